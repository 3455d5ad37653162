/** What holds between the settings of one council.json, each of which is sound by itself. */

import { type LadderReader, readerOf } from '../standards/ladder.ts'
import { workingMinutes } from '../standards/limits.ts'
import { dayNumber } from '../standards/london.ts'
import { calendarOf } from '../standards/working-time.ts'
import type { Council } from './council.ts'
import type { RungSetting } from './council-standards.ts'

/** The place of a setting: `['standards', 'ladder', 1, 'who']`. */
export type SettingPath = readonly (string | number)[]

export interface SettingFinding {
  readonly path: SettingPath
  /** One clear sentence without its place. */
  readonly reason: string
  /** A problem refuses the folder, a warning does not. */
  readonly grave: boolean
}

/** No service is closed for longer; a longer gap is a slip, and every deadline would lie beyond it. */
const longestGap = 60

const priorities = ['P1', 'P2', 'P3', 'P4'] as const

/** All that is wrong or doubtful, in the order of the documentation. */
export function checkCouncil(council: Council): readonly SettingFinding[] {
  const { ladder, acceptLadder } = council.standards
  return [
    ...closures(council),
    ...shortDays(council),
    ...(ladder === undefined ? [] : rungs(council, 'ladder', ladder)),
    ...(acceptLadder === undefined ? [] : rungs(council, 'acceptLadder', acceptLadder)),
    ...warnings(council),
  ]
}

/** Members of staff whom the standards name, each with its place: that they exist is for the check between the files. */
export function staffInStandards(
  council: Council,
): readonly { readonly path: SettingPath; readonly staffId: string }[] {
  const { ladder = [], acceptLadder = [], warnings: warned = [] } = council.standards
  const places: { readonly path: SettingPath; readonly who: string }[] = [
    ...ladder.map(({ who }, index) => ({ path: ['standards', 'ladder', index, 'who'], who })),
    ...acceptLadder.map(({ who }, index) => ({ path: ['standards', 'acceptLadder', index, 'who'], who })),
    ...warned.flatMap((warning, index) =>
      (['who', ...priorities] as const).flatMap(key =>
        (warning[key] ?? []).map((who, place) => ({
          path: ['standards', 'warnings', index, key, place],
          who,
        })),
      ),
    ),
  ]
  return places.flatMap(({ path, who }) => {
    const reader: LadderReader = readerOf(who)
    return typeof reader === 'string' ? [] : [{ path, staffId: reader.staffId }]
  })
}

/** `standards.ladder[1].who` */
export function settingName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : `${name}${name === '' ? '' : '.'}${String(step)}`,
    '',
  )
}

function closures(council: Council): SettingFinding[] {
  const calendar = calendarOf(council)
  const days = [...council.closureDays, ...council.shortDays.map(({ date }) => date)]
  for (const first of [...new Set(days)].toSorted()) {
    const from = dayNumber(first)
    const gap = Array.from({ length: longestGap }, (_, index) => from + index)
    if (gap.some(day => calendar.stretches(day).length > 0)) continue
    const reason = `leave no working day in the ${longestGap} days from ${first}.`
    return [{ path: ['closureDays'], reason, grave: true }]
  }
  return []
}

function shortDays(council: Council): SettingFinding[] {
  const calendar = calendarOf(council)
  const whole = calendarOf({ ...council, shortDays: [] })
  return council.shortDays.flatMap(({ date }, index) => {
    const day = dayNumber(date)
    if (calendar.stretches(day).length > 0) return []
    const reason =
      whole.stretches(day).length === 0
        ? `${date} is no working day anyway.`
        : `nothing is left of the working hours of ${date}, so it is no working day.`
    return [{ path: ['shortDays', index], reason, grave: false }]
  })
}

function rungs(
  council: Council,
  name: 'ladder' | 'acceptLadder',
  ladder: readonly RungSetting[],
): SettingFinding[] {
  const here = ['standards', name]
  if (ladder.length === 0) {
    const reason = 'has no rungs: nobody is told when the time is over.'
    return [{ path: here, reason, grave: false }]
  }
  const levels = ladder.flatMap(({ level }, index): SettingFinding[] => {
    const before = ladder[index - 1]
    if (before === undefined || before.level < level) return []
    const reason = `${level} does not come after ${before.level}; the rungs stand in order, each level once.`
    return [{ path: [...here, index, 'level'], reason, grave: true }]
  })
  return [...levels, ...priorities.flatMap(priority => climb(council, here, ladder, priority))]
}

/** That each rung of a priority comes later than the one before, reckoned from an opening, in days of the usual length. */
function climb(
  council: Council,
  here: SettingPath,
  ladder: readonly RungSetting[],
  priority: (typeof priorities)[number],
): SettingFinding[] {
  let before: { readonly minutes: number; readonly level: string } | undefined
  const found: SettingFinding[] = []
  for (const [index, { level, after }] of ladder.entries()) {
    const span = after[priority]
    if (span === undefined) continue
    const minutes = workingMinutes(span, council.workingHours)
    if (before !== undefined && minutes <= before.minutes) {
      const reason = `"${span}" is not later than ${before.level} of ${priority}; rungs rise in time.`
      found.push({ path: [...here, index, 'after', priority], reason, grave: true })
    }
    before = { minutes, level }
  }
  if (before !== undefined) return found
  return [{ path: here, reason: `has no rung for ${priority}.`, grave: false }]
}

function warnings(council: Council): SettingFinding[] {
  const { warnings: list } = council.standards
  if (list === undefined) return []
  const here = ['standards', 'warnings']
  if (list.length === 0) {
    return [{ path: here, reason: 'is empty: nobody is told before the time is over.', grave: false }]
  }
  return list.flatMap(({ at }, index) =>
    list.findIndex(each => each.at === at) === index
      ? []
      : [{ path: [...here, index, 'at'], reason: `${at} is there twice.`, grave: true }],
  )
}
