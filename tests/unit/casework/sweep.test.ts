import { describe, expect, it } from 'vitest'
import { makeSweep } from '#shared/usecases/sweep.ts'

/** A sweep of three steps, of which those named are broken. */
function sweepWith(broken: readonly string[]) {
  const worked: string[] = []
  const failed: string[] = []
  const sweep = makeSweep(
    ['first', 'second', 'third'].map(name => ({
      name,
      work: async () => {
        worked.push(name)
        if (broken.includes(name)) throw new Error(`The ${name} is broken.`)
      },
    })),
    { failed: ({ step }) => void failed.push(step) },
  )
  return { sweep, worked, failed }
}

describe('a sweep', () => {
  it('gives each step its turn, in the order given', async () => {
    const { sweep, worked, failed } = sweepWith([])
    await sweep()
    expect(worked).toEqual(['first', 'second', 'third'])
    expect(failed).toEqual([])
  })

  it.each(['first', 'second', 'third'])(
    'works the other steps although the %s is broken, says which, and fails',
    async broken => {
      const { sweep, worked, failed } = sweepWith([broken])
      await expect(sweep()).rejects.toThrow(`The ${broken} is broken.`)
      expect(worked).toEqual(['first', 'second', 'third'])
      expect(failed).toEqual([broken])
    },
  )

  it('fails with every fault, by the names of the steps, when several are broken', async () => {
    const fault = await sweepWith(['first', 'third'])
      .sweep()
      .catch((thrown: unknown) => thrown)
    expect(fault).toBeInstanceOf(AggregateError)
    expect(fault).toMatchObject({
      message: 'These steps of the sweep failed: first, third.',
      errors: [new Error('The first is broken.'), new Error('The third is broken.')],
    })
  })

  it('works a step that throws before it waits for anything like any other that fails', async () => {
    const worked: string[] = []
    const sweep = makeSweep(
      [
        {
          name: 'hasty',
          work: () => {
            throw new Error('At once.')
          },
        },
        { name: 'next', work: async () => void worked.push('next') },
      ],
      { failed: () => undefined },
    )
    await expect(sweep()).rejects.toThrow('At once.')
    expect(worked).toEqual(['next'])
  })
})
