/** What happened to a query, for a colleague who takes it on or takes it back: one short sentence each, and never a child's name. */
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { londonDay } from '../../letters/london-words.ts'
import { clockWords } from '../../letters/staff-query-facts.ts'
import type { CaseworkEvent } from '../query.ts'

/** Oldest first, at most the `most` last of them. Notices, warnings and moves between colleagues are left out. */
export function whatHappened(
  events: readonly CaseworkEvent[],
  directory: DirectoryIndex,
  most: number,
): readonly string[] {
  return events
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .flatMap(event => sentence(event, directory) ?? [])
    .filter((words, index, all) => words !== all[index - 1])
    .slice(-most)
}

function sentence(event: CaseworkEvent, directory: DirectoryIndex): string | null {
  const on = `on ${londonDay(event.at)}`
  const who = directory.staff(event.by)?.name ?? null
  switch (event.type) {
    case 'received':
      return `It came in ${on}.`
    case 'joined':
      return who === null ? `New mail from the writer ${on}.` : `${who} wrote about it ${on}.`
    case 'accepted':
      return who === null ? null : `${who} took it on ${on}.`
    case 'replied':
      return `${who ?? 'A colleague'} replied to the writer ${on}.`
    case 'held':
      return `${who ?? 'A colleague'} sent a holding reply ${on}.`
    case 'noted':
      return who === null ? null : `${who} left a note ${on}.`
    case 'paused':
      return `Its clocks were stopped ${on}.`
    case 'resumed':
      return `Its clocks run again from ${londonDay(event.at)}.`
    case 'breached':
      return event.clock === undefined || event.clock === 'acknowledge'
        ? null
        : `${capital(clockWords[event.clock])} became late ${on}.`
    case 'bounced':
      return `A mail about it came back ${on}.`
    case 'closed':
      return `${who ?? 'It'} ${who === null ? 'was closed' : 'closed it'} ${on}.`
    case 'reopened':
      return `It was opened again ${on}.`
    case 'recalculated':
      return `Its dates were reckoned anew ${on}.`
    case 'corrected':
      return `${who ?? 'A colleague'} put it right ${on}.`
    default:
      return null
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
