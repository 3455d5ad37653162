import { reportedEntry, saysNotDelivered } from '../domain/casework/bounce.ts'
import { likeText } from '../domain/casework/campaign.ts'
import { writerWordsOf } from '../domain/casework/correspondent-words/file-writer-words.ts'
import { readWriterWords } from '../domain/casework/correspondent-words/writer-words.ts'
import { decideFiling, type FilingAsk } from '../domain/casework/decide-filing.ts'
import type { Filing } from '../domain/casework/filing.ts'
import { mostSurveyWords } from '../domain/casework/news/survey.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import { type Query, QueryCard } from '../domain/casework/query.ts'
import { cutText } from '../domain/mail/cut-text.ts'
import { likeness } from '../domain/mail/likeness.ts'
import type { Mail } from '../domain/mail/mail.ts'
import { nextUpdateDue, standardsFor } from '../domain/standards/deadlines.ts'
import { londonDate } from '../domain/standards/london.ts'
import { calendarOf, nextWorkingInstant } from '../domain/standards/working-time.ts'
import type { CaseworkFiling, Facts } from '../ports/casework-filing.ts'
import type { Feedback } from '../ports/feedback.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import { done, type Outcome, park, retry } from '../ports/outcome.ts'
import type { ThreadSecrets } from '../ports/thread-secrets.ts'
import { type Considered, type ConsiderMailPorts, exchangeNamed, makeConsiderMail } from './consider-mail.ts'
import type { DirectoryToday } from './directory-today.ts'
import { makeInOrder } from './in-order.ts'
import { makeKeepTogether, type Together } from './keep-together.ts'
import { queueDecided } from './queue-decided.ts'
import type { RecordAbsence } from './record-absence.ts'
import type { SurveyRecorded, SurveyToRecord } from './record-survey.ts'
import { makeSayAwayByMail } from './say-away-by-mail.ts'

export interface TakeInMailPorts extends ConsiderMailPorts {
  readonly casework: CaseworkFiling
  readonly secrets: ThreadSecrets
  readonly outbox: OutboxQueue
  /** Takes in that a mail of ours was not delivered: `take-in-feedback.ts`. */
  readonly takeInFeedback: (reports: readonly Feedback[]) => Promise<readonly Outcome[]>
  readonly recordSurvey: (survey: SurveyToRecord) => Promise<SurveyRecorded>
  readonly recordAbsence: RecordAbsence
  readonly deskUrl: string
  readonly news: TakeInMailNews
}

/** What operators are told; ids and our own words only. */
interface TakeInMailNews {
  filed(fields: { reference: string | null; kind: string; to: Filing['to'] }): void
  secondDelivery(fields: { reference: string | null }): void
  withheld(fields: { reference: string | null; why: string }): void
  /** A fault over one mail, which goes back to its queue. */
  faulted(fault: unknown): void
}

/** How often a decision is taken anew when what it rested on has changed meanwhile. */
const TRIES = 4

type Ended = {
  readonly outcome: Outcome
  readonly entries: readonly Pick<OutgoingMail, 'entryId' | 'sendAfter'>[]
}

