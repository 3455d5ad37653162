/** References of cases in a text, as people type them. */

import { cutText } from '../mail/cut-text.ts'
import type { KnownCase } from './case-index.ts'
import { fold } from './fold.ts'

interface References {
  find(text: string): readonly string[]
  at(key: string): KnownCase | null
  near(key: string): readonly KnownCase[]
  /** The digits alone, after "ref" or "case": other people number their letters too. */
  bare(text: string): readonly string[]
}

/** References in the shapes that the council's own ids have, whatever spacing, dashes or case they are typed with. */
export function referencesOf(all: readonly KnownCase[]): References {
  const byKey = new Map(all.map(known => [keyOf(known.case.id), known]))
  const shapes = new Map<string, { letters: string; shortest: number; longest: number }>()
  for (const key of byKey.keys()) {
    const match = /^(\p{L}*)(\d{3,12})$/u.exec(key)
    if (match === null) continue
    const [, letters = '', digits = ''] = match
    const shape = shapes.get(letters) ?? { letters, shortest: digits.length, longest: digits.length }
    shape.shortest = Math.min(shape.shortest, digits.length)
    shape.longest = Math.max(shape.longest, digits.length)
    shapes.set(letters, shape)
  }
  const patterns = [...shapes.values()].slice(0, 20).map(({ letters, shortest, longest }) => {
    const spelt =
      letters === ''
        ? '(?:ref(?:erence)?|case|id|no|number)[\\s.:#/-]{0,4}(?:no|number|is)?[\\s.:#/-]{0,4}'
        : `${[...letters].join('[\\s.-]?')}p?[\\s.:#/_\\p{Pd}]{0,4}(?:(?:no|number|ref|case)[\\s.:#/\\p{Pd}]{0,3})?`
    return {
      letters,
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}])${spelt}((?:\\d[\\s\\p{Pd}]?){${Math.max(2, shortest - 1)},${longest + 1}})(?!\\d)`,
        'giu',
      ),
    }
  })
  const shapedOtherwise = [...byKey.keys()].filter(key => !/^\p{L}*\d{3,12}$/u.test(key) && key.length >= 5)
  return {
    find(text) {
      const keys: string[] = []
      for (const { letters, pattern } of patterns) {
        for (const [, digits = ''] of text.matchAll(pattern))
          keys.push(`${letters}${digits.replace(/\D/g, '')}`)
      }
      for (const [, digits = ''] of text.matchAll(yourReference)) {
        for (const letters of shapes.keys()) keys.push(`${letters}${digits}`)
      }
      if (shapedOtherwise.length > 0) {
        const packed = keyOf(cutText(text, 20_000))
        for (const key of shapedOtherwise) if (packed.includes(key)) keys.push(key)
      }
      return [...new Set(keys)].slice(0, 20)
    },
    at: key => byKey.get(key) ?? null,
    bare(text) {
      const digits = [...text.matchAll(bareDigits)].map(match => match[1] ?? '')
      return [...shapes.keys()].flatMap(letters => digits.map(each => `${letters}${each}`)).slice(0, 20)
    },
    near: key => [...oneErrorFrom(key)].flatMap(other => byKey.get(other) ?? []),
  }
}

/** "Your ref 20107": whoever says "your" means ours. */
const yourReference =
  /\byour (?:ref(?:erence)?|case)\b(?: (?:no|number|is))?[\s.:#/\p{Pd}]{0,3}(\d{3,12})\b/giu
const bareDigits =
  /\b(?:ref(?:erence)?|case|file|id|no|number)\b(?: (?:no|number|id))?[\s.:#/\p{Pd}]{0,3}(\d{3,12})\b/giu

/** Every key that one wrong, missing, further or swapped digit makes. */
function oneErrorFrom(key: string): Set<string> {
  const made = new Set<string>()
  const first = key.search(/\d/)
  for (let at = Math.max(0, first); at <= key.length; at += 1) {
    const before = key.slice(0, at)
    const after = key.slice(at)
    for (let digit = 0; digit <= 9; digit += 1) {
      made.add(`${before}${digit}${after}`)
      if (after !== '') made.add(`${before}${digit}${after.slice(1)}`)
    }
    if (after !== '') made.add(`${before}${after.slice(1)}`)
    if (after.length > 1) made.add(`${before}${after[1]}${after[0]}${after.slice(2)}`)
  }
  made.delete(key)
  return made
}

function keyOf(id: string): string {
  return fold(id).replace(/[^\p{L}\p{N}]/gu, '')
}
