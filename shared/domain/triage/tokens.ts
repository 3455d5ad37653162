/** A mail's words one by one, with what their writing shows: capitals, beginnings, breaks. */
import { fold } from './fold.ts'

export interface Text {
  readonly where: 'subject' | 'own' | 'forwarded'
  readonly text: string
}

export interface Token {
  readonly word: string
  readonly raw: string
  readonly capital: boolean
  /** The first of a sentence or line. */
  readonly first: boolean
  /** A full stop, comma or line end stands before it. */
  readonly breakBefore: boolean
  /** The first of a line. */
  readonly line: boolean
  readonly where: Text['where']
}

export function tokensOf({ where, text }: Text): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’ʼ`][\p{L}\p{M}]+)*/gu)) {
    const raw = match[0].replace(/['’]s$/iu, '')
    const between = text.slice(end, match.index)
    end = match.index + match[0].length
    const word = fold(raw).replace(/ /g, '')
    if (word === '') continue
    const first = tokens.length === 0 || /[.!?:\n]/.test(between)
    tokens.push({
      word,
      raw,
      capital: /^\p{Lu}/u.test(raw),
      first,
      breakBefore: first || /[,;()/|]/.test(between),
      line: tokens.length === 0 || between.includes('\n'),
      where,
    })
    if (tokens.length >= 6000) break
  }
  return joinParticles(tokens)
}

/** "O Sullivan" and "Mc Allister" are one word in the directory. */
function joinParticles(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (const token of tokens) {
    const previous = joined.at(-1)
    if (
      previous !== undefined &&
      ['o', 'mc', 'mac', 'd'].includes(previous.word) &&
      previous.capital &&
      token.capital &&
      !token.breakBefore &&
      token.word.length > 2
    ) {
      joined[joined.length - 1] = {
        ...previous,
        word: previous.word + token.word,
        raw: previous.raw + token.raw,
      }
    } else joined.push(token)
  }
  return joined
}

/** Whether the writer uses capitals at all. */
export function capitalised(tokens: readonly Token[]): boolean {
  const own = tokens.filter(token => token.where !== 'subject')
  return own.filter(token => token.capital).length >= own.length * 0.04
}
