/** How urgent a mail is: P1 risk of serious harm now, P2 education or a right lost within ten working days, P3 one child, P4 general. */
import { speaksOfChild } from './child.ts'
import type { FlagsAnswer } from './flags.ts'
import type { CorrespondentKind, Evidence, Flag, Priority } from './judgement.ts'
import type { TopicAnswer } from './topic.ts'
import type { Sentence } from './writing.ts'

export interface PriorityAnswer {
  readonly priority: Priority
  readonly flags: readonly Flag[]
  readonly evidence: readonly Evidence[]
}

/** The third contact on one matter in 30 days raises the priority one level (contract section 4). */
const thirdContact = 3

export function decidePriority(question: {
  readonly sentences: readonly Sentence[]
  readonly topic: TopicAnswer
  readonly flags: FlagsAnswer
  readonly correspondentKind: CorrespondentKind
  readonly caseKnown: boolean
  /** Earlier contacts on the same matter in the last 30 days, this mail not counted. */
  readonly earlierContacts: number
}): PriorityAnswer {
  const base = basePriority(question)
  if (question.earlierContacts + 1 < thirdContact) return { ...base, flags: [] }
  const raised: Priority = base.priority === 'P4' ? 'P3' : base.priority === 'P3' ? 'P2' : 'P1'
  return {
    priority: raised,
    flags: ['third-contact'],
    evidence: [
      ...base.evidence,
      {
        for: `priority:${raised}`,
        text: `This is contact ${question.earlierContacts + 1} on one matter in 30 days.`,
      },
    ],
  }
}

function basePriority(question: Parameters<typeof decidePriority>[0]): Omit<PriorityAnswer, 'flags'> {
  const { flags, topic, sentences } = question
  const { urgency } = flags
  const reasons = (list: readonly Evidence[], priority: Priority): Evidence[] =>
    list.slice(0, 1).map(each => ({ for: `priority:${priority}`, text: each.text }))
  if (flags.flags.includes('safeguarding')) {
    return {
      priority: 'P1',
      evidence: reasons(
        flags.evidence.filter(each => each.for === 'flag:safeguarding'),
        'P1',
      ),
    }
  }
  if (topic.informationRight === 'foi' && topic.topic === 'information-rights')
    return { priority: 'P4', evidence: [] }
  const aboutChild = question.caseKnown || speaksOfChild(sentences) || ofOne.includes(topic.topic)
  if (aboutChild) {
    if (flags.flags.includes('out-of-school')) {
      return {
        priority: 'P2',
        evidence: reasons(
          flags.evidence.filter(each => each.for === 'flag:out-of-school'),
          'P2',
        ),
      }
    }
    if (urgency.legalNow) return { priority: 'P2', evidence: reasons(urgency.legalDeadline, 'P2') }
    if (urgency.pressing.length > 0) return { priority: 'P2', evidence: reasons(urgency.pressing, 'P2') }
    if (urgency.mediaNow) return { priority: 'P2', evidence: reasons(urgency.media, 'P2') }
  }
  if (topic.topic === 'general') {
    const asks = sentences.some(sentence => sentence.asks)
    return { priority: aboutChild && asks && question.caseKnown ? 'P3' : 'P4', evidence: [] }
  }
  const office = ['councillor', 'mp', 'staff', 'unknown', 'professional'].includes(question.correspondentKind)
  return { priority: aboutChild || !office ? 'P3' : 'P4', evidence: [] }
}

/** Topics that are about one family whoever writes. */
const ofOne: readonly string[] = ['complaint', 'tribunal', 'information-rights']
