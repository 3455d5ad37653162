/** Longer than any address that these pages make. */
const longest = 2_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const control = /[\u0000-\u001f\u007f]/

/** Whether an address is one that no page of ours leads to: too long, not decodable, or with control characters in it. */
export function isHostile(address: string): boolean {
  if (address.length > longest) return true
  try {
    return control.test(decodeURIComponent(address.replaceAll('+', ' ')))
  } catch {
    return true
  }
}
