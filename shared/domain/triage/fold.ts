/** Text made comparable: what two spellings of the same words have in common. */

const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
}

/** Lower case, marks and apostrophes off, everything but letters, digits, `?`, `!` and `£` a single space: "Can’t — Zoë?" is `cant zoe?`. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`´]/gu, '')
    .replace(/[łøđßæœıþ]/g, letter => letters[letter] ?? letter)
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}?!£]+/gu, ' ')
    .trim()
}

/** The words of a text, folded; a possessive `'s` is taken off. */
export function wordsOf(text: string): string[] {
  // Most names need no folding: what the rest does to them is this.
  if (/^[A-Za-z0-9 ]*$/.test(text))
    return text
      .toLowerCase()
      .split(' ')
      .filter(word => word !== '')
  const folded = fold(text.replace(/['’]s(?![\p{L}])/gu, '')).replace(/[?!£]/g, ' ')
  return folded === '' ? [] : folded.split(/ +/).filter(word => word !== '')
}

/**
 * How many single letters were added, dropped, changed or swapped with their neighbour (optimal string alignment),
 * or `limit + 1` as soon as it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    let best = row
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      }
      current.push(cost)
      best = Math.min(best, cost)
    }
    if (best > limit) return limit + 1
    before = above
    above = current
  }
  return Math.min(above[b.length] ?? limit + 1, limit + 1)
}
