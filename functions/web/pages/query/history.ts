/** A query's events in words, latest first. */

import { ClockName } from '#shared/domain/casework/clock/clocks.ts'
import type { Corrected } from '#shared/domain/casework/correction.ts'
import type { CaseworkEvent } from '#shared/domain/casework/query.ts'
import { priorityWords, topicWords } from '#shared/domain/letters/judgement-words.ts'
import { londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import { clockWords } from '../../words/due.ts'
import { type Directory, staffName } from '../../words/people.ts'
import { capital, flagWords, kindOfMail, kindOfWriter } from '../../words/vocabulary.ts'

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
      return Object.hasOwn(kindOfMail, event.detail) ? 'Automatic mail kept' : 'Linked with another query'
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
    case 'noted':
      return 'A colleague noted'
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
  ...ClockName.options,
])

function text(event: CaseworkEvent, directory: Directory): string {
  const detail = toldByTitle.has(event.detail) ? '' : detailInWords(event, directory)
  const told = event.type === 'routed' ? '' : event.to.map(id => staffName(directory, id)).join(', ')
  return [detail, told === '' ? '' : `Told: ${told}.`].filter(part => part !== '').join(' ')
}

function detailInWords(event: CaseworkEvent, directory: Directory): string {
  const { type, detail } = event
  if (type === 'corrected') return correctionInWords(event, directory)
  if (type === 'recalculated') return datesInWords(detail)
  if (type !== 'filed') return detail
  const [, words] = Object.entries(kindOfMail).find(([kind]) => kind === detail) ?? []
  return words ?? detail
}

const correctedName: Record<Corrected, string> = {
  kind: 'Kind of mail',
  correspondent: 'Who wrote',
  topic: 'Topic',
  priority: 'Priority',
  'flag-added': 'Take care, added',
  'flag-removed': 'Take care, removed',
  case: 'Child',
  owner: 'Owner',
}

/** `Topic: Out of school → School place. The reason, as given.` */
function correctionInWords({ correction, detail }: CaseworkEvent, directory: Directory): string {
  if (correction === undefined) return capital(detail)
  const { what, from, to } = correction
  const name = (value: string): string => valueInWords(what, value, directory)
  const change =
    from === to
      ? `${name(to)}, confirmed`
      : [from, to]
          .filter(value => value !== '')
          .map(name)
          .join(' → ')
  // The sentence of the record ends at its first stop; what follows is what the person said.
  const why = /\. (.+)$/s.exec(detail)?.[1] ?? ''
  return `${correctedName[what]}: ${change}.${why === '' ? '' : ` ${why}`}`
}

function valueInWords(what: Corrected, value: string, directory: Directory): string {
  const known = <Key extends string>(words: Record<Key, string>): string =>
    Object.entries<string>(words).find(([key]) => key === value)?.[1] ?? value
  switch (what) {
    case 'kind':
      return known(kindOfMail)
    case 'correspondent':
      return known(kindOfWriter)
    case 'topic':
      return capital(known(topicWords))
    case 'priority':
      return known(priorityWords)
    case 'flag-added':
    case 'flag-removed':
      return known(flagWords)
    case 'case':
      return value === 'none' ? 'not known' : (directory?.case(value)?.childName ?? value)
    case 'owner':
      return value === 'nobody' ? 'nobody' : staffName(directory, value)
  }
}

/** `firstReply 2026-11-25T17:00:00.000Z → …` as people say it. */
function datesInWords(detail: string): string {
  return detail
    .replace(/\b(accept|firstReply|fullAnswer|nextUpdate)\b/g, name => {
      const clock = ClockName.safeParse(name)
      return clock.success ? `${clockWords[clock.data]}:` : name
    })
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, instant => londonTimeOnDay(instant))
}