export function makeTakeInMail(ports: TakeInMailPorts) {
  const keepTogether = makeKeepTogether(ports.casework)
  const consider = makeConsiderMail(ports)
  const sayAway = makeSayAwayByMail(ports.recordAbsence)
  return takeIn

  /** The outcome of each stored mail, in the order given. */
  async function takeIn(stored: readonly { readonly key: string }[]): Promise<readonly Outcome[]> {
    const today = await ports.directory()
    if (today === null) return stored.map(() => retry('no directory has been imported yet'))
    const secrets = await ports.secrets.read()

    const considered = await Promise.all(stored.map(({ key }) => orRetry(() => read(key, today, secrets))))
    const wanting = considered.filter(each => 'judgement' in each && opensQuery(each))
    const references = [...(await newReferences(wanting.length))]
    const ended = new Map<Considered | Ended, Ended>()
    const batch: Batch = { inOrder: makeInOrder(), justOpened: [], secrets }
    await Promise.all(
      inTurn(considered).map(async turn => {
        let first = true
        for (const each of turn) {
          const reference = opensQuery(each) ? (references.shift() ?? null) : null
          // What came before from the same writer may have changed what this one rests on.
          const fresh = first ? each : null
          ended.set(
            each,
            await orRetry(async () => file(fresh ?? (await consider.again(each)), reference, batch)),
          )
          first = false
        }
      }),
    )
    const outcomes = considered
      .map(each => ('judgement' in each ? ended.get(each) : each))
      .map(each => each ?? failed)
    await queueDecided(
      ports.outbox,
      outcomes.flatMap(each => each.entries),
      ports.clock(),
    )
    return outcomes.map(each => each.outcome)
  }

  /** A fault over one mail is that mail's alone: the others of the batch are filed and answered. */
  async function orRetry<Result>(work: () => Promise<Result>): Promise<Result | Ended> {
    try {
      return await work()
    } catch (fault) {
      ports.news.faulted(fault)
      return failed
    }
  }

  async function read(
    rawKey: string,
    today: DirectoryToday,
    secrets: readonly string[],
  ): Promise<Considered | Ended> {
    const considered = await consider.read(rawKey, today, secrets)
    return considered === 'no-such-mail'
      ? { outcome: park('There is no such mail in the mail store.'), entries: [] }
      : considered
  }

  /** Mails that may belong together are filed one after the other, so that the later finds the earlier. */
  function file(first: Considered, reference: string | null, batch: Batch): Promise<Ended> {
    const name = opensQuery(first) ? togetherName(first) : null
    const work = () => fileNow(first, reference, batch)
    return name === null ? work() : batch.inOrder(name, work)
  }

  async function fileNow(first: Considered, reference: string | null, batch: Batch): Promise<Ended> {
    let considered = first
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      if (considered.facts.filed !== null) return alreadyFiled(considered, considered.facts.filed)
      // Before the bounce itself is filed: a crash between the two then repeats both.
      if (considered.judgement.messageKind === 'bounce') await takeInBounce(considered)
      const needed = opensQuery(considered)
      const newReference = needed ? (reference ?? (await newReferences(1))[0] ?? null) : null
      const together = needed ? await belongsWith(considered, newReference ?? '', batch) : null
      // Both before the mail itself is filed, and both safe to repeat: a crash between repeats them.
      await takeInSurvey(considered)
      const absenceSaid = await sayAway(considered)
      const { filing, withheld } = decide(considered, newReference, together, {
        secrets: batch.secrets,
        ownQueries: await ownQueriesFor(considered),
        absenceSaid,
      })
      if ((await ports.casework.file(filing)) === 'filed') {
        if (filing.to === 'new-query') batch.justOpened.push(QueryCard.parse(filing.query))
        const filedUnder =
          filing.to === 'kept' ? null : filing.to === 'history' ? filing.reference : filing.query.reference
        ports.news.filed({ reference: filedUnder, kind: considered.judgement.messageKind, to: filing.to })
        if (withheld !== null) ports.news.withheld({ reference: filedUnder, why: withheld })
        return { outcome: done, entries: decidedIn(filing) }
      }
      // Somebody else filed it, or changed what it rests on: look again.
      considered = await consider.again(considered)
    }
    return { outcome: retry('the query kept changing while this mail was filed'), entries: [] }
  }

  /** A mail server that reports to the inbox instead of the return path: what SES would have told the feedback queue. */
  async function takeInBounce({ read, facts }: Considered): Promise<void> {
    const { deliveryReport } = read.mail
    if (deliveryReport === null) return
    const reported = reportedEntry(deliveryReport, facts.threads)
    if (reported === null || reported.entryId === null || !saysNotDelivered(deliveryReport)) return
    const outcomes = await ports.takeInFeedback([
      {
        entryId: reported.entryId,
        what: 'not-delivered',
        messageId: reported.messageId ?? '',
        at: read.receipt.receivedAt,
        why: `delivery report ${deliveryReport.status ?? ''}`.trim(),
      },
    ])
    if (outcomes.some(each => each.outcome !== 'done')) throw new Error('A bounce could not be taken in.')
  }

  function belongsWith(
    { judgement, read, facts, today }: Considered,
    reference: string,
    batch: Batch,
  ): Promise<Together> {
    return keepTogether({
      mail: read.mail,
      mailId: read.mailId,
      reference,
      judgement,
      receivedAt: read.receipt.receivedAt,
      likeness: likenessOf(read.mail),
      recentQueries: facts.recentQueries,
      justOpened: batch.justOpened,
      directory: today.index,
      now: ports.clock(),
    })
  }

  function decide(
    considered: Considered,
    newReference: string | null,
    together: Together | null,
    also: Pick<FilingAsk, 'secrets' | 'ownQueries' | 'absenceSaid'>,
  ) {
    const { index: directory, marks: awayMarks } = considered.today
    const { council } = directory.snapshot
    const { read, facts, ask } = considered
    const judgement = together?.judgement ?? considered.judgement
    const now = ports.clock()
    return decideFiling({
      mail: read.mail,
      receipt: read.receipt,
      judgement,
      place: considered.place,
      directory,
      exchangeNamed: exchangeNamed(considered),
      messageIdTaken: facts.messageIdTaken,
      answersSeveral: facts.answersSeveral,
      provenReference: ask.provenReference,
      ...also,
      automaticMail: facts.automaticMail,
      automaticMailInHour: facts.automaticMailInHour,
      likeness: likenessOf(read.mail),
      mailId: read.mailId,
      rawKey: considered.rawKey,
      size: considered.size,
      conversation: ask.conversation,
      inbox: ports.inbox,
      deskUrl: ports.deskUrl,
      newReference: newReference ?? '',
      day: considered.day,
      now,
      nextWorkingInstant: nextWorkingInstant(calendarOf(council), now),
      nextUpdateBy: nextUpdateDue({
        correspondentKind: judgement.correspondent.kind,
        topic: judgement.topic,
        flags: judgement.flags,
        priority: judgement.priority,
        from: read.receipt.receivedAt,
        council,
      }),
      standardsVersion: standardsFor(council).version,
      links: together?.links ?? [],
      campaign: together?.campaign ?? null,
      earlierContacts: considered.earlierContacts,
      noticeAnswered: considered.noticeAnswered,
      awayMarks,
    })
  }

  async function alreadyFiled(considered: Considered, filed: NonNullable<Facts['filed']>): Promise<Ended> {
    const { rawKey, read, day } = considered
    if (filed.as === 'other-delivery') {
      await ports.casework.recordSecondDelivery({
        rawKey,
        mailId: read.mailId,
        day,
        at: read.receipt.receivedAt,
      })
      ports.news.secondDelivery({ reference: filed.reference })
    }
    const now = ports.clock()
    const unsent = filed.reference === null ? [] : await ports.casework.unsentOf(filed.reference, now)
    return { outcome: done, entries: unsent.map(entryId => ({ entryId, sendAfter: now })) }
  }

  /** The two answers of a writer whose query was closed; a closing that nobody asked about, or long ago, is left as it is. */
  async function takeInSurvey({ place, read, judgement, today }: Considered): Promise<void> {
    if (place.place !== 'join' || place.query.state !== 'closed' || judgement.messageKind !== 'query') return
    const { mail } = read
    if (mail.from.address !== place.query.correspondentAddress) return
    const words = writerWordsOf({ mail, judgement, directory: today.index })
    if (words.says !== 'survey') return
    const { reference, clocks } = place.query
    const better = cutText(words.words, mostSurveyWords)
    await ports.recordSurvey({
      reference,
      round: clocks.round,
      answers: { answered: words.answered, ease: words.ease, better },
      via: 'mail',
    })
  }

  /** A writer who asks where things stand is told of all that is theirs. */
  async function ownQueriesFor({ read, judgement, facts }: Considered): Promise<readonly Query[]> {
    if (!judgement.correspondent.verified || facts.recentQueries.length === 0) return []
    const words = readWriterWords({ text: read.mail.text, writerName: read.mail.from.name })
    return words.says === 'status'
      ? ports.casework.queries(facts.recentQueries.map(each => each.reference))
      : []
  }

  function newReferences(count: number): Promise<readonly string[]> {
    return count === 0
      ? Promise.resolve([])
      : ports.casework.newReferences(londonDate(ports.clock()).slice(0, 4), count)
  }
}

