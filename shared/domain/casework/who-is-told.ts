/** Who gets a notice of a mail, and why. */
import { whoActsFor } from '../directory/cover.ts'
import { managerOver } from '../triage/owner.ts'
import type { FilingAsk } from './decide-filing.ts'
import type { Query } from './query.ts'

/** Somebody who gets a notice, and why. */
export interface Told {
  readonly staffId: string
  readonly why: 'new' | 'more' | 'safeguarding' | 'kept-informed' | 'call'
  /** When the notice goes: P1's and safeguarding at once, others in working time. */
  readonly at: string
}

/** A member of staff who proved to be who they say they are. */
export function isColleague({ mail, judgement, directory }: FilingAsk): boolean {
  return judgement.correspondent.verified && directory.staffAt(mail.from.address) !== null
}

/** `before` is a joined query as it was stored; null for a new one. */
export function toldOf(ask: FilingAsk, query: Query, before: Query | null): readonly Told[] {
  const { judgement } = ask
  const at = query.priority === 'P1' ? ask.now : ask.nextWorkingInstant
  const isNew = ask.place.place === 'new'
  const main: Told[] = actors(ask, query).map(staffId => ({ staffId, why: isNew ? 'new' : 'more', at }))
  const also = judgement.alsoTell
    .filter(each => each.why === 'safeguarding' || (isNew && !main.some(one => one.staffId === each.staffId)))
    .map(({ staffId, why }): Told => ({ staffId, why, at: why === 'safeguarding' ? ask.now : at }))
  const owner = query.owner.staffId === null ? null : ask.directory.staff(query.owner.staffId)
  const caller = owner !== null && isThirdContact(ask, before) ? managerOver(owner, ask) : null
  return [...main, ...also, ...(caller === null ? [] : [{ staffId: caller.id, why: 'call' as const, at }])]
}

/**
 * Who must look at a mail. A new matter: whom triage named. Mail on a known query: its owner or who acts for them today (never
 * one whose notice came back), and the role that the new words belong to, such as complaints, where that is somebody else.
 */
function actors({ judgement, place, directory, now }: FilingAsk, query: Query): readonly string[] {
  const judged = judgement.owner.staffId
  if (place.place === 'new') return judged === null ? [] : [judged]
  const owner = query.owner.staffId === null ? null : whoActsFor(query.owner.staffId, now, directory)
  const acting = owner === null || query.unreached.includes(owner.staff.id) ? judged : owner.staff.id
  const role = judgement.owner.via === 'role' ? judged : null
  return [...new Set([acting, role])].filter(id => id !== null)
}

/**
 * Whether this mail is the one that makes it three in 30 days: those after it ask nobody again. From whomever: a colleague who raised a
 * matter is a correspondent too, and what those write who have it in hand is no contact and does not come here.
 */
export function isThirdContact(ask: FilingAsk, before: Query | null): boolean {
  if (!ask.judgement.flags.includes('third-contact')) return false
  return before === null ? ask.earlierContacts === 2 : !before.flags.includes('third-contact')
}
