/** One mail, one decision: what is opened, joined or kept, who is told, and what leaves. Pure; written by the store whole or not at all. */
import { isAway } from '../directory/cover.ts'
import { type DirectoryIndex, isOnFile } from '../directory/directory-index.ts'
import { cutText } from '../mail/cut-text.ts'
import type { Mail } from '../mail/mail.ts'
import type { Receipt } from '../mail/receipt.ts'
import { fingerprintOf } from '../standards/reckoning.ts'
import { type Flag, type Judgement, Priority } from '../triage/judgement.ts'
import { answerTo } from './answer-to.ts'
import { type AutomaticMailSoFar, countAcknowledgement, mayAcknowledge } from './automatic-mail.ts'
import type { AwayMark } from './away-mark.ts'
import type { CampaignStep } from './campaign.ts'
import type { AnswerLeft } from './clock/answer-left.ts'
import { bringUpToDate, withTimes } from './clock/bring-up-to-date.ts'
import { freshClocks } from './clock/clocks.ts'
import { madeSooner, movedInWords, reopened } from './clock/moves.ts'
import { isPaused, resumed } from './clock/pausing.ts'
import { fileWriterWords } from './correspondent-words/file-writer-words.ts'
import { notSorted } from './correspondent-words/not-sorted.ts'
import { coveredFor, coverStarted } from './cover.ts'
import { coverForAbsent } from './cover-for-absent.ts'
import { filedMail, partiesOf } from './filed-mail.ts'
import type { AcknowledgementCounted, Filing } from './filing.ts'
import { acknowledgementTo, noticeTo, type OutgoingAsk } from './letters-decided.ts'
import type { NoticeAnswered } from './notice-answered.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import { ownerLeft } from './owner-left.ts'
import type { Place } from './place-in-thread.ts'
import type { CaseworkEvent, Query, QueryLink } from './query.ts'
import { linksInWords } from './query-links.ts'
import type { AbsenceSaid } from './staff-mail/absence-said.ts'
import { fileStaffMail, wroteFirst } from './staff-mail/file-staff-mail.ts'
import { fileWithoutQuery } from './staff-mail/without-query.ts'
import { raisedPriority } from './third-contact.ts'
import { isColleague, isThirdContact, type Told, toldOf } from './who-is-told.ts'

export interface FilingAsk {
  readonly mail: Mail
  readonly receipt: Receipt
  readonly judgement: Judgement
  readonly place: Place
  readonly directory: DirectoryIndex
  /** Acknowledgements in the exchange of the queries that the subject names, where the mail opens a query of its own. */
  readonly exchangeNamed: number
  /** The mail's own Message-ID leads to another mail's query already. */
  readonly messageIdTaken: boolean
  /** It answers a mail of ours about several queries: nobody can tell which is meant. */
  readonly answersSeveral: boolean
  /** The query that a signed address or reference in the mail proves; null where none does. */
  readonly provenReference: string | null
  /** The writer's own queries of late, whole; read only for a writer who asks where things stand. */
  readonly ownQueries: readonly Query[]
  /** What came of an absence that a colleague's mail told; null for all other mail. */
  readonly absenceSaid: AbsenceSaid | null
  /** What links and tokens are signed with, newest first. */
  readonly secrets: readonly string[]
  readonly automaticMail: AutomaticMailSoFar | null
  readonly automaticMailInHour: number
  /** Of the mail's own words. */
  readonly likeness: readonly number[]
  readonly mailId: string
  readonly rawKey: string
  /** Bytes of the raw mail. */
  readonly size: number
  readonly conversation: string | null
  readonly inbox: string
  readonly deskUrl: string
  /** For a new query: a reference never used before. */
  readonly newReference: string
  /** London day of receipt. */
  readonly day: string
  /** The instant of the decision, UTC. */
  readonly now: string
  /** The next working instant from `now`: when notices to staff go that are not P1's. */
  readonly nextWorkingInstant: string
  /** By when the writer should have news after the first reply; for the notice. */
  readonly nextUpdateBy: string
  readonly standardsVersion: string
  /** Queries that a new one belongs together with; none for mail that joins one. */
  readonly links: readonly QueryLink[]
  readonly campaign: CampaignStep | null
  /** On the same matter in the last 30 days, this mail not counted. */
  readonly earlierContacts: number
  /** The notice of ours that an out-of-office answers; null for all other mail. */
  readonly noticeAnswered: NoticeAnswered | null
  /** Marks of people who are, or were of late, perhaps away. */
  readonly awayMarks: readonly AwayMark[]
}

export interface FilingDecision {
  readonly filing: Filing
  /** Why nobody is sent an acknowledgement; null where one is. */
  readonly withheld: string | null
}

const MAX_CONTACTS = 20
const MAX_QUESTIONS = 40

