/** Before an absence begins that nobody covers: to the manager, while there is time to name somebody. */
import { counted } from './late-by.ts'
import type { Letter } from './letter.ts'
import { calendarDay } from './london-words.ts'
import { awayWords } from './staff-query-facts.ts'

export interface UncoveredAbsence {
  readonly name: string
  /** First and last day away, London, both inclusive. */
  readonly from: string
  readonly until: string
  readonly why:
    | { readonly kind: 'nobody-named' }
    /** The cover, and whoever covers for them, is away on this day. */
    | { readonly kind: 'cover-away'; readonly cover: string; readonly on: string }
  /** Open queries that the person has now, and how many of them are due while they are away. */
  readonly openQueries: number
  readonly dueMeanwhile: number
  /** The person's open queries in the desk. */
  readonly workLink: string
}

/** `awayLink` is the page on which a cover is named. Refuses, by a fault, an empty list. */
export function noCoverNotice(absences: readonly UncoveredAbsence[], awayLink: string): Letter {
  const soonest = [...absences].sort(
    (one, other) => one.from.localeCompare(other.from) || one.name.localeCompare(other.name),
  )
  const [first] = soonest
  if (first === undefined) throw new Error('A notice about absences without cover was asked for without one.')
  const who =
    soonest.length === 1
      ? first.name
      : counted(new Set(soonest.map(each => each.name)).size, 'person', 'people')
  return {
    subject: `No cover for ${who} from ${calendarDay(first.from)}`,
    blocks: [
      { type: 'paragraph', text: 'Nobody covers these absences. Please name a cover before they begin.' },
      {
        type: 'entries',
        items: soonest.map(absence => ({
          heading: `${absence.name}: ${awayWords(absence)}`,
          lines: [whyLine(absence), workLine(absence)],
          links: [{ text: `See the open queries of ${absence.name}`, href: absence.workLink }],
        })),
      },
      { type: 'heading', text: 'What you need to do' },
      { type: 'paragraph', text: 'Open the page of absences and name a cover. It takes a minute.' },
      { type: 'link', text: 'Name a cover', href: awayLink },
      {
        type: 'inset',
        text: 'If you do nothing, new mail and queries that fall due go to the manager of the person who is away.',
      },
    ],
  }
}

const whyLine = ({ why }: UncoveredAbsence): string =>
  why.kind === 'nobody-named'
    ? 'Nobody is named as cover.'
    : `${why.cover} is named as cover but is away on ${calendarDay(why.on)}. Nobody covers for them.`

const workLine = ({ openQueries, dueMeanwhile }: UncoveredAbsence): string =>
  `Open queries: ${openQueries}. Due while they are away: ${dueMeanwhile}.`
