/** The days ahead that a writer names, for the desk: each with the sentence that names it (domain.md 7, "Extract"). */
import { londonDate } from '../standards/london.ts'
import { findDates } from './dates.ts'
import type { NamedDate } from './judgement.ts'
import { quote, type Sentence } from './writing.ts'

const atMost = 10

/** Soonest first, each day once. A bare weekday is left out: it may as well be the last one. */
export function datesNamed(sentences: readonly Sentence[], now: string): NamedDate[] {
  const today = londonDate(now)
  const found = new Map<string, string>()
  for (const { text, where } of sentences) {
    if (where === 'forwarded') continue
    for (const { date, vague } of findDates(text, now)) {
      if (!vague && date >= today && !found.has(date)) found.set(date, quote(text))
    }
  }
  return [...found]
    .map(([date, text]) => ({ date, text }))
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .slice(0, atMost)
}
