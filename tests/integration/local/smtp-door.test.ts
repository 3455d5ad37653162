/** The SMTP door over real SMTP: whom it lets in, what it stores, and what it refuses and how. */
import { connect, type Socket } from 'node:net'
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readReceipt } from '#shared/adapters/mime/read-receipt.ts'
import { plusAddress } from '#shared/domain/mail/thread-token.ts'
import { smallInbox } from '#tests/support/local/council-folder.ts'
import {
  startTinyService,
  type TinyFolder,
  type TinyService,
  tinyFolder,
} from '#tests/support/local/tiny-service.ts'

let folder: TinyFolder
let tiny: TinyService

beforeAll(async () => {
  folder = await tinyFolder()
  tiny = await startTinyService(folder)
})
afterAll(async () => {
  await tiny.stop()
  await folder.remove()
})

const bucket = 'tiny-mail-000000000000'
let before: ReadonlySet<string>
beforeEach(async () => {
  before = new Set(await allKeys())
})
async function allKeys(): Promise<readonly string[]> {
  const { Contents = [] } = await tiny.service.clients.s3.send(new ListObjectsV2Command({ Bucket: bucket }))
  return Contents.flatMap(each => each.Key ?? [])
}
/** What was stored since the test began. */
async function stored(): Promise<readonly { key: string; bytes: Buffer }[]> {
  const keys = (await allKeys()).filter(key => !before.has(key))
  return Promise.all(
    keys.map(async Key => {
      const { Body } = await tiny.service.clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key }))
      return { key: Key, bytes: Buffer.from((await Body?.transformToByteArray()) ?? []) }
    }),
  )
}
const mail = (body: string) => `From: Parent <parent@example.org>\r\nSubject: Transport\r\n\r\n${body}\r\n`
const token = plusAddress(smallInbox, 'SEND-2026-00001', ['a secret of enough characters'])
const dotToken = plusAddress(smallInbox, 'SEND-2026-00001', ['a secret of enough characters'], 'dot')

/** One SMTP conversation by hand: sends each line after the answer to the one before, and gives all answers. */
async function speak(lines: readonly (string | Buffer)[]): Promise<readonly string[]> {
  const socket = connect(tiny.service.smtpPort, '127.0.0.1')
  const answers = answersOf(socket)
  const said = [await answers()]
  for (const line of lines) {
    socket.write(typeof line === 'string' ? `${line}\r\n` : line)
    said.push(await answers())
  }
  socket.end('QUIT\r\n')
  return said
}
function answersOf(socket: Socket): () => Promise<string> {
  let text = ''
  let wake = () => undefined as undefined
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part
    wake()
  })
  const whole = /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/
  return async () => {
    for (;;) {
      const answer = whole.exec(text)?.[0]
      if (answer !== undefined) {
        text = text.slice(answer.length)
        return answer.trim()
      }
      await new Promise<void>(resolve => {
        wake = () => {
          resolve()
          return undefined
        }
      })
    }
  }
}

describe('mail that is let in', () => {
  test('is stored as it came, under the mark of the mail server, and the queue is told before the sender hears OK', async () => {
    const answer = await tiny.send(mail('Dear all'), { from: 'Parent@Example.org', to: smallInbox })
    const [object, ...others] = await stored()
    expect(others).toEqual([])
    expect(object?.key).toMatch(/^mail\/[a-z0-9]{40}$/)
    expect(answer).toContain(object?.key.slice('mail/'.length))
    const { receipt, content } = readReceipt(
      object?.bytes ?? Buffer.alloc(0),
      '2000-01-01T00:00:00.000Z',
      'store',
    )
    expect(Buffer.from(content).toString()).toBe(mail('Dear all'))
    expect(receipt).toMatchObject({
      envelopeFrom: 'parent@example.org',
      recipients: [smallInbox],
      spf: 'pass',
      dkim: 'pass',
      dmarc: 'pass',
    })
    expect(receipt.receivedAt).not.toBe('2000-01-01T00:00:00.000Z')
    const notes = await tiny.untilDelivered(1)
    expect(JSON.stringify(notes)).toContain(object?.key)
  })

  test.each([
    ['the inbox in capitals', 'SEND@ALDERMERE.EXAMPLE'],
    ['a plus token', token],
    ['a dot token', dotToken],
  ])('%s', async (_what, to) => {
    await tiny.send(mail('x'), { to })
    expect(await stored()).toHaveLength(1)
  })

  test('one mail to the inbox and to a token is one object', async () => {
    await tiny.send(mail('x'), { to: [smallInbox, token] })
    const [object, ...others] = await stored()
    expect(others).toEqual([])
    expect(
      readReceipt(object?.bytes ?? Buffer.alloc(0), '2000-01-01T00:00:00.000Z', 'store').receipt.recipients,
    ).toEqual([smallInbox, token])
  })

  test('a bounce, which has no sender', async () => {
    const said = await speak([
      'EHLO here',
      'MAIL FROM:<>',
      `RCPT TO:<${smallInbox}>`,
      'DATA',
      'Subject: bounced\r\n\r\nx\r\n.',
    ])
    expect(said.at(-1)).toMatch(/^250 /)
    const [object] = await stored()
    expect(
      readReceipt(object?.bytes ?? Buffer.alloc(0), '2000-01-01T00:00:00.000Z', 'store').receipt.envelopeFrom,
    ).toBe('')
  })

  test('eight-bit bytes, NULs, long lines and dots at the start of a line', async () => {
    const body = Buffer.concat([
      Buffer.from('Subject: \xff\r\n\r\n', 'latin1'),
      Buffer.from([0, 1, 128, 255]),
      Buffer.from(`${'x'.repeat(20_000)}\r\n`),
      Buffer.from('.hidden\r\n'),
    ])
    const dotted = Buffer.concat([body.subarray(0, body.length - 9), Buffer.from('..hidden\r\n.\r\n')])
    const said = await speak([
      'EHLO here',
      'MAIL FROM:<a@example.org> BODY=8BITMIME',
      `RCPT TO:<${smallInbox}>`,
      'DATA',
      dotted,
    ])
    expect(said[1]).toContain('8BITMIME')
    expect(said.at(-1)).toMatch(/^250 /)
    const [object] = await stored()
    const { content } = readReceipt(object?.bytes ?? Buffer.alloc(0), '2000-01-01T00:00:00.000Z', 'store')
    expect(Buffer.from(content).equals(body)).toBe(true)
  })

  test('an internationalised sender', async () => {
    const said = await speak([
      'EHLO here',
      'MAIL FROM:<zoë@exämple.org> SMTPUTF8',
      `RCPT TO:<${smallInbox}>`,
      'DATA',
      'Subject: Grüße\r\n\r\nx\r\n.',
    ])
    expect(said[1]).toContain('SMTPUTF8')
    expect(said.at(-1)).toMatch(/^250 /)
    expect(await stored()).toHaveLength(1)
  })

  test('39 MB, which S3 takes in parts', async () => {
    const raw = mail(
      'x'
        .repeat(39 * 1024 * 1024)
        .replaceAll(/(.{76})/g, '$1\r\n')
        .slice(0, 39 * 1024 * 1024),
    )
    await tiny.send(raw, { to: smallInbox })
    const [object] = await stored()
    expect(object?.bytes.length).toBeGreaterThan(39 * 1024 * 1024)
  })
})

