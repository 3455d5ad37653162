import { describe, expect, it } from 'vitest'
import { featuresOf } from '#shared/domain/triage/model/features.ts'
import { readWriting } from '#shared/domain/triage/writing.ts'

function keysOf(subject: string, text: string): string[] {
  const { sentences } = readWriting({ subject, ownWords: text, forwarded: null })
  return featuresOf(sentences).map(({ key }) => key)
}

describe('what the model sees of a mail', () => {
  it('is words, pairs, beginnings and pieces, folded', () => {
    expect(keysOf('', 'Taxi late')).toEqual([
      'w:taxi',
      'b:^ taxi',
      'p:taxi',
      'c:<tax',
      'c:taxi',
      'c:axi>',
      'w:late',
      'b:taxi late',
      'b:late $',
      'p:late',
      'c:<lat',
      'c:late',
      'c:ate>',
    ])
  })

  it('has the words of the subject twice', () => {
    expect(keysOf('RE: Taxi', '')).toContain('s:taxi')
    expect(keysOf('', 'Taxi')).not.toContain('s:taxi')
  })

  it('shares most of a misspelt word with the word', () => {
    const right = new Set(keysOf('', 'wheelchair').filter(key => key.startsWith('c:')))
    const shared = keysOf('', 'wheelchiar').filter(key => right.has(key))
    expect(shared.length).toBeGreaterThanOrEqual(right.size / 2)
  })

  it('takes every long number for one, and every year for another', () => {
    expect(keysOf('', '07700900123')).toContain('w:###')
    expect(keysOf('', '2026')).toContain('w:20##')
    expect(keysOf('', 'week 23')).toContain('w:23')
  })

  it('takes other alphabets and Chinese in shorter pieces', () => {
    expect(keysOf('', 'такси')).toContain('c:<та')
    expect(keysOf('', '出租车')).toEqual(expect.arrayContaining(['c:出租', 'c:租车']))
  })

  it('has an end, however long the mail', () => {
    expect(keysOf('', 'word '.repeat(100_000)).filter(key => key === 'w:word')).toHaveLength(1500)
    expect(keysOf('', 'x'.repeat(20_000))).toEqual([])
  })
})
