/** The clock that a rehearsal lives by: memory that every thread of functions and engines shares (`follow-clock.ts`). */

export interface SimulatedClock {
  /** What the threads are started with. */
  readonly cell: SharedArrayBuffer
  /** Milliseconds since the epoch. */
  set(epoch: number): void
  /** UTC. */
  now(): string
  /** What the functions have asked of the engines so far: requests, and those of them that may have changed something. */
  asked(): { readonly requests: number; readonly changes: number }
}

export function simulatedClock(epoch: number): SimulatedClock {
  const cell = new SharedArrayBuffer(24)
  const numbers = new BigInt64Array(cell)
  const read = (index: number) => Number(Atomics.load(numbers, index))
  const set = (to: number) => {
    Atomics.store(numbers, 0, BigInt(Math.trunc(to)))
  }
  set(epoch)
  return {
    cell,
    set,
    now: () => new Date(read(0)).toISOString(),
    asked: () => ({ requests: read(1), changes: read(2) }),
  }
}
