/** A link that begins a mail to an address of ours, with what to write on its first line where that is known. */
export function mailLink(
  address: string,
  mail: { readonly subject?: string; readonly body?: string } = {},
): string {
  const at = address.lastIndexOf('@')
  // A plus in the address is read as a space by some clients unless it is encoded.
  const target = `${encodeURIComponent(address.slice(0, at))}@${encodeURIComponent(address.slice(at + 1))}`
  const fields = Object.entries(mail).map(([field, text]) => `${field}=${encodeURIComponent(text)}`)
  return `mailto:${target}${fields.length === 0 ? '' : `?${fields.join('&')}`}`
}
