/** One council's own settings: `council.json` of contract section 1. Everything but the name and the inbox has a default. */
import * as z from 'zod'
import { StandardsChange } from './council-standards.ts'
import { Address, LocalDate } from './directory.ts'

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 09:00')

/** One stretch of a working day, London wall time: `from` belongs to it, `to` does not (contract section 7, reading 1). */
const WorkingStretch = z
  .object({ from: WallTime, to: WallTime })
  .refine(({ from, to }) => from < to, 'must end after it begins')

interface Stretch {
  readonly from: string
  readonly to: string
}

/** Time that two stretches share would be counted twice. A stretch may begin where another ends. */
function apart(stretches: readonly Stretch[]): boolean {
  const inOrder = stretches.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  return inOrder.every((stretch, index) => index === 0 || (inOrder[index - 1]?.to ?? '') <= stretch.from)
}

const WorkingDay = z.array(WorkingStretch).refine(apart, 'has stretches that overlap')

const nineToFive = [{ from: '09:00', to: '17:00' }]

/** Which hours of which weekday are worked. An empty list is a day off. */
export const WorkingHours = z
  .strictObject({
    monday: WorkingDay.default(nineToFive),
    tuesday: WorkingDay.default(nineToFive),
    wednesday: WorkingDay.default(nineToFive),
    thursday: WorkingDay.default(nineToFive),
    friday: WorkingDay.default(nineToFive),
    saturday: WorkingDay.default([]),
    sunday: WorkingDay.default([]),
  })
  .refine(week => Object.values(week).some(day => day.length > 0), 'must leave at least one working day')
export type WorkingHours = z.infer<typeof WorkingHours>

/** The days of the week as settings name them, Monday first. */
export const daysOfWeek = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

/** Decades of them; the calendar that clocks were reckoned by is kept as one item of the table. */
const MOST_CLOSURE_DAYS = 1_000
const MOST_SHORT_DAYS = 500

/** What remains of a day that is not worked whole: only that part of the usual hours which lies between `from` and `to`. */
const ShortDay = z
  .strictObject({ date: LocalDate, from: WallTime, to: WallTime })
  .refine(({ from, to }) => from < to, 'must end after it begins')
export type ShortDay = z.infer<typeof ShortDay>

export const Council = z.object({
  name: z.string().min(1).max(120),
  inbox: Address,
  /** The council's own mail domains: mail from them is from colleagues. */
  domains: z.array(z.string().trim().toLowerCase().min(3)).default([]),
  /** Mail domains of councillors. */
  memberDomains: z.array(z.string().trim().toLowerCase().min(3)).default([]),
  /** Where the ladder's third rung goes; the head of service where it is not set. */
  director: Address.optional(),
  standards: StandardsChange.prefault({}),
  workingHours: WorkingHours.prefault({}),
  closureDays: z
    .array(LocalDate)
    .refine(days => days.length <= MOST_CLOSURE_DAYS, `has more than ${MOST_CLOSURE_DAYS} days`)
    .default([]),
  /** Days on which the council closes for part of the day. Twice the same date: both parts are worked. */
  shortDays: z
    .array(ShortDay)
    .refine(days => days.length <= MOST_SHORT_DAYS, `has more than ${MOST_SHORT_DAYS} parts of days`)
    .refine(
      days => [...Map.groupBy(days, ({ date }) => date).values()].every(apart),
      'has parts of one day that overlap',
    )
    .default([]),
  /** An absence of more working days than this introduces whoever covers to everybody with an open query. */
  introduceAfterWorkingDays: z.int().min(1).max(400).default(10),
  signposts: z
    .object({
      sendiass: z
        .object({ name: z.string().min(1), phone: z.string().optional(), email: z.string().optional() })
        .optional(),
      localOffer: z.string().optional(),
    })
    .default({}),
  outOfHours: z
    .object({
      /** The council's number outside working hours. */
      phone: z.string().optional(),
      /** Whom to call when worried about a child, at any hour. */
      childrenWorriedPhone: z.string().optional(),
    })
    .default({}),
  /** The weekly mail to each councillor and MP about their own queries. */
  memberDigest: z
    .strictObject({
      send: z.boolean().default(true),
      /** It goes when work begins on that day, or at the next opening. */
      day: z.enum(daysOfWeek).default('monday'),
    })
    .prefault({}),
})
export type Council = z.infer<typeof Council>
