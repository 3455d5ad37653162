/**
 * Mail of a correspondent that is answered or kept without moving anything: STATUS is no new contact and touches no clock; the
 * survey's answers and a bare thank-you open no closed query again. Only from a writer whose address is shown to be theirs.
 */
import { isOnFile } from '../../directory/directory-index.ts'
import { status } from '../../letters/status.ts'
import { answerTo } from '../answer-to.ts'
import { countAcknowledgement, mayAcknowledge } from '../automatic-mail.ts'
import { bringUpToDate } from '../clock/bring-up-to-date.ts'
import type { Base, FilingAsk, FilingDecision } from '../decide-filing.ts'
import { waitingMail } from '../outgoing-mail.ts'
import type { CaseworkEvent, Query } from '../query.ts'
import { whereItStands } from './where-it-stands.ts'
import { readWriterWords, type WriterWords } from './writer-words.ts'

/** Letters list no more; who has more is told of the newest. */
const MOST_QUERIES = 20

/** What a verified correspondent's mail says; `letter` for everybody else's, and for mail that brings files or danger with it. */
export function writerWordsOf({
  mail,
  judgement,
  directory,
}: Pick<FilingAsk, 'mail' | 'judgement' | 'directory'>): WriterWords {
  const isTheirs = judgement.correspondent.verified && isOnFile(mail.from.address, directory)
  if (
    !isTheirs ||
    mail.attachments.length > 0 ||
    mail.forwarded !== null ||
    judgement.flags.includes('safeguarding')
  )
    return { says: 'letter' }
  return readWriterWords({ text: mail.text, writerName: mail.from.name })
}

/** Null where the mail is to be taken in as any other. `stored` is the query that it joins; null where it joins none. */
export function fileWriterWords(ask: FilingAsk, base: Base, stored: Query | null): FilingDecision | null {
  const words = writerWordsOf(ask)
  const isClosed = stored?.state === 'closed'
  if (words.says === 'status') return fileStatus(ask, base, stored)
  if (stored !== null && isClosed && words.says === 'thanks') return quietly(ask, base, stored, 'thanks')
  if (stored !== null && isClosed && words.says === 'survey') return quietly(ask, base, stored, 'survey')
  return null
}

function fileStatus(ask: FilingAsk, base: Base, stored: Query | null): FilingDecision {
  const { mail, receipt, directory, now } = ask
  const sender = mail.from.address
  const { council } = directory.snapshot
  const upToDate = stored === null ? null : bringUpToDate(stored, receipt.receivedAt, directory)
  const own = ask.ownQueries.filter(
    query => query.correspondentAddress === sender && query.reference !== stored?.reference,
  )
  const joined = upToDate?.query.parties.includes(sender) ? [upToDate.query] : []
  const queries = [...joined, ...own].slice(0, MOST_QUERIES)
  const mayAnswer = mayAcknowledge({
    mail,
    receipt,
    judgement: ask.judgement,
    inbox: ask.inbox,
    inDirectory: true,
    acknowledgedTo: [],
    inExchange: 0,
    soFar: ask.automaticMail,
    toEveryoneInHour: ask.automaticMailInHour,
    // The same word again is the same question, not a loop.
    likeness: [],
    now,
  })
  const reference = stored === null ? null : stored.reference
  const letter = status(
    council,
    queries.map(query => whereItStands(query, council, receipt.receivedAt)),
  )
  const answer = waitingMail({
    entryId: `${reference ?? `DAY-${ask.day}`}_status_${ask.mailId.slice(0, 10)}`,
    reference,
    kind: 'digest',
    to: sender,
    toName: mail.from.name,
    toStaffId: null,
    letter,
    ...answerTo(mail),
    decidedAt: now,
    sendAfter: now,
  })
  const outgoing = mayAnswer.acknowledge ? [answer] : []
  const acknowledged = mayAnswer.acknowledge
    ? {
        before: ask.automaticMail,
        after: countAcknowledgement(ask.automaticMail, now, ask.automaticMail?.lastLikeness ?? []),
      }
    : null
  const withheld = mayAnswer.acknowledge ? null : mayAnswer.why
  if (stored === null || upToDate === null)
    return { withheld, filing: { ...base, to: 'kept', outgoing, acknowledged } }
  return {
    withheld,
    filing: {
      ...base,
      to: 'query',
      query: { ...upToDate.query, answerTo: answeredFrom(ask, stored), version: stored.version + 1 },
      events: [...upToDate.events, joinedEvent(ask, 'status')],
      notices: upToDate.notices,
      outgoing,
      takenBack: [],
      acknowledged,
    },
  }
}

function quietly(ask: FilingAsk, base: Base, stored: Query, detail: string): FilingDecision {
  return {
    withheld: `it says no more than ${detail}`,
    filing: {
      ...base,
      to: 'query',
      query: { ...stored, answerTo: answeredFrom(ask, stored), version: stored.version + 1 },
      events: [joinedEvent(ask, detail)],
      notices: [],
      outgoing: [],
      takenBack: [],
      acknowledged: null,
    },
  }
}

const joinedEvent = ({ receipt }: FilingAsk, detail: string): CaseworkEvent => ({
  at: receipt.receivedAt,
  type: 'joined',
  by: 'correspondent',
  to: [],
  detail,
})

const answeredFrom = ({ mail }: FilingAsk, stored: Query) =>
  mail.from.address === stored.correspondentAddress ? answerTo(mail) : stored.answerTo
