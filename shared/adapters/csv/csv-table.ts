import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { type CouncilFile, type Findings, quoted } from '#shared/domain/directory/directory-problems.ts'

/** Characters; more than any cell of these files has use for. */
const longestCell = 10_000
/** Bytes of one record. A longer one is a quotation mark that was never closed. */
const longestRecord = 1_000_000

/** Everything below a space but tab and line break, and the C1 block: no cell has use for them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

export interface CsvRow {
  /** The physical line on which the row starts. */
  readonly line: number
  readonly cells: readonly string[]
  /** False where the row has been reported already; it is handed over for the sake of its id alone. */
  readonly sound: boolean
}

/**
 * Reads one CSV file (RFC 4180, UTF-8 with or without BOM, LF or CRLF, quoted line breaks, columns in any order) and hands
 * over each row's cells in the order of `columns`, trimmed, in Unicode's composed form and on one line. Blank rows are passed over.
 * What is wrong goes to `findings` with its physical line; false when the file as a whole could not be read.
 */
export function readCsvTable(table: {
  readonly file: CouncilFile
  readonly bytes: Uint8Array
  readonly columns: readonly string[]
  /** Those of the columns that the file may be without: their cells are empty then. */
  readonly mayLack: readonly string[]
  readonly findings: Findings
  readonly row: (row: CsvRow) => void
}): boolean {
  const { file, findings, columns } = table
  const needed = columns.filter(column => !table.mayLack.includes(column))
  const bytes = utf8Bytes(file, table.bytes, findings)
  if (bytes === null) return false

  const lines = lineCounter(bytes)
  let header: Header | null = null
  let readable = true
  const eachRecord = (record: readonly string[], endOffset: number): void => {
    const line = lines.ofRecordEndingAt(endOffset)
    if (!readable || record.every(cell => cell.trim() === '')) return
    if (header === null) {
      header = readHeader(file, line, record, columns, table.mayLack, findings)
      readable = header !== null
      return
    }
    const cells = header.positions.map(position => cleanCell(record[position] ?? ''))
    const bad = cells.findIndex(cell => cell.refusal !== null)
    const ragged = record.length !== header.width
    if (ragged) {
      const reason = `the row has ${record.length} cells where the header has ${header.width}.`
      findings.problem(file, line, null, reason)
    } else if (bad >= 0) findings.problem(file, line, columns[bad] ?? null, cells[bad]?.refusal ?? '')
    const sound = !ragged && bad < 0
    table.row({ line, cells: cells.map(cell => cell.text), sound })
  }

  try {
    parse(bytes, {
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      trim: true,
      max_record_size: longestRecord,
      on_record: (record: string[], { bytes: endOffset }) => {
        eachRecord(record, endOffset)
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    findings.problem(
      file,
      lines.next(),
      null,
      syntaxReason[error.code] ?? `the line cannot be read as CSV (${error.code}).`,
    )
    return false
  }
  if (header === null && readable) {
    findings.problem(
      file,
      null,
      null,
      `the file is empty; it needs at least the header row ${needed.join(',')}.`,
    )
    return false
  }
  return readable
}

interface Header {
  readonly width: number
  /** Where each wanted column stands in a row; -1 for one that the file is without. */
  readonly positions: readonly number[]
}

function readHeader(
  file: CouncilFile,
  line: number,
  record: readonly string[],
  columns: readonly string[],
  mayLack: readonly string[],
  findings: Findings,
): Header | null {
  const names = record.map(name => name.trim().toLowerCase())
  const separator = names.length === 1 ? [';', '\t', '|'].find(each => names[0]?.includes(each)) : undefined
  if (separator !== undefined) {
    const word = separator === '\t' ? 'tabs' : `"${separator}"`
    findings.problem(file, line, null, `the columns are separated by ${word} where commas are needed.`)
    return null
  }
  const twice = columns.filter(column => names.indexOf(column) !== names.lastIndexOf(column))
  for (const column of twice) findings.problem(file, line, column, 'the column is there twice.')
  const missing = columns.filter(column => !names.includes(column) && !mayLack.includes(column))
  for (const column of missing) findings.problem(file, line, column, 'the column is missing.')
  for (const name of new Set(names)) {
    if (columns.includes(name)) continue
    if (name === '') findings.warning(file, line, null, 'a column without a name is ignored.')
    else findings.warning(file, line, null, `the column ${quoted(name)} is not known and is ignored.`)
  }
  if (twice.length > 0 || missing.length > 0) return null
  return { width: record.length, positions: columns.map(column => names.indexOf(column)) }
}

/** Line breaks and tabs become spaces: names end up in header fields of mails, where a line break has no place. */
function cleanCell(raw: string): { readonly text: string; readonly refusal: string | null } {
  if (raw.length > longestCell)
    return { text: '', refusal: `the cell is longer than ${longestCell} characters.` }
  if (controlCharacter.test(raw)) return { text: '', refusal: 'the cell holds a control character.' }
  return { text: raw.replace(/\s+/gu, ' ').trim().normalize('NFC'), refusal: null }
}

/** The file's bytes without a byte order mark, or null with the reason where they are not UTF-8 text in lines. */
function utf8Bytes(file: CouncilFile, bytes: Uint8Array, findings: Findings): Uint8Array | null {
  const [first, second, third] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    findings.problem(file, 1, null, 'the file is UTF-16; export it as UTF-8.')
    return null
  }
  if (!isUtf8(bytes)) {
    findings.problem(file, firstBadLine(bytes), null, 'the line is not UTF-8 text; export the file as UTF-8.')
    return null
  }
  if (!bytes.includes(lineFeed) && bytes.includes(carriageReturn)) {
    findings.problem(file, 1, null, 'lines end with CR alone; end them with LF or CRLF.')
    return null
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** A line feed is never part of a longer UTF-8 sequence, so lines can be judged one by one. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(lineFeed, start)
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line
    start = end + 1
    line += 1
  }
  return line
}

/**
 * Counts physical lines by the byte offsets at which records end: the parser's own count names the line where a record ends,
 * and counts a CRLF inside quotation marks twice.
 */
function lineCounter(bytes: Uint8Array) {
  let line = 1
  let offset = 0
  return {
    /** The line on which the next record starts. */
    next: () => line,
    ofRecordEndingAt(end: number): number {
      const start = line
      for (
        let at = bytes.indexOf(lineFeed, offset);
        at >= 0 && at < end;
        at = bytes.indexOf(lineFeed, at + 1)
      )
        line += 1
      offset = end
      return start
    },
  }
}

const syntaxReason: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened in this record and never closed.',
  CSV_INVALID_CLOSING_QUOTE:
    'text follows a closing quotation mark; write a quotation mark inside a quoted cell twice.',
  INVALID_OPENING_QUOTE:
    'there is a quotation mark inside a cell that is not quoted; quote the whole cell and write the mark twice.',
  CSV_MAX_RECORD_SIZE: 'the record is too long; a quotation mark is probably opened here and never closed.',
}
