/** What an act page shows of its query: what it is, what is due, who has it, what was sent. No names of those who wrote, no mail. */
import { deadlineOf, stoppedAt } from '#shared/domain/casework/clock/agenda.ts'
import { isPaused } from '#shared/domain/casework/clock/pausing.ts'
import { coverOf } from '#shared/domain/casework/clock/who-is-told.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { breachReasonNames } from '#shared/domain/letters/breach-reason-words.ts'
import { initials } from '#shared/domain/letters/child-initials.ts'
import { londonDay, londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import type { QueryFile } from '#shared/ports/casework-reading.ts'
import { instantInWords } from '../../words/days.ts'
import { type Due, dueInWords } from '../../words/due.ts'
import { awayInWords, staffName } from '../../words/people.ts'
import {
  capital,
  kindOfOutgoing,
  kindOfWriter,
  outgoingTag,
  priorityTag,
  topicName,
} from '../../words/vocabulary.ts'
import { ownerName } from './reader.ts'

interface Clocked {
  readonly name: string
  readonly done: { readonly at: string; readonly when: string } | null
  readonly due: Due | null
  readonly newDate: { readonly at: string; readonly when: string } | null
}

const clockNames = { accept: 'Accept', firstReply: 'First reply', fullAnswer: 'Full answer' } as const

export function shown({ query, outgoing }: QueryFile, directory: DirectoryIndex, now: string): object {
  const child = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const area = child === null || child.ward === '' ? query.ward : child.ward
  return {
    reference: query.reference,
    topic: topicName(query.topic),
    priority: priorityTag(query.priority),
    writer: kindOfWriter[query.correspondent.kind],
    child: child === null ? null : initials(child.childName),
    area,
    received: { at: query.receivedAt, when: instantInWords(query.receivedAt) },
    owner: {
      name: ownerName(query, directory),
      away: awayInWords(directory, query.owner.staffId, now)?.words ?? null,
    },
    cover: coverWords(query, directory, now),
    waiting: isPaused(query),
    clocks: clocksOf(query, directory, now),
    reason: reasonWords(query),
    sentSoFar: outgoing
      .filter(({ toStaffId }) => toStaffId === null)
      .map(mail => ({
        what: kindOfOutgoing[mail.kind],
        at: mail.sentAt ?? mail.decidedAt,
        when: londonDay(mail.sentAt ?? mail.decidedAt),
        state: outgoingTag(mail.state),
      })),
    calls: query.calls.map(({ at, by }) => ({ at, when: londonDay(at), by: staffName(directory, by) })),
  }
}

function coverWords(query: Query, directory: DirectoryIndex, now: string): string | null {
  if (query.coverFor !== null) {
    const covered = staffName(directory, query.coverFor.staffId)
    return `${ownerName(query, directory)} covers for ${covered}`
  }
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  const [cover] = coverOf(owner, now, directory)
  return cover === undefined ? null : `${staffName(directory, cover)} covers`
}

function clocksOf(query: Query, directory: DirectoryIndex, now: string): readonly Clocked[] {
  const { council } = directory.snapshot
  return (['accept', 'firstReply', 'fullAnswer'] as const).map(clock => {
    const at = stoppedAt(query, clock)
    const dueAt = deadlineOf(query, clock, council)
    return {
      name: clockNames[clock],
      done: at === null ? null : { at, when: doneWords(query, clock, at, directory) },
      due: at === null ? dueInWords(null, dueAt, now, council) : null,
      newDate: newDateOf(query, clock, dueAt),
    }
  })
}

/** A date that was set after the first had been missed: the breach stays, and this is what the writer waits for now. */
function newDateOf(query: Query, clock: keyof typeof clockNames, due: string): Clocked['newDate'] {
  const at = query.clocks.newDates.findLast(each => each.clock === clock)?.at
  return at === undefined || at <= due ? null : { at, when: londonTimeOnDay(at) }
}

function doneWords(
  query: Query,
  clock: keyof typeof clockNames,
  at: string,
  directory: DirectoryIndex,
): string {
  const by = clock === 'accept' ? query.clocks.acceptedBy : null
  return by === null ? instantInWords(at) : `${staffName(directory, by)}, ${instantInWords(at)}`
}

function reasonWords({ clocks, breachReasons }: Query): string | null {
  if (clocks.breaches.every(({ clock }) => clock === 'accept')) return null
  const last = breachReasons.at(-1)
  return last === undefined ? 'None given yet' : capital(breachReasonNames[last.reason])
}
