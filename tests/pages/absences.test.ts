import { type CheerioAPI, load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Absence } from '#shared/domain/directory/directory.ts'
import { aDirectory, anAbsence, aSnapshot, aStaff } from '#tests/support/directory/small-directory.ts'
import { anAwayMark, awayMarksOf, deskWith } from '#tests/support/pages/away.ts'
import { aFile } from '#tests/support/pages/casework.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const line = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Monday 23 November 2026, 10:00. */
const desk = (absences: readonly Absence[] = [], owned: readonly string[] = [], marked = false) => {
  const marks = marked ? [anAwayMark({ to: '2026-11-26' })] : []
  const parts = deskWith(marks, aDirectory({ absences: [...absences] }), awayMarksOf(marks), owned)
  const pages = pagesOf([aFile()], parts)
  const post = async (path: string, fields: Record<string, string>, origin = 'http://localhost:3000') =>
    pages.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: origin } })
  return {
    ...parts,
    pages,
    post,
    read: async (path: string, fields: Record<string, string>): Promise<CheerioAPI> =>
      load(await (await post(path, fields)).text()),
  }
}

const sick = { staff: 'cw-a1', by: 'mgr-a', 'sick-today': 'yes' }
const leave = {
  staff: 'cw-a1',
  from: '2026-11-30',
  to: '2026-12-04',
  half: '',
  cover: '',
  by: 'mgr-a',
  how: 'desk',
}

describe('who is away today', () => {
  test('is there with who covers, until when, and a text for their mailbox', async () => {
    const { pages } = desk([anAbsence('cw-a1', '2026-11-20', '2026-11-27', 'cw-a2')])
    const $ = await pages.open('/away')
    const priya = $('article[aria-labelledby=now-1]')
    expect(line(priya.find('dl').text())).toBe(
      'Team Valley team Until Friday 27 November Cover Tom Reid Open queries See what Priya Shah has open',
    )
    expect(String(priya.find('textarea').val())).toContain(
      'I am away up to and including Friday 27 November 2026.',
    )
    expect(String(priya.find('textarea').val())).toContain('Tom Reid deals with my work')
    expect(priya.find('textarea').attr('readonly')).toBe('readonly')
  })

  test('and does not work on that day is said so, and cannot be ended', async () => {
    const staff = [
      aStaff('cw-a1', { name: 'Priya Shah', workingDays: ['Tue'], dayCover: 'cw-a2' }),
      ...aSnapshot().staff.filter(({ id }) => id !== 'cw-a1'),
    ]
    const parts = deskWith([], aDirectory({ staff }))
    const $ = await pagesOf([], parts).open('/away')
    expect(line($('#now-1').text())).toBe('Priya Shah Does not work today')
    expect($('article[aria-labelledby=now-1] form')).toHaveLength(0)
  })

  test('and for half of it is back at one', async () => {
    const { pages } = desk([{ ...anAbsence('cw-a1', '2026-11-23', '2026-11-23'), half: 'am' }])
    expect(line((await pages.open('/away'))('article[aria-labelledby=now-1] dl').text())).toContain(
      'Until today at 1pm',
    )
  })

  test('is nobody where all are here', async () => {
    const $ = await desk().pages.open('/away')
    expect(line($('#now').next().text())).toBe('Nobody else.')
  })
})

describe('absences without cover', () => {
  test('stand on top, with why and a way to name one', async () => {
    const { pages } = desk([
      anAbsence('cw-a1', '2026-11-30', '2026-12-04'),
      anAbsence('cw-a2', '2026-12-07', '2026-12-08', 'cw-b1'),
      anAbsence('cw-b1', '2026-12-08', '2026-12-08'),
    ])
    const $ = await pages.open('/away')
    const items = $('.app-difference li')
      .toArray()
      .map(each => line($(each).text()))
    expect(items[0]).toContain(
      'Priya Shah: away from Monday 30 November up to and including Friday 4 December. Nobody is named as cover.',
    )
    expect(items[1]).toContain(
      'Tom Reid: away from Monday 7 December up to and including Tuesday 8 December. Ines Duarte is named as cover, but is away on Tuesday 8 December.',
    )
    expect($('.app-difference a').first().attr('href')).toBe(
      '/away/say?staff=cw-a1&from=2026-11-30&to=2026-12-04',
    )
  })

  test('are gone once a cover is named for an imported absence', async () => {
    const { post, pages } = desk([anAbsence('cw-a1', '2026-11-30', '2026-12-04')])
    await post('/away/say', { ...leave, cover: 'cw-a2', confirm: 'yes' })
    const $ = await pages.open('/away')
    expect($('.app-difference')).toHaveLength(0)
    expect($('article[aria-labelledby=ahead-1]').text()).toContain('Tom Reid covers.')
    expect($('article[aria-labelledby=ahead-2]')).toHaveLength(0)
  })
})

