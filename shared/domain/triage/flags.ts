/** The flags of a mail, each with the words that raise it. */
import type { Case } from '../directory/directory.ts'
import type { WorkingCalendar } from '../standards/working-time.ts'
import { findConsentNeed } from './consent.ts'
import type { CorrespondentAnswer } from './correspondent.ts'
import type { Evidence, Flag } from './judgement.ts'
import type { LanguageAnswer } from './language.ts'
import { foreignSubjects } from './other-languages.ts'
import { findSafeguarding } from './safeguarding.ts'
import type { TopicAnswer } from './topic.ts'
import { findUrgency, type Urgency } from './urgency.ts'
import { quote, type Sentence } from './writing.ts'

export interface FlagsAnswer {
  readonly flags: readonly Flag[]
  readonly evidence: readonly Evidence[]
  readonly urgency: Urgency
}

const accessNeed =
  /\b(?:bsl|british sign language|(?:i am|im|she is|he is|mum is|dad is|we are|both) (?:profoundly |partially |registered )?(?:deaf|blind)|hard of hearing|easy read|large print|braille|(?:cant|cannot|dont|unable to|struggle to|find it hard to|not good at|not good with|difficult to) (?:read|reading|write|writing)(?: very| well| and| or|$)|(?:i have|i am|im|mum has|dad has|ive got) (?:a |an )?(?:\p{L}+ )?(?:learning disability|learning difficulties|dyslexia|dyslexic|autistic myself|autism myself|visual impairment|hearing loss)|my dyslexia|text relay|relay uk|(?:rather|prefer|please) (?:you )?(?:text|email|write)(?: \p{L}+){0,6} (?:phone|phones|call|calls|ring))\b/u
const secure =
  /\b(?:egress|secure (?:e ?mail|message)|encrypted (?:e ?mail|message)|(?:view|open|read) (?:the|this|your) (?:secure|encrypted|protected))\b/
const notSend =
  /\b(?:pot ?holes?|bins?|bin collection|council tax|housing (?:repairs?|benefit|list)|planning (?:permission|application)|parking|street ?lights?|fly ?tipping|dog (?:mess|fouling)|blue badge|free school meals|in year admission|library|libraries|allotments?|recycling|pavements?|road ?works)\b/

/** What the text model adds to the rules: it raises a flag that no rule raised, and takes none away. */
function learnt(
  { reading }: TopicAnswer,
  flag: 'safeguarding' | 'out-of-school' | 'legal-deadline',
): Evidence[] {
  if (!reading.signs[flag].raised) return []
  const because = reading.because(flag)
  const text = because === null ? 'The mail as a whole reads so.' : quote(because.text)
  return [{ for: `flag:${flag}`, text }]
}

export function findFlags(question: {
  readonly sentences: readonly Sentence[]
  readonly writer: CorrespondentAnswer
  readonly case: Case | null
  readonly topic: TopicAnswer
  readonly language: LanguageAnswer
  readonly now: string
  readonly calendar: WorkingCalendar
}): FlagsAnswer {
  const { sentences, writer, topic, language } = question
  const flags = new Set<Flag>(writer.flags)
  const evidence: Evidence[] = []
  const raise = (flag: Flag, because: readonly Evidence[]): void => {
    if (because.length === 0) return
    flags.add(flag)
    evidence.push(...because)
  }
  const isFoi = topic.informationRight === 'foi'
  // Whatever else a mail asks for: nothing switches this rule off.
  const safeguarding = findSafeguarding(sentences)
  raise('safeguarding', safeguarding)
  raise('interpreter', language.interpreter)
  const urgency = findUrgency(sentences, {
    now: question.now,
    calendar: question.calendar,
    topic: topic.topic,
  })
  if (!isFoi) raise('out-of-school', urgency.outOfSchool)
  if (!isFoi && urgency.outOfSchool.length === 0 && topic.topic === 'out-of-school' && !topic.unsure) {
    const because = topic.evidence.find(each => each.for === 'topic:out-of-school')
    raise('out-of-school', because === undefined ? [] : [{ for: 'flag:out-of-school', text: because.text }])
  }
  if (!isFoi) raise('legal-deadline', urgency.legalDeadline)
  raise('media', urgency.media)
  if (!isFoi && language.language === 'en') {
    for (const flag of ['safeguarding', 'out-of-school', 'legal-deadline'] as const) {
      if (!flags.has(flag)) raise(flag, learnt(topic, flag))
    }
  }
  if (topic.formalComplaint) flags.add('complaint')
  if (topic.informationRight !== null && topic.topic === 'information-rights')
    flags.add(topic.informationRight)
  if (language.language !== 'en') {
    for (const sentence of sentences) {
      for (const [subject] of foreignSubjects(sentence.words)) {
        const because = (flag: Flag): Evidence[] => [{ for: `flag:${flag}`, text: quote(sentence.text) }]
        if (subject === 'safeguarding' && safeguarding.length === 0 && !flags.has('safeguarding'))
          raise('safeguarding', because('safeguarding'))
        if (subject === 'no-school' && !flags.has('out-of-school'))
          raise('out-of-school', because('out-of-school'))
      }
    }
  }
  const matching = (pattern: RegExp, flag: Flag): Evidence[] => {
    const sentence = sentences.find(({ words }) => pattern.test(words))
    return sentence === undefined ? [] : [{ for: `flag:${flag}`, text: quote(sentence.text) }]
  }
  raise('access-need', matching(accessNeed, 'access-need'))
  raise('secure-message', matching(secure, 'secure-message'))
  if (topic.topic === 'general' && question.case === null) raise('not-send', matching(notSend, 'not-send'))
  const mayNotReceive =
    writer.contacts.some(contact => contact.caseId === question.case?.id && !contact.mayReceive) ||
    flags.has('may-not-receive')
  if (mayNotReceive) flags.add('may-not-receive')
  const consent = findConsentNeed({
    sentences,
    correspondent: writer.correspondent,
    contacts: writer.contacts,
    case: question.case,
    mayNotReceive,
    now: question.now,
  })
  if (consent !== null) raise('consent-needed', [consent])
  return { flags: [...flags], evidence, urgency }
}
