/** What every letter keeps to (domain.md section 8, house rules), as a test reads them. */
import { expect } from 'vitest'
import type { Letter } from '#shared/domain/letters/letter.ts'
import { letterAsHtml, letterAsText } from '#shared/domain/letters/render-letter.ts'
import { readingGrade } from '#tests/support/reading-age.ts'

const LONGEST_SENTENCE = 25
const AVOIDED =
  /\b(?:unfortunately|unprecedented|as previously stated|do not hesitate|e\.g\.|i\.e\.|etc|EHCP|per annum)\b/i

/** A sentence, an item of a list and a line of an entry each end; addresses are not words. */
function sentencesOf(letter: Letter): readonly string[] {
  return letterAsText(letter)
    .replace(/https?:\S+|\S+@\S+/g, '')
    .split(/[.?!:;](?:\s|$)|\n+/)
    .map(sentence => sentence.trim())
    .filter(sentence => /[a-z]/i.test(sentence))
}

/** Grade 4 to 6 is a reading age of 9 to 11; both renderings say the same; the subject is one short line. */
export function expectPlainWords(letter: Letter): void {
  const text = letterAsText(letter)
  expect(readingGrade(text)).toBeLessThanOrEqual(6)
  const long = sentencesOf(letter).filter(sentence => sentence.split(/\s+/).length > LONGEST_SENTENCE)
  expect(long).toEqual([])
  expect(text).not.toMatch(AVOIDED)
  expect(text).not.toMatch(/undefined|null|NaN|\[object| {2}\n|\.\./)
  expect(letter.subject).toMatch(/^[^\n]{1,120}$/)
  expect(wordsOnly(letterAsHtml(letter))).toEqual(wordsOnly(withoutAddresses(text)))
}

const withoutAddresses = (text: string): string =>
  text.replace(/:(?=\s(?:https?:|\S+@))|https?:\S+/g, ' ').replace(/^(\s+Email about it)\s+\S+@\S+$/gm, '$1')

/** The words, without the marks of lists and of HTML. */
const wordsOnly = (text: string): readonly string[] =>
  text
    .replace(/<title>.*<\/title>|<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/^(?:- |\d+\. )/gm, '')
    .split(/\s+/)
    .filter(word => word !== '')
