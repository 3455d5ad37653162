/** Lines that a client marked as somebody else's, and lines that only divide. */

/** Longer than anything that a client writes of its own accord; a longer line is somebody's own. */
export const LONGEST_MARK = 400

/** `> words`; but `>50% of his lessons` is the writer's figure. */
export function isQuoted(line: string): boolean {
  return /^[ \t\u00a0]{0,8}>(?!\s?\d{1,3}(?:\.\d{1,3})?\s?%)/.test(line)
}

/** The line without one level of quoting. */
export function unquotedOnce(line: string): string {
  return line.replace(/^[ \t\u00a0]{0,8}> ?/, '')
}

/** The line without direction marks, and without the quoting and bold marks that clients and converters put before it. */
export function bareLine(line: string): string {
  return line
    .slice(0, LONGEST_MARK * 2)
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^[\s>|*_\u200b\ufeff]{0,100}/, '')
    .trimEnd()
}

/** A line that only divides: underscores, dashes, equals signs. */
export function isDividingRule(line: string): boolean {
  return /^[\s>]{0,40}(?:_{2,200}|[-\u2010-\u2015\u2500]{3,200}|={4,200}|\*{3,200}|#{4,200}|~{4,200}|\+{5,200})\s*$/u.test(
    line.slice(0, 300),
  )
}

/** `JS> ` and `| `: marks of older clients, which are quotation only where they are made again and again. */
const OLDER_MARK = /^[ \t]{0,4}(?:([A-Z]{1,3})>|(\|))(?:\s|$)/

/** The older marks that this text quotes by: those at the beginning of two lines that follow each other. */
export function olderMarksIn(lines: readonly string[]): ReadonlySet<string> {
  const marks = new Set<string>()
  let previous: string | null = null
  for (const line of lines) {
    const mark = olderMarkOf(line)
    // A table drawn with bars has one at the end too.
    const isTable = mark === '|' && /\|\s*$/.test(line.slice(-10)) && line.trim().length > 1
    if (mark !== null && !isTable && mark === previous) marks.add(mark)
    previous = mark
  }
  return marks
}

export function olderMarkOf(line: string): string | null {
  const found = OLDER_MARK.exec(line)
  return found?.[1] ?? found?.[2] ?? null
}

export function nextFilled(lines: readonly string[], from: number, within = 6): number | null {
  for (let index = from; index < Math.min(lines.length, from + within); index += 1) {
    if ((lines[index] ?? '').trim() !== '') return index
  }
  return null
}
