/** One rehearsal: old mail in, what the service would have made of it out. */
import type { CouncilFolder } from '../council.ts'
import { idleRuns } from './idle-runs.ts'
import type { Arrival } from './plan.ts'
import { startRehearsedService, type Troubles } from './rehearsed-service.ts'
import { simulatedClock } from './simulated-clock.ts'
import { timeline } from './timeline.ts'

export interface Rehearsed {
  /** Lines of `npm run -s export`. */
  readonly lines: readonly unknown[]
  /** Which file the stored mail of each id came from. */
  readonly files: ReadonlyMap<string, string>
  readonly troubles: Troubles
}

export async function rehearse(parts: {
  readonly council: CouncilFolder
  /** In order of time. */
  readonly arrivals: readonly Arrival[]
  readonly from: number
  readonly until: number
  readonly outbox: string
  readonly workFolder: string
  readonly signal: AbortSignal
  readonly assemblyDir?: string | undefined
  /** Makes every scheduled run, those too that would find nothing to do. */
  readonly everyRun?: boolean | undefined
}): Promise<Rehearsed> {
  const { from, until, signal } = parts
  const clock = simulatedClock(from)
  const service = await startRehearsedService({ ...parts, clock })
  try {
    const files = new Map<string, string>()
    const idle = idleRuns(service.workingHours, service.nextDue)
    for (const moment of timeline({ arrivals: parts.arrivals, schedules: service.schedules, from, until })) {
      signal.throwIfAborted()
      clock.set(moment.at)
      if ('runs' in moment) {
        const { name } = moment.runs
        if (parts.everyRun !== true && (await idle.mayBeLeftOut(name, moment.at))) continue
        const before = clock.asked()
        await service.run(moment.runs)
        const after = clock.asked()
        // A run that asked nothing at all was not seen: then nothing is known of it.
        const seen = after.requests > before.requests
        idle.ran(name, moment.at, !seen || after.changes > before.changes)
      } else {
        idle.disturbed()
        const { mail } = moment.arrives
        const { id } = await service.arrive(await mail.bytes())
        files.set(id, mail.file)
      }
    }
    const lines: unknown[] = []
    for await (const line of service.exported()) lines.push(line)
    return { lines, files, troubles: await service.troubles() }
  } finally {
    await service.stop()
  }
}
