import { describe, expect, it } from 'vitest'
import { mailIdentity } from '#shared/domain/mail/mail-identity.ts'

const text = (...lines: string[]) => Buffer.from(lines.join('\r\n'))
const ordinary = [
  'From: A <a@b.org>',
  'Date: Sun, 22 Nov 2026 10:00:00 +0000',
  'Subject: Our son',
  'Message-ID: <1@b.org>',
]
const identity = (content: Uint8Array, messageId: string | null = '<1@b.org>') =>
  mailIdentity({ messageId, content })
const first = identity(text(...ordinary, '', 'He has no school.', ''))

describe('one mail', () => {
  it.each([
    ['other trace fields', text('Received: by x', 'X-Spam: no', ...ordinary, '', 'He has no school.', '')],
    [
      'bare line feeds',
      Buffer.from(
        text(...ordinary, '', 'He has no school.', '')
          .toString()
          .replaceAll('\r', ''),
      ),
    ],
    ['blank lines at the end', text(...ordinary, '', 'He has no school.', '', '', '')],
    [
      'a refolded subject',
      text(...ordinary.map(line => line.replace('Our son', 'Our\r\n  son')), '', 'He has no school.'),
    ],
    ['fields in another order', text(...ordinary.toReversed(), '', 'He has no school.')],
  ])('is the same with %s', (_, content) => {
    expect(identity(content)).toBe(first)
  })

  it.each([
    ['body', text(...ordinary, '', 'She has no school.', '')],
    ['subject', text(...ordinary.map(line => line.replace('son', 'daughter')), '', 'He has no school.')],
    ['writer', text(...ordinary.map(line => line.replace('a@b', 'c@b')), '', 'He has no school.')],
    ['date', text(...ordinary.map(line => line.replace('10:00', '10:01')), '', 'He has no school.')],
  ])('is another with the same Message-ID and another %s', (_, content) => {
    expect(identity(content)).not.toBe(first)
  })

  it('is another with another Message-ID', () => {
    expect(identity(text(...ordinary, '', 'He has no school.'), '<2@b.org>')).not.toBe(first)
  })

  it('has an identity with no header, no body, or nothing at all', () => {
    const all = [text('', 'only a body'), text('From: a@b.org'), text('')].map(content =>
      identity(content, null),
    )
    expect(new Set(all).size).toBe(3)
    for (const one of all) expect(one).toMatch(/^[0-9a-f]{64}$/)
  })

  it('counts the last byte of a long body', () => {
    const long = (end: string) =>
      Buffer.concat([text(...ordinary, '', ''), Buffer.alloc(200_000, 'x'), Buffer.from(end)])
    expect(identity(long('a'))).not.toBe(identity(long('b')))
  })
})
