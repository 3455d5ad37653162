import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOldMail, type OldMail } from '#infra/local/rehearsal/old-mail.ts'
import { openOutFolder } from '#infra/local/rehearsal/out-folder.ts'
import { planRehearsal } from '#infra/local/rehearsal/plan.ts'
import { stampUnvouched } from '#infra/local/rehearsal/unvouched-stamp.ts'
import { readReceipt } from '#shared/adapters/mime/read-receipt.ts'
import { isUnvouched } from '#shared/domain/mail/receipt.ts'
import { asMbox, monthOfMail } from '#tests/support/month-of-mail.ts'
import { aDirectory } from '#tests/support/rehearsal-builders.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'old-mail-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const mail = (subject: string, ...header: readonly string[]) =>
  Buffer.from(
    ['From: a@post.example', `Subject: ${subject}`, ...header, '', 'He has no school.', ''].join('\r\n'),
  )

describe('old mail', () => {
  it('in a folder is every .eml and every mail of every mbox, by its path', async () => {
    const place = join(folder, 'mixed')
    await mkdir(join(place, 'sub'), { recursive: true })
    await writeFile(join(place, 'sub', 'one.eml'), mail('one', 'Date: Mon, 02 Nov 2026 09:00:00 +0000'))
    await writeFile(join(place, 'README.md'), 'About these mails')
    const month = monthOfMail({ directory: aDirectory(), mails: 3, from: '2026-11-02', days: 3 })
    await writeFile(join(place, 'old.mbox'), asMbox(month))
    const found = await findOldMail(place, folder)
    expect(found.mails.map(each => each.file)).toEqual([
      'old.mbox#1',
      'old.mbox#2',
      'old.mbox#3',
      'sub/one.eml',
    ])
    expect(found.leftOut).toBe(1)
    const dates = found.mails.map(each => each.date)
    expect(dates).toEqual([...month.map(each => Date.parse(each.date)), Date.parse('2026-11-02T09:00:00Z')])
    const bytes = await Promise.all(found.mails.slice(0, 3).map(each => each.bytes()))
    expect(bytes.map(each => Buffer.from(each).toString().trimEnd())).toEqual(
      month.map(each => each.raw.toString().trimEnd()),
    )
    await found.close()
    expect(await readdir(folder)).toEqual(['mixed'])
  })

  it.each([
    ['a folder that is not there', 'nowhere', 'There is no folder or file'],
    ['a folder without mail', 'empty', 'There is no mail in'],
    ['a file that is no mailbox', 'notes.txt', 'is neither an mbox nor a mail (.eml)'],
    ['a mailbox without a byte', 'zero.mbox', 'is neither an mbox nor a mail (.eml)'],
  ])('refuses %s', async (_, name, why) => {
    await mkdir(join(folder, 'empty'), { recursive: true })
    await writeFile(join(folder, 'notes.txt'), 'From the chair: nothing to report.')
    await writeFile(join(folder, 'zero.mbox'), '')
    await expect(findOldMail(join(folder, name), folder)).rejects.toThrow(why)
  })
})

describe('the plan', () => {
  const dated = (file: string, date: string | null): OldMail => ({
    file,
    date: date === null ? null : Date.parse(date),
    bytes: async () => new Uint8Array(),
  })
  const until = Date.parse('2026-11-30T17:00:00Z')

  it('has mails in order of time, and those without a readable date at the first', () => {
    const plan = planRehearsal(
      [dated('b', '2026-11-03T09:00:00Z'), dated('undated', null), dated('a', '2026-11-02T09:00:00Z')],
      { from: null, until },
    )
    expect(plan.arrivals.map(each => each.mail.file)).toEqual(['undated', 'a', 'b'])
    expect([plan.from, plan.undated]).toEqual([Date.parse('2026-11-02T09:00:00Z'), 1])
  })

  it('leaves out what is earlier than --from and later than --until, and counts it', () => {
    const plan = planRehearsal(
      [
        dated('a', '2026-10-01T09:00:00Z'),
        dated('b', '2026-11-03T09:00:00Z'),
        dated('c', '2026-12-01T09:00:00Z'),
      ],
      { from: Date.parse('2026-11-01T00:00:00Z'), until },
    )
    expect([plan.arrivals.map(each => each.mail.file), plan.tooEarly, plan.tooLate]).toEqual([['b'], 1, 1])
  })

  it.each([
    ['an end before the first mail', ['2026-12-24T09:00:00Z'], null, 'is before the first mail'],
    ['mails without any date', [null], null, 'No mail has a Date that can be read'],
    [
      'more than three years',
      ['1970-01-01T00:00:00Z', '2026-11-02T09:00:00Z'],
      null,
      'more than three years',
    ],
    ['a time without mail', ['2026-10-01T09:00:00Z'], '2026-11-01T00:00:00Z', 'No mail arrived between'],
  ])('refuses %s', (_, dates, from, why) => {
    const mails = dates.map((date, index) => dated(String(index), date))
    expect(() => planRehearsal(mails, { from: from === null ? null : Date.parse(from), until })).toThrow(why)
  })
})

describe('the mark above an old mail', () => {
  const receivedAt = '2026-11-03T09:00:00.000Z'
  const stamped = (raw: Buffer) =>
    readReceipt(
      stampUnvouched(
        { raw, envelopeFrom: '', recipients: [], helo: '', clientAddress: '' },
        'id1',
        receivedAt,
      ),
      '2027-01-01T00:00:00.000Z',
      'store',
    )

  it('says when it arrived and vouches for nothing', () => {
    const { receipt } = stamped(mail('one'))
    expect([receipt.receivedAt, isUnvouched(receipt)]).toEqual([receivedAt, true])
  })

  it('takes the trust from a mark that the mail has of its own', () => {
    const forged = stampUnvouched(
      {
        raw: mail('one', 'Authentication-Results: amazonses.com; dmarc=pass'),
        envelopeFrom: '',
        recipients: [],
        helo: '',
        clientAddress: '',
      },
      'forged',
      '2020-01-01T00:00:00.000Z',
    )
    const { receipt, content } = stamped(Buffer.from(forged))
    expect([receipt.receivedAt, isUnvouched(receipt)]).toEqual([receivedAt, true])
    expect(Buffer.from(content).equals(forged)).toBe(true)
  })
})

describe('the folder that is written', () => {
  it('appears whole, without what nobody needs afterwards', async () => {
    const path = join(folder, 'out')
    const out = await openOutFolder(path)
    await writeFile(join(out.partial, 'report.json'), '{}')
    await writeFile(join(out.work, 'scratch'), 'x')
    await expect(readdir(path)).rejects.toThrow('ENOENT')
    await out.finish()
    expect(await readdir(path)).toEqual(['report.json'])
  })

  it('leaves nothing when it is abandoned', async () => {
    const before = await readdir(folder)
    await (await openOutFolder(join(folder, 'given-up'))).abandon()
    expect(await readdir(folder)).toEqual(before)
  })

  it('is refused where something is in it already', async () => {
    await mkdir(join(folder, 'full'), { recursive: true })
    await writeFile(join(folder, 'full', 'x'), '')
    await expect(openOutFolder(join(folder, 'full'))).rejects.toThrow('is not empty')
  })
})
