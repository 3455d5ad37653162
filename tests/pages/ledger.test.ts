import { type CheerioAPI, load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import {
  aLedgerDay,
  aParkedMessage,
  type LedgerWorld,
  ledgerDays,
  ledgerParts,
} from '#tests/support/pages/ledger.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const line = (text: string) => text.replace(/\s+/g, ' ').trim()
const desk = (world: LedgerWorld, now?: string) =>
  pagesOf([], { ...ledgerParts(world), ...(now === undefined ? {} : { clock: () => now }) })
const rows = ($: CheerioAPI) =>
  $('#days tbody tr')
    .toArray()
    .map(row =>
      $(row)
        .find('.app-query-list__value, td[colspan]')
        .toArray()
        .map(cell => line($(cell).text())),
    )
const post = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { Origin: 'http://localhost:3000', ...headers },
})

describe('the ledger', () => {
  test('of a service on its first day says when the first day is counted', async () => {
    const $ = await desk({ balancedUpTo: null }).open('/ledger')
    expect(line($('main').text())).toContain('The first day is counted after midnight.')
    expect(line($('main').text())).toContain('Nothing is parked.')
    expect(line($('main').text())).toContain('No day has been counted yet.')
    expect($('table, .app-difference, .govuk-pagination')).toHaveLength(0)
  })

  test('says that no mail is lost when every day adds up and nothing is parked', async () => {
    const $ = await desk({ days: ledgerDays(3) }).open('/ledger')
    expect(line($('.govuk-body-l').text())).toBe(
      'No mail is lost. All mail up to the end of Sunday 22 November is in a query or kept, and nothing is parked.',
    )
    expect($('.app-difference')).toHaveLength(0)
  })

  test('shows each day, the last first, with what was counted and when', async () => {
    const $ = await desk({
      days: [
        aLedgerDay(),
        aLedgerDay({
          day: '2026-11-21',
          accepted: 7,
          stored: 7,
          filed: 7,
          quarantined: 0,
          secondDeliveries: 0,
          drawnUpAt: '2026-11-23T09:30:00.000Z',
        }),
      ],
    }).open('/ledger')
    expect(rows($)).toEqual([
      ['Sunday 22 November', '41', '41', '33', '8', '2', '0', '12.02am the next day'],
      ['Saturday 21 November', '7', '7', '7', '0', '0', '0', '9.30am today'],
    ])
    expect(
      $('#days th')
        .toArray()
        .map(each => $(each).text()),
    ).toEqual(['Day', 'Accepted', 'Stored', 'In queries', 'Kept', 'Came twice', 'Difference', 'Counted at'])
  })

  test('shows what today has come to so far, and what still waits', async () => {
    const $ = await desk({
      today: { filed: 12, quarantined: 3, secondDeliveries: 1 },
      waiting: 4,
      parked: { intake: [aParkedMessage()] },
    }).open('/ledger')
    expect(line($('#today').text())).toBe('Today so far, Monday 23 November')
    expect(line($('#today').next().find('dl').text())).toBe(
      'In queries 12 Kept, in no query 3 Came a second time 1 Waiting to be read 4 Parked 1',
    )
  })

  test.each([
    [
      'mails that nothing has read, queued again',
      { difference: 2, unread: 2, queuedAgainAt: '2026-11-23T09:35:00.000Z' },
      '2 mails of Tuesday 17 November are stored and in no query. They have been queued again, last at 9.35am today.',
    ],
    [
      'one such mail',
      { difference: 1, unread: 1, queuedAgainAt: '2026-11-18T00:02:00.000Z' },
      '1 mail of Tuesday 17 November is stored and in no query. It has been queued again, last at 12.02am on Wednesday 18 November.',
    ],
    [
      'a mail of the last minutes',
      { difference: 1, unread: 1 },
      '1 mail of Tuesday 17 November is stored and in no query. It came late in the day: the inbox is reading it now.',
    ],
    [
      'a count that is too low',
      { difference: 3 },
      '3 mails of Tuesday 17 November are stored and read, but not counted. Tell the people who run the service today.',
    ],
    [
      'a mail that is gone from the store',
      { difference: -1 },
      '1 mail of Tuesday 17 November is counted, but no longer stored. Tell the people who run the service today.',
    ],
    [
      'both at once, which do not make up for one another',
      { difference: 0, unread: 1, queuedAgainAt: '2026-11-23T09:35:00.000Z' },
      '1 mail of Tuesday 17 November is stored and in no query. It has been queued again, last at 9.35am today. 1 mail of Tuesday 17 November is counted, but no longer stored. Tell the people who run the service today.',
    ],
    [
      'unread mail and a count that is too high',
      { difference: 1, unread: 2, queuedAgainAt: '2026-11-23T09:35:00.000Z' },
      '2 mails of Tuesday 17 November are stored and in no query. They have been queued again, last at 9.35am today. 1 mail of Tuesday 17 November is counted, but no longer stored. Tell the people who run the service today.',
    ],
  ])('says first and in words what does not add up: %s', async (_, wrong, words) => {
    const $ = await desk({
      balancedUpTo: '2026-11-16',
      days: [...ledgerDays(5), aLedgerDay({ day: '2026-11-17', ...wrong })],
    }).open('/ledger')
    const said = $('.app-difference li')
      .toArray()
      .map(each => line($(each).text()))
    expect(said).toEqual([words])
    expect($('h1').next().hasClass('app-difference')).toBe(true)
    expect($('main').text()).not.toContain('No mail is lost')
  })

  test('says so of a day that is further back than the page shows', async () => {
    const $ = await desk({
      balancedUpTo: '2026-08-01',
      days: [
        aLedgerDay({
          day: '2026-08-02',
          difference: 1,
          unread: 1,
          queuedAgainAt: '2026-11-23T08:00:00.000Z',
        }),
      ],
    }).open('/ledger')
    expect(line($('.app-difference li').text())).toContain(
      '1 mail of Sunday 2 August is stored and in no query.',
    )
    expect(line($('main').text())).toContain('112 days are not drawn up. The clock may have stopped')
  })

  test('says of yesterday, a moment after midnight, that it is about to be counted', async () => {
    const $ = await desk(
      { days: ledgerDays(3, '2026-11-21'), balancedUpTo: '2026-11-21' },
      '2026-11-23T00:01:00.000Z',
    ).open('/ledger')
    expect(line($('main').text())).toContain(
      'Yesterday is not drawn up yet. That is done within five minutes of midnight.',
    )
    expect(rows($)[0]).toEqual(['Sunday 22 November', 'Not counted'])
  })

  test('is read further back by links, thirty days at a time, to the first day', async () => {
    const pages = desk({ days: ledgerDays(65) })
    const first = await pages.open('/ledger')
    expect(rows(first)).toHaveLength(30)
    expect(
      first('.govuk-pagination a')
        .toArray()
        .map(each => first(each).attr('href')),
    ).toEqual(['/ledger?to=2026-10-23'])
    const second = await pages.open('/ledger?to=2026-10-23')
    expect(second('h1').text()).toBe('Ledger up to Friday 23 October')
    expect(second('#today')).toHaveLength(0)
    const third = await pages.open('/ledger?to=2026-09-23')
    expect(rows(third).map(([day]) => day)).toEqual([
      'Wednesday 23 September',
      'Tuesday 22 September',
      'Monday 21 September',
      'Sunday 20 September',
      'Saturday 19 September',
    ])
    expect(
      third('.govuk-pagination a')
        .toArray()
        .map(each => third(each).attr('href')),
    ).toEqual(['/ledger?to=2026-10-23'])
    expect(
      second('.govuk-pagination a')
        .toArray()
        .map(each => second(each).attr('href')),
    ).toEqual(['/ledger', '/ledger?to=2026-09-23'])
  })

  test.each(['2026-11-23', '2027-01-01', 'yesterday', '%3Cb%3E', ''])(
    'asked for days up to "%s", says what can be asked for',
    async to => {
      const $ = await desk({ days: ledgerDays(3) }).open(`/ledger?to=${to}`)
      expect($('.govuk-error-summary a').text()).toBe('Choose a day that is over, such as 2026-11-23')
      expect($($('.govuk-error-summary a').attr('href') ?? '')).toHaveLength(1)
      expect(rows($)).toHaveLength(3)
    },
  )

  test('before a directory is there too', async () => {
    const $ = await pagesOf([], {
      ...ledgerParts({ days: ledgerDays(2) }),
      directory: async () => null,
    }).open('/ledger')
    expect(rows($)).toHaveLength(2)
  })

  test('is in the navigation of every page', async () => {
    const directory = aDirectory()
    const pages = pagesOf([], { directory: async () => directory })
    for (const path of ['/inbox', '/away', '/ledger'])
      expect(
        (await pages.open(path))('.govuk-service-navigation__list a[href="/ledger"]').text().trim(),
      ).toBe('Ledger')
    const $ = await pages.open('/ledger')
    expect(line($('.govuk-service-navigation__item--active').text())).toBe('Ledger')
  })
})