export function decideFiling(ask: FilingAsk): FilingDecision {
  const { judgement, place } = ask
  const base = {
    mail: filedMail(ask),
    day: ask.day,
    conversation: ask.conversation,
    claimsMessageId: !ask.messageIdTaken,
    backAtWork: backAtWork(ask),
  }
  if (judgement.messageKind !== 'query') {
    const withheld = `the mail is of kind ${judgement.messageKind}`
    if (ask.noticeAnswered !== null) {
      const upToDate = bringUpToDate(ask.noticeAnswered.query, ask.receipt.receivedAt, ask.directory)
      const answered = { ...ask.noticeAnswered, query: upToDate.query }
      const absence = coverForAbsent({
        ...answered,
        mailId: ask.mailId,
        receivedAt: ask.receipt.receivedAt,
        mark: markOf(answered.staff.id, ask),
        directory: ask.directory,
        deskUrl: ask.deskUrl,
        now: ask.now,
      })
      const changes = absence.query !== null
      // What had fallen due is the sweep's to record where nothing else changes the query.
      const events = [filedEvent(ask), ...(changes ? upToDate.events : []), ...absence.events]
      const notices = changes ? upToDate.notices : []
      return {
        withheld,
        filing: { ...base, to: 'history', reference: answered.query.reference, events, notices, absence },
      }
    }
    const known =
      place.place === 'join' && (judgement.messageKind === 'auto-reply' || judgement.messageKind === 'bounce')
    return known
      ? {
          withheld,
          filing: {
            ...base,
            to: 'history',
            reference: place.query.reference,
            events: [filedEvent(ask)],
            notices: [],
            absence: null,
          },
        }
      : { withheld, filing: { ...base, to: 'kept', outgoing: [], acknowledged: null } }
  }
  return place.place === 'new'
    ? openQuery(ask, base, place.linkedTo)
    : joinQuery(ask, base, place.query, place.reopens)
}

export type Base = Pick<Filing, 'mail' | 'day' | 'conversation' | 'claimsMessageId' | 'backAtWork'>

function openQuery(ask: FilingAsk, base: Base, linkedTo: string | null): FilingDecision {
  const { judgement, directory } = ask
  const colleague = isColleague(ask) ? directory.staffAt(ask.mail.from.address) : null
  const quiet = colleague === null ? fileWriterWords(ask, base, null) : fileWithoutQuery(ask, base, colleague)
  if (quiet !== null) return quiet
  if (judgement.deadlines === null) throw new Error('A query was judged to have no deadlines.')
  const answer = acknowledgementAnswer(ask, [], ask.exchangeNamed)
  const ownerStaff = judgement.owner.staffId === null ? null : directory.staff(judgement.owner.staffId)
  const query = withTimes(
    {
      reference: ask.newReference,
      version: 1,
      state: 'open',
      receivedAt: ask.receipt.receivedAt,
      subject: cutText(ask.mail.subject, 300),
      correspondent: judgement.correspondent,
      correspondentAddress: ask.mail.from.address,
      answerTo: answerTo(ask.mail),
      parties: partiesOf(ask),
      caseMatch: judgement.case,
      possibleCases: judgement.possibleCases,
      topic: judgement.topic,
      otherTopics: judgement.otherTopics,
      confidence: judgement.confidence,
      unsure: judgement.unsure,
      priority: judgement.priority,
      flags: judgement.flags,
      owner: judgement.owner,
      teamId: ownerStaff?.team ?? null,
      ward: judgement.ward,
      unreached: [],
      unreachable: [],
      deadlines: judgement.deadlines,
      nextDeadline: { clock: 'accept', at: judgement.deadlines.accept },
      clocks: freshClocks(ask.receipt.receivedAt, judgement.priority),
      wakeAt: null,
      // Now, as the owner was: mail may lie for days before it is taken in.
      coverFor: coveredFor({ ...judgement, caseId: judgement.case?.id ?? null }, directory, ask.now),
      breachReasons: [],
      apologies: [],
      calls: [],
      closing: null,
      acknowledgedAt: null,
      acknowledgedTo: answer.acknowledge ? [ask.mail.from.address] : [],
      acknowledgementsInExchange: ask.exchangeNamed + (answer.acknowledge ? 1 : 0),
      contacts: [ask.receipt.receivedAt],
      linkedTo,
      campaign: ask.campaign?.campaign ?? null,
      likeness: [...ask.likeness],
      standardsVersion: ask.standardsVersion,
      reckonedBy: fingerprintOf(directory.snapshot.council),
      language: judgement.language,
      interpreterLanguage: judgement.interpreterLanguage,
      questions: judgement.questions,
      dates: judgement.dates,
      onBehalfOf: judgement.onBehalfOf,
      evidence: judgement.evidence,
    },
    directory,
  )
  const outgoing: OutgoingMail[] = answer.acknowledge ? [acknowledgementTo(outgoingAsk(ask, query), 1)] : []
  const told = toldOf(ask, query, null)
  outgoing.push(...told.map((each, index) => noticeTo(outgoingAsk(ask, query), each, index)))
  const events: CaseworkEvent[] = [
    {
      at: ask.receipt.receivedAt,
      type: 'received',
      by: 'correspondent',
      to: [],
      detail: linkedTo === null ? '' : `linked to ${linkedTo}`,
    },
    // Who is only kept informed does not act from here: that is no routing (contract section 7, reading 11).
    ...told.filter(each => each.why !== 'kept-informed').map(each => routedEvent(ask, each)),
    ...linkedEvents(ask),
  ]
  return {
    withheld: answer.acknowledge ? null : answer.why,
    filing: {
      ...base,
      to: 'new-query',
      query,
      links: [
        ...(linkedTo === null
          ? []
          : [{ reference: linkedTo, how: 'continues' as const, at: ask.receipt.receivedAt }]),
        ...ask.links.filter(link => link.reference !== linkedTo),
      ],
      campaign: ask.campaign,
      events,
      outgoing,
      acknowledged: counted(ask, answer.acknowledge),
    },
  }
}

