import { once } from 'node:events'
import { createServer } from 'node:http'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulatedClock } from '#infra/local/rehearsal/simulated-clock.ts'

const instant = '2026-11-03T09:00:00.000Z'
const clock = simulatedClock(Date.parse(instant))
const server = createServer((_request, response) => response.end('{}'))
let url = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterAll(() => server.close())

/** What the code gives in a thread that follows the clock. */
async function inThread(code: string): Promise<unknown> {
  const module = new URL('../../../infra/local/functions/follow-clock.ts', import.meta.url)
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads')
     import(workerData.module).then(async ({ followClock }) => {
       followClock(workerData.cell)
       parentPort.postMessage(await (async () => { ${code} })())
     })`,
    { eval: true, workerData: { module: module.href, cell: clock.cell, url } },
  )
  const [answer] = await once(worker, 'message')
  await worker.terminate()
  return answer
}

describe('a thread that follows the clock', () => {
  it.each([
    ['Date.now()', 'return new Date(Date.now()).toISOString()'],
    ['new Date()', 'return new Date().toISOString()'],
    ['Date()', 'return new Date(Date()).toISOString()'],
    ['a class that extends Date', 'return new (class extends Date {})().toISOString()'],
  ])('hears the simulated instant from %s', async (_, code) => {
    expect(await inThread(code)).toBe(instant)
  })

  it('reckons with every other instant as ever', async () => {
    const code = `const day = new Date('2020-02-29T12:00:00Z')
      return [day.getTime(), Date.UTC(2020, 1, 29, 12), Date.parse('2020-02-29T12:00:00Z'), day instanceof Date]`
    const noon = 1_582_977_600_000
    expect(await inThread(code)).toEqual([noon, noon, noon, true])
  })

  it('hears the next instant as soon as it is set', async () => {
    clock.set(Date.parse('2026-11-03T09:05:00Z'))
    expect(await inThread('return new Date().toISOString()')).toBe('2026-11-03T09:05:00.000Z')
    clock.set(Date.parse(instant))
  })

  it.each([
    ['a read of DynamoDB', 'POST', 'DynamoDB_20120810.Query', 0],
    ['a batch of reads', 'POST', 'DynamoDB_20120810.BatchGetItem', 0],
    ['an object of S3', 'GET', null, 0],
    ['a transaction', 'POST', 'DynamoDB_20120810.TransactWriteItems', 1],
    ['a message to a queue', 'POST', 'AmazonSQS.SendMessageBatch', 1],
    ['a mail handed to SES', 'POST', null, 1],
  ])(
    'is known to have asked for %s, and whether that may change anything',
    async (_, method, target, changes) => {
      const before = clock.asked()
      const headers = target === null ? {} : { 'x-amz-target': target }
      await inThread(`const { request } = require('node:http')
      await new Promise(done => request(workerData.url, ${JSON.stringify({ method, headers })}, answer => answer.resume().on('end', done)).end())`)
      const after = clock.asked()
      expect([after.requests - before.requests, after.changes - before.changes]).toEqual([1, changes])
    },
  )
})
