/** What the inbox can be asked for. All of it is in the address, so that a list can be kept, sent and gone back to. */
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { WorkOf } from '#shared/ports/casework-reading.ts'
import type { FormError } from '../../layout/render.ts'

export interface InboxFilters {
  readonly work: WorkOf
  readonly state: 'open' | 'closed'
  /** Where a further page begins; null for the first. */
  readonly cursor: string | null
}

export interface Choice {
  readonly value: string
  readonly text: string
}

export const stateChoices: readonly (Choice & { readonly value: InboxFilters['state'] })[] = [
  { value: 'open', text: 'Open' },
  { value: 'closed', text: 'Closed' },
]

/** Everyone, then the teams, then the people, each in order of name. */
export function workChoices(directory: DirectoryIndex | null): readonly Choice[] {
  const teams = directory?.snapshot.teams ?? []
  const staff = directory?.snapshot.staff ?? []
  return [
    { value: 'everyone', text: 'Everyone' },
    ...byName(teams).map(({ id, name }) => ({ value: `team:${id}`, text: `Team: ${name}` })),
    ...byName(staff).map(({ id, name }) => ({ value: `owner:${id}`, text: name })),
  ]
}

/** Reads the address. What it cannot be is left out, and said. */
export function readFilters(
  query: URLSearchParams,
  directory: DirectoryIndex | null,
): { readonly filters: InboxFilters; readonly errors: readonly FormError[] } {
  const errors: FormError[] = []
  const work = readWork(query.get('work') ?? '', directory)
  if (work === null) errors.push({ text: 'Choose a person or a team from the list', href: '#work' })
  const stateAsked = query.get('state') ?? ''
  const state = stateAsked === '' ? 'open' : stateChoices.find(choice => choice.value === stateAsked)?.value
  if (state === undefined) errors.push({ text: 'Choose open or closed', href: '#state' })
  return {
    filters: { work: work ?? { of: 'everyone' }, state: state ?? 'open', cursor: query.get('after') || null },
    errors,
  }
}

function readWork(asked: string, directory: DirectoryIndex | null): WorkOf | null {
  if (asked === '' || asked === 'everyone') return { of: 'everyone' }
  const [, of, id = ''] = /^(owner|team):(.+)$/s.exec(asked) ?? []
  if (of === 'owner' && directory?.staff(id)) return { of, staffId: id }
  if (of === 'team' && directory?.team(id)) return { of, teamId: id }
  return null
}

export function workValue(work: WorkOf): string {
  switch (work.of) {
    case 'everyone':
      return 'everyone'
    case 'owner':
      return `owner:${work.staffId}`
    case 'team':
      return `team:${work.teamId}`
  }
}

/** The address of a list; what is usual is left out of it. */
export function inboxAddress(filters: InboxFilters): string {
  const query = new URLSearchParams()
  if (filters.work.of !== 'everyone') query.set('work', workValue(filters.work))
  if (filters.state !== 'open') query.set('state', filters.state)
  if (filters.cursor !== null) query.set('after', filters.cursor)
  return query.size === 0 ? '/inbox' : `/inbox?${query}`
}

const byName = <Named extends { readonly name: string }>(all: readonly Named[]): readonly Named[] =>
  all.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
