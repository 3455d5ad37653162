/** Automatic replies that tell of an absence which is still to come: their writer is there, and is given work until then. */
import { MARKED_DAY, markDays } from '../mail/absent-until.ts'
import type { Mail } from '../mail/mail.ts'
import { dayNumber, londonDate } from '../standards/london.ts'
import { type WorkingCalendar, workingDayEnd } from '../standards/working-time.ts'

const D = MARKED_DAY
/** "From 21 December to 4 January", "30.11. - 4.12.", "between the 1st and the 4th of December". */
const RANGE = new RegExp(
  `${D} ?(?:to|until|till|through|and|hyd|i|-|–|—)(?: (?:and including|on|the))? ?${D}`,
  'giu',
)
/** "Not working on Friday", "on leave from 1 December". */
const START = new RegExp(
  `\\b(?:office|leave|away|off|holiday|working|in|available|unavailable|closed)(?: again)?,? (?:on|from|starting|beginning)(?: on)? ${D}`,
  'giu',
)
/** An absence that holds on the day of the reply, whatever else is planned. */
const NOW = new RegExp(
  `\\b(?:today|currently|at present|this (?:week|morning|afternoon)|heddiw|(?<!⟧ ?)(?:until|till|back (?:on|in)|return(?:ing)?(?: (?:on|to))?)(?: \\w{1,8}){0,3} ${D})`,
  'iu',
)

/**
 * Whether every absence that the reply gives days for begins after the next working day. A reply on the eve of leave counts as the
 * leave itself; one that names no days, or any day that has come, is not ahead.
 */
export function beginsLater(
  mail: Pick<Mail, 'subject' | 'ownWords'>,
  receivedAt: string,
  calendar: WorkingCalendar,
): boolean {
  const today = dayNumber(londonDate(receivedAt))
  const eve = dayNumber(londonDate(workingDayEnd(calendar, receivedAt, 1)))
  const words = `${mail.subject}. ${mail.ownWords.slice(0, 4_000)}`.replaceAll(/\s+/g, ' ')
  const { marked, days } = markDays(words, today)
  const ranges = [...marked.matchAll(RANGE)].map(match => [days[Number(match[1])], days[Number(match[2])]])
  // A first day that is over is read as next year's: then the last day comes before it, and the absence has begun.
  const hasBegun = ranges.some(([first = today, last = today]) => first <= eve || last < first)
  const starts = [
    ...ranges.map(([first]) => first),
    ...[...marked.matchAll(START)].map(match => days[Number(match[1])]),
  ].filter(day => day !== undefined)
  return starts.length > 0 && !hasBegun && starts.every(day => day > eve) && !NOW.test(marked)
}
