/** One mail, one decision: what is opened, joined or kept, who is told, and what leaves. Pure; written by the store whole or not at all. */
import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import type { Receipt } from '../mail/receipt.ts'
import { type Judgement, Priority } from '../triage/judgement.ts'
import { type AutomaticMailSoFar, countAcknowledgement, mayAcknowledge } from './automatic-mail.ts'
import type { Filing } from './filing.ts'
import { acknowledgementTo, noticeTo, type OutgoingAsk } from './letters-decided.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import type { Place } from './place-in-thread.ts'
import type { CaseworkEvent, FiledMail, Query } from './query.ts'

export interface FilingAsk {
  readonly mail: Mail
  readonly receipt: Receipt
  readonly judgement: Judgement
  readonly place: Place
  readonly directory: DirectoryIndex
  /** Addresses that were acknowledged on the queries that the subject names, where the mail opens a query of its own. */
  readonly acknowledgedAsNamed: readonly string[]
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
}

export interface FilingDecision {
  readonly filing: Filing
  /** Why nobody is sent an acknowledgement; null where one is. */
  readonly withheld: string | null
}

const MAX_CONTACTS = 20
const STORED_WORDS = 30_000
const STORED_FORWARDED = 8_000
const STORED_RECIPIENTS = 50

export function decideFiling(ask: FilingAsk): FilingDecision {
  const { judgement, place } = ask
  const base = { mail: filedMail(ask), day: ask.day, conversation: ask.conversation }
  if (judgement.messageKind !== 'query') {
    const withheld = `the mail is of kind ${judgement.messageKind}`
    const known =
      place.place === 'join' && (judgement.messageKind === 'auto-reply' || judgement.messageKind === 'bounce')
    return known
      ? {
          withheld,
          filing: { ...base, to: 'history', reference: place.query.reference, events: [filedEvent(ask)] },
        }
      : { withheld, filing: { ...base, to: 'kept' } }
  }
  return place.place === 'new'
    ? openQuery(ask, base, place.linkedTo)
    : joinQuery(ask, base, place.query, place.reopens)
}

type Base = Pick<Filing, 'mail' | 'day' | 'conversation'>

function openQuery(ask: FilingAsk, base: Base, linkedTo: string | null): FilingDecision {
  const { judgement, directory } = ask
  if (judgement.deadlines === null) throw new Error('A query was judged to have no deadlines.')
  // A robot that answers our letters from ever new addresses opens query after query, each named after the last: it is one exchange.
  const before = ask.acknowledgedAsNamed
  const answer = acknowledgementAnswer(ask, before)
  const ownerStaff = judgement.owner.staffId === null ? null : directory.staff(judgement.owner.staffId)
  const query: Query = {
    reference: ask.newReference,
    version: 1,
    state: 'open',
    receivedAt: ask.receipt.receivedAt,
    subject: ask.mail.subject.slice(0, 300),
    correspondent: judgement.correspondent,
    correspondentAddress: ask.mail.from.address,
    parties: partiesOf(ask),
    caseMatch: judgement.case,
    possibleCases: judgement.possibleCases,
    topic: judgement.topic,
    otherTopics: judgement.otherTopics,
    confidence: judgement.confidence,
    priority: judgement.priority,
    flags: judgement.flags,
    owner: judgement.owner,
    teamId: ownerStaff?.team ?? null,
    deadlines: judgement.deadlines,
    // Accepting comes with the clock's own commands; until a person can accept, the first thing that they can be late with is the reply.
    nextDeadline: { clock: 'firstReply', at: judgement.deadlines.firstReply },
    acknowledgedAt: null,
    acknowledgedTo: [...before, ...(answer.acknowledge ? [ask.mail.from.address] : [])],
    contacts: [ask.receipt.receivedAt],
    linkedTo,
    standardsVersion: ask.standardsVersion,
    evidence: judgement.evidence,
  }
  const outgoing: OutgoingMail[] = answer.acknowledge ? [acknowledgementTo(outgoingAsk(ask, query), 1)] : []
  const told = toldOf(ask, query)
  outgoing.push(...told.map((each, index) => noticeTo(outgoingAsk(ask, query), each, index)))
  const events: CaseworkEvent[] = [
    {
      at: ask.receipt.receivedAt,
      type: 'received',
      by: 'correspondent',
      to: [],
      detail: linkedTo === null ? '' : `linked to ${linkedTo}`,
    },
    ...told.map(each => routedEvent(ask, each)),
  ]
  return {
    withheld: answer.acknowledge ? null : answer.why,
    filing: {
      ...base,
      to: 'new-query',
      query,
      ward: judgement.case === null ? '' : (directory.case(judgement.case.id)?.ward ?? ''),
      events,
      outgoing,
      acknowledged: answer.acknowledge
        ? countAcknowledgement(ask.automaticMail, ask.now, ask.likeness)
        : null,
    },
  }
}

