import type { CheerioAPI } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Query } from '#shared/domain/casework/query.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { aFile, aQuery, caseworkOf, mondayMorning } from '#tests/support/pages/casework.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

/** The cells of each row by the heading of their column, as one line of text each. */
function rows($: CheerioAPI): Record<string, string>[] {
  const headings = $('#queries thead th')
    .toArray()
    .map(each => $(each).text().trim())
  return $('#queries tbody tr')
    .toArray()
    .map(row =>
      Object.fromEntries(
        $(row)
          .find('.app-query-list__value')
          .toArray()
          .map((cell, index) => [headings[index] ?? '', $(cell).text().replace(/\s+/g, ' ').trim()]),
      ),
    )
}

const numbered = (count: number, overrides: Partial<Query> = {}) =>
  Array.from({ length: count }, (_, index) => {
    const reference = `SEND-2026-${String(index + 1).padStart(5, '0')}`
    const at = new Date(Date.UTC(2026, 10, 24, 9) + index * 3_600_000).toISOString()
    return aFile({ query: aQuery({ reference, nextDeadline: { clock: 'firstReply', at }, ...overrides }) })
  })

describe('the inbox', () => {
  test('the first page of the site leads to it', async () => {
    const answer = await pagesOf([]).ask('/')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/inbox'])
  })

  test('a line tells who, about whom, what, how urgent, whose and when, in words', async () => {
    const $ = await pagesOf([aFile()]).open('/inbox')
    expect(rows($)).toEqual([
      {
        'Next due': 'Reply due Wednesday 25 November, 5pm',
        Query: 'SEND-2026-00417 No school place since September',
        From: 'Dorothy Marsh Councillor, checked',
        Child: 'Jamie Fox',
        Topic: 'Out of school',
        Priority: 'Urgent',
        Owner: 'Priya Shah',
      },
    ])
    expect($('#queries a').attr('href')).toBe('/queries/SEND-2026-00417')
  })

  test('what is not known is said, not left empty', async () => {
    const stranger = aQuery({
      subject: ' ',
      correspondent: { kind: 'unknown', name: null, directoryId: null, verified: false },
      caseMatch: null,
      owner: { staffId: null, via: 'none', reason: '' },
    })
    const $ = await pagesOf([aFile({ query: stranger })]).open('/inbox')
    expect(rows($)[0]).toMatchObject({
      Query: 'SEND-2026-00417 No subject',
      From: 'No name given Not known to us, not checked',
      Child: 'Not known',
      Owner: 'Nobody',
    })
  })

  test('a cover is shown with the name of whom they cover for', async () => {
    const covered = aQuery({ owner: { staffId: 'cw-a2', via: 'cover', reason: 'Priya Shah is away.' } })
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-23', '2026-11-27', 'cw-a2')] })
    const $ = await pagesOf([aFile({ query: covered })], { directory: async () => directory }).open('/inbox')
    expect(rows($)[0]?.['Owner']).toBe('Tom Reid Covering for Priya Shah')
  })

  test('a child or carer at risk is said in words beside the priority', async () => {
    const $ = await pagesOf([aFile({ query: aQuery({ flags: ['safeguarding'], priority: 'P1' }) })]).open(
      '/inbox',
    )
    expect(rows($)[0]?.['Priority']).toBe('Immediate May be at risk')
  })

  test('a name that is markup is shown as the letters it is made of', async () => {
    const name = '<script>alert(1)</script>'
    const query = aQuery({
      subject: name,
      correspondent: { kind: 'unknown', name, directoryId: null, verified: false },
    })
    const $ = await pagesOf([aFile({ query })]).open('/inbox')
    expect($('#queries script')).toHaveLength(0)
    expect(rows($)[0]).toMatchObject({
      Query: `SEND-2026-00417 ${name}`,
      From: `${name} Not known to us, not checked`,
    })
  })

  test('it is ordered by what is due next', async () => {
    const late = aFile({
      query: aQuery({
        reference: 'SEND-2026-00002',
        nextDeadline: { clock: 'accept', at: '2026-11-19T17:00:00.000Z' },
      }),
    })
    const $ = await pagesOf([aFile(), late]).open('/inbox')
    expect(rows($).map(row => row['Next due'])).toEqual([
      'Acceptance 2 working days late Was due 5pm on Thursday 19 November',
      'Reply due Wednesday 25 November, 5pm',
    ])
  })

  test('only open queries show until closed ones are asked for', async () => {
    const pages = pagesOf([
      aFile(),
      aFile({ query: aQuery({ reference: 'SEND-2026-00001', state: 'closed' }) }),
    ])
    const open = rows(await pages.open('/inbox'))
    const closed = rows(await pages.open('/inbox?state=closed'))
    expect(open.map(row => row['Query'])).toEqual(['SEND-2026-00417 No school place since September'])
    expect(closed).toHaveLength(1)
    expect(closed[0]).toMatchObject({
      State: 'Closed',
      Query: 'SEND-2026-00001 No school place since September',
    })
  })

  test('a query that waits for its writer says so', async () => {
    const $ = await pagesOf([aFile({ query: aQuery({ state: 'waiting' }) })]).open('/inbox')
    expect(rows($)[0]?.['Next due']).toContain('Waiting for the writer')
  })

  test('before a directory is loaded, ids stand in for names', async () => {
    const $ = await pagesOf([aFile()], { directory: async () => null }).open('/inbox')
    expect(rows($)[0]).toMatchObject({ Child: 'EHC-30001', Owner: 'cw-a1' })
  })
})

