import { instantInWords } from '../words/days.ts'

/** Filters that templates use. `date` is asked for by the MoJ timeline with a format of Moment's; ours has one form only. */
export const pageFilters = {
  date: instantInWords,
} as const
