/** What an act page says after a button: what was done, or what somebody else did first. Read from the history, so that it is so. */
import type { CaseworkEvent, Query } from '#shared/domain/casework/query.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { londonTime, londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import { londonDate } from '#shared/domain/standards/london.ts'
import { staffName } from '../../words/people.ts'
import { type Deed, lastOf } from './deeds.ts'
import { ownerName } from './reader.ts'

export interface Done {
  readonly words: string
  /** This person did it; else somebody else was first, and nothing was done. */
  readonly isOwn: boolean
}

/** `asked` is what the address says was done, or `changed`: an old or invented address says nothing. */
export function doneWords(
  asked: Deed['does'] | 'changed' | null,
  by: string,
  { query, events }: { readonly query: Query; readonly events: readonly CaseworkEvent[] },
  directory: DirectoryIndex,
  now: string,
): Done | null {
  if (asked === null) return null
  if (asked === 'changed') {
    const words = `The query changed hands after you opened this page. ${ownerName(query, directory)} has it now. Nothing was done.`
    return { words, isOwn: false }
  }
  const event = lastOf(asked, by, events)
  const first = whoWasFirst(asked, query)
  if (first !== null && first.by !== by) {
    const what = asked === 'accept' ? 'accepted this' : 'sent the apology'
    const words = `${staffName(directory, first.by)} ${what} at ${timeOf(first.at, now)}. You need do nothing.`
    return { words, isOwn: false }
  }
  if (event === null) return null
  return { words: ownWords(asked, event, query, directory, now), isOwn: true }
}

/** Of what is done once, by whoever is first. */
function whoWasFirst(
  does: Deed['does'],
  { clocks, apologies }: Query,
): { readonly by: string; readonly at: string } | null {
  if (does === 'apologise') return apologies.at(-1) ?? null
  const { acceptedAt: at, acceptedBy: by } = clocks
  return does !== 'accept' || at === null || by === null ? null : { at, by }
}

function ownWords(
  does: Deed['does'],
  event: CaseworkEvent,
  query: Query,
  directory: DirectoryIndex,
  now: string,
): string {
  const at = timeOf(event.at, now)
  switch (does) {
    case 'accept':
      return `You accepted this at ${at}.`
    case 'take':
      return `You took this on at ${at}.`
    case 'keep':
      return 'You keep it when the person you cover for is back.'
    case 'not-mine':
      return `You said at ${at} that it is not yours. Your manager is asked to give it to someone else. It stays with you until then.`
    case 'need-help':
      return `You asked for help at ${at}. Your manager is told. The query stays with you.`
    case 'phone':
      return `Your call was noted at ${at}.`
    case 'give':
      return `You gave it to ${staffName(directory, event.to[0] ?? '')}. We tell them.`
    case 'new-date': {
      const date = query.clocks.newDates.findLast(each => each.by === event.by)
      return date === undefined
        ? 'The new date is set.'
        : `It is due by ${londonTimeOnDay(date.at)} now. We tell the writer.`
    }
    case 'apologise':
      return `You sent the apology at ${at}.`
    case 'reason':
      return 'You said why it is late. We keep that with the query.'
  }
}

const timeOf = (at: string, now: string): string =>
  londonDate(at) === londonDate(now) ? londonTime(at) : londonTimeOnDay(at)
