/**
 * What the text model sees of a mail: its words, pairs of words, how words begin, and pieces of words (so that a typing error
 * costs little); the subject's words once more. Each is a short string that begins with the letter of its kind.
 */
import type { Sentence } from '../writing.ts'

/**
 * w: a word · b: a pair of words · p: how a word begins · c: a piece of a word · s: a word of the subject. Each kind is made
 * equally long, whatever the length of the mail.
 */
export const featureKinds = ['w', 'b', 'p', 'c', 's'] as const
export type FeatureKind = (typeof featureKinds)[number]

export interface Feature {
  readonly kind: FeatureKind
  /** Unique among all kinds. */
  readonly key: string
  /** The sentence that it was found in, by its place in the list. */
  readonly sentence: number
}

/** Longer mails are read to here: a person's point is made by then, and no mail can make the model slow. */
const wordsAtMost = 1500

/** Longer than this is no word: nothing is gained by taking it to pieces. */
const wordLength = 40

export function featuresOf(sentences: readonly Sentence[]): Feature[] {
  const features: Feature[] = []
  let read = 0
  sentences.forEach(({ words, where }, sentence) => {
    const list = wordsIn(words).slice(0, Math.max(0, wordsAtMost - read))
    read += list.length
    const add = (kind: FeatureKind, key: string): void => {
      features.push({ kind, key: `${kind}:${key}`, sentence })
    }
    list.forEach((word, at) => {
      add('w', word)
      add('b', `${list[at - 1] ?? '^'} ${word}`)
      if (at === list.length - 1) add('b', `${word} $`)
      add('p', word.slice(0, 5))
      for (const piece of piecesOf(word)) add('c', piece)
      if (where === 'subject') add('s', word)
    })
  })
  return features
}

/** Four letters at a time with the word's ends marked; three of other alphabets, two of Chinese, which has no spaces. */
function piecesOf(word: string): string[] {
  const latin = /^[a-z0-9?!£#]+$/.test(word)
  const size = latin ? 4 : /\p{Script=Han}/u.test(word) ? 2 : 3
  if (latin && word.length < 4) return []
  const padded = size === 2 ? word : `<${word}>`
  return Array.from({ length: Math.max(0, padded.length - size + 1) }, (_, at) => padded.slice(at, at + size))
}

/** The words of a folded sentence; longer numbers are all one number, years another. */
function wordsIn(words: string): string[] {
  return words
    .replace(/[?!£]/g, mark => ` ${mark} `)
    .split(' ')
    .filter(word => word !== '' && word.length <= wordLength)
    .map(word => (/^\d{3,}$/.test(word) ? (/^20[12]\d$/.test(word) ? '20##' : '###') : word))
}
