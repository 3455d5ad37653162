/** From a queue to a function and back, as Lambda's event source mapping does it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  bodiesOf,
  startTinyService,
  type TinyFolder,
  type TinyService,
  tinyFolder,
} from '#tests/support/local/tiny-service.ts'
import { until } from '#tests/support/local-service.ts'

let folder: TinyFolder
let tiny: TinyService
const announce = (...bodies: string[]) => tiny.service.engines.announce('Tiny-Data-Work', bodies)
const parked = () => tiny.service.engines.depth('Tiny-Data-Parked')

beforeAll(async () => {
  folder = await tinyFolder()
  tiny = await startTinyService(folder)
})
beforeEach(async () => {
  await tiny.untilQueuesAreEmpty()
  await folder.forget()
})
afterAll(async () => {
  await tiny.stop()
  await folder.remove()
})

describe('batches', () => {
  test('under load fill to the batch size of the template, each message once, one invocation at a time', async () => {
    const bodies = Array.from({ length: 42 }, (_, index) => `message ${index}`)
    await announce(...bodies)
    const notes = await tiny.untilDelivered(42)
    await tiny.untilQueuesAreEmpty()
    expect((await tiny.notes()).flatMap(bodiesOf).sort()).toEqual([...bodies].sort())
    expect(Math.max(...notes.map(note => bodiesOf(note).length))).toBe(5)
    expect(notes.length).toBeLessThanOrEqual(12)
    expect(notes.map(note => note.running)).toEqual(notes.map(() => 1))
  })

  test('a message that the function names as failed comes back, the others of its batch do not, and at last it is parked', async () => {
    const before = await parked()
    await announce('good', 'fail', 'also good')
    await until(
      async () => (await parked()) === before + 1,
      async () => 'nothing was parked',
    )
    const bodies = (await tiny.notes()).flatMap(bodiesOf)
    expect(bodies.filter(body => body === 'fail')).toHaveLength(2)
    expect(bodies.filter(body => body !== 'fail').sort()).toEqual(['also good', 'good'])
  })
})

describe('a function that fails', () => {
  test.each(['throw', 'hang', 'end', 'burn'])(
    'when told to %s, fails its batch, which comes back and is parked, and the next message is worked',
    async what => {
      const before = await parked()
      await announce(what)
      await until(
        async () => (await parked()) === before + 1,
        async () => 'nothing was parked',
      )
      await announce('after it')
      await until(
        async () => (await tiny.notes()).flatMap(bodiesOf).includes('after it'),
        async () => 'the next message was not worked',
      )
      expect((await tiny.notes()).flatMap(bodiesOf).filter(body => body === what)).toHaveLength(2)
    },
  )

  test('by throwing, keeps its environment; by running out of time, gets a new one', async () => {
    await announce('one')
    const [first] = await tiny.untilDelivered(1)
    await expect(
      tiny.service.invoke('recorder', { Records: [{ messageId: '1', body: 'throw' }] }),
    ).rejects.toThrow(/asked to throw/)
    await expect(
      tiny.service.invoke('recorder', { Records: [{ messageId: '2', body: 'hang' }] }),
    ).rejects.toThrow(/timed out after 1 seconds/)
    await tiny.service.invoke('recorder', {})
    const invocations = (await tiny.notes()).map(note => note.invocations)
    expect(invocations).toEqual([
      first?.invocations,
      (first?.invocations ?? 0) + 1,
      (first?.invocations ?? 0) + 2,
      1,
    ])
  })
})

describe('what a function is given', () => {
  test('its variables of the template, Lambda context, and nothing of the environment of the service', async () => {
    await tiny.service.invoke('recorder', { hello: 'there' })
    const [note] = await tiny.notes()
    expect(note).toMatchObject({
      event: { hello: 'there' },
      greeting: 'Recorder of eu-west-2',
      home: null,
      desk: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    })
    expect(note?.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(note?.remaining).toBeGreaterThan(0)
    expect(note?.remaining).toBeLessThanOrEqual(1000)
  })

  test('its output goes to its own log', async () => {
    await tiny.service.invoke('recorder', {})
    const log = join(tiny.dataDir, 'log', 'recorder.jsonl')
    await until(
      async () => (await readFile(log, 'utf8').catch(() => '')).includes('recorder was here'),
      async () => 'the log is empty',
    )
    expect(await readFile(log, 'utf8')).toContain('{"said":"recorder was here"}')
  })
})