describe('what is parked', () => {
  const world: LedgerWorld = {
    days: ledgerDays(3),
    known: ['mail/b'],
    parked: {
      intake: [
        aParkedMessage({ id: 'a1' }),
        aParkedMessage({ id: 'b1', about: ['mail/b'], why: null, since: '2026-11-20T10:00:00.000Z' }),
      ],
      feedback: [aParkedMessage({ id: 'c1', about: [], size: 4_000 })],
    },
  }

  test('is said first, and shown by queue with what it is about, why, since when and how big', async () => {
    const $ = await desk(world).open('/ledger')
    expect(line($('.govuk-body-l').text())).toBe('Each day that is over adds up. But 3 messages are parked.')
    expect(
      $('.app-parked h3')
        .toArray()
        .map(each => line($(each).text())),
    ).toEqual(['Mail that came in: 2 messages', 'News of mail that we sent: 1 message'])
    expect(
      $('.app-parked dl')
        .toArray()
        .map(each => line($(each).text())),
    ).toEqual([
      'About mail/2fd41gq8 Why There is no such mail in the mail store. Since 9.12am today 48 minutes ago Message a1, 212 bytes',
      'About mail/b Filed by now Why It failed each time it was tried. Since 10am on Friday 20 November 3 days ago Message b1, 212 bytes',
      'About Nothing that this service knows Why There is no such mail in the mail store. Since 9.12am today 48 minutes ago Message c1, 4 KB',
    ])
  })

  test('has a button for each message, and one for all where there are several', async () => {
    const $ = await desk(world).open('/ledger')
    const buttons = $('.app-parked form')
      .toArray()
      .map(each => [
        line($(each).find('button').text()),
        $(each).find('[name=queue]').attr('value'),
        $(each).find('[name=message]').attr('value'),
      ])
    expect(buttons).toEqual([
      ['Replay (a1)', 'intake', 'a1'],
      ['Replay (b1)', 'intake', 'b1'],
      ['Replay all of these (Mail that came in)', 'intake', 'all'],
      ['Replay (c1)', 'feedback', 'c1'],
    ])
  })

  test('that somebody else is looking at is counted and said', async () => {
    const $ = await desk({ ...world, unseen: 2 }).open('/ledger')
    expect(line($('.app-parked').first().text())).toContain('2 more are not shown.')
  })

  test('is escaped, whatever a reason holds', async () => {
    const $ = await desk({
      parked: { intake: [aParkedMessage({ why: '<b id="x">no</b>', about: ['<i id="y">'] })] },
    }).open('/ledger')
    expect($('#x, #y')).toHaveLength(0)
  })
})

