/**
 * What a query must have had told of it, by contract sections 4 and 7, from its arrival, its sort and its owners: reckoned a second time from
 * the words alone, for the default standards.
 */
import {
  afterWork,
  type Calendar,
  dayOf,
  due,
  hour,
  nextWorking,
  nthWorkingDay,
  opening,
  workBetween,
} from './working-calendar.ts'

export type Priority = 'P1' | 'P2' | 'P3' | 'P4'
export type ClockName = 'accept' | 'firstReply' | 'fullAnswer' | 'nextUpdate'
export type Row = 'everyone' | 'family' | 'legal' | 'complaint' | 'sar' | 'foi' | 'data-breach' | 'correction'

const priorities = ['P1', 'P2', 'P3', 'P4'] as const
const clocks = ['accept', 'firstReply', 'fullAnswer', 'nextUpdate'] as const

/** Accept, first reply, full answer, next update; each for P1 to P4, or one for all. */
const everyone = [
  '0.5 wh|4 wh|1 wd|2 wd',
  '4 wh|3 wd|5 wd|10 wd',
  '3 wd|7 wd|10 wd|15 wd',
  '1 wd|5 wd|10 wd|10 wd',
] as const
const table: Readonly<Record<Row, readonly string[]>> = {
  everyone,
  family: [everyone[0], everyone[1], '3 wd|7 wd|15 wd|20 wd', everyone[3]],
  legal: [everyone[0], '4 wh|2 wd|5 wd|10 wd', '3 wd|7 wd|10 wd|14 wd', '1 wd|5 wd|5 wd|5 wd'],
  complaint: ['1 wd', '10 wd', '10 wd', '10 wd'],
  sar: ['1 wd', '10 wd', '1 month', '10 wd'],
  foi: ['1 wd', '10 wd', '20 uk-wd', '10 wd'],
  'data-breach': ['1 wh', '10 wd', '10 wd', '10 wd'],
  correction: ['1 wd', '10 wd', '10 wd', '10 wd'],
}

function standard(row: Row, clock: ClockName, priority: Priority): string {
  const cells = (table[row][clocks.indexOf(clock)] ?? '').split('|')
  return cells[priorities.indexOf(priority)] ?? cells[0] ?? ''
}

const rungs: Readonly<Record<string, readonly string[]>> = {
  L1: ['0 wh', '0 wh', '0 wh', '0 wh'],
  L2: ['1 wh', '1 wd', '2 wd', '5 wd'],
  L3: ['2 wh', '3 wd', '5 wd', '10 wd'],
}

interface Absence {
  readonly staffId: string
  readonly from: string
  readonly to: string
  readonly cover: string | null
}

export interface People {
  /** The manager of each: the team's, or `staff.csv`'s where there is no team or they are its manager. */
  readonly managerOf: ReadonlyMap<string, string>
  readonly absences: readonly Absence[]
  readonly head: string
}

export interface Reckoned {
  readonly row: Row
  readonly arrivedAt: number
  /** The priority at arrival. */
  readonly priority: Priority
  /** The third contact of thirty days, which raises the priority by one. */
  readonly thirdContactAt: number | null
  readonly ownerAt: (at: number) => string
}

export interface Told {
  readonly at: number
  readonly type: 'warned' | 'breached' | 'escalated'
  readonly clock: ClockName
  readonly detail: string
  readonly to: readonly string[]
}

export const isAway = (people: People, who: string, day: string) =>
  people.absences.find(({ staffId, from, to }) => staffId === who && from <= day && day <= to)

/** Whoever acts for somebody on a day: they themselves, the first of the chain of covers who is there, else their manager likewise. */
function actingFor(people: People, who: string, day: string): string {
  const passed = new Set<string>()
  for (let one = who; one !== '' && !passed.has(one); one = isAway(people, one, day)?.cover ?? '') {
    if (isAway(people, one, day) === undefined) return one
    passed.add(one)
  }
  const manager = people.managerOf.get(who)
  return manager === undefined ? who : actingFor(people, manager, day)
}

function raised(priority: Priority): Priority {
  return priorities[Math.max(0, priorities.indexOf(priority) - 1)] ?? priority
}

