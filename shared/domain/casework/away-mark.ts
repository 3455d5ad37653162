/**
 * A member of staff whose mailbox answered a notice of ours with an out-of-office: perhaps away, until a person says otherwise
 * (domain.md 5.1; R14). The mark ends by itself, and at once when the person writes.
 */
import * as z from 'zod'
import { LocalDate, type UnplannedAbsence } from '../directory/directory.ts'
import type { Mail } from '../mail/mail.ts'
import type { ReturnDate } from '../mail/return-date.ts'
import { dateOf, dayNumber, londonDate } from '../standards/london.ts'
import { type WorkingCalendar, workingDayEnd } from '../standards/working-time.ts'
import { Reference } from './query.ts'

export const AwayMark = z.object({
  staffId: z.string().min(1),
  /** Rises by one with every change; every write names the version that it read. */
  version: z.number().int().positive(),
  /** When the automatic reply came, UTC. */
  at: z.iso.datetime(),
  /** First and last day on which nothing is given to the person, London. */
  from: LocalDate,
  to: LocalDate,
  /** The day that the reply gives for the return; null where it gives none that can be. */
  backOn: LocalDate.nullable(),
  /** The query whose notice was answered. */
  reference: Reference,
  /** Since when the mark holds no longer, UTC: the person wrote, or somebody took it away. Null while it holds. */
  endedAt: z.iso.datetime().nullable().default(null),
})
export type AwayMark = z.infer<typeof AwayMark>

/** Marks that hold at that instant, as the directory takes them. */
export function unplannedOf(marks: readonly AwayMark[], now: string): readonly UnplannedAbsence[] {
  return marks
    .filter(mark => stands(mark, now))
    .map(({ staffId, from, to }) => ({ staffId, from, to, why: 'perhaps-away' }))
}

export const stands = (mark: AwayMark, now: string): boolean =>
  mark.endedAt === null && mark.to >= londonDate(now)

/** A mark without a date or with one in the past ends with the next working day; no other is longer than this. */
const LONGEST_DAYS = 92

export function lastDayAway(
  backOn: LocalDate | null,
  receivedAt: string,
  calendar: WorkingCalendar,
): LocalDate {
  const today = londonDate(receivedAt)
  if (backOn === null || backOn <= today) return londonDate(workingDayEnd(calendar, receivedAt, 1))
  const days = Math.min(dayNumber(backOn) - 1, dayNumber(today) + LONGEST_DAYS)
  return dateOf(days)
}

/** What of a mail tells whether its writer is away. */
type AutomaticReply = Pick<Mail, 'subject' | 'ownWords' | 'kindEvidence'>

/**
 * Whether an automatic reply says that its writer is away, and not that they have read or got the mail or accepted an invitation:
 * those come from people who are there.
 */
export function saysAbsence(mail: AutomaticReply, returnDate: ReturnDate): boolean {
  if (NOT_AWAY_EVIDENCE.test(mail.kindEvidence) || NOT_AWAY_SUBJECT.test(mail.subject)) return false
  const words = `${mail.subject}\n${mail.ownWords.slice(0, 4_000)}`
  if (returnDate.backOn === null && BACK.test(words)) return false
  if (ABSENT.test(words)) return true
  if (returnDate.backOn !== null || returnDate.text !== '') return true
  return AUTOMATIC_SUBJECT.test(mail.subject) && !RECEIVED.test(words)
}

const NOT_AWAY_EVIDENCE = /read receipt|disposition|calendar|invitation/i
const NOT_AWAY_SUBJECT = /^\s*(?:(?:not )?read|gelesen|lu|accepted|declined|tentative|recall)\s*:/i
const AUTOMATIC_SUBJECT =
  /^\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|ooo)\b/i
const ABSENT =
  /\b(?:out of (?:the )?office|on (?:annual |sick |maternity |paternity |parental |special |study |compassionate )?leave|annual leave|away (?:from|until|till|on|today|this week|and)|(?:am|are|is|be|i['’]m) (?:currently )?away|not (?:in|at) (?:the office|work|my desk)|not working (?:today|this week|on)|un(?:available|able to (?:answer|reply|respond))|not (?:be )?(?:available|contactable)|non[- ]working day|(?:i['’]m|am) (?:off|on holiday|unwell|ill)\b|off sick|on holiday|return(?:ing)? (?:to (?:work|the office) )?on|back (?:on|in the office|at work)|no longer (?:work|with)|ha(?:ve|s) left (?:the council|this post|my post|my role)|allan o['’]r swyddfa|ar wyliau)\b/i
/** They were away, and are not any more. */
const BACK =
  /\b(?:(?:am|i['’]m) (?:now )?back (?:from|in|at)|(?:have|i['’]ve) (?:now |just )?(?:returned|come back)|was (?:away|off|on leave|out of (?:the )?office)) /i
const RECEIVED =
  /\b(?:(?:has|have|had) (?:been )?received|we (?:have )?received|thank you for (?:your (?:e-?mail|message|enquiry)|contacting)|will (?:respond|reply|get back|be in touch)|within \d+ (?:working )?(?:hours|days))\b/i
