import { type CheerioAPI, load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { CaseworkEvent, Query } from '#shared/domain/casework/query.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { aCouncil, aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { aFile, aQuery, mondayMorning } from '#tests/support/pages/casework.ts'
import { type LinkWorld, linkPath, linkWorld } from '#tests/support/pages/links.ts'
import { type Pages, pagesOf } from '#tests/support/pages/pages.ts'

const line = (text: string) => text.replace(/\s+/g, ' ').trim()

interface Desk extends LinkWorld {
  readonly pages: Pages
  readonly press: (staffId: string, fields: Record<string, string>) => Promise<Response>
}

function desk(
  query: Partial<Query> = {},
  world: Parameters<typeof linkWorld>[1] & { readonly directory?: DirectoryIndex } = {},
): Desk {
  const made = linkWorld([aFile({ query: aQuery(query) })], world)
  const pages = pagesOf([], made.parts)
  return {
    ...made,
    pages,
    press: (staffId, fields) =>
      pages.ask(linkPath({ staffId }), {
        method: 'POST',
        body: new URLSearchParams({ opened: mondayMorning, owner: 'cw-a1', ...fields }),
        headers: { Origin: 'http://localhost:3000' },
      }),
  }
}

const late = {
  clocks: {
    ...aQuery().clocks,
    breaches: [{ clock: 'firstReply' as const, round: 1, at: '2026-11-20T17:00:00.000Z' }],
  },
}

const own = (events: readonly CaseworkEvent[]) => events.filter(event => event.by !== 'system').slice(1)
const buttons = ($: CheerioAPI) =>
  $('main button')
    .toArray()
    .map(each => line($(each).text()))
const error = async (answer: Response) => {
  const $ = load(await answer.text())
  const problem = $('.govuk-error-summary a').first()
  return { $, href: problem.attr('href') ?? '', text: problem.text(), status: answer.status }
}

describe('the page of a query behind the link of a notice', () => {
  test('says what it is, what is due and what was sent, with initials and area alone', async () => {
    const $ = await desk().pages.open(linkPath())
    const text = line($('main').text())
    expect($('title').text()).toBe(
      'What you can do about SEND-2026-00417 – SEND casework inbox – Aldermere Council',
    )
    expect($('h1').text()).toBe('Out of school')
    for (const said of ['Urgent', 'Councillor', 'J.F.', 'Quarry Bank', 'Priya Shah'])
      expect(text).toContain(said)
    expect(text).toContain('Accept: 1 working day late Was due 3.15pm on Friday 20 November')
    expect(text).toContain('First reply: Due Wednesday 25 November, 5pm')
    expect(text).toContain('Acknowledgement, Friday 20 November Sent')
    expect($.html()).not.toMatch(/Jamie|Dorothy|Marsh|Fox|members\.aldermere|No school place since/)
  })

  test('leads nowhere into the desk, and a reply goes to the address of the query', async () => {
    const $ = await desk().pages.open(linkPath())
    const links = $('a')
      .toArray()
      .map(each => $(each).attr('href') ?? '')
    expect(links.filter(href => !href.startsWith('#'))).toEqual([
      expect.stringMatching(
        /^mailto:send%2Bsend-2026-00417\.[0-9a-z]{16}@aldermere\.example\?subject=SEND-2026-00417$/,
      ),
    ])
  })

  test.each([
    ['its owner', 'cw-a1', {}, ['Accept it', 'Tell my manager', 'Ask for help', 'Note the call']],
    [
      'its owner who has accepted it and is late',
      'cw-a1',
      { clocks: { ...late.clocks, acceptedAt: mondayMorning, acceptedBy: 'cw-a1' } },
      ['Keep the reason', 'Tell my manager', 'Ask for help', 'Note the call'],
    ],
    [
      'who has it as cover',
      'cw-a1',
      { coverFor: { staffId: 'cw-a2', since: mondayMorning } },
      ['Accept it', 'Keep it', 'Tell my manager', 'Ask for help', 'Note the call'],
    ],
    [
      'the manager of its owner',
      'mgr-a',
      {},
      ['Take it on yourself', 'Give it to them', 'Set the new date', 'Note the call'],
    ],
    [
      'the head of service',
      'hos',
      late,
      ['Take it on yourself', 'Give it to them', 'Set the new date', 'Keep the reason', 'Note the call'],
    ],
  ])('lets %s do what their role allows', async (_, staffId, query, allowed) => {
    const $ = await desk(query).pages.open(linkPath({ staffId }))
    expect(buttons($)).toEqual(allowed)
  })

  test('only shows itself to the director, and whom they can ask', async () => {
    const directory = aDirectory({ council: aCouncil({ director: 'director@aldermere.example' }) })
    const { pages, press, file } = desk({}, { directory })
    const $ = await pages.open(linkPath({ staffId: 'director' }))
    expect(buttons($)).toEqual([])
    expect(
      $('main a')
        .toArray()
        .map(each => `${$(each).text()} ${$(each).attr('href')}`),
    ).toEqual([
      'Email Priya Shah mailto:cw-a1@aldermere.example?subject=SEND-2026-00417',
      'Email Amir Desai mailto:mgr-a@aldermere.example?subject=SEND-2026-00417',
      'Email Hilary Stone mailto:hos@aldermere.example?subject=SEND-2026-00417',
    ])
    await press('director', { do: 'accept' })
    expect(file().query.version).toBe(1)
  })

  test.each([
    ['who has left', { staffId: 'gone' }, {}, 'This link is not yours to use any more'],
    ['of another team', { staffId: 'cw-b1' }, {}, 'SEND-2026-00417 is not with you any more'],
    [
      'who had it before somebody else was given it',
      { staffId: 'cw-a1' },
      { owner: { staffId: 'cw-b1', via: 'team', reason: '' } },
      'SEND-2026-00417 is not with you any more',
    ],
    [
      'of a query that was closed',
      {},
      {
        state: 'closed',
        closing: {
          at: mondayMorning,
          by: 'cw-a2',
          outcome: 'answered',
          words: '',
          followUpUntil: '2026-11-30T17:00:00.000Z',
        },
      },
      'SEND-2026-00417 is closed',
    ],
    ['when there is no director', { staffId: 'director' }, {}, 'This link is not yours to use any more'],
  ] as const)('tells a reader %s so, in words, and nothing else', async (_, claims, query, title) => {
    const $ = await desk(query).pages.open(linkPath(claims))
    expect($('h1').text()).toBe(title)
    expect(buttons($)).toEqual([])
    expect($('main').text()).not.toMatch(/J\.F\.|Quarry Bank|Out of school/)
  })

  test('names those who are away as away, and lets nobody choose them', async () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a2', '2026-11-20', '2026-11-27')] })
    const $ = await desk({ unreached: ['comp'] }, { directory }).pages.open(linkPath({ staffId: 'mgr-a' }))
    const people = $('#give option')
      .toArray()
      .map(each => `${$(each).text()}${$(each).attr('disabled') === undefined ? '' : ' (cannot)'}`)
    expect(people.slice(0, 3)).toEqual([
      'Choose a person',
      'Amir Desai, Valley team',
      'Beth Morrow, Hill team',
    ])
    expect(people.slice(-2)).toEqual([
      'Carol Finn: our mail does not reach them (cannot)',
      'Tom Reid: away until Friday 27 November (cannot)',
    ])
    expect(people.join()).not.toContain('Priya Shah')
  })
})