function joinQuery(ask: FilingAsk, base: Base, stored: Query, reopens: boolean): FilingDecision {
  const colleague = ask.directory.staffAt(ask.mail.from.address)
  if (colleague !== null && !wroteFirst(colleague, stored, ask)) {
    return fileStaffMail(ask, base, stored, colleague, query => outgoingAsk(ask, query))
  }
  const quiet = fileWriterWords(ask, base, stored)
  if (quiet !== null) return quiet
  const { directory, receipt } = ask
  const { receivedAt } = receipt
  const upToDate = bringUpToDate(stored, receivedAt, directory)
  const before = upToDate.query
  const answer = acknowledgementAnswer(ask, before.acknowledgedTo, before.acknowledgementsInExchange)
  const moved = movedByMail(ask, before, reopens)
  // Whoever is there now counts, for mail may lie for days before it is taken in; away then and now is away since then.
  const owner = before.owner.staffId
  const since = owner !== null && isAway(owner, receivedAt, directory) ? receivedAt : ask.now
  const handed =
    coverStarted(moved.query, ask.now, directory, since) ?? ownerLeft(moved.query, ask.now, directory)
  const joined: Query = {
    ...(handed?.query ?? moved.query),
    version: stored.version + 1,
    contacts: [...before.contacts, receivedAt].slice(-MAX_CONTACTS),
    answerTo: ask.mail.from.address === before.correspondentAddress ? answerTo(ask.mail) : before.answerTo,
    acknowledgedTo: answer.acknowledge
      ? [...before.acknowledgedTo, ask.mail.from.address]
      : before.acknowledgedTo,
    acknowledgementsInExchange: before.acknowledgementsInExchange + (answer.acknowledge ? 1 : 0),
    flags: [...new Set([...before.flags, ...flagsFor(before, ask)])],
    questions: [...new Set([...before.questions, ...questionsFor(before, ask)])].slice(-MAX_QUESTIONS),
  }
  const query = withTimes(joined, directory)
  const outgoing: OutgoingMail[] = answer.acknowledge
    ? [acknowledgementTo(outgoingAsk(ask, query), query.acknowledgedTo.length)]
    : []
  const told = toldOf(ask, query, before)
  outgoing.push(...told.map((each, index) => noticeTo(outgoingAsk(ask, query), each, index)))
  const to = told.map(each => each.staffId)
  const events: CaseworkEvent[] = [
    ...upToDate.events,
    { at: receivedAt, type: 'joined', by: 'correspondent', to, detail: '' },
    ...(reopens ? [{ at: receivedAt, type: 'reopened' as const, by: 'correspondent', to, detail: '' }] : []),
    ...moved.events,
    ...(handed === null ? [] : [handed.event]),
    ...told
      .filter(each => each.why === 'safeguarding' || each.why === 'call')
      .map(each => routedEvent(ask, each)),
  ]
  return {
    withheld: answer.acknowledge ? null : answer.why,
    filing: {
      ...base,
      to: 'query',
      query,
      events,
      notices: [...upToDate.notices, ...(reopens ? notSorted(ask, query) : [])],
      outgoing,
      takenBack: [],
      acknowledged: counted(ask, answer.acknowledge),
    },
  }
}

/** What is open about a writer, not about the matter: it holds for whom the query's answers go to, and for nobody else's mail. */
const aboutWriter: ReadonlySet<Flag> = new Set([
  'consent-needed',
  'may-not-receive',
  'private-address',
  'unverified-claim',
])

