/** What the clock function does every five minutes: named steps, each of which has its turn whatever became of the others. */

export interface SweepStep {
  /** As the log and the fault call it: `ledger`. */
  readonly name: string
  /** Any number of runs, at once, late or after one that failed half-way, must come to the same. */
  readonly work: () => Promise<void>
}

export interface SweepNews {
  failed(fields: { step: string }, fault: unknown): void
}

/** One after the other, in the order given. Throws at the end what a step threw, so that the alarm rings for each that fails. */
export function makeSweep(steps: readonly SweepStep[], news: SweepNews) {
  return async (): Promise<void> => {
    const failed: { readonly step: string; readonly fault: unknown }[] = []
    for (const { name, work } of steps) {
      try {
        await work()
      } catch (fault) {
        failed.push({ step: name, fault })
        news.failed({ step: name }, fault)
      }
    }
    const [first, ...others] = failed
    if (first === undefined) return
    if (others.length === 0) throw first.fault
    throw new AggregateError(
      failed.map(({ fault }) => fault),
      `These steps of the sweep failed: ${failed.map(({ step }) => step).join(', ')}.`,
    )
  }
}
