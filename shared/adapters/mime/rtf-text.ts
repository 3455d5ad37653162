/**
 * The words of an RTF document: its text, paragraphs, tabs and characters, and nothing of its looks. Also of RTF that wraps
 * HTML ([MS-OXRTFEX]): the marked-up copy is in groups that a reader of RTF passes over, and what is left is the same text.
 */
import { decodeCharset } from './charset.ts'
import { codePageCharset } from './code-pages.ts'

const LONGEST_TEXT = 1_000_000
const DEEPEST = 500

/** Groups that hold no words of the writer. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object objdata header headerf headerl headerr footer footerf footerl footerr footnote annotation listtable listoverridetable revtbl rsidtbl generator filetbl themedata colorschememapping datastore latentstyles xmlnstbl mmathPr fldinst bkmkstart bkmkend nonshppict shppict'.split(
    ' ',
  ),
)

/** Control words that stand for characters. */
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  nestrow: '\n',
  tab: '\t',
  cell: '\t',
  nestcell: '\t',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
}

/** Windows code page of a font's character set ([RTF 1.9] fcharset). */
// biome-ignore format: a table reads better
const FONT_CODE_PAGES: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}

interface Group {
  readonly silent: boolean
  readonly inFonts: boolean
  /** Bytes to pass over after a \u that says the same for readers without Unicode. */
  readonly fallback: number
  readonly font: number | null
}

/** A control word, a control symbol, an escaped byte, a brace, or a run of text. */
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/giy

class RtfReader {
  readonly #source: string
  readonly #pieces: string[] = []
  readonly #fontCharsets = new Map<number, string>()
  #length = 0
  #charset = 'windows-1252'
  #bytes: number[] = []
  #group: Group = { silent: false, inFonts: false, fallback: 1, font: null }
  readonly #outer: Group[] = []
  #toSkip = 0
  #fontDefined = 0

  constructor(source: string) {
    this.#source = source
  }

  text(): string {
    TOKEN.lastIndex = 0
    let at = 0
    while (at < this.#source.length && this.#length < LONGEST_TEXT) {
      TOKEN.lastIndex = at
      const token = TOKEN.exec(this.#source)
      if (token === null) break
      at = TOKEN.lastIndex
      const [, word, number, hex, symbol, brace, run] = token
      if (brace !== undefined) this.#brace(brace)
      else if (word !== undefined) {
        if (word === 'bin') at += Math.max(0, Number(number ?? 0))
        else this.#word(word, number === undefined ? null : Number(number))
      } else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16))
      else if (symbol !== undefined) this.#symbol(symbol)
      else if (run !== undefined) this.#run(run)
    }
    this.#flush()
    return this.#pieces.join('')
  }

  #brace(brace: string): void {
    this.#flush()
    this.#toSkip = 0
    if (brace === '{') {
      if (this.#outer.length < DEEPEST) this.#outer.push(this.#group)
      else this.#group = { ...this.#group, silent: true }
    } else {
      this.#group = this.#outer.pop() ?? this.#group
    }
  }

  #word(word: string, number: number | null): void {
    if (SILENT.has(word)) {
      this.#flush()
      this.#group = { ...this.#group, silent: true, inFonts: this.#group.inFonts || word === 'fonttbl' }
    } else if (word === 'u' && number !== null) this.#unicode(number)
    else if (word === 'uc') this.#group = { ...this.#group, fallback: Math.min(Math.max(number ?? 1, 0), 50) }
    else if (word === 'ansicpg') this.#charset = codePageCharset(number ?? 1252) ?? this.#charset
    else if (word === 'mac') this.#charset = 'macintosh'
    else if (word === 'f') this.#font(number ?? 0)
    else if (word === 'fcharset' && this.#group.inFonts) this.#fontCharset(number ?? 0)
    else {
      const character = CHARACTERS[word]
      if (character !== undefined) this.#put(character)
    }
  }

  #font(number: number): void {
    if (this.#group.inFonts) this.#fontDefined = number
    else {
      this.#flush()
      this.#group = { ...this.#group, font: number }
    }
  }

  #fontCharset(fcharset: number): void {
    const codePage = FONT_CODE_PAGES[fcharset]
    const charset = codePage === undefined ? null : codePageCharset(codePage)
    // Charset 0 is what a font has when nobody chose one: the document's own counts then.
    if (charset !== null && fcharset !== 0 && this.#fontCharsets.size < 1_000) {
      this.#fontCharsets.set(this.#fontDefined, charset)
    }
  }

  #symbol(symbol: string): void {
    if (symbol === '*') {
      this.#group = { ...this.#group, silent: true }
    } else if (symbol === '~') this.#put(' ')
    else if (symbol === '_') this.#put('-')
    else if (symbol === '\n' || symbol === '\r') this.#put('\n')
    else if (symbol === '\\' || symbol === '{' || symbol === '}') this.#run(symbol)
  }

  /** Outlook writes UTF-16 units as signed numbers. */
  #unicode(number: number): void {
    this.#flush()
    this.#put(String.fromCharCode(number & 0xffff))
    this.#toSkip = this.#group.fallback
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip -= 1
    else if (!this.#group.silent) this.#bytes.push(byte)
  }

  #run(run: string): void {
    const skipped = Math.min(this.#toSkip, run.length)
    this.#toSkip -= skipped
    const text = skipped === 0 ? run : run.slice(skipped)
    if (text === '' || this.#group.silent) return
    // The second byte of a character of two may be written as the letter that it looks like.
    if (this.#bytes.length > 0) this.#flushWith(text)
    else this.#put(text)
  }

  #flushWith(text: string): void {
    for (const byte of Buffer.from(text.slice(0, 1), 'latin1')) this.#bytes.push(byte)
    this.#flush()
    if (text.length > 1) this.#put(text.slice(1))
  }

  #flush(): void {
    if (this.#bytes.length === 0) return
    const bytes = Uint8Array.from(this.#bytes)
    this.#bytes = []
    // Word writes its fixed space so, in documents of charsets that have no such byte as well.
    if (bytes.length === 1 && bytes[0] === 0xa0) {
      this.#append(' ')
      return
    }
    const font = this.#group.font
    const charset = font === null ? undefined : this.#fontCharsets.get(font)
    this.#append(decodeCharset(bytes, charset ?? this.#charset).text)
  }

  #put(text: string): void {
    if (this.#group.silent) return
    this.#flush()
    this.#append(text)
  }

  #append(text: string): void {
    this.#pieces.push(text)
    this.#length += text.length
  }
}

function isRtf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 20))
    .toString('latin1')
    .trimStart()
    .startsWith('{\\rtf')
}

/** Never throws. Empty where the bytes are no RTF. */
export function rtfText(bytes: Uint8Array): string {
  if (!isRtf(bytes)) return ''
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return new RtfReader(source)
    .text()
    .toWellFormed()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
