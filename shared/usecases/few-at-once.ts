/** Does the work for each, a few at once; every one has its turn whatever became of the others, and what was thrown is thrown at the end. */
export async function fewAtOnce<Each, Result>(
  all: readonly Each[],
  work: (each: Each) => Promise<Result>,
  workers = 8,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const faults: unknown[] = []
  const queue = all.entries()
  await Promise.all(
    Array.from({ length: Math.min(workers, all.length) }, async () => {
      for (const [index, each] of queue) {
        try {
          results[index] = await work(each)
        } catch (fault) {
          faults.push(fault)
        }
      }
    }),
  )
  if (faults.length === 1) throw faults[0]
  if (faults.length > 1) throw new AggregateError(faults, `${faults.length} of ${all.length} failed.`)
  return results
}
