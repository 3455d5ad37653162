/** The ledger and what is parked, in the words of somebody who must be sure that no mail was lost. */
import { londonTime, londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import { epochOf, londonDate } from '#shared/domain/standards/london.ts'
import type { LedgerDay } from '#shared/ports/ledger.ts'
import type { WorkQueueName } from '#shared/ports/parked-mail.ts'
import { dayInWords } from '../../words/days.ts'

/** What is wrong with a day that does not balance: which mails, and what was done or must be. One sentence each. */
export function differenceInWords(ledger: LedgerDay, now: string): readonly string[] {
  const { difference, unread, queuedAgainAt } = ledger
  const day = dayInWords(ledger.day)
  const sentences: string[] = []
  if (unread > 0) {
    sentences.push(`${mails(unread)} of ${day} ${are(unread)} stored and in no query.`)
    sentences.push(
      queuedAgainAt === null
        ? `${unread === 1 ? 'It' : 'They'} came late in the day: the inbox is reading ${unread === 1 ? 'it' : 'them'} now.`
        : `${unread === 1 ? 'It has' : 'They have'} been queued again, last at ${timeInWords(queuedAgainAt, now)}.`,
    )
  }
  const uncounted = difference - unread
  if (uncounted > 0) {
    sentences.push(`${mails(uncounted)} of ${day} ${are(uncounted)} stored and read, but not counted.`)
  }
  if (uncounted < 0) {
    sentences.push(`${mails(-uncounted)} of ${day} ${are(-uncounted)} counted, but no longer stored.`)
  }
  if (uncounted !== 0) sentences.push('Tell the people who run the service today.')
  return sentences
}

/** `9.12am today`, `9.12am on Tuesday 17 November` */
export const timeInWords = (instant: string, now: string): string =>
  londonDate(instant) === londonDate(now) ? `${londonTime(instant)} today` : londonTimeOnDay(instant)

/** How long something has waited, as roughly as one would say it: `4 minutes`, `3 hours`, `2 days`. */
export function ageInWords(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((epochOf(now) - epochOf(since)) / 60_000))
  if (minutes < 1) return 'less than a minute'
  if (minutes < 60) return counted(minutes, 'minute')
  if (minutes < 48 * 60) return counted(Math.floor(minutes / 60), 'hour')
  return counted(Math.floor(minutes / (24 * 60)), 'day')
}

export const queueWords: Record<WorkQueueName, { readonly name: string; readonly means: string }> = {
  intake: {
    name: 'Mail that came in',
    means: 'The mail is safe in the mail store. No query is open for it yet.',
  },
  outbound: {
    name: 'Mail that we send',
    means: 'An answer, an acknowledgement or a notice has not left.',
  },
  feedback: {
    name: 'News of mail that we sent',
    means: 'We do not know if a mail of ours came back.',
  },
  'directory-import': {
    name: 'Uploads of the directory',
    means: 'The lists of staff, cases and absences are as they were before.',
  },
}

export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

const mails = (count: number): string => counted(count, 'mail')
const are = (count: number): string => (count === 1 ? 'is' : 'are')
