/**
 * Everything that moves a deadline or says who is told of it, as one value with a fingerprint: where the fingerprint in force is not the
 * one that open clocks were reckoned by, they are reckoned anew. Defaults are written out, so that a change of ours shows as well.
 */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Council, WorkingHours } from '../directory/council.ts'
import { LocalDate } from '../directory/directory.ts'
import { bankHolidayList } from './bank-holidays.ts'
import { standardsFor } from './deadlines.ts'
import { ladderSettings } from './ladder.ts'
import { limitsFor } from './limits.ts'
import { warningSettings } from './warnings.ts'

const { closureDays, shortDays, standards } = Council.shape

export const Reckoning = z.object({
  workingHours: WorkingHours,
  closureDays,
  shortDays,
  standards,
  bankHolidays: z.object({
    asOf: z.string(),
    /** Days proclaimed once, with the part of the United Kingdom that has them. */
    oneOffs: z.array(z.object({ date: LocalDate, in: z.string() })),
  }),
})
export type Reckoning = z.infer<typeof Reckoning>

const made = new WeakMap<Council, { readonly reckoning: Reckoning; readonly fingerprint: string }>()

/** What a council reckons by, in one order whatever the order of its file. */
export const reckoningOf = (council: Council): Reckoning => known(council).reckoning

/** 32 hexadecimal digits that are the same exactly where the reckoning is; a new name for the same standards changes nothing. */
export const fingerprintOf = (council: Council): string => known(council).fingerprint

/**
 * The same council, reckoning as it did then; `reckoningOf` gives back what it was made of. Proclaimed bank holidays are those of
 * today all the same: of the old ones only the list is kept.
 */
export function reckoningBy(reckoning: Reckoning, council: Council): Council {
  const { workingHours, closureDays, shortDays, standards } = reckoning
  const then = { ...council, workingHours, closureDays, shortDays, standards }
  made.set(then, { reckoning, fingerprint: fingerprint(reckoning) })
  return then
}

function known(council: Council) {
  const kept = made.get(council)
  if (kept !== undefined) return kept
  const reckoning = reckon(council)
  const both = { reckoning, fingerprint: fingerprint(reckoning) }
  made.set(council, both)
  return both
}

/** The same of a reckoning that was kept. */
export function fingerprint(reckoning: Reckoning): string {
  const nameless = { ...reckoning, standards: { ...reckoning.standards, version: '' } }
  return createHash('sha256').update(canonical(nameless)).digest('hex').slice(0, 32)
}

function reckon(council: Council): Reckoning {
  const { version, rows } = standardsFor(council)
  const { pauseWorkingMinutes: _, ...limits } = limitsFor(council)
  const { ladder, acceptLadder } = ladderSettings(council)
  return Reckoning.parse({
    workingHours: council.workingHours,
    closureDays: [...new Set(council.closureDays)].toSorted(),
    shortDays: council.shortDays.toSorted((one, other) =>
      `${one.date} ${one.from}` < `${other.date} ${other.from}` ? -1 : 1,
    ),
    standards: { version, rows, ladder, acceptLadder, warnings: warningSettings(council), ...limits },
    bankHolidays: {
      asOf: bankHolidayList.asOf,
      oneOffs: bankHolidayList.oneOffs.map(({ date, in: nation }) => ({ date, in: nation })),
    },
  })
}

/** JSON with the names of every group in order, so that two writings of one thing are one text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
