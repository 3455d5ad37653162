import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { AwayMark } from '#shared/domain/casework/away-mark.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { anAwayMark, awayMarksOf, deskWith } from '#tests/support/pages/away.ts'
import { aFile, aQuery, caseworkOf } from '#tests/support/pages/casework.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const line = (text: string) => text.replace(/\s+/g, ' ').trim()

const desk = (
  marks: readonly AwayMark[],
  imported: DirectoryIndex = aDirectory(),
  store = awayMarksOf(marks),
) => ({ pages: pagesOf([aFile()], deskWith(marks, imported, store)), store })

const post = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams({ staff: 'cw-a1', version: '1', by: 'mgr-a', ...fields }),
  headers: { Origin: 'http://localhost:3000', ...headers },
})

describe('who may be away', () => {
  test('everybody whose mark stands is there by name, with what we know and who gets their mail', async () => {
    const $ = await desk([
      anAwayMark(),
      anAwayMark({ staffId: 'cw-a2', backOn: '2026-12-07', to: '2026-12-06', reference: 'SEND-2026-00500' }),
    ]).pages.open('/away')
    expect(
      $('.app-away h3')
        .toArray()
        .map(each => line($(each).text())),
    ).toEqual(['Priya Shah', 'Tom Reid'])
    const [priya, tom] = $('.app-away')
      .toArray()
      .map(each => line($(each).find('dl').text()))
    expect(priya).toBe(
      'Team Valley team Since 9.12am on Monday 23 November 2026 Until Tuesday 24 November, that day too Back on The reply gives no day that we could read. New mail goes to Amir Desai Who told us SEND-2026-00417 The reply came to our notice about it. Open queries See what Priya Shah has open',
    )
    expect(tom).toContain('Until Sunday 6 December, that day too Back on Monday 7 December, says the reply')
    expect($('.app-away').eq(1).text()).toContain('again from Monday 7 December')
    const links = $('.app-away')
      .eq(1)
      .find('a')
      .toArray()
      .map(each => $(each).attr('href'))
    expect(links).toEqual([
      '/queries/SEND-2026-00500',
      '/inbox?work=owner%3Acw-a2',
      '/away/say?staff=cw-a2&from=2026-11-23&to=2026-12-06&how=mailbox',
    ])
  })

  test('whose mark has ended or run out, and whoever is no longer in the directory, is not there', async () => {
    const { pages } = desk([
      anAwayMark({ endedAt: '2026-11-23T09:30:00.000Z' }),
      anAwayMark({ staffId: 'cw-a2', from: '2026-11-20', to: '2026-11-22' }),
      anAwayMark({ staffId: 'left-us' }),
    ])
    const $ = await pages.open('/away')
    expect($('.app-away')).toHaveLength(0)
    expect($('main').text()).toContain('Nobody. No mailbox of a colleague says that they are away.')
    expect(line($('.govuk-service-navigation__list').text())).toBe('Inbox Who is away Ledger')
  })

  test('planned leave beside it is said, because saying that they are at work does not end it', async () => {
    const planned = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-20', '2026-11-27', 'cw-a2')] })
    const $ = await desk([anAwayMark()], planned).pages.open('/away')
    expect($('.app-away').text()).toContain('They have planned time off too, until Friday 27 November.')
    expect($('.app-away').text()).toMatch(/New mail goes to\s+Tom Reid/)
  })

  test('whom nobody at work can stand in for is said', async () => {
    const everybody = aDirectory().snapshot.staff.map(({ id }) => anAwayMark({ staffId: id }))
    const $ = await desk(everybody).pages.open('/away')
    expect($('.app-away').first().text()).toContain('Nobody could be found. Name a cover.')
  })

  test('before a directory there is nobody', async () => {
    const $ = await pagesOf([], { directory: async () => null, awayMarks: async () => [anAwayMark()] }).open(
      '/away',
    )
    expect($('.app-away')).toHaveLength(0)
  })

  test('the navigation says how many on every page, and asks no store for it', async () => {
    const { pages } = desk([anAwayMark()])
    for (const path of ['/inbox', '/away', '/queries/SEND-2026-00417', '/queries/SEND-2026-00417/correct'])
      expect(line((await pages.open(path))('.govuk-service-navigation__list').text())).toBe(
        'Inbox Who is away (1) Ledger',
      )
    const directory = await deskWith([anAwayMark()], aDirectory()).directory()
    const refusing = pagesOf([aFile()], {
      directory: async () => directory,
      awayMarks: () => Promise.reject(new Error('asked')),
    })
    expect((await refusing.ask('/inbox')).status).toBe(200)
  })
})