function joinQuery(ask: FilingAsk, base: Base, before: Query, reopens: boolean): FilingDecision {
  const answer = acknowledgementAnswer(ask, before.acknowledgedTo)
  const sender = ask.mail.from.address
  const query: Query = {
    ...before,
    version: before.version + 1,
    state: 'open',
    contacts: [...before.contacts, ask.receipt.receivedAt].slice(-MAX_CONTACTS),
    acknowledgedTo: answer.acknowledge ? [...before.acknowledgedTo, sender] : before.acknowledgedTo,
    flags: [...new Set([...before.flags, ...ask.judgement.flags])],
    // More mail can make a matter more urgent, never less: that takes a person.
    priority:
      Priority.options.find(each => each === ask.judgement.priority || each === before.priority) ??
      before.priority,
  }
  const outgoing: OutgoingMail[] = answer.acknowledge
    ? [acknowledgementTo(outgoingAsk(ask, query), query.acknowledgedTo.length)]
    : []
  const told = toldOf(ask, query)
  outgoing.push(...told.map((each, index) => noticeTo(outgoingAsk(ask, query), each, index)))
  const events: CaseworkEvent[] = [
    {
      at: ask.receipt.receivedAt,
      type: 'joined',
      by: 'correspondent',
      to: told.map(each => each.staffId),
      detail: '',
    },
    ...(reopens
      ? [
          {
            at: ask.receipt.receivedAt,
            type: 'reopened' as const,
            by: 'correspondent',
            to: told.map(each => each.staffId),
            detail: '',
          },
        ]
      : []),
    ...told.filter(each => each.why === 'safeguarding').map(each => routedEvent(ask, each)),
  ]
  return {
    withheld: answer.acknowledge ? null : answer.why,
    filing: {
      ...base,
      to: 'query',
      query,
      events,
      outgoing,
      acknowledged: answer.acknowledge
        ? countAcknowledgement(ask.automaticMail, ask.now, ask.likeness)
        : null,
    },
  }
}

/** Somebody who gets a notice, and why. */
export interface Told {
  readonly staffId: string
  readonly why: 'new' | 'more' | 'safeguarding' | 'kept-informed'
  /** When the notice goes: P1's and safeguarding at once, others in working time. */
  readonly at: string
}

function toldOf(ask: FilingAsk, query: Query): readonly Told[] {
  const { judgement } = ask
  const at = query.priority === 'P1' ? ask.now : ask.nextWorkingInstant
  const owner = judgement.owner.staffId
  const main: Told[] =
    owner === null ? [] : [{ staffId: owner, why: ask.place.place === 'join' ? 'more' : 'new', at }]
  const also = judgement.alsoTell
    .filter(each => each.staffId !== owner || each.why === 'safeguarding')
    .filter(each => ask.place.place === 'new' || each.why === 'safeguarding')
    .map(({ staffId, why }): Told => ({ staffId, why, at: why === 'safeguarding' ? ask.now : at }))
  return [...main, ...also]
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

function acknowledgementAnswer(ask: FilingAsk, acknowledgedTo: readonly string[]) {
  const { address } = ask.mail.from
  const { directory } = ask
  return mayAcknowledge({
    mail: ask.mail,
    receipt: ask.receipt,
    judgement: ask.judgement,
    inbox: ask.inbox,
    inDirectory:
      directory.memberAt(address) !== null ||
      directory.staffAt(address) !== null ||
      directory.contactsAt(address).length > 0,
    acknowledgedTo,
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
    now: ask.now,
    nextUpdateBy: ask.nextUpdateBy,
  }
}

/** The writer, the offices of the member that they are, and those of the case who may be told: who may join by naming the reference. */
function partiesOf({ mail, judgement, directory }: FilingAsk): string[] {
  const member = directory.memberAt(mail.from.address)?.member
  const contacts =
    judgement.case === null
      ? []
      : directory.contactsOf(judgement.case.id).filter(contact => contact.mayReceive)
  const all = [
    mail.from.address,
    ...(member === undefined ? [] : [member.email, ...member.officeEmails]),
    ...contacts.map(contact => contact.email),
  ]
  return [...new Set(all)].filter(address => address !== '').slice(0, 50)
}

function filedMail({ mail, receipt, judgement, mailId, rawKey, size }: FilingAsk): FiledMail {
  return {
    mailId,
    rawKey,
    at: receipt.receivedAt,
    messageId: mail.messageId,
    kind: judgement.messageKind,
    kindEvidence: mail.kindEvidence.slice(0, 300),
    from: mail.from,
    to: mail.to.slice(0, STORED_RECIPIENTS).map(each => each.address),
    cc: mail.cc.slice(0, STORED_RECIPIENTS).map(each => each.address),
    subject: mail.subject.slice(0, 300),
    ownWords: mail.ownWords.slice(0, STORED_WORDS),
    forwarded:
      mail.forwarded === null
        ? null
        : { from: mail.forwarded.from, text: mail.forwarded.text.slice(0, STORED_FORWARDED) },
    attachments: mail.attachments
      .slice(0, 100)
      .map(({ name, type, size, index }) => ({ name, type, size, index })),
    verified: judgement.correspondent.verified,
    size,
  }
}
