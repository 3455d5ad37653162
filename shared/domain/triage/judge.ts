/** One judgement of one mail: pure, the same for the same input, with the words that led to it. */
import { type DirectoryIndex, isOnFile } from '../directory/directory-index.ts'
import type { Mail, MessageKind } from '../mail/mail.ts'
import type { Receipt } from '../mail/receipt.ts'
import { deadlinesFor } from '../standards/deadlines.ts'
import { calendarOf } from '../standards/working-time.ts'
import { matchCase } from './case-match.ts'
import { findCorrespondent } from './correspondent.ts'
import { datesNamed } from './dates-named.ts'
import { findFlags } from './flags.ts'
import type { JudgeInput } from './judge-input.ts'
import type { Evidence, Flag, Judgement } from './judgement.ts'
import { findLanguage } from './language.ts'
import { decideOwner } from './owner.ts'
import { personBehind, standingOf } from './person-behind.ts'
import { decidePriority } from './priority.ts'
import { questionsAsked } from './questions.ts'
import { failsChecks } from './sender-proof.ts'
import { findTopic } from './topic.ts'
import { quote, readWriting } from './writing.ts'

const questionsKept = 12

export function judge(input: JudgeInput): Judgement {
  const { mail, receipt, directory, now } = input
  const writing = readWriting(mail)
  const kind = kindOf(mail, receipt, directory)
  const writer = findCorrespondent(mail, kind.kind === 'query' ? writing : null, receipt, directory)
  const kindEvidence: Evidence[] = kind.text === '' ? [] : [{ for: 'kind', text: quote(kind.text) }]
  if (kind.kind !== 'query')
    return needingNobody(kind.kind, writer.correspondent, [...kindEvidence, ...writer.evidence], input)
  const { sentences } = writing
  const found = matchCase({
    mail,
    writing,
    kind: writer.correspondent.kind,
    contacts: writer.contacts,
    writersWard: writer.ward,
    thread: input.thread,
    now,
    directory,
  })
  const known = found.match === null ? null : directory.case(found.match.id)
  const behind = personBehind(mail, directory)
  const language = findLanguage(
    writing.own === '' ? writing.subject : writing.own,
    writing.forwarded,
    sentences,
  )
  const topic = findTopic(sentences, language.language, input.model)
  const flags = findFlags({
    sentences,
    writer,
    case: known,
    topic,
    language,
    now,
    calendar: calendarOf(directory.snapshot.council),
  })
  const priority = decidePriority({
    sentences,
    topic,
    flags,
    foreign: language.language !== 'en' && language.language !== 'cy',
    caseKnown: known !== null || found.possible.length > 0,
    earlierContacts: input.earlierContacts,
  })
  const allFlags: Flag[] = [...new Set([...flags.flags, ...priority.flags])]
  const ward = known === null ? wardOf(found.wards, writer.ward, directory) : null
  const { owner, alsoTell } = decideOwner({
    kind: 'query',
    topic: topic.topic,
    safeguarding: allFlags.includes('safeguarding'),
    case: known,
    ward,
    now,
    directory,
  })
  return {
    messageKind: 'query',
    correspondent: writer.correspondent,
    topic: topic.topic,
    otherTopics: [...topic.otherTopics],
    confidence: topic.confidence,
    unsure: topic.unsure,
    priority: priority.priority,
    flags: allFlags,
    case: found.match,
    possibleCases: [...found.possible],
    owner,
    ward: known === null ? ward : known.ward === '' ? null : known.ward,
    alsoTell,
    deadlines: deadlinesFor({
      correspondentKind: writer.correspondent.kind,
      topic: topic.topic,
      flags: allFlags,
      priority: priority.priority,
      receivedAt: receipt.receivedAt,
      council: directory.snapshot.council,
    }),
    language: language.language,
    interpreterLanguage: language.needed,
    // A forwarder's "can you look into this" is asked with what the person behind them wants to know.
    questions: [...questionsAsked(`${writing.own}\n\n${writing.forwarded}`, questionsKept)],
    dates: datesNamed(sentences, now),
    onBehalfOf: behind,
    evidence: [
      ...kindEvidence,
      ...writer.evidence,
      ...standingOf(behind, known, directory),
      ...found.evidence,
      ...topic.evidence,
      ...flags.evidence,
      ...priority.evidence,
    ],
  }
}

/**
 * The reader's kind, with what only the receipt and the directory know: mail that the mail server calls spam from nobody we
 * know, mail with a virus, and mail marked as bulk that somebody on the register wrote themselves.
 */
function kindOf(
  mail: Mail,
  receipt: Receipt,
  directory: DirectoryIndex,
): { kind: MessageKind; text: string } {
  const onFile = isOnFile(mail.from.address, directory)
  if (receipt.virus === 'fail') return { kind: 'spam', text: 'The mail server found a virus.' }
  if (mail.kind === 'query' && receipt.spam === 'fail' && !onFile) {
    return {
      kind: 'spam',
      text: 'The mail server takes it for spam, and the writer is not in the directory.',
    }
  }
  if (mail.kind === 'spam' && onFile && receipt.spam !== 'fail' && !failsChecks(mail, receipt)) {
    return { kind: 'query', text: 'Its words are those of spam, but somebody in the directory wrote it.' }
  }
  if (
    mail.kind === 'bulk' &&
    onFile &&
    !/\bunsubscribe\b|view (?:this )?(?:e-?mail )?in (?:your )?browser/i.test(mail.text)
  ) {
    return { kind: 'query', text: 'It is marked as bulk mail, but somebody in the directory wrote it.' }
  }
  return { kind: mail.kind, text: mail.kindEvidence }
}

function needingNobody(
  kind: Exclude<MessageKind, 'query'>,
  correspondent: Judgement['correspondent'],
  evidence: Evidence[],
  input: JudgeInput,
): Judgement {
  return {
    messageKind: kind,
    correspondent,
    topic: 'general',
    otherTopics: [],
    confidence: 1,
    unsure: false,
    priority: 'P4',
    flags: [],
    case: null,
    possibleCases: [],
    ward: null,
    ...decideOwner({
      kind,
      topic: 'general',
      safeguarding: false,
      case: null,
      ward: null,
      now: input.now,
      directory: input.directory,
    }),
    deadlines: null,
    language: 'en',
    interpreterLanguage: null,
    questions: [],
    dates: [],
    onBehalfOf: null,
    evidence,
  }
}

/** The ward that the words name, where one team serves all that they name; else the councillor's own. */
function wardOf(
  named: ReadonlySet<string>,
  writers: string | null,
  directory: DirectoryIndex,
): string | null {
  const [first] = named
  if (first !== undefined && new Set([...named].map(ward => directory.teamOfWard(ward)?.id)).size === 1)
    return first
  return writers
}
