/** What a query belongs together with: what it was linked with, and what else is open about its child; each query once. */
import type { Query, QueryCard, QueryLink } from '#shared/domain/casework/query.ts'
import type { LinkedQuery } from '#shared/ports/casework-reading.ts'
import type { Directory } from '../../words/people.ts'
import { type InboxRow, inboxRow } from '../inbox/row.ts'

/** More than these of one group are folded. */
const shownOfGroup = 4

interface TogetherGroup {
  readonly heading: string
  readonly shown: readonly TogetherQuery[]
  readonly more: readonly TogetherQuery[]
}

interface TogetherQuery extends InboxRow {
  /** How it belongs, where the heading does not say it. */
  readonly how: string | null
}

export interface Together {
  readonly groups: readonly TogetherGroup[]
  /** Said where there is no group. */
  readonly nothing: string
  /** How many others of its campaign are linked, in words; null where it is part of none. */
  readonly campaign: string | null
}

type Group = 'repeats' | 'continues' | 'child' | 'campaign'

const headings: Record<Group, string> = {
  repeats: 'Perhaps the same matter again',
  continues: 'Before and after',
  child: 'About the same child',
  campaign: 'Nearly the same words',
}

/** The closest first: a query that belongs in two ways is shown in the first of them. */
const order: readonly Group[] = ['repeats', 'continues', 'child', 'campaign']

const groupOf: Record<QueryLink['how'], Group> = {
  repeats: 'repeats',
  continues: 'continues',
  'same-child': 'child',
  campaign: 'campaign',
}

export function together(
  query: Query,
  linked: readonly LinkedQuery[],
  aboutCase: readonly QueryCard[],
  now: string,
  directory: Directory,
): Together {
  const stillTrue = linked.filter(each => isStillTrue(each, query))
  const openAboutChild = aboutCase.filter(card => card.state !== 'closed')
  const found = new Map<string, { readonly group: Group; readonly card: QueryCard }>()
  for (const group of order) {
    const cards = stillTrue.filter(({ link }) => groupOf[link.how] === group).map(({ card }) => card)
    for (const card of [...cards, ...(group === 'child' ? openAboutChild : [])]) {
      if (card.reference !== query.reference && !found.has(card.reference))
        found.set(card.reference, { group, card })
    }
  }
  const groups = order.flatMap(group => {
    const members = [...found.values()]
      .filter(each => each.group === group)
      .map(({ card }) => card)
      .toSorted(openFirst)
      .map(card => ({ ...inboxRow(card, now, directory), how: howInWords(group, card, query) }))
    return members.length === 0
      ? []
      : [
          {
            heading: headings[group],
            shown: members.slice(0, shownOfGroup),
            more: members.slice(shownOfGroup),
          },
        ]
  })
  return {
    groups,
    nothing:
      query.caseMatch === null
        ? 'Nothing. We do not know which child this is about.'
        : 'Nothing else is open about this child.',
    campaign: query.campaign === null ? null : campaignInWords(linked),
  }
}

/** A child that was put right on either side ends what the link said. */
function isStillTrue({ link, card }: LinkedQuery, query: Query): boolean {
  if (link.how !== 'same-child') return true
  return card.caseMatch !== null && card.caseMatch.id === query.caseMatch?.id
}

/** Open ones by what is due next, then closed ones, the latest first. */
function openFirst(one: QueryCard, other: QueryCard): number {
  const closed = Number(one.state === 'closed') - Number(other.state === 'closed')
  if (closed !== 0) return closed
  const byDue = one.nextDeadline.at.localeCompare(other.nextDeadline.at)
  return one.state === 'closed' ? -byDue : byDue
}

function howInWords(group: Group, card: QueryCard, query: Query): string | null {
  if (group === 'repeats') return 'The same writer, with much the same words.'
  if (group !== 'continues') return null
  const later = query.linkedTo === card.reference || card.receivedAt < query.receivedAt
  return later ? 'This query continues it.' : 'It continues this query.'
}

/** The store gives this many links at the most. */
const mostLinks = 50

function campaignInWords(linked: readonly LinkedQuery[]): string {
  const others = linked.filter(({ link }) => link.how === 'campaign').length
  if (others === 0) return 'No other query of it is linked.'
  const many = linked.length >= mostLinks ? `${others} or more` : `${others}`
  return many === '1' ? '1 other query is linked.' : `${many} other queries are linked.`
}
