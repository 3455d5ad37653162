import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { acknowledged } from '#tests/support/kept-outbox.ts'
import { type LoadMail, loadMails } from '#tests/support/load-mails.ts'
import { freePorts, type ServiceProcess, startServiceProcess } from '#tests/support/service-process.ts'
import { smtpSender } from '#tests/support/smtp-sender.ts'

const inbox = 'send@casework.calderbrook.example'
const KILLS = 20
const run = promisify(execFile)

const ExportLine = z.union([
  z.object({
    ledger: z.object({
      accepted: z.number(),
      stored: z.number(),
      filed: z.number(),
      quarantined: z.number(),
      difference: z.number(),
    }),
  }),
  z.object({
    reference: z.string().nullable(),
    mails: z.array(
      z.object({ messageId: z.string().nullable(), direction: z.enum(['in', 'out']), kind: z.string() }),
    ),
  }),
])

let dataDir: string
let ports: readonly number[]
let service: ServiceProcess

const start = () => startServiceProcess({ dataDir, port: ports[0] ?? 0, smtpPort: ports[1] ?? 0 })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kill-'))
  ports = await freePorts(2)
  service = await start()
})
afterAll(async () => {
  await service.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Sends each mail until the door says 250, as a mail server does. */
async function deliver(mails: readonly LoadMail[]): Promise<void> {
  const waiting = [...mails]
  const sender = smtpSender(ports[1] ?? 0, inbox, 3)
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) {
        for (;;) {
          try {
            await sender.send(mail)
            break
          } catch {
            await sleep(100)
          }
        }
      }
    }),
  )
  sender.close()
}

async function exported() {
  const { stdout } = await run(process.execPath, ['infra/local/commands/export.ts', '--data', dataDir], {
    maxBuffer: 2 ** 28,
  })
  const lines = stdout
    .trim()
    .split('\n')
    .map(line => ExportLine.parse(JSON.parse(line)))
  return {
    incoming: lines.flatMap(line =>
      'mails' in line
        ? line.mails.filter(mail => mail.direction === 'in').map(mail => mail.messageId ?? '')
        : [],
    ),
    ledger: lines.flatMap(line => ('ledger' in line ? [line.ledger] : []))[0],
  }
}

async function until(holds: () => Promise<boolean>, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds * 2 && !(await holds()); waited += 1) await sleep(500)
}

describe('a service that is killed again and again while mail comes in', () => {
  const mails = loadMails(240, 'kill')
  const people = mails.filter(mail => mail.person)

  it(`has each of 240 mails once, and each writer one acknowledgement, after ${KILLS} kills and a second delivery of everything`, async () => {
    const firstTime = deliver(mails)
    for (let kill = 0; kill < KILLS; kill += 1) {
      // A different moment each time, from just after start to well into the work.
      await sleep(150 + ((kill * 379) % 1_100))
      await service.kill()
      service = await start()
    }
    await firstTime
    await deliver(mails)
    await until(async () => (await acknowledged(dataDir)).length >= people.length, 240)
    await until(async () => (await exported()).ledger?.difference === 0, 60)
    await sleep(3_000)

    const { incoming, ledger } = await exported()
    expect(incoming.toSorted()).toEqual(mails.map(mail => mail.messageId).toSorted())
    expect(ledger).toMatchObject({ accepted: 240, stored: 240, difference: 0 })
    expect((await acknowledged(dataDir)).toSorted()).toEqual(people.map(mail => mail.from).toSorted())
  }, 600_000)
})
