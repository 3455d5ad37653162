/** How urgent a mail is: P1 risk of serious harm now, P2 education or a right lost within ten working days, P3 one child, P4 general. */
import { speaksOfChild } from './child.ts'
import type { FlagsAnswer } from './flags.ts'
import type { Evidence, Flag, Priority } from './judgement.ts'
import type { TopicAnswer } from './topic.ts'
import { quote, type Sentence } from './writing.ts'

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
  readonly caseKnown: boolean
  /** The mail is not in English: who writes so writes of their own child. */
  readonly foreign: boolean
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
  const child = speaksOfChild(sentences)
  const inGeneral = !child && sentences.some(({ words }) => general.test(words))
  const aboutChild =
    question.caseKnown ||
    child ||
    ofOne.includes(topic.topic) ||
    (topic.topic !== 'general' && !inGeneral) ||
    question.foreign
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
    if (topic.topic === 'out-of-school' && !inGeneral) {
      return {
        priority: 'P2',
        evidence: reasons(
          topic.evidence.filter(each => each.for === 'topic:out-of-school'),
          'P2',
        ),
      }
    }
    if (urgency.legalNow) return { priority: 'P2', evidence: reasons(urgency.legalDeadline, 'P2') }
    if (urgency.pressing.length > 0) return { priority: 'P2', evidence: reasons(urgency.pressing, 'P2') }
    if (urgency.mediaNow) return { priority: 'P2', evidence: reasons(urgency.media, 'P2') }
    if (topic.reading.signs.urgent.raised && !question.foreign) {
      const because = topic.reading.because('urgent')
      const text = because === null ? 'The mail as a whole reads so.' : quote(because.text)
      return { priority: 'P2', evidence: [{ for: 'priority:P2', text }] }
    }
  }
  if (topic.topic === 'general') {
    const asks =
      sentences.some(sentence => sentence.asks) && !sentences.some(({ words }) => nothingAsked.test(words))
    return { priority: aboutChild && asks ? 'P3' : 'P4', evidence: [] }
  }
  return { priority: aboutChild ? 'P3' : 'P4', evidence: [] }
}

const nothingAsked =
  /\b(?:(?:nothing|no (?:reply|response|answer|action)|no need)(?: [\p{L}\p{N}]+){0,2} (?:needed|required|necessary|to (?:reply|respond|answer|write|get back|call))|just (?:a note |wanted |want |a quick note )?to (?:say )?thank|(?:just )?(?:a note|writing) to (?:say )?thank)\b/u
/** Policy, numbers, research: about nobody in particular. */
const general =
  /\b(?:how many|policy|policies|strategy|statistics|in general|general (?:question|query|enquiry|terms|information)|briefing|scrutiny|white paper|essay|dissertation|research|survey|local offer|reporter|journalist|newsletter|sufficiency|task group|podcast|training|conference|borough|number of|consultation on|national|governors?|all (?:children|pupils|schools|parents)|per year|each year|each school)\b/

/** Topics that are about one family whoever writes. */
const ofOne: readonly string[] = ['complaint', 'tribunal', 'information-rights']