describe('a button', () => {
  test('accepts, says so on the page that follows, and the log knows no more than ids', async () => {
    const { press, pages, file } = desk()
    const answer = await press('cw-a1', { do: 'accept' })
    const goTo = answer.headers.get('location') ?? ''
    expect([answer.status, goTo]).toEqual([303, `${linkPath()}?did=accept`])
    expect(file().query.clocks).toMatchObject({ acceptedAt: mondayMorning, acceptedBy: 'cw-a1' })
    expect(pages.logged).toEqual([
      {
        event: 'link.acted',
        fields: { act: 'accept', reference: 'SEND-2026-00417', by: 'cw-a1' },
        fault: undefined,
      },
    ])
    const $ = await pages.open(goTo)
    expect(line($('.govuk-notification-banner--success').text())).toBe('Success You accepted this at 10am.')
    expect($('title').text()).toMatch(/^Done: SEND-2026-00417/)
    expect(buttons($)).not.toContain('Accept it')
  })

  test('of somebody who is second says who was first, and changes nothing', async () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-23', '2026-11-23', 'cw-a2')] })
    const { press, pages, file } = desk({}, { directory })
    await press('cw-a1', { do: 'accept' })
    const before = file().query
    const answer = await press('cw-a2', { do: 'accept' })
    const $ = await pages.open(answer.headers.get('location') ?? '')
    expect(line($('.govuk-notification-banner').text())).toContain(
      'Priya Shah accepted this at 10am. You need do nothing.',
    )
    expect($('.govuk-notification-banner--success')).toHaveLength(0)
    expect(file().query).toEqual(before)
  })

  test.each([
    ['accept', 'cw-a1', {}, {}],
    ['take', 'mgr-a', {}, {}],
    ['keep', 'cw-a1', {}, { coverFor: { staffId: 'cw-a2', since: mondayMorning } }],
    ['not-mine', 'cw-a1', { words: 'The child lives in Hill.' }, {}],
    ['need-help', 'cw-a1', { words: 'The school does not answer.' }, {}],
    ['phone', 'cw-a1', { words: 'I told them who will ring.' }, {}],
    ['give', 'mgr-a', { staff: 'cw-a2', words: 'Tom knows the school.' }, {}],
    [
      'new-date',
      'mgr-a',
      { day: '4', month: '12', year: '2026', words: 'The report comes on 3 December.' },
      {},
    ],
    ['reason', 'cw-a1', { reason: 'school' }, late],
  ] as const)(
    '"%s" that is pressed twice, one after the other or both at once, is done once',
    async (does, staffId, fields, query) => {
      const { press, pages, file, notices } = desk(query)
      const [one, other] = await Promise.all([
        press(staffId, { do: does, ...fields }),
        press(staffId, { do: does, ...fields }),
      ])
      const later = await press(staffId, { do: does, ...fields })
      for (const answer of [one, other, later]) {
        expect(answer.headers.get('location')).toBe(`${linkPath({ staffId })}?did=${does}`)
      }
      expect(file().query.version).toBe(2)
      expect(pages.logged).toHaveLength(1)
      expect(own(file().events).length).toBeGreaterThan(0)
      expect(notices.filter(({ by }) => by !== null).length).toBeLessThanOrEqual(1)
      const $ = await pages.open(`${linkPath({ staffId })}?did=${does}`)
      expect($('.govuk-notification-banner--success')).toHaveLength(1)
    },
  )

  test('says other words as well, when they are other words', async () => {
    const { press, file } = desk()
    await press('cw-a1', { do: 'need-help', words: 'The school does not answer.' })
    await press('cw-a1', { do: 'need-help', words: 'Nor does the panel.' })
    expect(own(file().events)).toHaveLength(2)
  })

  test('does nothing to a query that changed hands after the page was opened', async () => {
    const { press, pages, file, put } = desk()
    put({
      ...file(),
      query: { ...file().query, version: 5, owner: { staffId: 'cw-a2', via: 'team', reason: '' } },
    })
    const answer = await press('mgr-a', { do: 'give', staff: 'cw-b1', owner: 'cw-a1' })
    const $ = await pages.open(answer.headers.get('location') ?? '')
    expect($('.govuk-notification-banner').text()).toContain('Tom Reid has it now. Nothing was done.')
    expect(file().query.version).toBe(5)
  })

  test('is done after all when somebody else wrote something meanwhile', async () => {
    let times = 0
    const world = desk(
      {},
      {
        meanwhile: ({ file, put }) => {
          times += 1
          if (times === 1) put({ ...file(), query: { ...file().query, version: file().query.version + 1 } })
        },
      },
    )
    await world.press('cw-a1', { do: 'accept' })
    expect(world.file().query).toMatchObject({ version: 3, clocks: { acceptedBy: 'cw-a1' } })
  })

  test('gives a query to somebody who is here, who is told', async () => {
    const { press, pages, file, notices } = desk()
    const answer = await press('mgr-a', { do: 'give', staff: 'cw-a2', words: 'Tom knows the school.' })
    expect(file().query.owner.staffId).toBe('cw-a2')
    expect(notices.filter(({ what }) => what === 'given')).toMatchObject([{ staffId: 'cw-a2', by: 'mgr-a' }])
    const $ = await pages.open(answer.headers.get('location') ?? '')
    expect($('.govuk-notification-banner').text()).toContain('You gave it to Tom Reid. We tell them.')
  })

  test('sets a new date and tells the writer why, in the words of the manager', async () => {
    const { press, file } = desk()
    await press('mgr-a', {
      do: 'new-date',
      day: '4',
      month: '12',
      year: '2026',
      words: 'the report comes on 3 December',
    })
    expect(file().query.deadlines.firstReply).toBe('2026-12-04T17:00:00.000Z')
    expect(file().outgoing.at(-1)).toMatchObject({
      kind: 'notice',
      to: 'dorothy.marsh@members.aldermere.example',
    })
    expect(JSON.stringify(file().outgoing.at(-1)?.letter)).toContain('The report comes on 3 December.')
  })

  test.each([
    ['no button of ours', 'cw-a1', { do: 'delete' }, '#do', 'Choose what you want to do'],
    ['no time of the page', 'cw-a1', { do: 'accept', opened: 'now' }, '#do', 'Choose what you want to do'],
    [
      'words that are missing',
      'cw-a1',
      { do: 'not-mine', words: ' ' },
      '#not-mine',
      'Say why it is not yours',
    ],
    [
      'too many words',
      'cw-a1',
      { do: 'phone', words: 'x'.repeat(401) },
      '#phone',
      'Use 400 letters or fewer',
    ],
    ['nobody to give it to', 'mgr-a', { do: 'give' }, '#give', 'Choose who you want to give it to'],
    ['somebody who is away', 'mgr-a', { do: 'give', staff: 'cw-b1' }, '#give', 'Ines Duarte is away'],
    [
      'somebody unknown',
      'mgr-a',
      { do: 'give', staff: '<b>' },
      '#give',
      'That person is not in the directory',
    ],
    ['no day', 'mgr-a', { do: 'new-date', words: 'x' }, '#new-date-day', 'Enter a day, a month and a year'],
    [
      'the 31st of February',
      'mgr-a',
      { do: 'new-date', day: '31', month: '2', year: '2027', words: 'x' },
      '#new-date-day',
      'Enter a day',
    ],
    [
      'a day beyond the cap',
      'mgr-a',
      { do: 'new-date', day: '1', month: '3', year: '2027', words: 'x' },
      '#new-date-day',
      'The latest date',
    ],
    [
      'a day without a reason',
      'mgr-a',
      { do: 'new-date', day: '4', month: '12', year: '2026' },
      '#new-date-words',
      'Say why there is a new date',
    ],
    [
      'a reason that names another child',
      'mgr-a',
      { do: 'new-date', day: '4', month: '12', year: '2026', words: 'We wait for Nadia Brook too.' },
      '#new-date-day',
      'Your words name a child',
    ],
    ['what only a manager may do', 'cw-a1', { do: 'give', staff: 'cw-a2' }, '#do', 'That cannot be done now'],
    [
      'a reason where nothing is late',
      'cw-a1',
      { do: 'reason', reason: 'school' },
      '#do',
      'That cannot be done now',
    ],
  ])(
    'with %s says what is wrong beside the field, and does nothing',
    async (_, staffId, fields, href, text) => {
      const directory = aDirectory({ absences: [anAbsence('cw-b1', '2026-11-20', '2026-11-27')] })
      const { press, file } = desk({}, { directory })
      const shown = await error(await press(staffId, fields))
      expect([shown.status, shown.href]).toEqual([200, href])
      expect(shown.text).toContain(text)
      expect(shown.$(href)).toHaveLength(1)
      expect(shown.$('title').text()).toMatch(/^Error: /)
      expect(file().query.version).toBe(1)
      if ('words' in fields && fields.words.trim() !== '') expect(shown.$.html()).toContain(fields.words)
    },
  )

  test('is not taken from another site, as no form, or too long', async () => {
    const { pages, file } = desk()
    const ask = (body: string, headers: Record<string, string>) =>
      pages.ask(linkPath(), { method: 'POST', body, headers })
    const form = 'application/x-www-form-urlencoded'
    const accept = `do=accept&owner=cw-a1&opened=${mondayMorning}`
    const answers = await Promise.all([
      ask(accept, { 'Content-Type': form, Origin: 'https://elsewhere.example' }),
      ask(accept, { 'Content-Type': form, Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }),
      ask('{}', { 'Content-Type': 'application/json', Origin: 'http://localhost:3000' }),
      ask(`words=${'x'.repeat(70_000)}`, { 'Content-Type': form, Origin: 'http://localhost:3000' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 400, 413])
    expect(file().query.version).toBe(1)
  })

  test('is taken from a browser that hides its origin, because our pages ask it to', async () => {
    const { pages, file } = desk()
    const body = new URLSearchParams({ do: 'accept', owner: 'cw-a1', opened: mondayMorning })
    for (const headers of [{ Origin: 'null' }, { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }])
      expect((await pages.ask(linkPath(), { method: 'POST', body, headers })).status).toBe(303)
    expect(file().query.clocks.acceptedBy).toBe('cw-a1')
  })

  test.each(['GET', 'HEAD'])('is never pressed by %s, whatever the address says', async method => {
    const { pages, file } = desk()
    const before = file()
    for (const query of ['', '?do=accept', '?did=accept&do=accept']) {
      const answer = await pages.ask(`${linkPath()}${query}`, { method })
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toContain('notification-banner')
    }
    expect(file()).toBe(before)
  })
})

describe('the words of a colleague', () => {
  test('are text on the page, whatever they hold', async () => {
    const { press } = desk()
    const shown = await error(
      await press('cw-a1', { do: 'phone', words: `<script>x</script>${'y'.repeat(400)}` }),
    )
    expect(shown.$('#phone').text()).toContain('<script>x</script>')
    expect(shown.$('main script')).toHaveLength(0)
  })
})

describe('an apology that waits for a manager', () => {
  const owed: Partial<Query> = {
    ...late,
    deadlines: { ...aQuery().deadlines, firstReply: '2026-11-20T17:00:00.000Z' },
    breachReasons: [{ reason: 'school', words: '', by: 'cw-a1', at: mondayMorning }],
    clocks: {
      ...late.clocks,
      newDates: [
        {
          clock: 'firstReply',
          at: '2026-11-27T17:00:00.000Z',
          before: '2026-11-20T17:00:00.000Z',
          reason: 'The school writes on Thursday.',
          by: 'mgr-a',
          decidedAt: '2026-11-23T09:30:00.000Z',
        },
      ],
    },
  }
  const apologies = (world: LinkWorld) => world.file().outgoing.filter(({ kind }) => kind === 'apology')

  test('is shown whole, and leaves when the manager says yes', async () => {
    const world = desk(owed)
    const $ = await world.pages.open(linkPath({ staffId: 'mgr-a' }))
    expect(line($('.app-draft').text())).toMatch(
      /Please send it by 5pm on Wednesday 25 November\..*I am sorry\./,
    )
    const answer = await world.press('mgr-a', { do: 'apologise' })
    expect(apologies(world)).toHaveLength(1)
    const next = await world.pages.open(answer.headers.get('location') ?? '')
    expect(next('.govuk-notification-banner--success').text()).toContain('You sent the apology at 10am.')
    expect(next('.app-draft')).toHaveLength(0)
  })

  test('leaves once, whoever else says yes: the second hears who was first', async () => {
    const world = desk(owed)
    await Promise.all([
      world.press('mgr-a', { do: 'apologise' }),
      world.press('mgr-a', { do: 'apologise', words: 'It was hard.' }),
    ])
    const answer = await world.press('hos', { do: 'apologise' })
    expect(apologies(world)).toHaveLength(1)
    const $ = await world.pages.open(answer.headers.get('location') ?? '')
    expect($('.govuk-notification-banner').text()).toContain(
      'Amir Desai sent the apology at 10am. You need do nothing.',
    )
  })

  test('holds the words of the manager about the wait, and none about another child', async () => {
    const world = desk(owed)
    const shown = await error(
      await world.press('mgr-a', { do: 'apologise', words: 'It was as with Nadia Brook.' }),
    )
    expect([shown.href, shown.text]).toEqual(['#apologise', expect.stringContaining('name a child')])
    expect(shown.$('#apologise-words').text()).toContain('Nadia Brook')
    await world.press('mgr-a', { do: 'apologise', words: 'You had to ask three times.' })
    expect(JSON.stringify(apologies(world))).toContain('You had to ask three times.')
  })

  test('does not leave while something is missing, and says what', async () => {
    const world = desk({ ...owed, breachReasons: [] })
    const $ = await world.pages.open(linkPath({ staffId: 'mgr-a' }))
    expect(line($('.app-draft').text())).toContain('It cannot leave yet. Do this first: Say why it is late.')
    expect(buttons($)).not.toContain('Send the apology')
    await world.press('mgr-a', { do: 'apologise' })
    expect(apologies(world)).toEqual([])
  })

  test('is for a manager alone, also when the query is closed', async () => {
    const closing = {
      at: mondayMorning,
      by: 'cw-a1',
      outcome: 'answered' as const,
      words: '',
      followUpUntil: '2026-11-30T17:00:00.000Z',
    }
    const world = desk({ ...owed, state: 'closed', closing })
    expect(buttons(await world.pages.open(linkPath({ staffId: 'mgr-a' })))).toEqual(['Send the apology'])
    expect(buttons(await world.pages.open(linkPath()))).toEqual([])
    await world.press('cw-a1', { do: 'apologise' })
    expect(apologies(world)).toEqual([])
    await world.press('mgr-a', { do: 'apologise' })
    expect(apologies(world)).toHaveLength(1)
  })
})