describe('"Replay"', () => {
  const parked = { intake: [aParkedMessage({ id: 'a1' }), aParkedMessage({ id: 'b1' })] }

  test('of one message sends it back, says so once, and the log knows', async () => {
    const pages = desk({ parked })
    const answer = await pages.ask('/ledger', post({ queue: 'intake', message: 'a1' }))
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/ledger?replayed=intake&messages=1',
    ])
    const $ = await pages.open('/ledger?replayed=intake&messages=1')
    expect(line($('.govuk-notification-banner__content').text())).toBe(
      '1 message was sent back to be worked (mail that came in). It will be parked again if that fails.',
    )
    expect(
      $('.app-parked [name=message]')
        .toArray()
        .map(each => $(each).attr('value')),
    ).toEqual(['b1'])
    expect(pages.logged).toEqual([
      { event: 'work.replayed', fields: { queue: 'intake', messages: 1 }, fault: undefined },
    ])
  })

  test('of all sends all of that queue back', async () => {
    const pages = desk({ parked })
    const answer = await pages.ask('/ledger', post({ queue: 'intake', message: 'all' }))
    expect(answer.headers.get('location')).toBe('/ledger?replayed=intake&messages=2')
    expect((await pages.open('/ledger'))('.app-parked')).toHaveLength(0)
  })

  test('pressed by a second person says that there is nothing left to do', async () => {
    const pages = desk({ parked })
    await pages.ask('/ledger', post({ queue: 'intake', message: 'a1' }))
    const $ = load(await (await pages.ask('/ledger', post({ queue: 'intake', message: 'a1' }))).text())
    expect($('.govuk-error-summary a').text()).toContain('It is not parked any more.')
    expect($($('.govuk-error-summary a').attr('href') ?? '')).toHaveLength(1)
    expect(pages.logged).toHaveLength(1)
  })

  test.each([
    [{ queue: 'intake' }],
    [{ queue: 'another', message: 'a1' }],
    [{ message: 'a1' }],
    [{ queue: 'intake', message: '' }],
    [{ queue: 'intake', message: 'x'.repeat(300) }],
  ])('of %o says what is missing, and sends nothing back', async fields => {
    const pages = desk({ parked })
    const $ = load(await (await pages.ask('/ledger', post(fields))).text())
    expect($('.govuk-error-summary a').text()).toBe('Choose what to replay')
    expect($('title').text()).toMatch(/^Error: Ledger/)
    expect($('.app-parked [name=message]')).toHaveLength(3)
    expect(pages.logged).toEqual([])
  })

  test('is not taken from another site, as no form, or too long', async () => {
    const pages = desk({ parked })
    const asked = { queue: 'intake', message: 'all' }
    const other = await pages.ask('/ledger', post(asked, { Origin: 'https://elsewhere.example' }))
    const json = await pages.ask('/ledger', {
      method: 'POST',
      body: JSON.stringify(asked),
      headers: { 'Content-Type': 'application/json', Origin: 'http://localhost:3000' },
    })
    const long = await pages.ask('/ledger', post({ queue: 'x'.repeat(70_000) }))
    expect([other.status, json.status, long.status]).toEqual([403, 400, 413])
    expect((await pages.open('/ledger'))('.app-parked [name=message]')).toHaveLength(3)
  })

  test.each([
    'replayed=intake',
    'replayed=x&messages=2',
    'replayed=intake&messages=0',
    'replayed=intake&messages=%3Cb%3E',
  ])('a link with %s says nothing', async search => {
    const $ = await desk({}).open(`/ledger?${search}`)
    expect($('.govuk-notification-banner')).toHaveLength(0)
  })
})
