/** `npm run -s export`: the keys of contract section 6, the same while the service runs and after it has stopped. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { acknowledged } from '#tests/support/kept-outbox.ts'
import { until } from '#tests/support/local-service.ts'
import { freePorts, type ServiceProcess, startServiceProcess } from '#tests/support/service-process.ts'
import { smtpSender } from '#tests/support/smtp-sender.ts'

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

function exportOf(...args: readonly string[]): Promise<Ended> {
  return new Promise(resolve => {
    execFile(process.execPath, ['infra/local/commands/export.ts', ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, out, err })
    })
  })
}

const inbox = 'send@casework.calderbrook.example'
const Line = z.record(z.string(), z.unknown())
const Lines = z.array(Line)
const linesOf = ({ out }: Ended) =>
  out
    .trimEnd()
    .split('\n')
    .map(line => Line.parse(JSON.parse(line)))

let dataDir: string
let service: ServiceProcess
let running: Ended
let stopped: Ended

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'contract-export-'))
  const [port = 0, smtpPort = 0] = await freePorts(2)
  service = await startServiceProcess({ dataDir, port, smtpPort })
  const sender = smtpSender(smtpPort, inbox)
  const councillor = await readFile('samples/mail/001-councillor-outlook-forward-out-of-school.eml')
  await sender.send({ from: 'patricia.holroyd@members.calderbrook.example', raw: councillor })
  await sender.send({ from: 'shop@shop.example', raw: await readFile('samples/mail/023-newsletter.eml') })
  await sender.send({
    from: 'nobody@x.example',
    raw: Buffer.from('Subject: no id\r\n\r\nWho can help my son?\r\n'),
  })
  sender.close()
  await until(
    async () =>
      (await acknowledged(dataDir)).length === 1 && linesOf(await exportOf('--data', dataDir)).length === 4,
    async () => `there is ${(await exportOf('--data', dataDir)).out}`,
  )
  running = await exportOf('--data', dataDir)
  await service.stop()
  stopped = await exportOf('--data', dataDir)
}, 60_000)
afterAll(() => rm(dataDir, { recursive: true, force: true }))

describe('npm run -s export', () => {
  it('prints one line of JSON a query, one for mail of no query, and the ledger last', () => {
    expect([stopped.code, stopped.err]).toEqual([0, ''])
    const lines = linesOf(stopped)
    expect(lines.map(line => line['reference'])).toEqual([
      expect.stringMatching(/^SEND-\d{4}-00001$/),
      expect.stringMatching(/^SEND-\d{4}-00002$/),
      null,
      undefined,
    ])
    expect(lines.at(-1)).toEqual({
      ledger: { accepted: 3, stored: 3, filed: 2, quarantined: 1, difference: 0 },
    })
  })

  it('prints the same while the service runs', () => {
    expect(running.code).toBe(0)
    expect(linesOf(running)).toEqual(linesOf(stopped))
  })

  it('has the keys of the contract, in its order, and no others', () => {
    const [query = {}, , outside = {}] = linesOf(stopped)
    expect(Object.keys(query)).toEqual(
      'reference state ownerId priority topic correspondent caseId deadlines mails events'.split(' '),
    )
    expect(Object.keys(outside)).toEqual(['reference', 'mails'])
    expect(Object.keys(Line.parse(query['correspondent']))).toEqual(['kind', 'name', 'address'])
    expect(Object.keys(Line.parse(query['deadlines']))).toEqual([
      'acknowledge',
      'accept',
      'firstReply',
      'fullAnswer',
    ])
    const mails = [...Lines.parse(query['mails']), ...Lines.parse(outside['mails'])]
    const keys = 'messageId direction kind from to subject at rawKey'.split(' ')
    expect(mails.map(mail => Object.keys(mail))).toEqual(mails.map(() => keys))
    expect(mails.map(mail => mail['kind'])).toEqual(
      expect.arrayContaining(['query', 'acknowledgement', 'notice', 'bulk']),
    )
    const events = Lines.parse(query['events'])
    expect(events.map(event => Object.keys(event))).toEqual(
      events.map(() => ['at', 'type', 'by', 'to', 'detail']),
    )
    expect(events.map(event => event['type'])).toEqual(
      expect.arrayContaining(['received', 'acknowledged', 'routed']),
    )
  })

  it('gives a Message-ID as received, and null where there was none', () => {
    const [first, second] = linesOf(stopped).map(line => Lines.parse(line['mails'] ?? []))
    const incoming = [first, second].map(
      mails => mails?.find(mail => mail['direction'] === 'in')?.['messageId'],
    )
    expect(incoming).toEqual(['<5a468a14.1794816727@members.calderbrook.example>', null])
  })
})

describe('npm run -s export refuses', () => {
  it.each([
    [
      'a folder that is not there',
      '/nowhere/at/all',
      /^There is no data folder \/nowhere\/at\/all; [^\n]+\n$/,
    ],
    ['a folder that is not ours', 'samples', /is not a data folder of this service; [^\n]+\n$/],
  ])('%s, in one line, with exit code 2', async (_, folder, sentence) => {
    const ended = await exportOf('--data', folder)
    expect([ended.code, ended.out]).toEqual([2, ''])
    expect(ended.err).toMatch(sentence)
    await expect(stat('/nowhere')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
