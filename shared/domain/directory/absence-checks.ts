import type { Absence } from './directory.ts'
import type { Findings } from './directory-problems.ts'
import type { Located } from './directory-tables.ts'

/**
 * A last day before the first is a problem, and so is half of several days. Overlaps and circles of covers are not: the service has a rule for each
 * (contract section 3), but somebody will want to know.
 */
export function checkAbsences(findings: Findings, absences: readonly Located<Absence>[]): void {
  const sound = absences.filter(({ line, row }) => {
    if (row.half !== undefined && row.from !== row.to) {
      const text = `${row.half} is half a day, but the row is for ${row.from} to ${row.to}. Write the half day as a row of its own.`
      findings.problem('absences.csv', line, 'half', text)
      return false
    }
    if (row.from <= row.to) return true
    findings.problem('absences.csv', line, 'to', `${row.to} is before the first day, ${row.from}.`)
    return false
  })
  const ofPerson = Map.groupBy(sound, ({ row }) => row.staffId)
  for (const own of ofPerson.values()) warnOfOverlaps(findings, own)
  warnOfCircles(findings, sound, ofPerson)
}

function warnOfOverlaps(findings: Findings, own: readonly Located<Absence>[]): void {
  let latest: Located<Absence> | undefined
  for (const absence of own.toSorted((a, b) => (a.row.from < b.row.from ? -1 : 1))) {
    if (latest !== undefined && absence.row.from <= latest.row.to && !areHalves(latest.row, absence.row)) {
      const text = `${absence.row.staffId} is away on some of these days by line ${latest.line} already.`
      findings.warning('absences.csv', absence.line, 'from', text)
    }
    if (latest === undefined || absence.row.to > latest.row.to) latest = absence
  }
}

/** The morning and the afternoon of one day. */
const areHalves = (one: Absence, other: Absence): boolean =>
  one.from === other.from && one.half !== undefined && other.half !== undefined && one.half !== other.half

/** Covers who are all away on one day and stand in for each other. Such a day is always the first day of one of their absences. */
function warnOfCircles(
  findings: Findings,
  absences: readonly Located<Absence>[],
  ofPerson: ReadonlyMap<string, readonly Located<Absence>[]>,
): void {
  const told = new Set<string>()
  for (const { line, row } of absences) {
    const day = row.from
    const way = [row.staffId]
    let cover = row.cover
    while (cover !== null && !way.includes(cover)) {
      way.push(cover)
      cover = ofPerson.get(cover)?.find(each => each.row.from <= day && day <= each.row.to)?.row.cover ?? null
    }
    if (cover !== row.staffId) continue
    const circle = way.toSorted().join(' ')
    if (told.has(circle)) continue
    told.add(circle)
    const text = `on ${day} the covers form a circle, ${[...way, cover].join(' → ')}, so the manager acts.`
    findings.warning('absences.csv', line, 'cover', text)
  }
}
