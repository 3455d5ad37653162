/** Which old mails are rehearsed, and when each arrives. */
import { Refused } from '../refused.ts'
import type { OldMail } from './old-mail.ts'

export interface Arrival {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly mail: OldMail
}

export interface Plan {
  readonly from: number
  readonly until: number
  /** In order of time; of one instant, in the order of their files. */
  readonly arrivals: readonly Arrival[]
  /** Mails without a readable `Date`, which arrive at `from`. */
  readonly undated: number
  /** Mails of before `from`, and of after `until`. */
  readonly tooEarly: number
  readonly tooLate: number
}

/** Longer than any council plans for, and a mailbox that has a mail from 1970 is found out before it is swept for days. */
const longestDays = 3 * 366
const day = 86_400_000

/** `from` null is the first readable date. Throws Refused where there is nothing to rehearse between the two. */
export function planRehearsal(
  mails: readonly OldMail[],
  given: { readonly from: number | null; readonly until: number },
): Plan {
  const { until } = given
  const dates = mails.flatMap(mail => mail.date ?? [])
  const first = dates.reduce<number | null>(
    (least, date) => (least === null || date < least ? date : least),
    null,
  )
  const from = given.from ?? first
  if (from === null)
    throw new Refused('No mail has a Date that can be read; say with --from when they arrive.')
  if (until < from) {
    const what = given.from === null ? `the first mail (${words(from)})` : `--from ${words(from)}`
    throw new Refused(`--until ${words(until)} is before ${what}; name a later instant.`)
  }
  if (until - from > longestDays * day) {
    throw new Refused(
      `From ${words(from)} to --until ${words(until)} are more than three years; say with --from where to begin, for a mailbox often holds a few mails with a wrong date.`,
    )
  }
  const arrivals = mails
    .map(mail => ({ at: mail.date ?? from, mail }))
    .filter(({ at }) => at >= from && at <= until)
    .sort((one, other) => one.at - other.at)
  if (arrivals.length === 0) throw new Refused(`No mail arrived between ${words(from)} and ${words(until)}.`)
  return {
    from,
    until,
    arrivals,
    undated: mails.length - dates.length,
    tooEarly: dates.filter(date => date < from).length,
    tooLate: dates.filter(date => date > until).length,
  }
}

const words = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z')
