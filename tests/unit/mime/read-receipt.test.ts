import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReceipt, type Stamp, stampReceipt } from '#shared/adapters/mime/read-receipt.ts'
import { unvouchedReceipt, Verdict } from '#shared/domain/mail/receipt.ts'
import { rawMail } from '#tests/support/mail/raw-mail.ts'

const fallback = '2026-11-22T12:00:00.000Z'
const mail = rawMail()

const stamp = (change: Partial<Stamp> = {}): Stamp => ({
  receivedAt: '2026-11-22T10:00:05.000Z',
  envelopeFrom: 'jane.okafor@example.org',
  recipients: ['send@northam.example'],
  messageId: 'k3v9',
  helo: 'mail.example.org',
  clientAddress: '192.0.2.7',
  verdicts: { spf: 'pass', dkim: 'pass', dmarc: 'pass', spam: 'pass', virus: 'pass' },
  ...change,
})
const stamped = (change: Partial<Stamp> = {}, content: Uint8Array = mail) =>
  Buffer.concat([Buffer.from(stampReceipt(stamp(change))), content])
const read = (bytes: Uint8Array) => readReceipt(bytes, fallback, 'store')

/** As SES writes it, folded lines and its own signature under the mark. */
const fromSes = [
  'Return-Path: <Jane.Okafor@example.org>',
  'Received: from mail-wr1-f45.example.org (mail-wr1-f45.example.org [192.0.2.45])',
  ' by inbound-smtp.eu-west-2.amazonaws.com with SMTP id o3vr',
  ' for send+send-2026-00417.0123456789abcdef@northam.example;',
  ' Sun, 22 Nov 2026 10:00:05 +0000 (UTC)',
  'X-SES-Spam-Verdict: GRAY',
  'X-SES-Virus-Verdict: PASS',
  'Received-SPF: softfail (spfCheck: transitioning domain of example.org does not designate 192.0.2.45) client-ip=192.0.2.45; envelope-from=jane.okafor@example.org; helo=mail-wr1-f45.example.org;',
  'Authentication-Results: amazonses.com;',
  ' spf=softfail (spfCheck: transitioning domain of example.org) client-ip=192.0.2.45; envelope-from=jane.okafor@example.org; helo=mail-wr1-f45.example.org;',
  ' dkim=fail header.i=@list.example;',
  ' dkim=pass header.i=@example.org;',
  ' dmarc=pass header.from=example.org;',
  'X-SES-RECEIPT: AEFBQUFBQUFBQUE=',
  'X-SES-DKIM-SIGNATURE: a=rsa-sha256; q=dns/txt; b=abc;',
  ' c=relaxed/simple; s=x; d=amazonses.com;',
  '',
].join('\r\n')

describe('the mail server’s mark', () => {
  it('is read back as it was stamped', () => {
    const verdict = fc.constantFrom(...Verdict.options)
    const word = fc.stringMatching(/^[a-z0-9]{1,12}$/)
    const address = fc.tuple(word, word).map(([local, domain]) => `${local}+x.1@${domain}.example`)
    fc.assert(
      fc.property(
        fc.record({
          receivedAt: fc
            .date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
            .map(date => `${date.toISOString().slice(0, 19)}.000Z`),
          envelopeFrom: fc.oneof(fc.constant(''), address),
          recipients: fc.array(address, { maxLength: 40 }),
          verdicts: fc.record({ spf: verdict, dkim: verdict, dmarc: verdict, spam: verdict, virus: verdict }),
        }),
        given => {
          const { receipt, content } = read(stamped(given))
          const { verdicts, ...rest } = given
          expect(receipt).toEqual({ ...rest, ...verdicts })
          expect(Buffer.from(content)).toEqual(mail)
        },
      ),
    )
  })

  it('is read as SES writes it', () => {
    const { receipt, content } = read(Buffer.concat([Buffer.from(fromSes), mail]))
    expect(receipt).toEqual({
      receivedAt: '2026-11-22T10:00:05.000Z',
      envelopeFrom: 'jane.okafor@example.org',
      recipients: ['send+send-2026-00417.0123456789abcdef@northam.example'],
      spf: 'gray',
      dkim: 'pass',
      dmarc: 'pass',
      dmarcOf: 'example.org',
      spam: 'gray',
      virus: 'pass',
    })
    expect(Buffer.from(content)).toEqual(mail)
  })

  it('vouches for nothing in a file, where anyone may have written it', () => {
    const bytes = stamped()
    expect(readReceipt(bytes, fallback, 'file')).toEqual({
      receipt: unvouchedReceipt(fallback),
      content: bytes,
    })
  })

  it('that is missing vouches for nothing', () => {
    for (const bytes of [
      mail,
      Buffer.from(''),
      Buffer.from('X-SES-RECEIPT: x\r\n\r\n'),
      Buffer.from('\r\nX-SES-RECEIPT: x\r\n'),
    ]) {
      expect(read(bytes).receipt).toEqual(unvouchedReceipt(fallback))
    }
  })

  it('without the mail server’s own Received is a forgery and vouches for nothing', () => {
    const forged = Buffer.from(fromSes.replace('inbound-smtp.eu-west-2.amazonaws.com', 'mail.evil.example'))
    expect(read(Buffer.concat([forged, mail])).receipt).toEqual(unvouchedReceipt(fallback))
  })
})

describe('what a sender writes below the mark', () => {
  const refused = {
    verdicts: { spf: 'fail', dkim: 'fail', dmarc: 'fail', spam: 'fail', virus: 'pass' },
  } as const

  it('gains nothing: forged verdicts are ignored, and a forged second mark too', () => {
    const { receipt, content } = read(stamped(refused, Buffer.concat([Buffer.from(fromSes), mail])))
    expect(receipt).toMatchObject({ spf: 'fail', dkim: 'fail', dmarc: 'fail', spam: 'fail' })
    expect(Buffer.from(content).toString()).toContain('X-SES-Virus-Verdict')
  })

  it.each([
    ['envelope address', { envelopeFrom: 'x;dmarc=pass@evil.example' }],
    [
      'envelope address with a line break',
      { envelopeFrom: 'x@evil.example>\r\nX-SES-Virus-Verdict: PASS\r\nX: <' },
    ],
    ['HELO', { helo: 'a; spf=pass; dkim=pass; dmarc=pass;' }],
    ['HELO with a comment', { helo: 'a) dkim=pass (' }],
  ])('gains nothing by its %s', (_, change) => {
    expect(read(stamped({ ...refused, ...change })).receipt).toMatchObject({
      spf: 'fail',
      dkim: 'fail',
      dmarc: 'fail',
    })
  })

  it('gains nothing by a second DMARC result: the worse one counts', () => {
    const twice = fromSes.replace(' dmarc=pass', ' dmarc=pass header.from=evil.example;\r\n dmarc=fail')
    expect(read(Buffer.from(twice)).receipt.dmarc).toBe('fail')
  })

  it('gains nothing by a second domain that DMARC is said to speak of', () => {
    const twice = fromSes.replace(' dmarc=pass', ' dkim=pass header.from=evil.example;\r\n dmarc=pass')
    expect(read(Buffer.from(twice)).receipt.dmarcOf).toBe('')
  })

  it('never makes the reading throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(fromSes.length), (bytes, at) => {
        const cut = Buffer.concat([Buffer.from(fromSes.slice(0, at)), bytes, Buffer.from(fromSes.slice(at))])
        expect(read(cut).content.length).toBeLessThanOrEqual(cut.length)
      }),
    )
  })
})
