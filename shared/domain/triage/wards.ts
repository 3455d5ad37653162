/** Wards that a mail names as places: not in the name of a school, a road or a person. */
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { wordsOf } from './fold.ts'
import { isTitle } from './ordinary-words.ts'
import type { Token } from './tokens.ts'

/** After a ward's name and with a capital, these make it the name of something else. */
const institutions = new Set(
  `school primary high academy college nursery infant infants junior juniors secondary grammar sixth ce rc special community preschool
pre road street avenue lane close drive way house hospital surgery clinic library church trust`
    .split(/\s+/)
    .filter(word => word !== ''),
)
/** These do so in small letters too. */
const parts = new Set('resource base unit hub site campus academy school primary college'.split(' '))

const known = new WeakMap<DirectoryIndex, ReadonlyMap<string, readonly Ward[]>>()

interface Ward {
  readonly name: string
  readonly words: readonly string[]
}

function wardsOf(directory: DirectoryIndex): ReadonlyMap<string, readonly Ward[]> {
  const kept = known.get(directory)
  if (kept !== undefined) return kept
  const all = directory.snapshot.teams
    .flatMap(team => team.wards)
    .map(name => ({ name, words: wordsOf(name) }))
    .filter(ward => ward.words.length > 0)
  const made = Map.groupBy(all, ward => ward.words[0] ?? '')
  known.set(directory, made)
  return made
}

/** "St Cuthberts" is St Cuthbert's. */
function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && (token.word === word || token.word === `${word}s`)
}

/** `written`: the writer uses capitals, so that a ward of one word needs its own. */
export function wardsIn(tokens: readonly Token[], written: boolean, directory: DirectoryIndex): Set<string> {
  const wards = wardsOf(directory)
  const found = new Set<string>()
  for (const [at, token] of tokens.entries()) {
    for (const { name, words } of wards.get(token.word) ?? []) {
      if (!words.every((word, step) => isWord(tokens[at + step], word))) continue
      if (written && words.length === 1 && !token.capital && token.where !== 'subject') continue
      if (isTitle(tokens[at - 1]?.word ?? '') && !token.breakBefore) continue
      const next = tokens[at + words.length]
      const beside = next !== undefined && !next.breakBefore
      if (beside && (parts.has(next.word) || (next.capital && institutions.has(next.word)))) continue
      found.add(name)
    }
  }
  return found
}