describe('sick today', () => {
  test('is one step: chosen, sent, and said', async () => {
    const { post, pages } = desk()
    const answer = await post('/away/say', sick)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/away?told=cw-a1'])
    const $ = await pages.open('/away?told=cw-a1')
    expect(line($('.govuk-notification-banner__content').text())).toBe('Priya Shah is down as away.')
    expect(line($('article[aria-labelledby=now-1] dl').text())).toContain(
      'Until the end of today Cover Tom Reid',
    )
  })

  test.each([
    [{ ...sick, staff: '' }, '#staff', 'Choose who is away from the list'],
    [{ ...sick, by: '' }, '#by', 'Choose your own name'],
    [{ ...sick, by: 'cw-a2' }, '#by', 'Only Priya Shah or a manager can say when Priya Shah is away'],
  ])('says what is wrong with %o, beside the field', async (fields, href, expected) => {
    const { read, pages } = desk()
    const $ = await read('/away/say', fields)
    const problem = $('.govuk-error-summary a')
    expect([problem.attr('href'), problem.text()]).toEqual([href, expected])
    expect($(href)).toHaveLength(1)
    expect($(`${href}-error`).text()).toContain(expected)
    expect((await pages.open('/away'))('article[aria-labelledby=now-1]')).toHaveLength(0)
  })

  test('from a form of another site is nothing', async () => {
    const { post } = desk()
    expect((await post('/away/say', sick, 'http://elsewhere.example')).status).toBe(403)
  })
})

describe('leave', () => {
  test('shows what moves and who covers before it is said, and is said then', async () => {
    const { read, post, pages } = desk([], ['SEND-2026-00417', 'SEND-2026-00418'])
    const $ = await read('/away/say', leave)
    expect(line($('dl').text())).toBe(
      'Who Priya Shah When Away from Monday 30 November up to and including Friday 4 December Cover Tom Reid Also free Amir Desai Queries that go to the cover SEND-2026-00417SEND-2026-00418',
    )
    expect((await pages.open('/away'))('article[aria-labelledby=ahead-1]')).toHaveLength(0)
    const fields = Object.fromEntries(
      $('main form input')
        .toArray()
        .map(each => [$(each).attr('name') ?? '', $(each).attr('value') ?? '']),
    )
    expect((await post('/away/say', fields)).headers.get('Location')).toBe('/away?told=cw-a1')
    const after = await pages.open('/away')
    expect(line(after('#ahead-1').text())).toBe(
      'Priya Shah, away from Monday 30 November up to and including Friday 4 December',
    )
  })

  test('keeps what was entered when something is wrong', async () => {
    const $ = await desk([anAbsence('cw-a2', '2026-12-01', '2026-12-01')]).read('/away/say', {
      ...leave,
      cover: 'cw-a2',
    })
    expect($('#cover-error').text()).toContain(
      'Tom Reid is away on Tuesday 1 December, and nobody covers for them. Choose somebody else',
    )
    expect([$('#staff').val(), $('#from').val(), $('#to').val(), $('#cover').val()]).toEqual([
      'cw-a1',
      '2026-11-30',
      '2026-12-04',
      'cw-a2',
    ])
  })

  test('that comes after all is taken away', async () => {
    const { post, pages } = desk([anAbsence('cw-a1', '2026-11-30', '2026-12-04', 'cw-a2')])
    await post('/away/back', { staff: 'cw-a1', from: '2026-11-30', by: 'mgr-a', place: 'ahead-1' })
    expect((await pages.open('/away'))('article[aria-labelledby=ahead-1]')).toHaveLength(0)
  })
})

describe('what a mailbox said', () => {
  test('is said to be so by one link, filled in, and the mark is gone', async () => {
    const { pages, post, awayMarks } = desk([], [], true)
    const $ = await pages.open('/away')
    const href =
      $('.app-away a')
        .toArray()
        .map(each => $(each).attr('href') ?? '')
        .find(each => each.startsWith('/away/say')) ?? ''
    const form = await pages.open(href)
    expect([form('#staff').val(), form('#to').val(), form('input[name=how]').val()]).toEqual([
      'cw-a1',
      '2026-11-26',
      'mailbox',
    ])
    await post('/away/say', {
      ...leave,
      from: '2026-11-23',
      to: '2026-11-26',
      how: 'mailbox',
      confirm: 'yes',
    })
    expect((await awayMarks())[0]?.endedAt).not.toBeNull()
  })
})

