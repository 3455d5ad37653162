/**
 * The block of particulars (From, Sent, To, Subject) that a client puts over a mail that it quotes or forwards. Every check
 * looks at a bounded number of bounded lines, so that reading a mail takes time in proportion to its length.
 */
import { cutText } from './cut-text.ts'
import { type Labelled, labelledLine, labelsWithin, type MessageLabel } from './message-labels.ts'
import { bareLine, isDividingRule, isQuoted, LONGEST_MARK, nextFilled } from './quoted-lines.ts'

const MOST_LINES = 40
const MOST_BLANKS = 6
const ADDRESS = /[^\s@<>]@[^\s@<>]/
const TIME = /\p{Nd}{1,2}[:.]\p{Nd}{2}/u
const PREFIXED = /^\s{0,4}(?:re|aw|sv|antw|odp|fw|fwd|wg|tr|rv|vs|vb|doorst|ynt|res|enc)\s?:/iu

export interface QuotedHeader {
  /** Index of the last line of the block. */
  readonly last: number
  /** The value of its From label; empty where it has none. */
  readonly from: string
  /** The block itself stands behind quote marks: so does the mail under it. */
  readonly quoted: boolean
}

type Seen = Map<MessageLabel, string>

function has(seen: Seen, ...labels: MessageLabel[]): boolean {
  return labels.some(label => seen.has(label))
}

/**
 * A person heads a letter with From, Date, To and Subject too: a client's block gives an address or a time, or says Sent.
 * `announced` by a line above, two labels are enough.
 */
function isHeader(seen: Seen, announced: boolean, underRule = false): boolean {
  const values = (['from', 'to', 'cc'] as const).map(label => seen.get(label) ?? '')
  const when = seen.get('sent') ?? seen.get('date') ?? ''
  const hasAddress = values.some(value => ADDRESS.test(value))
  if (announced) return seen.size >= 2 && has(seen, 'from', 'subject')
  if (underRule && has(seen, 'from') && has(seen, 'sent')) return true
  const isWhole = seen.size >= 3 && has(seen, 'from') && has(seen, 'sent', 'date', 'subject')
  if (isWhole)
    return hasAddress || TIME.test(when) || seen.has('sent') || PREFIXED.test(seen.get('subject') ?? '')
  // Old clients give two: an address, and a date as only a program writes it.
  return (
    seen.size >= 2 &&
    hasAddress &&
    has(seen, 'from', 'to') &&
    /\p{Nd}{4}.{0,12}\p{Nd}{1,2}:\p{Nd}{2}:\p{Nd}{2}/u.test(when)
  )
}

/** `From: … Sent: … To: … Subject: …` run together on one line by a converter, which then holds it all. */
export function headerWithin(line: string, index: number, announced: boolean): QuotedHeader | null {
  const labels = labelsWithin(line)
  const seen: Seen = new Map()
  for (const { label, value } of labels) if (!seen.has(label)) seen.set(label, value)
  if (labels.length < 3 || !seen.has('from') || !isHeader(seen, announced)) return null
  return { last: index, from: cutText(seen.get('from') ?? '', LONGEST_MARK), quoted: isQuoted(line) }
}

/** A value goes on in the next line: a long list of recipients, an address that was wrapped, a folded subject. */
function goesOn(latest: MessageLabel, value: string, line: string, seen: Seen): boolean {
  if (latest === 'to' || latest === 'cc') return true
  if (/^\s{0,8}(?:<|\[?mailto:|\()/.test(line) || /(?:<|mailto:)$/.test(value)) return true
  return latest === 'subject' && !has(seen, 'to')
}

/**
 * The block that begins at `index`, with whichever label. Blank lines inside it (a converter's) are allowed until it is complete.
 * `announced`: the line above says that a mail follows.
 */
export function quotedHeaderAt(
  lines: readonly string[],
  index: number,
  announced = false,
): QuotedHeader | null {
  const first = bareLine(lines[index] ?? '')
  const opening = labelledLine(first)
  if (opening === null) return notesHeaderAt(lines, index)
  if (first.length > 40) {
    const flat = opening.label === 'from' ? headerWithin(first, index, announced) : null
    if (flat !== null) return flat
  }
  const seen: Seen = new Map()
  let last = index
  let blanks = 0
  let latest: MessageLabel = opening.label
  const underRule = isDividingRule(lines[index - 1] ?? '') || isDividingRule(lines[index - 2] ?? '')
  for (let at = index; at < Math.min(lines.length, index + MOST_LINES); at += 1) {
    const line = bareLine(lines[at] ?? '')
    if (line === '') {
      blanks += 1
      if ((isHeader(seen, announced, underRule) && !labelsGoOn(lines, at, seen)) || blanks > MOST_BLANKS)
        break
      continue
    }
    const labelled: Labelled | null = labelledLine(line)
    if (labelled === null) {
      const value = seen.get(latest) ?? ''
      const valueIsBelow = value === '' && latest !== 'cc'
      if (!(blanks === 0 && goesOn(latest, value, line, seen)) && !valueIsBelow) break
      seen.set(latest, cutText(`${value} ${line}`.trim(), LONGEST_MARK))
    } else {
      if (seen.has(labelled.label) && labelled.label !== 'other' && labelled.label !== 'cc') break
      seen.set(labelled.label, cutText(labelled.value, LONGEST_MARK))
      latest = labelled.label
      blanks = 0
    }
    last = at
  }
  if (!isHeader(seen, announced, underRule)) return null
  return { last, from: seen.get('from') ?? '', quoted: isQuoted(lines[index] ?? '') }
}

function labelsGoOn(lines: readonly string[], blank: number, seen: Seen): boolean {
  const next = nextFilled(lines, blank + 1)
  const labelled = next === null ? null : labelledLine(bareLine(lines[next] ?? ''))
  return labelled !== null && labelled.label !== 'from' && !seen.has(labelled.label)
}

/** Lotus Notes sets a table: the sender, the date and time, then To and Subject alone on their lines. */
function notesHeaderAt(lines: readonly string[], index: number): QuotedHeader | null {
  const first = bareLine(lines[index] ?? '')
  if (first.length > 120) return null
  const whenAt = nextFilled(lines, index + 1, 3)
  const when = whenAt === null ? '' : bareLine(lines[whenAt] ?? '')
  if (whenAt === null || when.length > 60 || !/\p{Nd}{4}.{0,4}\p{Nd}{1,2}[:.]\p{Nd}{2}/u.test(when))
    return null
  let hasTo = false
  for (let at = whenAt + 1; at < Math.min(lines.length, whenAt + 24); at += 1) {
    const line = bareLine(lines[at] ?? '').trim()
    if (/^(?:to|an|à|do|aan|para)$/iu.test(line)) hasTo = true
    if (hasTo && /^(?:subject|betreff|objet|thema|temat|onderwerp|asunto)$/iu.test(line)) {
      const subject = nextFilled(lines, at + 1, 3)
      return { last: subject ?? at, from: first, quoted: isQuoted(lines[index] ?? '') }
    }
  }
  return null
}
