import { describe, expect, it } from 'vitest'
import { decodeCharset } from '#shared/adapters/mime/charset.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { rawMail } from '#tests/support/mail/raw-mail.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const decoded = (bytes: Uint8Array, label: string | null = null) => decodeCharset(bytes, label).text

describe('bytes that nothing names a charset for', () => {
  it.each<[string, Buffer, string]>([
    ['Russian in KOI8-R', hex('d4c5d3d420d4c5d3d4'), 'тест тест'],
    ['Russian in windows-1251', latin('ðàáîòà è æèçíü'), 'работа и жизнь'],
    ['Chinese in GB 2312', hex('d7aab7a2a3bad5fbccecb6f8'), '转发：整天而'],
    ['Chinese in Big5', hex('a4a4a4e5ab48a5f3bec7aed5'), '中文信件學校'],
    ['Japanese in EUC-JP', hex('a4b3a4f3a4cba4c1a4cf'), 'こんにちは'],
    ['Japanese in Shift_JIS', hex('82b182f182c982bf82cd'), 'こんにちは'],
    ['Korean in EUC-KR', hex('bec8b3e7c7cfbcbcbfe4'), '안녕하세요'],
    [
      'UTF-8 that was cut inside a character',
      Buffer.concat([Buffer.from('żółw '), hex('c5')]),
      'żółw \ufffd',
    ],
  ])('are read as %s', (_, bytes, expected) => {
    expect(decoded(bytes)).toBe(expected)
  })

  it.each([
    'Café déjà vu',
    '££££ and more',
    'ÉÈÀ Ñ',
    'Müßig über größe',
    'naïve – “quoted” …',
    'MÜLLER ÖSTERREICH',
    'Zoë Ångström',
    'ÄRLIG ÅKER ÄNG ÅSKA',
    '½ ¾ °C ±2 m² £20',
  ])('are windows-1252 for a writer in the West: %s', text => {
    const bytes = Buffer.from([...text].map(character => windows1252(character)))
    expect(decoded(bytes)).toBe(text)
  })
})

const PUNCTUATION: Readonly<Record<string, number>> = { '–': 0x96, '“': 0x93, '”': 0x94, '…': 0x85 }
const windows1252 = (character: string) => PUNCTUATION[character] ?? character.charCodeAt(0)

describe('a label', () => {
  it.each<[string, string, Buffer, string]>([
    ['of a charset of seven bits, HZ', 'hz-gb-2312', latin('~{OrOHIz~} ~~'), '向先生 ~'],
    ['of a charset of seven bits, ISO-2022-KR', 'iso-2022-kr', hex('1b2429430e3e483367 0f 20 61'), '안녕 a'],
    ['of UTF-16, by its mark', 'utf-16', hex('feff00630061'), 'ca'],
    ['of UTF-16, by its empty halves', 'utf-16', hex('63006100'), 'ca'],
    ['of the Macintosh', 'x-mac-roman', hex('6361668e'), 'café'],
    ['of the Macintosh in Cyrillic', 'x-mac-cyrillic', hex('8fd0e0e2e5f2'), 'П–авет'],
    ['of a code page', 'cp866', hex('8fe0a8a2a5e2'), 'Привет'],
    ['that is wrong: UTF-8 said to be windows-1250', 'windows-1250', Buffer.from('żółć'), 'żółć'],
    [
      'that is wrong: EUC-JP said to be ISO-2022-JP',
      'iso-2022-jp',
      hex('a4b3a4f3a4cba4c1a4cfa4b3'),
      'こんにちはこ',
    ],
    ['that is wrong: Russian said to be ISO-8859-1', 'iso-8859-1', hex('d4c5d3d420d4c5d3d4'), 'тест тест'],
  ])('%s', (_, label, bytes, expected) => {
    expect(decoded(bytes, label)).toBe(expected)
  })

  it('inside the markup counts where the part has none', async () => {
    const body = latin('<html><head><meta charset="windows-1251"></head><body>\xcf\xf0\xe8</body></html>')
    expect((await readMail(rawMail({ type: 'text/html', body }))).text).toBe('При')
  })

  it('of the mail counts for its raw header fields, and UTF-7 for those in ASCII', async () => {
    const raw = rawMail({ subject: 'caf+AOk- 1', type: 'text/plain; charset=utf-7', body: 'x' })
    expect((await readMail(raw)).subject).toBe('café 1')
  })
})

it('a control byte that was windows-1252 once is the sign that it was', () => {
  expect(decoded(hex('c280 35'), 'utf-8')).toBe('€5')
})

it.each([0, 1, 2, 3])('a million bytes of one kind are guessed at without a fault (%i)', kind => {
  const bytes = Buffer.alloc(1_000_000, [0xff, 0x80, 0xd4, 0xa4][kind])
  expect(decoded(bytes).length).toBeGreaterThan(0)
})
