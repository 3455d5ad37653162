import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LetterBlock } from '#shared/domain/letters/letter.ts'
import { ownWords } from '#shared/domain/letters/own-words-blocks.ts'
import { relayedReply } from '#shared/domain/letters/relayed-reply.ts'
import { letterAsHtml, letterAsText } from '#shared/domain/letters/render-letter.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'
import { relayedFacts } from '#tests/support/writer-letter.ts'

const kinds = (words: string) => ownWords(words).map(block => block.type)
const said = (block: LetterBlock): string =>
  block.type === 'list' || block.type === 'numbered'
    ? block.items.join(' ')
    : block.type === 'paragraph'
      ? block.text
      : ''

describe('a colleague’s own words', () => {
  it.each([
    ['one\n\ntwo', ['paragraph', 'paragraph']],
    ['one\r\n \r\ntwo', ['paragraph', 'paragraph']],
    ['We will:\n- call\n- write', ['paragraph', 'list']],
    ['1. call\n2. write\nThen we meet.', ['numbered', 'paragraph']],
    ['4. call\n5. write', ['paragraph']],
    ['- a\n1. b', ['list', 'numbered']],
    ['\n \n', []],
  ] as const)('%j become %j', (words, blocks) => {
    expect(kinds(words)).toEqual(blocks)
  })

  it('lose no word, whatever they are', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'B', '1', '.', ' ', '\n', '-', '<', '&'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(letters, words => {
        const kept = ownWords(words).map(said).join(' ')
        const plain = (text: string) => text.replace(/[^aB<&]/g, '')
        expect(plain(kept)).toBe(plain(words))
      }),
    )
  })

  it('keep their lines in both renderings and cannot become markup', () => {
    const letter = relayedReply(relayedFacts({ words: 'Dear Mrs Khan\n\nMonday <b>\nTuesday' }))
    expect(letterAsText(letter)).toContain('Monday <b>\nTuesday')
    expect(letterAsHtml(letter)).toContain('<p>Monday &lt;b&gt;<br>\nTuesday</p>')
  })
})

describe('a reply that we pass on', () => {
  it('holds their words, who says them, the reference and how to answer', () => {
    const letter = relayedReply(relayedFacts())
    const text = letterAsText(letter)
    expect(text).toMatch(
      /^Dear Mrs Khan\n\nThe school has a place from Monday\.\n\nKind regards\n\nPriya Shah, caseworker in the East team\n/,
    )
    expect(text).toContain('Your reference is SEND-2026-00417. To answer us, reply to this email.')
    expect(text).toContain('You will hear from us again by 5pm on Friday 4 December.')
    expect(letter.subject).toBe('Our reply: SEND-2026-00417')
    expectPlainWords(letter)
  })

  it('greets where they do not, and promises no more news where nothing is open', () => {
    const text = letterAsText(relayedReply(relayedFacts({ words: 'It is done.', nextBy: null })))
    expect(text).toMatch(/^Dear Mrs Khan\n\nIt is done\./)
    expect(text).not.toContain('hear from us again')
  })

  it('is a fault without words', () => {
    expect(() => relayedReply(relayedFacts({ words: ' \n ' }))).toThrow('without words')
  })
})
