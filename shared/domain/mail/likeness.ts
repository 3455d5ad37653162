/**
 * How alike two texts are, from a fingerprint small enough to keep: the guard against robots that answer each other
 * (domain.md 5.1: no acknowledgement to a text within 90 % of the last one).
 */

const SIZE = 24

/** 24 numbers: the least hash of the text's word pairs under 24 hash functions (MinHash). Empty for a text without words. */
export function likeness(text: string): readonly number[] {
  const words =
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 2_000) ?? []
  if (words.length === 0) return []
  const least = new Array<number>(SIZE).fill(0xffffffff)
  for (let index = 0; index < words.length; index += 1) {
    const base = hash(`${words[index]} ${words[index + 1] ?? ''}`)
    for (let row = 0; row < SIZE; row += 1) {
      const mixed = mix(base, row)
      if (mixed < (least[row] ?? 0)) least[row] = mixed
    }
  }
  return least
}

/** Estimated share of word pairs in common, 0 to 1. Zero where either text had no words. */
export function alikeness(one: readonly number[], other: readonly number[]): number {
  if (one.length !== SIZE || other.length !== SIZE) return 0
  return one.filter((value, row) => value === other[row]).length / SIZE
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

function mix(value: number, row: number): number {
  let mixed = Math.imul(value ^ (row * 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
