import { expect, it } from 'vitest'
import { oncePerSweep } from '#shared/usecases/once-per-sweep.ts'

it('asks once for all steps of a sweep, and anew for the next', async () => {
  let asked = 0
  const directory = oncePerSweep(async () => {
    asked += 1
    return asked
  })
  expect(await Promise.all([directory.ask(), directory.ask()])).toEqual([1, 1])
  expect(await directory.ask()).toBe(1)
  directory.forget()
  expect(await directory.ask()).toBe(2)
})

it('asks again after a failure: one step’s bad luck is not the others’', async () => {
  let asked = 0
  const directory = oncePerSweep(async () => {
    asked += 1
    if (asked === 1) throw new Error('not now')
    return asked
  })
  await expect(directory.ask()).rejects.toThrow('not now')
  expect(await directory.ask()).toBe(2)
})
