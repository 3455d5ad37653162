/** Names of a child as notices may show them: initials only (domain.md 8.2). */

/** `Aisha Khan-Malik` → `A.K.M.` */
export function initials(childName: string): string {
  const parts = childName.split(/[\s-]+/).filter(part => /\p{L}/u.test(part))
  return parts.map(part => `${(part.match(/\p{L}/u)?.[0] ?? '').toUpperCase()}.`).join('')
}

/**
 * Puts initials where a text names one of these children: whole names first, then each name of three letters or more on its
 * own, the longest first, whatever the case.
 */
export function maskChildNames(text: string, childNames: readonly string[]): string {
  const parts = childNames.flatMap(name => name.split(/[\s-]+/)).filter(part => part.length >= 3)
  const longestFirst = (one: string, other: string) => other.length - one.length
  const names = [...childNames.toSorted(longestFirst), ...parts.toSorted(longestFirst)]
  return names.reduce((masked, name) => {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapeForPattern(name)}(?![\\p{L}\\p{N}])`, 'giu')
    return masked.replace(pattern, initials(name))
  }, text)
}

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