describe('choosing what the inbox shows', () => {
  const pages = pagesOf([
    aFile({
      query: aQuery({
        reference: 'SEND-2026-00001',
        owner: { staffId: 'cw-a2', via: 'allocated', reason: '' },
      }),
    }),
    aFile({ query: aQuery({ reference: 'SEND-2026-00002', teamId: 'team-b' }) }),
  ])
  const shown = async (path: string) => rows(await pages.open(path)).map(row => row['Query']?.slice(0, 15))

  test.each([
    ['/inbox', ['SEND-2026-00001', 'SEND-2026-00002']],
    ['/inbox?work=everyone&state=open', ['SEND-2026-00001', 'SEND-2026-00002']],
    ['/inbox?work=owner:cw-a2', ['SEND-2026-00001']],
    ['/inbox?work=owner%3Acw-a1', ['SEND-2026-00002']],
    ['/inbox?work=team:team-b', ['SEND-2026-00002']],
    ['/inbox?work=team:team-b&state=closed', []],
  ])('%s shows %j', async (path, references) => {
    expect(await shown(path)).toEqual(references)
  })

  test('the choice is kept in the form and in the title', async () => {
    const $ = await pages.open('/inbox?work=owner:cw-a2')
    expect($('#work option[selected]').text()).toBe('Tom Reid')
    expect($('title').text()).toBe(
      'Inbox: Open queries of Tom Reid – SEND casework inbox – Aldermere Council',
    )
    expect($('caption').text()).toBe('Open queries of Tom Reid')
  })

  test('everyone, every team and every person can be chosen', async () => {
    const $ = await pages.open('/inbox')
    const choices = $('#work option')
      .toArray()
      .map(each => $(each).text())
    expect(choices.slice(0, 4)).toEqual(['Everyone', 'Team: Hill team', 'Team: Valley team', 'Amir Desai'])
    expect(choices).toHaveLength(13)
  })

  test.each([
    ['/inbox?work=owner:nobody', 'Choose a person or a team from the list', '#work'],
    ['/inbox?work=owner:', 'Choose a person or a team from the list', '#work'],
    ['/inbox?work=team:__proto__', 'Choose a person or a team from the list', '#work'],
    ['/inbox?work=%3Cscript%3E', 'Choose a person or a team from the list', '#work'],
    ['/inbox?state=lost', 'Choose open or closed', '#state'],
    ['/inbox?state=constructor', 'Choose open or closed', '#state'],
    [
      '/inbox?after=not-a-cursor',
      'That link to a further page does not work any more. This is the first page',
      '#queries',
    ],
  ])('%s shows the list without it, and what is wrong with a link to it', async (path, text, href) => {
    const $ = await pages.open(path)
    expect(rows($)).toHaveLength(2)
    expect($('title').text()).toMatch(/^Error: Inbox: Open queries/)
    expect($('.govuk-error-summary__list a').text()).toBe(text)
    expect($('.govuk-error-summary__list a').attr('href')).toBe(href)
    expect($(href)).toHaveLength(1)
  })
})