describe('"They are back"', () => {
  const away = () => desk([anAbsence('cw-a1', '2026-11-20', '2026-11-27', 'cw-a2')])

  test('ends it and says so', async () => {
    const { post, pages } = away()
    const answer = await post('/away/back', { staff: 'cw-a1', from: '', by: 'mgr-a', place: 'now-1' })
    expect(answer.headers.get('Location')).toBe('/away?back=cw-a1')
    const $ = await pages.open('/away?back=cw-a1')
    expect(line($('.govuk-notification-banner__content').text())).toContain(
      'Priya Shah is not down as away any more.',
    )
    expect($('article[aria-labelledby=now-1]')).toHaveLength(0)
  })

  test.each([
    [{ by: '' }, '#back-by-now-1', 'Choose your own name'],
    [{ by: 'cw-a2' }, '#back-by-now-1', 'Only Priya Shah or a manager can say that Priya Shah is back'],
    [{ staff: 'cw-b1' }, '#now', 'Ines Duarte is not down as away, so there is nothing to end'],
  ])('says what is wrong with %o and ends nothing', async (fields, href, expected) => {
    const { read, pages } = away()
    const $ = await read('/away/back', { staff: 'cw-a1', from: '', by: 'mgr-a', place: 'now-1', ...fields })
    const problem = $('.govuk-error-summary a')
    expect([problem.attr('href'), problem.text()]).toEqual([href, expected])
    expect($(href)).toHaveLength(1)
    expect((await pages.open('/away'))('article[aria-labelledby=now-1]')).toHaveLength(1)
  })
})

describe('letters about a new contact', () => {
  const waiting = () => {
    const batch = {
      batchId: 'contact-1',
      version: 1,
      state: 'wanted' as const,
      why: 'change' as const,
      from: { staffId: 'cw-a1', name: 'Priya Shah' },
      references: ['SEND-2026-00417', 'SEND-2026-00418'],
      decidedBy: null,
      at: '2026-11-23T09:30:00.000Z',
    }
    const pages = pagesOf([], deskWith([], aDirectory(), undefined, [], [batch]))
    const send = (fields: Record<string, string>) =>
      pages.ask('/away/letters', {
        method: 'POST',
        body: new URLSearchParams({ batch: 'contact-1', say: 'yes', by: 'mgr-a', ...fields }),
        headers: { Origin: 'http://localhost:3000' },
      })
    return { pages, send }
  }

  test('wait on the page, with how many and one to read', async () => {
    const $ = await waiting().pages.open('/away')
    const section = line($('section[aria-labelledby=letters-1]').text())
    expect(section).toContain(
      'The work of Priya Shah has changed hands. 2 letters wait for your yes. Each writer gets one. 1 writer gets none',
    )
    expect(section).toContain('Read one of them')
  })

  test('are sent with a yes, and the page says so', async () => {
    const { pages, send } = waiting()
    expect((await send({})).headers.get('Location')).toBe('/away?letters=2')
    const $ = await pages.open('/away?letters=2')
    expect(line($('.govuk-notification-banner__content').text())).toBe('2 letters are on the way.')
    expect($('#letters-1')).toHaveLength(0)
  })

  test('are asked about again when no name was chosen', async () => {
    const $ = load(await (await waiting().send({ by: '' })).text())
    const problem = $('.govuk-error-summary a')
    expect([problem.attr('href'), problem.text()]).toEqual(['#letters-by-contact-1', 'Choose your own name'])
    expect($('#letters-by-contact-1')).toHaveLength(1)
  })
})

describe('handing over somebody’s work', () => {
  test('is done by a manager, to people who are here', async () => {
    const { post, pages } = desk([anAbsence('cw-b1', '2026-11-20', '2026-11-27')])
    const form = await pages.open('/away/hand-over')
    expect(form('input[name=to][value=cw-b1]').attr('disabled')).toBe('disabled')
    const answer = await post('/away/hand-over', { staff: 'cw-a1', to: 'cw-a2', note: '', by: 'mgr-a' })
    expect(answer.headers.get('Location')).toBe('/away?handed=cw-a1')
    expect(line((await pages.open('/away?handed=cw-a1'))('.govuk-notification-banner__content').text())).toBe(
      'The work of Priya Shah was handed over.',
    )
  })

  test.each([
    [{ staff: 'cw-a1', note: 'Hello', by: 'mgr-a' }, '#to', 'Choose at least one colleague who takes it on'],
    [
      { staff: 'cw-a1', to: 'cw-a2', note: 'Hello', by: 'cw-a2' },
      '#by',
      'Only a manager can hand over the work of Priya Shah',
    ],
  ])('says what is wrong with %o and keeps what was entered', async (fields, href, expected) => {
    const $ = await desk().read('/away/hand-over', fields)
    const problem = $('.govuk-error-summary a')
    expect([problem.attr('href'), problem.text()]).toEqual([href, expected])
    expect($(href)).toHaveLength(1)
    expect($('#note').val()).toBe('Hello')
  })
})
