/** A size as people read it: `812 bytes`, `14 KB`, `2.4 MB`. 1 KB is 1,000 bytes, as file managers count. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
