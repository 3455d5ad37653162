/** A person's own words as blocks of a letter: their paragraphs, lists and lines as they set them, nothing added and nothing left out. */
import type { LetterBlock } from './letter.ts'

const bullet = /^\s*[-*•–]\s+/
const number = /^\s*(\d{1,2})[.)]\s+/

/** No block for words that are empty. */
export function ownWords(words: string): LetterBlock[] {
  return words
    .replaceAll('\r\n', '\n')
    .split(/\n[^\S\n]*\n/)
    .map(part => part.replace(/^\n+/, '').trimEnd())
    .filter(part => part.trim() !== '')
    .flatMap(partBlocks)
}

type Part = { readonly kind: 'text' | 'list' | 'numbered'; readonly lines: string[] }

/** One stretch without an empty line: text and lists in turn. */
function partBlocks(part: string): LetterBlock[] {
  const parts: Part[] = []
  for (const line of part.split('\n')) {
    const last = parts.at(-1)
    const kind = kindOf(line, last)
    const plain = kind === 'text' ? line : line.replace(kind === 'list' ? bullet : number, '')
    if (last?.kind === kind) last.lines.push(plain.trim())
    else parts.push({ kind, lines: [plain.trim()] })
  }
  return parts.map(({ kind, lines }) =>
    kind === 'text' ? { type: 'paragraph', text: lines.join('\n') } : { type: kind, items: lines },
  )
}

function kindOf(line: string, last: Part | undefined): Part['kind'] {
  if (bullet.test(line)) return 'list'
  const shown = number.exec(line)?.[1]
  // A number that does not go on from the one before is text: our own numbers would change it.
  const next = last?.kind === 'numbered' ? last.lines.length + 1 : 1
  return shown === undefined || Number(shown) !== next ? 'text' : 'numbered'
}
