/** What speaks for one case in a mail. */
import type { KnownCase } from './case-index.ts'
import type { Text } from './tokens.ts'

export interface Mention {
  readonly known: KnownCase
  /**
   * How surely the whole name stands there: 1 as spelt, 0.95 with a short form of the first name, 0.85 one part misspelt, 0.7 both,
   * 0.6 where another child's misspelt name could mean this one; 0 where it does not stand there.
   */
  full: number
  /** The first name stands there on its own or with the family name. */
  given: boolean
  /** Spelt as in the directory at least once. */
  exact: boolean
  /** Initials of the family name stand after the first name ("Tyler D-G"). */
  initialled: boolean
  /** How much the mail turns on this child: its name in the subject, after "about", how often. */
  focus: number
  /** How often the first name stands there. */
  times: number
  /** Letters that the writing of the whole name is off by. */
  letters: number
  /** The words of the first mention. */
  readonly text: string
  readonly where: Set<Text['where']>
}

export interface Hit {
  readonly word: string
  readonly exact: boolean
  readonly short: boolean
}

export function mentionOf(known: KnownCase, found: Map<string, Mention>, text: string): Mention {
  const kept = found.get(known.case.id)
  if (kept !== undefined) return kept
  const made: Mention = {
    known,
    full: 0,
    given: false,
    exact: false,
    initialled: false,
    focus: 0,
    times: 0,
    letters: 0,
    text,
    where: new Set(),
  }
  found.set(known.case.id, made)
  return made
}
