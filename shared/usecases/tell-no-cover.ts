/** Tells managers of absences that nobody covers, while there is time: at the opening of the working day before, and when an import brings one. */
import {
  askedAbout,
  eveOf,
  noCoverMail,
  type Occasion,
  type Uncovered,
  uncoveredAbsences,
} from '../domain/casework/absence/no-cover.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { londonDate } from '../domain/standards/london.ts'
import { calendarOf, workingDayStart } from '../domain/standards/working-time.ts'
import type { CoverPeriods } from '../ports/absences.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import { fewAtOnce } from './few-at-once.ts'
import { dueMeanwhile } from './prepare-absence.ts'
import { queueDecided } from './queue-decided.ts'

export interface TellNoCoverPorts {
  readonly periods: Pick<CoverPeriods, 'tell'>
  readonly casework: Pick<CaseworkChanging, 'ownedBy'>
  readonly outbox: OutboxQueue
  readonly clock: Clock
  readonly deskUrl: string
}

/** One mail a manager and occasion, made once whoever asks how often. */
export type TellNoCover = (
  uncovered: readonly Uncovered[],
  directory: DirectoryIndex,
  occasion: Occasion,
) => Promise<void>

export function makeTellNoCover(ports: TellNoCoverPorts): TellNoCover {
  return async (uncovered, directory, occasion) => {
    if (uncovered.length === 0) return
    const now = ports.clock()
    const counted = await fewAtOnce(uncovered, async each => ({
      ...each,
      openQueries: (await ports.casework.ownedBy(each.person.id, null)).length,
      dueMeanwhile: (await dueMeanwhile(each.absence, directory, ports.casework, now)).length,
      manager: askedAbout(each, directory, now),
    }))
    const managers = new Map(
      counted.flatMap(({ manager }) => (manager === null ? [] : [[manager.id, manager]])),
    )
    const mails = [...managers.values()].map(manager =>
      noCoverMail(
        manager,
        counted.filter(each => each.manager?.id === manager.id),
        { deskUrl: ports.deskUrl, directory, now, occasion },
      ),
    )
    await queueDecided(ports.outbox, await ports.periods.tell(mails), now)
  }
}

/**
 * The step of the sweep. Once the eve of an absence has opened, each run finds it again until it begins: the day that was told is
 * remembered in the process, so that a run costs nothing, and the name of the mail keeps it the only one.
 */
export function makeTellEveOfAbsences(
  tellNoCover: TellNoCover,
  ports: { readonly directory: () => Promise<DirectoryIndex | null>; readonly clock: Clock },
): () => Promise<void> {
  const told = new Set<string>()
  return async () => {
    const directory = await ports.directory()
    if (directory === null) return
    const now = ports.clock()
    const calendar = calendarOf(directory.snapshot.council)
    const nextDay = londonDate(workingDayStart(calendar, now, 1))
    const tomorrow = uncoveredAbsences(directory, now, nextDay).filter(
      each => now < each.begins && eveOf(each, directory) <= now,
    )
    for (const [eve, absences] of Map.groupBy(tomorrow, each => eveOf(each, directory))) {
      const occasion = { name: `eve ${eve}`, day: londonDate(eve) }
      if (told.has(occasion.name)) continue
      await tellNoCover(absences, directory, occasion)
      told.clear()
      told.add(occasion.name)
    }
  }
}
