/** The clock that a rehearsal lives by: one cell of memory that every thread of functions and engines reads (`follow-clock.ts`). */

export interface SimulatedClock {
  /** What the threads are started with. */
  readonly cell: SharedArrayBuffer
  /** Milliseconds since the epoch. */
  set(epoch: number): void
  /** UTC. */
  now(): string
}

export function simulatedClock(epoch: number): SimulatedClock {
  const cell = new SharedArrayBuffer(8)
  const instant = new BigInt64Array(cell)
  const set = (to: number) => {
    Atomics.store(instant, 0, BigInt(Math.trunc(to)))
  }
  set(epoch)
  return { cell, set, now: () => new Date(Number(Atomics.load(instant, 0))).toISOString() }
}
