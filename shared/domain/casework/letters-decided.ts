/** The outbox entries that filing a mail decides: the acknowledgement to the writer, the notices to staff. */
import { whoActsFor } from '../directory/cover.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { acknowledgement } from '../letters/acknowledgement.ts'
import { initials, maskChildNames, writerForColleagues } from '../letters/child-initials.ts'
import { routedNotice } from '../letters/routed-notice.ts'
import { mayBeSaidBack } from '../letters/salutation.ts'
import { theirReference } from '../letters/their-reference.ts'
import { actLink } from '../mail/links-in-letters.ts'
import type { Mail } from '../mail/mail.ts'
import type { Judgement } from '../triage/judgement.ts'
import { questionsAsked } from '../triage/questions.ts'
import { answerTo } from './answer-to.ts'
import { helper, roleWords } from './named-contact.ts'
import { nextNewsBy } from './news/next-news.ts'
import type { OutgoingMail } from './outgoing-mail.ts'
import type { Query, QueryLink } from './query.ts'
import { linksInWords } from './query-links.ts'
import type { Told } from './who-is-told.ts'

export interface OutgoingAsk {
  /** As it will be after this mail. */
  readonly query: Query
  readonly mail: Mail
  readonly mailId: string
  readonly judgement: Judgement
  readonly directory: DirectoryIndex
  readonly deskUrl: string
  /** Of the links by which each reader can act. */
  readonly secrets: readonly string[]
  readonly now: string
  readonly nextUpdateBy: string
  readonly links: readonly QueryLink[]
}

export function acknowledgementTo(ask: OutgoingAsk, number: number): OutgoingMail {
  const { query, mail, judgement, directory } = ask
  const { correspondent } = judgement
  const letter = acknowledgement({
    council: directory.snapshot.council,
    reference: query.reference,
    receivedAt: query.contacts.at(-1) ?? query.receivedAt,
    // A council may promise news more often than a first reply; who joins later is promised nothing that is past.
    firstReplyBy: nextNewsBy(query, directory.snapshot.council, ask.now) ?? ask.nextUpdateBy,
    priority: query.priority,
    correspondent,
    ...contactFor(ask),
    theirReference: theirReference(mail.subject),
    askToUseRegisteredAddress:
      judgement.flags.includes('private-address') || judgement.flags.includes('unverified-claim'),
    // A councillor or a school writes of somebody else's need: that person is met by the caseworker, not by this letter.
    interpreter:
      judgement.flags.includes('interpreter') && ['family', 'unknown'].includes(correspondent.kind)
        ? { language: judgement.interpreterLanguage }
        : null,
    linkedTo: query.linkedTo,
  })
  return {
    ...entry(ask, letter, `${query.reference}_acknowledgement_${number}`),
    kind: 'acknowledgement',
    to: mail.from.address,
    toName: mayBeSaidBack(mail.from.name) ? mail.from.name : '',
    toStaffId: null,
    ...answerTo(mail),
  }
}

/**
 * A verified writer is told who has the query. Anybody else, and one whose right to know about the child is open, is told who
 * keeps the duty desk, whether a child was found or not: the name of a caseworker would say that the child is known here
 * (domain.md 4.2).
 */
function contactFor({ query, judgement, directory, now }: OutgoingAsk) {
  const mayBeTold =
    judgement.correspondent.verified &&
    !judgement.flags.some(flag => flag === 'consent-needed' || flag === 'may-not-receive')
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  const [onDuty] = directory.inRole('triage')
  const duty = onDuty === undefined ? null : (whoActsFor(onDuty.id, now, directory)?.staff ?? null)
  const named = mayBeTold ? owner : duty
  if (named === null) {
    return { contact: { name: 'Our duty officer', role: 'on our duty desk' }, cover: null, standsInFor: null }
  }
  const team = named.team === null ? null : directory.team(named.team)
  const allocated = judgement.case === null ? null : (directory.case(judgement.case.id)?.caseworker ?? null)
  const away =
    mayBeTold && query.owner.via === 'cover' && allocated !== null && allocated !== named.id
      ? directory.staff(allocated)
      : null
  const cover = away === null ? helper(named, directory, now, query.deadlines.firstReply) : null
  return {
    contact: { name: named.name, role: roleWords(named, team) },
    cover: cover === null ? null : { name: cover.name },
    standsInFor: away?.name ?? null,
  }
}

export function noticeTo(ask: OutgoingAsk, told: Told, index: number): OutgoingMail {
  const { query, mail, judgement, directory } = ask
  const reader = directory.staff(told.staffId)
  if (reader === null) throw new Error('A notice was decided for somebody who is not in the directory.')
  const child = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const children = [
    query.caseMatch?.id ?? null,
    judgement.case?.id ?? null,
    ...query.possibleCases,
    ...judgement.possibleCases,
  ].flatMap(id => (id === null ? [] : (directory.case(id)?.childName ?? [])))
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  // Where no child is known the mail may name one that no mask could find: it is read in the desk, not in a notice.
  const asked = children.length === 0 ? [] : questionsAsked(mail.ownWords)
  const { name } = judgement.correspondent
  const writerName = name === null ? null : writerForColleagues(name, children)
  const priorityEvidence = judgement.evidence.find(each => each.for.startsWith('priority'))
  const letter = routedNotice({
    reference: query.reference,
    why: told.why,
    priority: query.priority,
    priorityWhy:
      children.length === 0
        ? ''
        : mask(priorityEvidence === undefined ? '' : `The mail says: "${priorityEvidence.text}".`),
    correspondent: { ...judgement.correspondent, name: writerName },
    topic: judgement.topic,
    otherTopics: judgement.otherTopics,
    confidence: judgement.confidence,
    flags: judgement.flags,
    childInitials: child === null ? null : initials(child.childName),
    area: child === null || child.ward === '' ? null : child.ward,
    questions: asked.map(mask),
    related: linksInWords(ask.links),
    ownerName: owner?.name ?? 'Nobody yet',
    ownerReason: mask(query.owner.reason),
    firstReplyBy: query.deadlines.firstReply,
    nextUpdateBy: ask.nextUpdateBy,
    actLink: actLink(ask.deskUrl, query.reference, reader.id, ask.now, ask.secrets),
    deskLink: `${ask.deskUrl.replace(/\/$/, '')}/queries/${query.reference}`,
  })
  return {
    ...entry(ask, letter, `${query.reference}_notice_${ask.mailId.slice(0, 10)}-${index}`),
    kind: 'notice',
    sendAfter: told.at,
    to: reader.email,
    toName: reader.name,
    toStaffId: reader.id,
    inReplyTo: null,
    references: [],
    threadIndex: null,
  }

  function mask(text: string): string {
    return maskChildNames(text, [...new Set(children)])
  }
}

function entry({ query, now }: OutgoingAsk, letter: OutgoingMail['letter'], entryId: string) {
  return {
    entryId,
    reference: query.reference,
    state: 'waiting' as const,
    letter,
    decidedAt: now,
    sendAfter: now,
    inDoubtUntil: null,
    sentAt: null,
    sentMessageId: null,
  }
}