const flagsFor = (before: Query, ask: FilingAsk): readonly Flag[] =>
  isOfWriter(before, ask) ? ask.judgement.flags : ask.judgement.flags.filter(flag => !aboutWriter.has(flag))

/** The closing letter says them back to the writer, who must read nobody else's there, nor a forger's. */
const questionsFor = (before: Query, ask: FilingAsk): readonly string[] =>
  isOfWriter(before, ask) && ask.judgement.correspondent.verified ? ask.judgement.questions : []

/** The mail gives the address that the query's answers go to, or another of the same member's. */
function isOfWriter({ correspondent, correspondentAddress }: Query, { mail, judgement }: FilingAsk): boolean {
  const { directoryId } = correspondent
  return (
    mail.from.address === correspondentAddress ||
    (directoryId !== null && judgement.correspondent.directoryId === directoryId)
  )
}

/** What more mail does to the clocks: it opens a closed query again, ends a pause, and makes a matter more urgent, never less: that takes a person. */
function movedByMail(ask: FilingAsk, before: Query, reopens: boolean): Pick<AnswerLeft, 'query' | 'events'> {
  const { receivedAt } = ask.receipt
  const { council } = ask.directory.snapshot
  const third = isThirdContact(ask, before)
  const judged =
    Priority.options.find(each => each === ask.judgement.priority || each === before.priority) ??
    before.priority
  const priority = third ? raisedPriority(before.priority, judged) : judged
  if (reopens) return { query: reopened({ ...before, priority }, receivedAt, council), events: [] }
  const running = isPaused(before)
    ? resumed(before, receivedAt, 'answered', ask.directory, 'correspondent')
    : null
  const events = [...(running?.events ?? [])]
  const open = { ...(running?.query ?? before), priority }
  if (!third && priority === before.priority) return { query: open, events }
  const query = madeSooner(open, receivedAt, council)
  const why = third ? 'Third contact in 30 days.' : 'More urgent by what this mail says.'
  events.push({
    at: receivedAt,
    type: 'recalculated',
    by: 'system',
    to: [],
    detail: `${why} ${movedInWords(open.deadlines, query.deadlines)}`,
  })
  return { query, events }
}

const markOf = (staffId: string, { awayMarks }: FilingAsk): AwayMark | null =>
  awayMarks.find(mark => mark.staffId === staffId) ?? null

/** Their own words are better news of a colleague than their mailbox's. */
function backAtWork(ask: FilingAsk): AwayMark | null {
  const writer = ask.directory.staffAt(ask.mail.from.address)
  if (ask.judgement.messageKind !== 'query' || writer === null || !isColleague(ask)) return null
  const mark = markOf(writer.id, ask)
  if (mark === null || mark.endedAt !== null || mark.at > ask.receipt.receivedAt) return null
  return { ...mark, version: mark.version + 1, endedAt: ask.receipt.receivedAt }
}

function counted(ask: FilingAsk, acknowledged: boolean): AcknowledgementCounted | null {
  const before = ask.automaticMail
  return acknowledged ? { before, after: countAcknowledgement(before, ask.now, ask.likeness) } : null
}

function linkedEvents(ask: FilingAsk): CaseworkEvent[] {
  if (ask.links.length === 0) return []
  const detail = linksInWords(ask.links)
    .map(words => `${words}.`)
    .join(' ')
  return [{ at: ask.receipt.receivedAt, type: 'filed', by: 'system', to: [], detail }]
}

function routedEvent(ask: FilingAsk, told: Told): CaseworkEvent {
  const detail = told.why === 'new' ? ask.judgement.owner.reason : told.why
  return { at: told.at, type: 'routed', by: 'system', to: [told.staffId], detail }
}

function filedEvent(ask: FilingAsk): CaseworkEvent {
  return {
    at: ask.receipt.receivedAt,
    type: 'filed',
    by: 'correspondent',
    to: [],
    detail: ask.judgement.messageKind,
  }
}

function acknowledgementAnswer(ask: FilingAsk, acknowledgedTo: readonly string[], inExchange: number) {
  return mayAcknowledge({
    mail: ask.mail,
    receipt: ask.receipt,
    judgement: ask.judgement,
    inbox: ask.inbox,
    inDirectory: isOnFile(ask.mail.from.address, ask.directory),
    acknowledgedTo,
    inExchange,
    soFar: ask.automaticMail,
    toEveryoneInHour: ask.automaticMailInHour,
    likeness: ask.likeness,
    now: ask.now,
  })
}

function outgoingAsk(ask: FilingAsk, query: Query): OutgoingAsk {
  return {
    query,
    mail: ask.mail,
    mailId: ask.mailId,
    judgement: ask.judgement,
    directory: ask.directory,
    deskUrl: ask.deskUrl,
    secrets: ask.secrets,
    now: ask.now,
    nextUpdateBy: ask.nextUpdateBy,
    links: ask.links,
  }
}
