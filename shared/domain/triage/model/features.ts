/**
 * What the text model sees of a mail: its words, pairs of words, pieces of words (so that a typing error costs little), and
 * words again where they stand in the subject, in a request or behind a "not". Each is a short string that begins with the
 * letter of its kind.
 */
import type { Sentence } from '../writing.ts'

/** The kinds of features; each kind is made equally long, whatever the length of the mail. */
export const featureKinds = ['w', 'b', 'p', 'c', 's', 'a', 'n', 'f', 'l', 't', 'k'] as const
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

const turningRound = new Set(
  'not no never isnt arent wasnt werent dont doesnt didnt wont wouldnt havent hasnt hadnt cannot cant couldnt without nor neither rather instead'.split(
    ' ',
  ),
)

/** How far a "not" reaches. */
const reach = 4

export function featuresOf(sentences: readonly Sentence[]): Feature[] {
  const features: Feature[] = []
  let read = 0
  const lastOwn = sentences.length - 1
  const firstOwn = sentences.findIndex(each => each.where !== 'subject')
  sentences.forEach(({ words, where, asks }, sentence) => {
    const list = wordsIn(words)
    read += list.length
    if (read > wordsAtMost) return
    const add = (kind: FeatureKind, key: string): void => {
      features.push({ kind, key: `${kind}:${key}`, sentence })
    }
    let denied = 0
    list.forEach((word, at) => {
      add('w', word)
      add('b', `${list[at - 1] ?? '^'} ${word}`)
      if (at === list.length - 1) add('b', `${word} $`)
      if (at >= 2) add('t', `${list[at - 2]} ${list[at - 1]} ${word}`)
      if (at >= 2) add('k', `${list[at - 2]} _ ${word}`)
      if (word.length > 5) add('p', word.slice(0, 5))
      else add('p', word)
      if (word.length >= 4) {
        const padded = `<${word}>`
        for (let from = 0; from + 4 <= padded.length; from += 1) add('c', padded.slice(from, from + 4))
      }
      if (where === 'subject') add('s', word)
      if (asks) add('a', word)
      if (sentence === firstOwn || sentence === firstOwn + 1) add('f', word)
      if (sentence >= lastOwn - 2) add('l', word)
      if (denied > 0) add('n', word)
      denied = turningRound.has(word) ? reach : Math.max(0, denied - 1)
    })
  })
  return features
}

/** The words of a sentence; longer numbers are all one number. */
export function wordsIn(words: string): string[] {
  return words
    .replace(/[?!£]/g, mark => ` ${mark} `)
    .split(' ')
    .filter(word => word !== '')
    .map(word => (/^\d{3,}$/.test(word) ? (/^20[12]\d$/.test(word) ? '20##' : '###') : word))
}
