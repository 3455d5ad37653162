/**
 * The same matter twice: a councillor, an MP and a parent write about one child within weeks (domain.md R03; 5.2 no. 5). Their
 * queries are linked, each with its own clocks and its own replies, and kept with one owner.
 */
import { atWork } from '../directory/cover.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { alikeness } from '../mail/likeness.ts'
import type { Judgement, Owner, OwnerVia, Topic } from '../triage/judgement.ts'
import { plainSubject } from './place-in-thread.ts'
import type { Query, QueryCard, QueryLink } from './query.ts'

export interface SameMatterAsk {
  readonly judgement: Judgement
  readonly subject: string
  readonly receivedAt: string
  /** Of the mail's own words. */
  readonly likeness: readonly number[]
  /** Queries about the case that the mail is tied to, of everybody. */
  readonly aboutCase: readonly QueryCard[]
  /** The writer's own of the last 30 days about that case. */
  readonly own: readonly Query[]
  readonly ownReferences: ReadonlySet<string>
  readonly directory: DirectoryIndex
  readonly now: string
}

export interface SameMatter {
  readonly links: readonly QueryLink[]
  /** The owner of the earlier open query, where the new one goes to them too; null where triage's own answer stands. */
  readonly owner: Owner | null
}

const SIX_WEEKS = 42 * 86_400_000
/** The newest; the desk finds the others by the child. */
const MOST_LINKS = 5
/** Share of word pairs in common from which a mail counts as a repeat of an earlier one. */
const REPEATS = 0.5

export function sameMatter(ask: SameMatterAsk): SameMatter {
  const others = ask.aboutCase.filter(card => isOthers(card, ask) && isRecent(card, ask.receivedAt))
  const repeated = ask.own.filter(query => repeats(query, ask))
  const links = [
    ...others.map(card => ({ reference: card.reference, how: 'same-child' as const })),
    ...repeated.map(query => ({ reference: query.reference, how: 'repeats' as const })),
  ]
  return {
    links: links.slice(0, MOST_LINKS).map(link => ({ ...link, at: ask.receivedAt })),
    owner: ownerOfEarlier(ask, [...others, ...repeated]),
  }
}

function isOthers(card: QueryCard, { judgement, ownReferences }: SameMatterAsk): boolean {
  const member = judgement.correspondent.directoryId
  if (ownReferences.has(card.reference)) return false
  return member === null || card.correspondent.directoryId !== member
}

/** Open, or closed within six weeks; a closed query's next date is the day that it was closed. */
function isRecent(card: QueryCard, receivedAt: string): boolean {
  if (card.state !== 'closed') return true
  const since = Date.parse(receivedAt) - SIX_WEEKS
  return Date.parse(card.nextDeadline.at) >= since || Date.parse(card.receivedAt) >= since
}

function repeats(query: Query, ask: SameMatterAsk): boolean {
  const subject = plainSubject(ask.subject)
  return (
    (subject !== '' && subject === plainSubject(query.subject)) ||
    alikeness(query.likeness, ask.likeness) >= REPEATS
  )
}

/** Topics that one role answers whoever the child is: their query goes to that role, and no other query follows it there. */
const ofRole: readonly Topic[] = ['complaint', 'tribunal', 'information-rights']
/** How a query about a known child comes to a caseworker or to whoever covers. A manager who steps in for a day keeps nothing. */
const followed: readonly OwnerVia[] = ['allocated', 'cover', 'team']

function ownerOfEarlier(
  { judgement, directory, now }: SameMatterAsk,
  earlier: readonly (QueryCard | Query)[],
): Owner | null {
  if (ofRole.includes(judgement.topic) || !followed.includes(judgement.owner.via)) return null
  const open = earlier
    .filter(
      each => each.state !== 'closed' && !ofRole.includes(each.topic) && followed.includes(each.owner.via),
    )
    .toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1))
  for (const { reference, owner } of open) {
    const staff = atWork(owner.staffId, now, directory)
    // Who only covered does not draw what comes once the child's own caseworker is back (contract section 3).
    if (staff === null || (owner.via === 'cover' && judgement.owner.via === 'allocated')) continue
    if (staff.id === judgement.owner.staffId) return null
    const reason = `${staff.name} has ${reference} about the same child and keeps both together. ${judgement.owner.reason}`
    return { staffId: staff.id, via: owner.via, reason }
  }
  return null
}
