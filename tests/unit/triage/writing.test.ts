import { describe, expect, it } from 'vitest'
import { readWriting } from '#shared/domain/triage/writing.ts'
import { aMail } from '#tests/support/mail/a-mail.ts'

const sentences = (ownWords: string) =>
  readWriting(aMail({ subject: '', ownWords, forwarded: null })).sentences.map(each => each.text)

describe('the sentences of a mail', () => {
  it('are those that were written', () => {
    expect(sentences('He is out of school. When is the meeting?')).toEqual([
      'He is out of school.',
      'When is the meeting?',
    ])
  })

  it('stay few in a text of nothing but full stops, and none of it is left out', () => {
    const text = `${'A! '.repeat(9_000)}He is in danger.`
    const read = sentences(text)
    expect(read.length).toBeLessThanOrEqual(1500)
    expect(read.join(' ')).toBe(text)
  })
})
