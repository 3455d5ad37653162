/** `npm run -s rehearse`: what contract sections 2, 5 and 7 say of the command and of what it writes. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

function rehearsal(flags: Readonly<Record<string, string>>): Promise<Ended> {
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value])
  return new Promise(resolve => {
    execFile(process.execPath, ['infra/local/commands/rehearse.ts', ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, out, err })
    })
  })
}

const Instant = z.iso.datetime({ offset: true })
const Report = z.strictObject({
  council: z.string(),
  from: Instant,
  until: Instant,
  ledger: z.strictObject({
    accepted: z.number(),
    stored: z.number(),
    filed: z.number(),
    quarantined: z.number(),
    difference: z.literal(0),
  }),
  queries: z.array(
    z.strictObject({
      reference: z.string(),
      file: z.string(),
      receivedAt: Instant,
      correspondentKind: z.string(),
      topic: z.string(),
      priority: z.enum(['P1', 'P2', 'P3', 'P4']),
      ownerId: z.string(),
      deadlines: z.strictObject({
        acknowledge: Instant,
        accept: Instant,
        firstReply: Instant,
        fullAnswer: Instant,
      }),
      events: z.array(
        z.strictObject({
          at: Instant,
          type: z.string(),
          to: z.array(z.string()),
          detail: z.string(),
          clock: z.enum(['acknowledge', 'accept', 'firstReply', 'fullAnswer', 'nextUpdate']).optional(),
        }),
      ),
    }),
  ),
  totals: z.looseObject({ team: z.object({}), topic: z.object({}), kind: z.object({}), month: z.object({}) }),
})

let folder: string
let ended: Ended
let report: z.infer<typeof Report>
const mail = (name: string, headers: readonly string[], body: string) =>
  writeFile(join(folder, 'mail', name), [...headers, '', body, ''].join('\r\n'))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contract-rehearse-'))
  await mkdir(join(folder, 'mail'))
  await mail(
    'parent.eml',
    [
      'From: Samantha Doyle <samdoyle82@mailbox.example>',
      'Subject: Tyler',
      'Date: Mon, 23 Nov 2026 10:00:00 +0000',
      'Message-ID: <p@x.example>',
    ],
    'Tyler has had no school for three weeks and nobody has told us what happens next.',
  )
  await mail(
    'news.eml',
    [
      'From: News <news@news.example>',
      'Subject: News',
      'Date: Mon, 23 Nov 2026 11:00:00 +0000',
      'List-Unsubscribe: <mailto:off@news.example>',
      'Precedence: bulk',
    ],
    'This week in SEND.',
  )
  await mail(
    'undated.eml',
    ['From: Alex Whitmore <alex@mailbox.example>', 'Subject: A question'],
    'How do I ask for an assessment for my son?',
  )
  await mail(
    'later.eml',
    ['From: Alex Whitmore <alex@mailbox.example>', 'Subject: Later', 'Date: Fri, 27 Nov 2026 10:00:00 +0000'],
    'This came after the end.',
  )
  ended = await rehearsal({
    council: 'samples/council',
    mail: join(folder, 'mail'),
    until: '2026-11-25T17:30:00Z',
    out: join(folder, 'out'),
  })
  const text = await readFile(join(folder, 'out', 'report.json'), 'utf8').catch(() => 'null')
  report = Report.parse(JSON.parse(text))
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('npm run -s rehearse', () => {
  it('writes report.json, report.html and outbox, and exits 0', async () => {
    expect([ended.code, ended.out]).toEqual([0, `3 mails, 2 queries: ${join(folder, 'out')}/report.html\n`])
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(['outbox', 'report.html', 'report.json'])
    expect((await readdir(join(folder, 'out', 'outbox'))).every(name => name.endsWith('.eml'))).toBe(true)
  })

  it('has each mail arrive at its own Date, and one without at the first', () => {
    expect(report.from).toBe('2026-11-23T10:00:00.000Z')
    expect(report.queries.map(({ file, receivedAt }) => [file, receivedAt])).toEqual([
      ['parent.eml', '2026-11-23T10:00:00.000Z'],
      ['undated.eml', '2026-11-23T10:00:00.000Z'],
    ])
  })

  it('counts the mail that needs no person in the ledger, and not among the queries', () => {
    expect(report.ledger).toEqual({ accepted: 3, stored: 3, filed: 2, quarantined: 1, difference: 0 })
  })

  it('recognises a writer in the directory, as triage does', () => {
    expect(report.queries[0]).toMatchObject({ correspondentKind: 'family', priority: 'P2', ownerId: 'cw-01' })
  })

  it('records who is warned of what and when, and what is late, each with its clock', () => {
    const [query] = report.queries
    const first = query?.events.find(({ type, clock }) => type === 'breached' && clock === 'accept')
    expect(first?.at).toBe(query?.deadlines.accept)
    const late = query?.events.filter(({ type }) => ['warned', 'breached', 'escalated'].includes(type)) ?? []
    expect(
      late.every(({ clock, to, type }) => clock !== undefined && (type === 'breached' || to.length > 0)),
    ).toBe(true)
    expect(late.map(({ type, detail }) => `${type} ${detail}`)).toEqual(
      expect.arrayContaining(['breached accept', 'escalated L1', 'warned 50']),
    )
  })

  it('writes a page that loads nothing, runs nothing, and names no child', async () => {
    const page = await readFile(join(folder, 'out', 'report.html'), 'utf8')
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\ssrc=|https?:\/\/(?!www\.w3\.org)/)
    expect(page).not.toMatch(/Tyler|Doyle/)
    expect(page).toContain('2 queries')
  })
})

describe('npm run -s rehearse refuses', () => {
  const good = () => ({
    council: 'samples/council',
    mail: join(folder, 'mail'),
    until: '2026-11-25T17:30:00Z',
    out: join(folder, 'refused'),
  })
  it.each([
    ['a council that is not there', { council: '/nowhere' }, /^There is no folder \/nowhere; [^\n]+\n$/],
    ['mail that is not there', { mail: '/nowhere' }, /^There is no folder or file \/nowhere; [^\n]+\n$/],
    ['a file that is no mailbox', { mail: 'package.json' }, /is neither an mbox nor a mail[^\n]+\n$/],
    [
      'an end before the first mail',
      { until: '2026-11-20T00:00:00Z' },
      /^--until [^\n]+ is before the first mail[^\n]+\n$/,
    ],
    ['an end that is no instant', { until: 'Friday' }, /^--until Friday is not an instant[^\n]+\n$/],
    ['a folder with something in it', { out: 'samples' }, /^--out samples is not empty; [^\n]+\n$/],
    ['other standards that are no JSON', { compare: 'README.md' }, /^README\.md is not JSON\.\n$/],
    [
      'other standards that say nothing',
      { compare: 'package.json' },
      /^package\.json holds none of[^\n]+\n$/,
    ],
  ])('%s, in one line, with exit code 2, and leaves nothing', async (_, flags, sentence) => {
    const { code, out, err } = await rehearsal({ ...good(), ...flags })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(sentence)
    expect((await readdir(folder)).sort()).toEqual(['mail', 'out'])
  })

  it('a standard that makes no sense, naming it', async () => {
    const compare = join(folder, 'mail', 'other.json')
    await writeFile(
      compare,
      JSON.stringify({ standards: { rows: { everyone: { firstReply: { P3: 'soon' } } } } }),
    )
    const { code, err } = await rehearsal({ ...good(), compare })
    await rm(compare)
    expect(code).toBe(2)
    expect(err).toMatch(/other\.json cannot be compared with: [^\n]*firstReply[^\n]*\n$/)
  })
})
