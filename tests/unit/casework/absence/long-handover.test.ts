import { describe, expect, it } from 'vitest'
import { outgoingItem } from '#shared/adapters/dynamodb/outgoing-item.ts'
import { handbackMail, handoverMail } from '#shared/domain/casework/absence/cover-mails.ts'
import type { CaseworkEvent } from '#shared/domain/casework/query.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory, aStaff } from '#tests/support/directory/small-directory.ts'

/** DynamoDB takes no larger item. */
const ITEM_BYTES = 400_000
const at = '2026-11-23T10:00:00.000Z'
const directory = aDirectory()
const ask = { directory, now: at, about: ['a person', 'an absence'], at }
const reference = (number: number) => `SEND-2026-${String(number).padStart(5, '0')}`

const happened: readonly CaseworkEvent[] = (['joined', 'replied', 'held', 'accepted', 'noted'] as const).map(
  type => ({ at, type, by: 'cw-a2', to: [], detail: '' }),
)

/** Queries of which everything that a mail can tell has happened. */
const many = (length: number, state: 'open' | 'closed' = 'open', ownerId = 'cw-a1') =>
  Array.from({ length }, (_, index) => ({
    query: aQuery({
      reference: reference(index + 1),
      state,
      owner: { staffId: ownerId, via: 'cover', reason: '' },
    }),
    events: happened,
    since: at,
    links: {
      act: `https://desk.casework.calderbrook.example/act/${'x'.repeat(300)}`,
      desk: `https://desk.casework.calderbrook.example/queries/${reference(index + 1)}`,
      replyAddress: `send+${reference(index + 1).toLowerCase()}.0123456789abcdef@casework.calderbrook.example`,
    },
  }))

const bytes = (mail: Parameters<typeof outgoingItem>[0]): number =>
  Buffer.byteLength(JSON.stringify(outgoingItem(mail)))

describe('the mail about a thousand queries that change hands', () => {
  it('fits into the outbox, counts all of them and says where the rest are', () => {
    const mail = handoverMail(
      aStaff('cw-a1'),
      { name: 'Tom Reid' },
      { kind: 'absence', until: '2027-09-30' },
      many(1_000),
      ask,
    )
    expect(bytes(mail)).toBeLessThan(ITEM_BYTES)
    expect(mail.letter.subject).toBe('You cover for Tom Reid: 1000 queries for you')
    const text = letterAsText(mail.letter)
    expect(text.match(/SEND-2026-\d+:/g)).toHaveLength(150)
    expect(text).toContain('850 queries are not shown here. Your list of work shows all of them.')
  })

  it('and of those that come back after a long absence, with all that was kept and closed meanwhile', () => {
    const mail = handbackMail(
      aStaff('cw-a1'),
      [...many(400), ...many(400, 'open', 'cw-a2'), ...many(800, 'closed', 'cw-a2')],
      ask,
    )
    if (mail === null) throw new Error('there is a mail')
    expect(bytes(mail)).toBeLessThan(ITEM_BYTES)
    expect(letterAsText(mail.letter)).toContain('Closed while you were away: 800')
  })

  it('leaves out none of a hundred', () => {
    const mail = handoverMail(
      aStaff('cw-a1'),
      { name: 'Tom Reid' },
      { kind: 'absence', until: null },
      many(100),
      ask,
    )
    const text = letterAsText(mail.letter)
    expect(text.match(/SEND-2026-\d+:/g)).toHaveLength(100)
    expect(text).not.toContain('not shown here')
  })
})