describe('mail that is refused', () => {
  test.each([
    ['another address of the domain', 'somebody@aldermere.example', 550],
    ['another domain', 'send@elsewhere.example', 550],
    ['a plus form that is no token', 'send+news@aldermere.example', 550],
    ['a longer name that begins as the inbox does', 'sender@aldermere.example', 550],
  ])('to %s', async (_what, to, responseCode) => {
    await expect(tiny.send(mail('x'), { to })).rejects.toMatchObject({ responseCode })
    expect(await stored()).toEqual([])
  })

  test('larger than 40 MB, when the sender says so beforehand', async () => {
    const said = await speak(['EHLO here', `MAIL FROM:<a@example.org> SIZE=${41 * 1024 * 1024}`])
    expect(said[1]).toContain(`SIZE ${40 * 1024 * 1024}`)
    expect(said.at(-1)).toMatch(/^552 /)
  })

  test('larger than 40 MB, when the sender does not', async () => {
    const line = `${'x'.repeat(76)}\r\n`
    const said = await speak([
      'EHLO here',
      'MAIL FROM:<a@example.org>',
      `RCPT TO:<${smallInbox}>`,
      'DATA',
      Buffer.from(`Subject: x\r\n\r\n${line.repeat(Math.ceil((41 * 1024 * 1024) / line.length))}.\r\n`),
    ])
    expect(said.at(-1)).toMatch(/^552 /)
    expect(await stored()).toEqual([])
  })

  test('to more than 50 recipients: the first 50 stand, and 10,000 tries do no harm', async () => {
    const secrets = ['a secret of enough characters']
    const many = Array.from({ length: 60 }, (_, index) =>
      plusAddress(smallInbox, `SEND-2026-${String(index).padStart(5, '0')}`, secrets),
    )
    const strangers = Array.from({ length: 10_000 }, (_, index) => `RCPT TO:<p${index}@elsewhere.example>`)
    const said = await speak([
      'EHLO here',
      'MAIL FROM:<a@example.org>',
      ...many.map(to => `RCPT TO:<${to}>`),
      ...strangers,
      'DATA',
      'Subject: x\r\n\r\nx\r\n.',
    ])
    const codes = said.map(answer => answer.slice(0, 3))
    expect(codes.slice(3, 53).every(code => code === '250')).toBe(true)
    expect(codes.slice(53, 63).every(code => code === '452')).toBe(true)
    expect(codes.slice(63, 10_063).every(code => code === '550')).toBe(true)
    expect(codes.slice(-2)).toEqual(['354', '250'])
    expect(await stored()).toHaveLength(1)
  })

  test('neither sign-in nor TLS is offered', async () => {
    const [, hello, auth, tls] = await speak(['EHLO here', 'AUTH PLAIN AGEAYQ==', 'STARTTLS'])
    expect(hello).not.toMatch(/AUTH|STARTTLS/)
    expect([auth?.slice(0, 1), tls?.slice(0, 1)]).toEqual(['5', '5'])
  })

  test('a sender that breaks off in the middle leaves nothing behind', async () => {
    const socket = connect(tiny.service.smtpPort, '127.0.0.1')
    const answers = answersOf(socket)
    await answers()
    for (const line of ['EHLO here', 'MAIL FROM:<a@example.org>', `RCPT TO:<${smallInbox}>`, 'DATA']) {
      socket.write(`${line}\r\n`)
      await answers()
    }
    socket.write('Subject: x\r\n\r\nhalf a ma')
    await new Promise<void>(resolve => socket.once('close', () => resolve()).destroy())
    await tiny.send(mail('the next'), { to: smallInbox })
    expect(await stored()).toHaveLength(1)
  })
})
