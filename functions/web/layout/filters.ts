import { londonDayAndYear, londonTime } from '#shared/domain/letters/london-words.ts'

/** Filters that templates use. `date` is asked for by the MoJ timeline with a format of Moment's; ours has one form only. */
export const pageFilters = {
  date: (instant: string) => `${londonTime(instant)} on ${londonDayAndYear(instant)}`,
} as const
