/** Whom a query can be given to, those who cannot have it named with why; and whom a director can ask. */
import type { Query } from '#shared/domain/casework/query.ts'
import { awayUntil, isAway, managersAbove } from '#shared/domain/directory/cover.ts'
import type { Staff } from '#shared/domain/directory/directory.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { mailLink } from '#shared/domain/letters/mail-link.ts'
import { dayInWords } from '../../words/days.ts'

export interface Choice {
  readonly value: string
  readonly text: string
  readonly disabled?: true
}

/** Those at work first, the query's own team before the others; then those who are away or out of reach, who cannot be chosen. */
export function whoCanHaveIt(query: Query, directory: DirectoryIndex, now: string): readonly Choice[] {
  const others = directory.snapshot.staff
    .filter(({ id }) => id !== query.owner.staffId)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
    .map(staff => ({ staff, cannot: whyNot(staff, query, directory, now) }))
  const [ownTeam, elsewhere] = [true, false].map(own =>
    others
      .filter(({ staff, cannot }) => cannot === null && isOfTeam(staff, query) === own)
      .map(({ staff }) => ({ value: staff.id, text: withTeam(staff, directory) })),
  )
  const cannot = others.flatMap(({ staff, cannot: why }) =>
    why === null ? [] : [{ value: staff.id, text: `${staff.name}: ${why}`, disabled: true as const }],
  )
  return [...(ownTeam ?? []), ...(elsewhere ?? []), ...cannot]
}

/** Who can act in the director's stead: whoever has it, and the managers above who are at work, nearest first. */
export function whoCanBeAsked(
  query: Query,
  directory: DirectoryIndex,
  now: string,
): readonly { readonly name: string; readonly href: string }[] {
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  const line = owner === null ? [] : [owner, ...managersAbove(owner, directory)]
  return [...new Set([...line, ...directory.inRole('head-of-service')])]
    .filter(({ id }) => !isAway(id, now, directory))
    .map(({ name, email }) => ({ name, href: mailLink(email, { subject: query.reference }) }))
}

const isOfTeam = ({ team }: Staff, { teamId }: Query): boolean => team !== null && team === teamId

function withTeam({ name, team }: Staff, directory: DirectoryIndex): string {
  const of = team === null ? null : (directory.team(team)?.name ?? null)
  return of === null ? name : `${name}, ${of}`
}

function whyNot({ id }: Staff, query: Query, directory: DirectoryIndex, now: string): string | null {
  const until = awayUntil(id, now, directory)
  if (until !== null) return `away until ${dayInWords(until)}`
  return query.unreached.includes(id) ? 'our mail does not reach them' : null
}
