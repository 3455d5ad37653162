import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parts, rawMail } from '#tests/support/mail/raw-mail.ts'

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

function read(...args: readonly string[]): Promise<Run> {
  return new Promise(resolve => {
    const child = execFile(
      process.execPath,
      ['infra/local/commands/read.ts', ...args],
      { maxBuffer: 50_000_000 },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

const lines = ({ out }: Run): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

describe('npm run -s read', () => {
  let folder = ''
  const path = (name: string) => join(folder, name)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-'))
    const forward = [
      'Please see below.\n\n---------- Forwarded message ---------\nFrom: Mum <mum@example.org>\nDate: Sun, 22 Nov 2026 at 09:00\nSubject: School\nTo: Cllr Hale <hale@example.org>\n\nHe has no school.',
    ].join('\n')
    await writeFile(
      path('forward.eml'),
      rawMail({
        from: '"Cllr Ann Hale" <Hale@example.org>',
        to: 'send@northam.example, Team <team@northam.example>',
        subject: 'Fwd: School',
        header: ['In-Reply-To: <a@x>', 'References: <r@x> <a@x>'],
        type: 'multipart/mixed; boundary=b',
        body: parts([
          { type: 'text/plain', body: forward },
          { type: 'text/csv; name=a.csv', body: 'a,b' },
        ]),
      }),
    )
    await writeFile(path('nothing.eml'), '')
    const separator = 'From jane@example.org Sun Nov 22 10:00:00 2026\n'
    await writeFile(
      path('two.mbox'),
      `${separator}Subject: one\n\nfirst\n\n${separator}Subject: two\n\nsecond\n`,
    )
  })

  it('prints what the contract says of a mail, in its order', async () => {
    const run = await read(path('forward.eml'))
    expect(run).toMatchObject({ code: 0, err: '' })
    const text = expect.stringContaining('He has no school.')
    expect(lines(run)).toEqual([
      {
        file: path('forward.eml'),
        from: { name: 'Cllr Ann Hale', address: 'hale@example.org' },
        to: ['send@northam.example', 'team@northam.example'],
        subject: 'Fwd: School',
        messageId: '<one@example.org>',
        inReplyTo: '<a@x>',
        references: ['<r@x>', '<a@x>'],
        date: '2026-11-22T10:00:00.000Z',
        messageKind: 'query',
        text,
        ownWords: 'Please see below.',
        forwarded: { from: { name: 'Mum', address: 'mum@example.org' }, text: 'He has no school.' },
        attachments: [{ name: 'a.csv', type: 'text/csv', size: 3 }],
      },
    ])
    expect(Object.keys(JSON.parse(run.out))).toEqual(
      'file from to subject messageId inReplyTo references date messageKind text ownWords forwarded attachments'.split(
        ' ',
      ),
    )
  })

  it('prints one line a mail, in the order given, several for an mbox', async () => {
    const run = await read(path('two.mbox'), path('forward.eml'), path('nothing.eml'))
    expect(lines(run)).toMatchObject([
      { file: path('two.mbox'), subject: 'one', date: null, forwarded: null },
      { file: path('two.mbox'), subject: 'two' },
      { file: path('forward.eml') },
      { file: path('nothing.eml'), from: { name: '', address: '' }, subject: '', messageId: null, text: '' },
    ])
  })

  it('refuses a file that is not there with one line and code 2, and prints nothing of the others', async () => {
    const run = await read(path('forward.eml'), path('missing.eml'))
    expect(run).toEqual({ code: 2, out: '', err: `There is no file ${path('missing.eml')}.\n` })
  })

  it('refuses a folder with one line that says what to do', async () => {
    const run = await read(folder)
    expect(run.code).toBe(2)
    expect(run.err).toMatch(/^.*is a folder.*\n$/)
  })

  it('without a file is bad usage', async () => {
    const run = await read()
    expect([run.code, run.out, run.err.trimEnd().split('\n').length]).toEqual([2, '', 1])
  })

  it('prints its help', async () => {
    const run = await read('--help')
    expect(run.code).toBe(0)
    expect(run.out).toContain('mbox')
  })
})
