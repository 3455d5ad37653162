/** Names of a child as notices may show them: initials only (domain.md 8.2). */

/** `Aisha Khan-Malik` → `A.K.M.` */
export function initials(childName: string): string {
  const parts = childName.split(/[\s-]+/).filter(part => /\p{L}/u.test(part))
  return parts.map(part => `${(part.match(/\p{L}/u)?.[0] ?? '').toUpperCase()}.`).join('')
}

/**
 * Puts initials where a text names any of the children: whole names first, then each name of three letters or more on its own, the
 * longest first. Case, accents, the sorts of hyphen and apostrophe, and a space in place of a hyphen make no difference.
 */
export function maskChildNames(text: string, childNames: readonly string[]): string {
  const wholes = childNames.filter(name => lettersIn(name) > 0)
  const parts = wholes.flatMap(name => folded(name).text.split(/[\s-]+/)).filter(part => lettersIn(part) >= 3)
  const patterns = [...longestFirst(wholes.map(patternOf)), ...longestFirst(parts.map(patternOf))]
  if (patterns.length === 0) return text
  // One pass, so that initials are never read as a name again; of two names at one place the one further to the front wins.
  const anyName = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  const plain = folded(text)
  const pieces: string[] = []
  let done = 0
  for (const found of plain.text.matchAll(anyName)) {
    const start = plain.places[found.index] ?? text.length
    const end = plain.places[found.index + found[0].length] ?? text.length
    pieces.push(text.slice(done, start), initials(found[0]))
    done = end
  }
  return pieces.join('') + text.slice(done)
}

/** A writer's name as notices may show it: initials where it is a child's own, who writes for themselves. */
export function writerForColleagues(name: string, childNames: readonly string[]): string {
  const plain = (text: string): string =>
    folded(text)
      .text.trim()
      .replace(/[\s-]+/g, ' ')
  return childNames.some(child => plain(child) === plain(name)) ? initials(name) : name
}

/** The text without what spellings of a name differ in, and for each of its units the place in the text that it comes from. */
function folded(text: string): { readonly text: string; readonly places: readonly number[] } {
  const pieces: string[] = []
  const places: number[] = []
  let place = 0
  for (const character of text) {
    const plain = character
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/['’‘ʼʹ`´]/u, "'")
      .replace(/[\p{Pd}\u00ad]/u, '-')
    pieces.push(plain)
    for (let unit = 0; unit < plain.length; unit += 1) places.push(place)
    place += character.length
  }
  return { text: pieces.join(''), places }
}

function patternOf(name: string): string {
  return folded(name)
    .text.trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/[\s-]+/g, '[\\s-]+')
    .replace(/'/g, "'?")
}

function longestFirst(patterns: readonly string[]): readonly string[] {
  return [...new Set(patterns)].sort((one, other) => other.length - one.length)
}

function lettersIn(name: string): number {
  return name.match(/\p{L}/gu)?.length ?? 0
}