function decidedIn(filing: Filing): readonly OutgoingMail[] {
  return filing.to === 'history' ? (filing.absence?.outgoing ?? []) : filing.outgoing
}

/** What the mails of one batch know of each other. */
interface Batch {
  readonly inOrder: ReturnType<typeof makeInOrder>
  readonly justOpened: QueryCard[]
  /** What links in letters are signed with, newest first. */
  readonly secrets: readonly string[]
}

function togetherName({ judgement, read }: Considered): string | null {
  if (judgement.case !== null) return `case ${judgement.case.id}`
  return likeText(read.mail, judgement) === null ? null : 'campaigns'
}

/** The cover line of a councillor's forwards is always the same; what is forwarded is not. */
const likenessOf = (mail: Mail): readonly number[] =>
  likeness(`${mail.ownWords} ${mail.forwarded?.text ?? ''}`)

const failed: Ended = { outcome: retry('a fault of our own'), entries: [] }

const opensQuery = (each: Considered): boolean =>
  each.facts.filed === null && each.judgement.messageKind === 'query' && each.place.place === 'new'

/** Mails of one writer one after the other, as they came in: an answer after what it answers, a limit counted before the next. */
function inTurn(considered: readonly (Considered | Ended)[]): readonly (readonly Considered[])[] {
  const mails = considered.filter(each => 'judgement' in each)
  const turns = Map.groupBy(mails, mail => mail.ask.sender || mail.rawKey)
  return [...turns.values()].map(turn =>
    turn.toSorted((one, other) => (one.read.receipt.receivedAt < other.read.receipt.receivedAt ? -1 : 1)),
  )
}