export function deadlinesOf(calendar: Calendar, query: Reckoned): Readonly<Record<ClockName, number>> {
  const { row, arrivedAt, priority, thirdContactAt: third } = query
  const of = (clock: ClockName): number => {
    const first = due(calendar, arrivedAt, standard(row, clock, priority))
    if (third === null || first <= third) return first
    return Math.min(first, due(calendar, third, standard(row, clock, raised(priority))))
  }
  return {
    accept: of('accept'),
    firstReply: of('firstReply'),
    fullAnswer: of('fullAnswer'),
    nextUpdate: of('nextUpdate'),
  }
}

/** In no order. Nobody answers in such a rehearsal, so that no clock is stopped. */
export function toldOf(calendar: Calendar, people: People, query: Reckoned): readonly Told[] {
  const { arrivedAt, thirdContactAt: third, priority } = query
  const before = deadlinesOf(calendar, { ...query, thirdContactAt: null })
  const after = deadlinesOf(calendar, query)
  const effective = nextWorking(calendar, arrivedAt)
  /** `mailAt` is when the mail came from which the deadline follows; null where nothing is to be said. */
  type Due = (deadline: number, priority: Priority, mailAt: number) => number | null
  /** What would have gone before the third contact goes by the first deadline; what the contact makes due at once goes with it. */
  const given = (
    clock: ClockName,
    dueAt: Due,
    waits: boolean,
  ): { readonly at: number; readonly urgent: boolean } | null => {
    const goes = (deadline: number, of: Priority, mailAt: number) => {
      const asked = dueAt(deadline, of, mailAt)
      if (asked === null) return null
      const urgent = of === 'P1'
      const at = Math.max(asked, mailAt)
      return { at: waits && !urgent ? nextWorking(calendar, at) : at, urgent }
    }
    const first = goes(before[clock], priority, arrivedAt)
    if (third === null || (first !== null && first.at < third)) return first
    return goes(after[clock], raised(priority), third)
  }
  const notice = (
    type: 'warned' | 'escalated',
    clock: ClockName,
    detail: string,
    dueAt: Due,
    readers: (owner: string, day: string, urgent: boolean) => readonly string[],
  ): readonly Told[] => {
    const found = given(clock, dueAt, true)
    if (found === null) return []
    const { at, urgent } = found
    const to = new Set(readers(query.ownerAt(at), dayOf(at), urgent))
    return [{ at, type, clock, detail, to: [...to].sort() }]
  }
  const manager = (owner: string, day: string) =>
    actingFor(people, people.managerOf.get(owner) ?? people.head, day)
  const share =
    (percent: number): Due =>
    deadline =>
      afterWork(calendar, effective, (workBetween(calendar, effective, deadline) * percent) / 100)
  const rung =
    (level: string): Due =>
    (deadline, of) => {
      const [amount = '', unit] = (rungs[level]?.[priorities.indexOf(of)] ?? '').split(' ')
      const breach = nextWorking(calendar, deadline)
      return unit === 'wd'
        ? opening(nthWorkingDay(calendar, dayOf(breach), Number(amount)))
        : afterWork(calendar, breach, Number(amount) * hour)
    }
  const breached = clocks.flatMap((clock): readonly Told[] => {
    const found = given(clock, deadline => deadline, false)
    return found === null ? [] : [{ at: found.at, type: 'breached', clock, detail: clock, to: [] }]
  })
  const dueDay: Due = (deadline, _priority, mailAt) => {
    const at = opening(dayOf(deadline))
    return at < mailAt ? null : at
  }
  const answers = (['firstReply', 'fullAnswer'] as const).flatMap(clock => [
    ...notice('warned', clock, '50', share(50), (owner, day, urgent) => [
      owner,
      ...(urgent ? [manager(owner, day)] : []),
    ]),
    ...notice('warned', clock, '80', share(80), (owner, day) => [
      owner,
      actingFor(people, owner, day),
      manager(owner, day),
    ]),
    ...notice('warned', clock, 'due-day', dueDay, (owner, day) => [owner, manager(owner, day)]),
    ...notice('escalated', clock, 'L1', rung('L1'), (owner, day) => [manager(owner, day)]),
    ...notice('escalated', clock, 'L2', rung('L2'), (_owner, day) => [actingFor(people, people.head, day)]),
    ...notice('escalated', clock, 'L3', rung('L3'), () => ['director']),
  ])
  const accept = notice('escalated', 'accept', 'L1', rung('L1'), (owner, day) => [manager(owner, day)])
  return [...breached, ...answers, ...accept]
}
