/** A rehearsal on the real engines: the same whether every run is made or only those that find something to do, and so twice the same. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCouncil } from '#infra/local/council.ts'
import { rehearse } from '#infra/local/rehearsal/rehearse.ts'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { readExported } from '#shared/domain/rehearsal/exported.ts'
import { buildReport, type Report } from '#shared/domain/rehearsal/report.ts'
import { monthOfMail } from '#tests/support/month-of-mail.ts'

const from = Date.parse('2026-11-16T00:00:00Z')
const until = Date.parse('2026-11-18T17:30:00Z')
let folder: string
let allRuns: Report
let fewRuns: Report

async function rehearsed(name: string, everyRun: boolean): Promise<Report> {
  const council = await readCouncil('samples/council')
  const reading = readCouncilFiles(council.files)
  if (!reading.ok) throw new Error('The sample council cannot be read.')
  const directory = reading.snapshot
  const month = monthOfMail({ directory, mails: 12, from: '2026-11-16', days: 1, seed: 7 })
  const arrivals = month.map(({ name: file, date, raw }) => ({
    at: Date.parse(date),
    mail: { file, date: Date.parse(date), bytes: async () => raw },
  }))
  const { lines, files, troubles } = await rehearse({
    council,
    arrivals,
    from,
    until,
    outbox: join(folder, name, 'outbox'),
    workFolder: join(folder, name),
    signal: new AbortController().signal,
    everyRun,
  })
  expect(troubles).toEqual({ failed: 0, parked: 0 })
  return buildReport({
    casework: readExported(lines),
    directory,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    fileOf: rawKey => files.get(rawKey.slice(rawKey.lastIndexOf('/') + 1)) ?? null,
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-'))
  allRuns = await rehearsed('all', true)
  fewRuns = await rehearsed('few', false)
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('gives the same report whether or not the runs that find nothing to do are made', () => {
  expect(JSON.stringify(fewRuns)).toBe(JSON.stringify(allRuns))
})

it('has something to say in that time', () => {
  const types = new Set(fewRuns.queries.flatMap(query => query.events.map(event => event.type)))
  expect([...types]).toEqual(
    expect.arrayContaining(['received', 'acknowledged', 'routed', 'warned', 'breached', 'escalated']),
  )
  expect(fewRuns.ledger).toMatchObject({ accepted: 12, stored: 12, difference: 0 })
})

it('records nothing at an instant that its clock had not reached, nor before the mail', () => {
  for (const { receivedAt, events } of fewRuns.queries) {
    expect(Date.parse(receivedAt)).toBeGreaterThanOrEqual(from)
    for (const { at } of events) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(receivedAt))
      expect(Date.parse(at)).toBeLessThanOrEqual(until)
    }
  }
})

it('keeps each mail that leaves in its folder, dated by the simulated clock', async () => {
  const names = await readdir(join(folder, 'few', 'outbox'))
  expect(names.length).toBeGreaterThan(12)
  expect(names.every(name => /^202611(16|17|18)T\d{6}.*\.eml$/.test(name))).toBe(true)
})
