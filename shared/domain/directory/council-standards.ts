/** `standards` of `council.json`: what a council promises, warns of and escalates differently from contract section 4. */
import * as z from 'zod'

/** The most of each unit that a standard may ask for: two years. More is a slip of the pen, and would be reckoned day by day. */
const mostOf: Readonly<Record<string, number>> = {
  min: 60 * 24 * 366 * 2,
  wh: 4_000,
  wd: 500,
  'uk-wd': 500,
  month: 24,
}

function isWithinTwoYears(span: string): boolean {
  const [amount, unit = ''] = span.split(' ')
  return Number(amount) <= (mostOf[unit] ?? 0)
}

/**
 * A length of time as standards write it: `15 min` (any hour), `4 wh` (working hours), `3 wd` (working days),
 * `20 uk-wd` (working days on the calendar of all UK bank holidays, for FOI), `1 month` (calendar month, for a SAR).
 */
export const Span = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,3})? (min|wh|wd|uk-wd|month)$/, {
    error: 'is not a span such as "4 wh" or "3 wd"',
    abort: true,
  })
  .refine(isWithinTwoYears, 'is longer than two years')
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

const rowsOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    everyone: row.optional(),
    family: row.optional(),
    legal: row.optional(),
    complaint: row.optional(),
    'complaint-stage-2': row.optional(),
    sar: row.optional(),
    foi: row.optional(),
    'data-breach': row.optional(),
    correction: row.optional(),
  })

/** Working hours or whole working days. A rung at `0 wd` would come before the breach that it follows. */
const RungSpan = z
  .string()
  .regex(/^(\d{1,9}(\.\d{1,3})? wh|[1-9]\d{0,8} wd)$/, {
    error: 'is not a span such as "0 wh", "2 wh" or "3 wd"',
    abort: true,
  })
  .refine(isWithinTwoYears, 'is longer than two years')

const WorkingSpan = z
  .string()
  .regex(/^(\d{1,9}(\.\d{1,3})? wh|\d{1,9} wd)$/, {
    error: 'is not a span of working time such as "10 wd"',
    abort: true,
  })
  .refine(isWithinTwoYears, 'is longer than two years')

/** Whom a rung or a warning is for: one of the words below, else a staff id. The words win over an id that is written the same. */
const Somebody = z.string().trim().min(1).max(100)

const Somebodies = z.array(Somebody).refine(list => list.length > 0, 'names nobody')

/** Who holds an office for a query, rather than by name. */
export const offices = ['team-manager', 'head-of-service', 'director'] as const
/** Who may be warned besides: whoever has the query in hand. */
export const atHand = ['owner', 'cover'] as const

/** One rung. A priority that `after` leaves out has no such rung. */
export const RungSetting = z.strictObject({
  level: z.string().regex(/^L[1-9]$/, 'is not a level such as L1 or L2'),
  who: Somebody,
  after: z.strictObject({
    P1: RungSpan.optional(),
    P2: RungSpan.optional(),
    P3: RungSpan.optional(),
    P4: RungSpan.optional(),
  }),
})
export type RungSetting = z.infer<typeof RungSetting>

const Ladder = z.array(RungSetting).refine(rungs => rungs.length <= 9, 'has more than 9 rungs')

/** One warning: at a share of the working time, or at the opening of the due day. A priority may name others than `who`. */
export const WarningSetting = z.strictObject({
  at: z.string().regex(/^([1-9]\d?%|due-day)$/, 'is neither a share such as 50% nor due-day'),
  who: Somebodies,
  P1: Somebodies.optional(),
  P2: Somebodies.optional(),
  P3: Somebodies.optional(),
  P4: Somebodies.optional(),
})
export type WarningSetting = z.infer<typeof WarningSetting>

/**
 * What a council changes of the default standards. Rows and cells that it leaves out keep the default of contract section 4; a
 * ladder or a list of warnings that it gives takes the place of the whole default one.
 */
export const StandardsChange = z.strictObject({
  /** The council's own name for this version, shown on every query it applied to. */
  version: z.string().min(1).max(60).default('1'),
  rows: rowsOf(PartialRow).default({}),
  /** After a missed first reply or full answer. Empty: nobody is told of a breach beyond the warnings. */
  ladder: Ladder.optional(),
  /** After a query that nobody accepted in time. */
  acceptLadder: Ladder.optional(),
  warnings: z
    .array(WarningSetting)
    .refine(list => list.length <= 20, 'has more than 20 warnings')
    .optional(),
  /** How long clocks may be paused in all. */
  pauseLimit: WorkingSpan.optional(),
  /** By how much a deadline may be moved at the most, by row. */
  extension: rowsOf(Span).optional(),
  /** How long after the closing letter a writer may still say that it is not sorted. */
  followUp: WorkingSpan.optional(),
  /** Within which the apology for a breach is to leave. */
  apology: WorkingSpan.optional(),
  /** For how many seconds a reply from the mailbox can be undone. */
  undoSeconds: z
    .number()
    .refine(
      seconds => Number.isInteger(seconds) && seconds >= 0 && seconds <= 300,
      'must be a whole number of seconds from 0 to 300',
    )
    .optional(),
})
export type StandardsChange = z.infer<typeof StandardsChange>
