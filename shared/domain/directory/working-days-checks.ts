import { type Staff, Weekday } from './directory.ts'
import type { Findings } from './directory-problems.ts'
import type { Located } from './directory-tables.ts'

/** A cover for days off that nobody has, and covers who are off on the same day and stand in for each other, are worth a word. */
export function checkWorkingDays(findings: Findings, staff: readonly Located<Staff>[]): void {
  const people = new Map(staff.map(({ row }) => [row.id, row]))
  for (const { line, row } of staff) {
    if (row.dayCover === undefined) continue
    if (row.workingDays === undefined) {
      const text = `${row.id} has a cover for days off and no working days, so works all week.`
      findings.warning('staff.csv', line, 'day_cover', text)
      continue
    }
    const circle = Weekday.options.map(day => circleOn(day, row, people)).find(way => way !== null)
    if (circle !== undefined && circle !== null) {
      const text = `on some days the covers form a circle, ${circle.join(' → ')}, so the manager acts.`
      findings.warning('staff.csv', line, 'day_cover', text)
    }
  }
}

/** The way from a person back to them by covers who are all off on that day; null where it leads to somebody at work, or nowhere. */
function circleOn(day: Weekday, first: Staff, people: ReadonlyMap<string, Staff>): string[] | null {
  const way: string[] = []
  let at: Staff | undefined = first
  while (at?.workingDays !== undefined && !at.workingDays.includes(day) && !way.includes(at.id)) {
    way.push(at.id)
    at = at.dayCover === undefined ? undefined : people.get(at.dayCover)
  }
  return at?.id === first.id && way.length > 0 && way.includes(first.id) ? [...way, first.id] : null
}
