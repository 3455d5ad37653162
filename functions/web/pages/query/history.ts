/** A query's events in words, latest first. */
import type { CaseworkEvent } from '#shared/domain/casework/query.ts'
import { clockWords } from '../../words/due.ts'
import { type Directory, staffName } from '../../words/people.ts'
import { kindOfMail } from '../../words/vocabulary.ts'

export interface HistoryEntry {
  readonly title: string
  /** Null for what the service did itself. */
  readonly by: string | null
  readonly at: string
  readonly text: string
}

export function history(events: readonly CaseworkEvent[], directory: Directory): readonly HistoryEntry[] {
  return events.toReversed().map(event => ({
    title: title(event, directory),
    by: event.type === 'filed' ? null : by(event.by, directory),
    at: event.at,
    text: text(event, directory),
  }))
}

function by(who: string, directory: Directory): string | null {
  if (who === 'system') return null
  return who === 'correspondent' ? 'the writer' : staffName(directory, who)
}

function title(event: CaseworkEvent, directory: Directory): string {
  const clock = event.clock === undefined ? '' : clockWords[event.clock].toLowerCase()
  switch (event.type) {
    case 'received':
      return 'Query opened'
    case 'filed':
      return 'Automatic mail kept'
    case 'joined':
      return 'New mail on this query'
    case 'acknowledged':
      return 'Acknowledgement sent'
    case 'routed':
      return routedTitle(event, directory)
    case 'accepted':
      return 'Accepted'
    case 'warned':
      return event.detail === 'due-day'
        ? `Warning: ${clock} is due today`
        : `Warning: ${event.detail}% of the time for the ${clock} has gone`
    case 'breached':
      return `Late: the ${clock} was not made in time`
    case 'escalated':
      return `Raised to ${rungs[event.detail] ?? event.detail}`
    case 'paused':
      return 'Clock paused'
    case 'resumed':
      return 'Clock running again'
    case 'cover-started':
      return 'Cover started'
    case 'cover-ended':
      return 'Cover ended'
    case 'corrected':
      return 'Put right'
    case 'bounced':
      return 'A mail of ours did not arrive'
    case 'replied':
      return 'Reply sent'
    case 'held':
      return 'Holding reply sent'
    case 'closed':
      return 'Closed'
    case 'reopened':
      return 'Opened again'
    case 'recalculated':
      return 'Dates worked out again'
  }
}

const rungs: Record<string, string> = {
  L1: 'the team manager',
  L2: 'the head of service',
  L3: 'the director',
}

function routedTitle(event: CaseworkEvent, directory: Directory): string {
  const names = event.to.map(id => staffName(directory, id)).join(', ')
  if (event.detail === 'safeguarding') return `${names} alerted: a child or carer may be at risk`
  if (event.detail === 'call') return `${names} asked to phone the writer`
  if (event.detail === 'kept-informed') return `${names} told, to know of it`
  return names === '' ? 'Given to nobody' : `Given to ${names}`
}

/** Details that are one fixed word of the record are told by the title. */
const toldByTitle = new Set([
  'safeguarding',
  'call',
  'kept-informed',
  'new',
  'more',
  '50',
  '80',
  'due-day',
  'L1',
  'L2',
  'L3',
])

function text(event: CaseworkEvent, directory: Directory): string {
  const detail = toldByTitle.has(event.detail) ? '' : detailInWords(event)
  const told = event.type === 'routed' ? '' : event.to.map(id => staffName(directory, id)).join(', ')
  return [detail, told === '' ? '' : `Told: ${told}.`].filter(part => part !== '').join(' ')
}

function detailInWords({ type, detail }: CaseworkEvent): string {
  if (type !== 'filed') return detail
  const [, words] = Object.entries(kindOfMail).find(([kind]) => kind === detail) ?? []
  return words ?? detail
}
