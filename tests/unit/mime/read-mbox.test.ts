import { describe, expect, it } from 'vitest'
import { isMbox, readMbox } from '#shared/adapters/mime/read-mbox.ts'

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function mailsOf(text: string, size = 7): Promise<string[]> {
  const mails: string[] = []
  for await (const mail of readMbox(inChunks(text, size))) mails.push(Buffer.from(mail).toString())
  return mails
}

const separator = 'From jane@example.org Sun Nov 22 10:00:00 2026\n'
const one = 'Subject: one\n\nfirst\n\n'
const two = 'Subject: two\n\nsecond\n'

describe('an mbox', () => {
  it.each([1, 3, 1_000])('gives each mail once, in chunks of %i bytes', async size => {
    expect(await mailsOf(separator + one + separator + two, size)).toEqual([one, two])
  })

  it('with CRLF line ends gives the same mails', async () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n')
    expect(await mailsOf(crlf(separator + one + separator + two))).toEqual([crlf(one), crlf(two)])
  })

  it('from an old Macintosh, with CR alone, gives the same mails', async () => {
    const mac = (text: string) => text.replaceAll('\n', '\r')
    expect(await mailsOf(mac(separator + one + separator + two), 100)).toEqual([one, two])
  })

  it('gives quoted From lines back as they were written', async () => {
    const quoted = 'Subject: x\n\n>From here on\n>>From there\n> From outside\n'
    expect(await mailsOf(separator + quoted)).toEqual([
      'Subject: x\n\nFrom here on\n>From there\n> From outside\n',
    ])
  })

  it('is not divided by a sentence that begins with From', async () => {
    const body = 'Subject: x\n\nWe waited.\n\nFrom September 2026 he had no school.\nFrom me\n'
    expect(await mailsOf(separator + body)).toEqual([body])
  })

  it('gives a last mail without a line end', async () => {
    expect(await mailsOf(`${separator}Subject: x\n\nlast`)).toEqual(['Subject: x\n\nlast'])
  })

  it('that is empty, or has no separator, gives nothing', async () => {
    expect([await mailsOf(''), await mailsOf('Subject: x\n\nhello\n')]).toEqual([[], []])
  })

  it('is told from a single mail by its first line', () => {
    const isOne = (text: string) => isMbox(Buffer.from(text))
    expect([separator, 'From - Sun', 'From jane@example.org\n'].map(isOne)).toEqual([true, true, true])
    expect(['From: jane@example.org\n', 'Received: x\n', '', 'From September on'].map(isOne)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})