describe('pages of the inbox', () => {
  const pages = pagesOf(numbered(55))

  test('twenty-five show at a time, every query once, and the last page ends the list', async () => {
    const seen: (string | undefined)[] = []
    let path: string | undefined = '/inbox'
    for (let page = 0; path !== undefined && page < 5; page += 1) {
      const $ = await pages.open(path)
      seen.push(...rows($).map(row => row['Query']?.slice(0, 15)))
      path = $('a[rel=next]').attr('href')
    }
    expect(seen).toHaveLength(55)
    expect(new Set(seen).size).toBe(55)
    expect(path).toBeUndefined()
  })

  test('a further page leads back to the first and has its own title', async () => {
    const first = await pages.open('/inbox')
    expect(first('a[rel=prev]')).toHaveLength(0)
    const second = await pages.open(first('a[rel=next]').attr('href') ?? '')
    expect(second('a[rel=prev]').attr('href')).toBe('/inbox')
    expect(second('title').text()).toMatch(/^Inbox: Open queries, continued/)
  })

  test('what was chosen stays chosen on the next page', async () => {
    const $ = await pages.open('/inbox?work=team:team-a')
    const next = $('a[rel=next]').attr('href') ?? ''
    expect(next).toMatch(/^\/inbox\?work=team%3Ateam-a&after=/)
    expect(rows(await pages.open(next))).toHaveLength(25)
  })

  test('a place in one list is refused in another', async () => {
    const $ = await pages.open('/inbox')
    const cursor = new URL($('a[rel=next]').attr('href') ?? '', 'http://localhost').searchParams.get('after')
    const other = await pages.open(`/inbox?work=team:team-a&after=${cursor}`)
    expect(other('.govuk-error-summary')).toHaveLength(1)
    expect(rows(other)[0]?.['Query']).toContain('SEND-2026-00001')
  })

  test.each([
    [0, null],
    [1, '1 query'],
    [25, '25 queries'],
    [26, 'The first 25 are shown here.'],
  ])('a list of %i says %j of how many there are', async (count, words) => {
    const $ = await pagesOf(numbered(count)).open('/inbox')
    const said = $('#queries + p').text()
    expect(words === null ? said.includes('quer') : said).toBe(words === null ? false : words)
  })

  test('one page of the store is read for one page of the inbox', async () => {
    const casework = caseworkOf(numbered(200))
    const asked: unknown[] = []
    const counting = {
      ...casework,
      list: (ask: Parameters<typeof casework.list>[0]) => {
        asked.push(ask)
        return casework.list(ask)
      },
    }
    await pagesOf([], { casework: counting }).open('/inbox')
    expect(asked).toEqual([{ work: { of: 'everyone' }, state: 'open', cursor: null, limit: 25 }])
  })
})

describe('an empty inbox', () => {
  test('explains itself and says how to send a first mail', async () => {
    const $ = await pagesOf([]).open('/inbox')
    const said = $('main').text()
    expect(said).toContain('There is nothing to answer. Nothing is late.')
    expect(said).toContain('send@aldermere.example')
    expect($('table')).toHaveLength(0)
  })

  test.each([
    ['/inbox?work=owner:cw-a1', 'There is nothing to answer here. Nothing is late.'],
    ['/inbox?state=closed', 'There are no closed queries here.'],
  ])('%s says why it is empty', async (path, words) => {
    expect((await pagesOf([]).open(path))('main').text()).toContain(words)
  })

  test('before a directory is loaded it says to load one', async () => {
    const $ = await pagesOf([], { directory: async () => null }).open('/inbox')
    expect($('main').text()).toContain('directory has not been loaded yet')
  })

  test('what the clock says now is what the words are reckoned from', async () => {
    const $ = await pagesOf([aFile()], { clock: () => '2026-11-25T08:00:00.000Z' }).open('/inbox')
    expect(rows($)[0]?.['Next due']).toBe('Reply due today, 5pm 5pm on Wednesday 25 November')
    expect(mondayMorning < '2026-11-25').toBe(true)
  })
})
