import { describe, expect, test } from 'vitest'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import { aFile, anOutgoingMail, aQuery, mondayMorning } from '#tests/support/pages/casework.ts'
import { linkPath, linkWorld } from '#tests/support/pages/links.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const entryId = 'SEND-2026-00417_reply_2'
const path = linkPath({ purpose: 'undo', id: entryId, until: '2026-11-23T10:10:00.000Z' })

const answering = {
  entryId,
  what: 'replied' as const,
  at: mondayMorning,
  by: 'cw-a1',
  promised: null,
  closing: null,
}

function desk(entry: Partial<OutgoingMail> = {}) {
  const world = linkWorld([
    aFile({
      query: aQuery({ clocks: { ...aQuery().clocks, answering } }),
      outgoing: [
        anOutgoingMail({
          entryId,
          kind: 'reply',
          state: 'waiting',
          decidedAt: mondayMorning,
          sendAfter: '2026-11-23T10:01:00.000Z',
          sentAt: null,
          sentMessageId: null,
          ...entry,
        }),
      ],
    }),
  ])
  const pages = pagesOf([], world.parts)
  const stop = () =>
    pages.ask(path, {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { Origin: 'http://localhost:3000' },
    })
  return { ...world, pages, stop }
}

describe('the page that stops a mail', () => {
  test('says whose mail to whom has not left yet, without a name, and when it leaves', async () => {
    const $ = await desk().pages.open(path)
    expect($('main').text()).toContain('Your reply to the councillor has not left yet. It leaves at 10.01am.')
    expect($('main button').text().trim()).toBe('Do not send it')
    expect($.html()).not.toMatch(/Dorothy|Marsh|Jamie/)
  })

  test('stops it once, and says so however often it is pressed or opened', async () => {
    const { pages, stop, file } = desk()
    for (const answer of await Promise.all([stop(), stop()]))
      expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
    await stop()
    expect(file().outgoing[0]?.state).toBe('taken-back')
    expect(file().query).toMatchObject({ version: 2, clocks: { answering: null } })
    expect(pages.logged).toHaveLength(1)
    expect((await pages.open(path))('h1').text()).toBe('Your reply was stopped')
  })

  test.each([
    [
      'has left',
      { state: 'sent', sentAt: '2026-11-23T10:01:04.000Z' },
      'It left at 10.01am on Monday 23 November.',
    ],
    ['is just leaving', { state: 'sending' }, 'It is on its way now.'],
    [
      'left and came back',
      { state: 'undelivered', sentAt: '2026-11-23T10:01:04.000Z' },
      'It left at 10.01am',
    ],
  ] as const)(
    'says plainly that it is too late for one that %s, and stops nothing',
    async (_, entry, said) => {
      const { pages, stop, file } = desk(entry)
      await stop()
      const $ = await pages.open(path)
      expect($('h1').text()).toBe('It is too late to stop your reply')
      expect($('main').text()).toContain(said)
      expect($('main button')).toHaveLength(0)
      expect(file().outgoing[0]?.state).toBe(entry.state)
      expect(pages.logged).toEqual([])
    },
  )

  test.each([
    ['nothing that it names', { id: 'SEND-2026-00417_reply_9' }],
    ['a query that is not there', { reference: 'SEND-2026-09999' }],
    ['no mail', { id: null }],
  ])('of a link to %s has nothing to stop', async (_, claims) => {
    const { pages } = desk()
    const $ = await pages.open(linkPath({ purpose: 'undo', id: entryId, ...claims }), 404)
    expect($('h1').text()).toBe('There is nothing to stop')
  })

  test('stops nothing by being looked at, as mail scanners do', async () => {
    const { pages, file } = desk()
    for (const method of ['GET', 'HEAD']) await pages.ask(path, { method })
    expect(file().outgoing[0]?.state).toBe('waiting')
  })

  test('says that it is too late, ten minutes on', async () => {
    const { parts } = desk()
    const $ = await pagesOf([], { ...parts, clock: () => '2026-11-23T10:10:00.000Z' }).open(path, 410)
    expect($('h1').text()).toBe('It is too late to stop this email')
  })
})
