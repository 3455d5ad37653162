/** Names of a child as notices may show them: initials only (domain.md 8.2). */

/** `Aisha Khan-Malik` → `A.K.M.` */
export function initials(childName: string): string {
  const parts = childName.split(/[\s-]+/).filter(part => /\p{L}/u.test(part))
  return parts.map(part => `${(part.match(/\p{L}/u)?.[0] ?? '').toUpperCase()}.`).join('')
}

/** Puts initials where a text names the child: the whole name first, then each name of three letters or more on its own. */
export function maskChildName(text: string, childName: string): string {
  const names = [childName, ...childName.split(/[\s-]+/).filter(part => part.length >= 3)]
  return names.reduce((masked, name) => {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapeForPattern(name)}(?![\\p{L}\\p{N}])`, 'giu')
    return masked.replace(pattern, initials(name))
  }, text)
}

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
