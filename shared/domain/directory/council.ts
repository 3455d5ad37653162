/** One council's own settings: `council.json` of contract section 1. Everything but the name and the inbox has a default. */
import * as z from 'zod'
import { StandardsChange } from './council-standards.ts'
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