describe('"They are at work"', () => {
  test('ends the mark, says so once, and the log knows by whom', async () => {
    const { pages, store } = desk([anAwayMark(), anAwayMark({ staffId: 'cw-a2' })])
    const answer = await pages.ask('/away', post({}))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/away?at-work=cw-a1'])
    expect(await store.all()).toMatchObject([
      { staffId: 'cw-a1', version: 2, endedAt: '2026-11-23T10:00:00.000Z' },
      { staffId: 'cw-a2', endedAt: null },
    ])
    expect(pages.logged).toEqual([
      {
        event: 'away.ended',
        fields: { staffId: 'cw-a1', by: 'mgr-a', reference: 'SEND-2026-00417', until: '2026-11-24' },
        fault: undefined,
      },
    ])
    const $ = await pages.open('/away?at-work=cw-a1')
    expect($('.govuk-notification-banner--success').text()).toContain(
      'Priya Shah is no longer marked as perhaps away.',
    )
    expect($('.app-away h3').text()).toBe('Tom Reid')
  })

  test.each(['/away?at-work=cw-a1', '/away?at-work=nobody', '/away?at-work=%3Cb%3E'])(
    'a link %s says nothing that is not so',
    async path => {
      const $ = await desk([anAwayMark()]).pages.open(path)
      expect($('.govuk-notification-banner')).toHaveLength(0)
    },
  )

  test.each([
    [{ by: '' }, '#by-1', 'Choose your own name'],
    [{ by: 'nobody' }, '#by-1', 'Choose your own name'],
    [{ version: '2' }, '#by-1', 'A newer reply came from the mailbox of Priya Shah'],
    [{ version: 'x' }, '#by-1', 'A newer reply came from the mailbox of Priya Shah'],
    [{ staff: 'cw-a2' }, '#who', 'Tom Reid is not marked as away any more'],
    [{ staff: '<b>' }, '#who', 'That person is not marked as away any more'],
  ])('says what is wrong with %o and ends nothing', async (fields, href, text) => {
    const { pages, store } = desk([anAwayMark()])
    const $ = load(await (await pages.ask('/away', post(fields))).text())
    const problem = $('.govuk-error-summary a')
    expect([problem.attr('href'), problem.text()]).toEqual([href, expect.stringContaining(text)])
    expect($(href)).toHaveLength(1)
    expect($('title').text()).toMatch(/^Error: Who is away/)
    if ('version' in fields) expect($('.app-away select[name=by]').val()).toBe('mgr-a')
    expect(await store.all()).toEqual([anAwayMark()])
    expect(pages.logged).toEqual([])
  })

  test('two who say it at once: the second hears that there is nothing left to do', async () => {
    const { pages } = desk([anAwayMark()])
    await pages.ask('/away', post({}))
    const $ = load(await (await pages.ask('/away', post({ by: 'hos' }))).text())
    expect($('.govuk-error-summary a').text()).toContain('There is nothing left to do')
  })

  test('a mark that changes between reading and writing stays, and the person looks again', async () => {
    const store = awayMarksOf([anAwayMark()])
    const { pages } = desk([], aDirectory(), { ...store, end: async () => 'stale' })
    const $ = load(await (await pages.ask('/away', post({}))).text())
    expect($('.govuk-error-summary a').text()).toContain('A newer reply came')
  })

  test('is not taken from another site, as no form, or too long', async () => {
    const { pages, store } = desk([anAwayMark()])
    const other = await pages.ask('/away', post({}, { Origin: 'https://elsewhere.example' }))
    const json = await pages.ask('/away', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json', Origin: 'http://localhost:3000' },
    })
    const long = await pages.ask('/away', post({ by: 'x'.repeat(70_000) }))
    expect([other.status, json.status, long.status]).toEqual([403, 400, 413])
    expect(await store.all()).toEqual([anAwayMark()])
  })
})

describe("the page of a query whose owner's mailbox says that they are away", () => {
  const address = '/queries/SEND-2026-00417'
  const owner = async (marks: readonly AwayMark[], imported = aDirectory()) => {
    const casework = caseworkOf([aFile({ query: aQuery() })])
    const $ = await pagesOf([], { ...deskWith(marks, imported), casework }).open(address)
    return $('.govuk-summary-list__row').filter((_, each) => line($(each).find('dt').text()) === 'Owner')
  }

  test('says who says so, until when, who gets new mail, and where to say otherwise', async () => {
    const row = await owner([anAwayMark()])
    expect(line(row.text())).toContain(
      'Perhaps away until Tuesday 24 November (their mailbox says so). New mail goes to Amir Desai.',
    )
    expect(row.find('a').attr('href')).toBe('/away')
  })

  test('tells planned leave as planned, without that link', async () => {
    const planned = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-20', '2026-11-27', 'cw-a2')] })
    const row = await owner([anAwayMark()], planned)
    expect(line(row.text())).toContain('Away until Friday 27 November. Tom Reid is covering.')
    expect(row.text()).not.toContain('mailbox')
    expect(row.find('a')).toHaveLength(0)
  })
})
