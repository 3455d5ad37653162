/** One council's own settings: `council.json` of contract section 1. Everything but the name and the inbox has a default. */
import * as z from 'zod'
import { Address, LocalDate } from './directory.ts'

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 09:00')

/** One stretch of a working day, London wall time: `from` belongs to it, `to` does not (contract section 7, reading 1). */
const WorkingStretch = z
  .object({ from: WallTime, to: WallTime })
  .refine(({ from, to }) => from < to, 'must end after it begins')

const nineToFive = [{ from: '09:00', to: '17:00' }]

/** Which hours of which weekday are worked. An empty list is a day off. */
export const WorkingHours = z
  .strictObject({
    monday: z.array(WorkingStretch).default(nineToFive),
    tuesday: z.array(WorkingStretch).default(nineToFive),
    wednesday: z.array(WorkingStretch).default(nineToFive),
    thursday: z.array(WorkingStretch).default(nineToFive),
    friday: z.array(WorkingStretch).default(nineToFive),
    saturday: z.array(WorkingStretch).default([]),
    sunday: z.array(WorkingStretch).default([]),
  })
  .refine(week => Object.values(week).some(day => day.length > 0), 'must leave at least one working day')
export type WorkingHours = z.infer<typeof WorkingHours>

/**
 * A length of time as standards write it: `15 min` (any hour), `4 wh` (working hours), `3 wd` (working days),
 * `20 uk-wd` (working days on the calendar of all UK bank holidays, for FOI), `1 month` (calendar month, for a SAR).
 */
export const Span = z
  .string()
  .regex(/^\d+(\.\d+)? (min|wh|wd|uk-wd|month)$/, 'is not a span such as "4 wh" or "3 wd"')
export type Span = z.infer<typeof Span>

const ByPriority = z.strictObject({ P1: Span, P2: Span, P3: Span, P4: Span })

/** One row of the table in contract section 4. */
export const StandardRow = z.strictObject({
  acknowledge: Span,
  accept: ByPriority,
  firstReply: ByPriority,
  fullAnswer: ByPriority,
  nextUpdate: ByPriority,
})
export type StandardRow = z.infer<typeof StandardRow>

const PartialRow = z.strictObject({
  acknowledge: Span.optional(),
  accept: ByPriority.partial().optional(),
  firstReply: ByPriority.partial().optional(),
  fullAnswer: ByPriority.partial().optional(),
  nextUpdate: ByPriority.partial().optional(),
})

/** What a council changes of the default standards; rows and cells that it leaves out keep the default of contract section 4. */
export const StandardsChange = z.strictObject({
  /** The council's own name for this version, shown on every query it applied to. */
  version: z.string().min(1).max(60).default('1'),
  rows: z
    .strictObject({
      everyone: PartialRow.optional(),
      family: PartialRow.optional(),
      legal: PartialRow.optional(),
      complaint: PartialRow.optional(),
      sar: PartialRow.optional(),
      foi: PartialRow.optional(),
      'data-breach': PartialRow.optional(),
      correction: PartialRow.optional(),
    })
    .default({}),
})
export type StandardsChange = z.infer<typeof StandardsChange>

export const Council = z.object({
  name: z.string().min(1).max(120),
  inbox: Address,
  /** The council's own mail domains: mail from them is from colleagues. */
  domains: z.array(z.string().trim().toLowerCase().min(3)).default([]),
  /** Mail domains of councillors. */
  memberDomains: z.array(z.string().trim().toLowerCase().min(3)).default([]),
  /** Where the ladder's third rung goes; the head of service where it is not set. */
  director: Address.optional(),
  standards: StandardsChange.default({ version: '1', rows: {} }),
  workingHours: WorkingHours.prefault({}),
  closureDays: z.array(LocalDate).default([]),
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
})
export type Council = z.infer<typeof Council>
