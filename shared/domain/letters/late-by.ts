/** How late something is, in the words of notices. */

/** Working time since a deadline, whole units, rounded down: days on the council's calendar, and hours where it is less than a day. */
export interface LateBy {
  readonly workingDays: number
  /** Of the working time in all, not beyond the days. */
  readonly workingHours: number
}

/** `2 working days`, `3 working hours`, `less than one working hour`. */
export function lateByWords({ workingDays, workingHours }: LateBy): string {
  if (workingDays >= 1) return counted(workingDays, 'working day')
  return workingHours >= 1 ? counted(workingHours, 'working hour') : 'less than one working hour'
}

/** `1 query`, `3 queries`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Later first. */
export function byBreachSize(one: LateBy, other: LateBy): number {
  return other.workingDays - one.workingDays || other.workingHours - one.workingHours
}
