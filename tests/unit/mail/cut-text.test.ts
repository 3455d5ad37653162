import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText, cutToEnd } from '#shared/domain/mail/cut-text.ts'

describe('cutting text', () => {
  it.each([
    ['shorter text is left', 'abc', 5, '', 'abc'],
    ['text of just the length is left', 'abc', 3, '…', 'abc'],
    ['the rest is dropped', 'abcdef', 3, '', 'abc'],
    ['the ending counts', 'abcdef', 3, '…', 'ab…'],
    ['a character of two units is not halved', 'ab😀d', 3, '', 'ab'],
    ['a character of two units that fits is kept', 'ab😀d', 4, '', 'ab😀'],
    ['nor is it halved before the ending', 'a😀bcd', 3, '…', 'a…'],
    ['half a character that was there before is replaced', 'a\ud83db', 9, '', 'a\ufffdb'],
    ['no room leaves nothing', '😀', 0, '', ''],
    ['no room for the ending leaves it off', 'abc', 0, '…', ''],
    ['less than no room leaves nothing', 'abc', -4, '', ''],
  ])('%s', (_, text, most, ending, expected) => {
    expect(cutText(text, most, ending)).toBe(expected)
  })

  it('the end of a text does not begin inside a character', () => {
    expect(cutToEnd('ab😀d', 2)).toBe('d')
    expect(cutToEnd('ab😀d', 3)).toBe('😀d')
    expect(cutToEnd('ab', 9)).toBe('ab')
    expect(cutToEnd('ab', 0)).toBe('')
  })

  it('any text, cut anywhere, is well formed and no longer than asked', () => {
    const units = fc
      .array(fc.constantFrom('a', '😀', '\ud83d', '\ude00', '\u0301', '𝒜'))
      .map(all => all.join(''))
    fc.assert(
      fc.property(units, fc.integer({ min: -2, max: 30 }), fc.constantFrom('', '…'), (text, most, ending) => {
        for (const cut of [cutText(text, most, ending), cutToEnd(text, most)]) {
          expect(cut.isWellFormed()).toBe(true)
          expect(cut.length).toBeLessThanOrEqual(Math.max(0, most))
        }
      }),
    )
  })
})
