import { describe, expect, it } from 'vitest'
import { unpackRtf } from '#shared/adapters/mime/compressed-rtf.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { rtfText } from '#shared/adapters/mime/rtf-text.ts'
import { rawMail } from '#tests/support/mail/raw-mail.ts'
import { packedRtf } from '#tests/support/mail/winmail.ts'

const text = (rtf: string) => rtfText(Buffer.from(rtf, 'latin1'))

describe('the words of RTF', () => {
  it.each([
    ['paragraphs, lines and tabs', '{\\rtf1 one\\par two\\line three\\tab four}', 'one\ntwo\nthree\tfour'],
    ['escaped signs', '{\\rtf1 a \\{b\\} c\\\\d}', 'a {b} c\\d'],
    [
      'quotation marks and dashes',
      '{\\rtf1 \\ldblquote hi\\rdblquote  \\endash  it\\rquote s}',
      '“hi” – it’s',
    ],
    [
      'bytes of the document’s code page',
      "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}",
      'Привет',
    ],
    [
      'bytes of a font’s own charset',
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset128 Gothic;}}\\f0 x \\f1\\'82\\'a0}",
      'x あ',
    ],
    ['Unicode with its stand-in left out', "{\\rtf1\\uc1 caf\\u233\\'e9 \\u-10179?\\u-8694?}", 'café 😊'],
    ['a stand-in of two characters', '{\\rtf1\\uc2 \\u8364EUx}', '€x'],
    [
      'no fonts, colours, pictures or hidden marks',
      '{\\rtf1{\\colortbl;\\red0;}{\\pict ffd8}{\\*\\generator Word;}hello}',
      'hello',
    ],
    [
      'HTML that it wraps, once',
      '{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}He has no school.{\\*\\htmltag72 </p>}\\htmlrtf\\par\\htmlrtf0}',
      'He has no school.',
    ],
  ])('%s', (_, rtf, expected) => {
    expect(text(rtf)).toBe(expected)
  })

  it('are none where the bytes are no RTF', () => {
    expect(text('hello')).toBe('')
  })

  it.each([
    ['a hundred thousand open groups', '{'.repeat(100_000)],
    ['a hundred thousand closing ones', '}'.repeat(100_000)],
    ['binary data longer than the document', '\\bin99999999 x'],
    ['a control word without end', `\\${'a'.repeat(100_000)}`],
  ])('are read without a fault after %s', (_, rubbish) => {
    expect(text(`{\\rtf1 hello ${rubbish}`)).toMatch(/^hello/)
  })
})

describe('packed RTF', () => {
  it('is unpacked with references to what was written before', () => {
    // "abcabcabc": three letters, then six more from where they stand.
    const start = 207
    const reference = (start << 4) | (6 - 2)
    const packed = Buffer.concat([
      packedRtf('').subarray(0, 16),
      Buffer.from([0b1000, 97, 98, 99, reference >> 8, reference & 255]),
    ])
    packed.writeUInt32LE(9, 4)
    expect(Buffer.from(unpackRtf(packed) ?? []).toString('latin1')).toBe('abcabcabc')
  })

  it('that says it is 4 GB gives no more than its bytes can hold', () => {
    const packed = packedRtf('{\\rtf1 hi}')
    packed.writeUInt32LE(0xffffffff, 4)
    expect(unpackRtf(packed)?.length).toBeLessThanOrEqual(packed.length * 9)
  })

  it('of another kind is none', () => {
    expect(unpackRtf(Buffer.alloc(64))).toBeNull()
  })
})

describe('a mail whose only text is RTF', () => {
  it('is read, and its file can still be opened', async () => {
    const mail = await readMail(rawMail({ type: 'text/rtf', body: '{\\rtf1 He has no school.}' }))
    expect(mail.text).toBe('He has no school.')
    expect(mail.attachments).toHaveLength(1)
  })
})
