/** Text that somebody signed in the text itself (OpenPGP clear signing, RFC 9580 section 7): the words without the armour. */

const SIGNED = /^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:[A-Za-z-]{1,40}: [^\n]{0,200}\n){0,10}[ \t]*\n/m
const SIGNATURE = /^-----BEGIN PGP SIGNATURE-----[ \t]*$/m
const SIGNATURE_END = /^-----END PGP SIGNATURE-----[ \t]*\n?/m

/** `text` with `\n` line ends. Text without armour stays as it is. Never throws. */
export function withoutArmour(text: string): string {
  if (!text.includes('-----BEGIN PGP SIGNED MESSAGE-----')) return text
  const begin = SIGNED.exec(text)
  if (begin === null) return text
  const before = text.slice(0, begin.index)
  const rest = text.slice(begin.index + begin[0].length)
  const signature = SIGNATURE.exec(rest)
  const words = signature === null ? rest : rest.slice(0, signature.index)
  const tail = signature === null ? '' : rest.slice(signature.index)
  const end = SIGNATURE_END.exec(tail)
  const after = end === null ? '' : tail.slice(end.index + end[0].length)
  // Lines that begin with a dash carry another one before them while they are signed.
  return `${before}${words.replaceAll(/^- (?=-|From )/gm, '').trimEnd()}\n${after}`
}

/** Whether nobody but the holder of a key can read it. */
export function isEncryptedText(text: string): boolean {
  return /^-----BEGIN PGP MESSAGE-----/m.test(text.slice(0, 100_000))
}
