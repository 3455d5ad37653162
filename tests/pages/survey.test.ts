import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { aFile } from '#tests/support/pages/casework.ts'
import { linkPath, linkWorld } from '#tests/support/pages/links.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const path = linkPath({ purpose: 'survey', staffId: null, id: 'r1' })

function desk(replaced: Partial<Parameters<typeof pagesOf>[1]> = {}) {
  const world = linkWorld([aFile()])
  const pages = pagesOf([], { ...world.parts, ...replaced })
  const send = (fields: Record<string, string>, to = path) =>
    pages.ask(to, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Origin: 'http://localhost:3000' },
    })
  return { ...world, pages, send }
}

const good = { answered: 'partly', ease: 'easy', better: 'Ring me first.' }

describe('the survey behind the link of a closing letter', () => {
  test('asks two questions and has a box, says who reads it, and in which languages one can write', async () => {
    const $ = await desk().pages.open(path)
    expect(
      $('legend, label[for=better]')
        .toArray()
        .map(each => $(each).text().trim()),
    ).toEqual(['Did we answer your question?', 'Was it easy to deal with us?', 'What should we do better?'])
    expect($('input[type=radio]')).toHaveLength(8)
    expect($('main').text()).toContain('Only the SEND quality team will see your answers.')
    expect($('bdi[lang=pl]').text()).toBe('polski')
    expect($('.app-languages li').length).toBeGreaterThan(15)
  })

  test('shows nothing of the query, reads nothing of it, and sets nothing on the browser', async () => {
    const { pages, reads } = desk()
    const answer = await pages.ask(path)
    const $ = load(await answer.text())
    $('form').removeAttr('action')
    expect($.html()).not.toMatch(/SEND-2026|Dorothy|Jamie|councillor|Priya/)
    expect(reads()).toBe(0)
    expect(answer.headers.has('set-cookie')).toBe(false)
  })

  test('keeps the answers about that closing and thanks', async () => {
    const { pages, send, surveys } = desk()
    const answer = await send(good)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?said=thanks`])
    expect(surveys).toEqual([{ reference: 'SEND-2026-00417', round: 1, answers: good, via: 'page' }])
    const $ = await pages.open(`${path}?said=thanks`)
    expect($('h1').text()).toBe('Thank you')
    expect($('main').text()).not.toContain('call')
    expect(pages.logged).toEqual([])
  })

  test('offers a call to whoever found us hard to deal with', async () => {
    const { pages, send } = desk()
    const goTo = (await send({ answered: 'no', ease: 'very-hard' })).headers.get('location') ?? ''
    expect((await pages.open(goTo))('main').text()).toContain('A manager will offer you a call.')
  })

  test.each([
    [{ ease: 'easy', better: 'x' }, ['#answered']],
    [{}, ['#answered', '#ease']],
    [{ answered: 'perhaps', ease: '<b>' }, ['#answered', '#ease']],
    [{ answered: 'yes', ease: 'ok', better: 'x'.repeat(4_001) }, ['#better']],
  ])('says what is missing of %o, keeps what was entered and stores nothing', async (fields, hrefs) => {
    const { send, surveys } = desk()
    const $ = load(await (await send(fields)).text())
    expect(
      $('.govuk-error-summary a')
        .toArray()
        .map(each => $(each).attr('href')),
    ).toEqual(hrefs)
    for (const href of hrefs) expect($(href)).toHaveLength(1)
    expect($('title').text()).toBe('Error: How did we do? – Aldermere Council')
    if ('better' in fields) expect($('#better').text().trim()).toBe(fields.better)
    expect(surveys).toEqual([])
  })

  test.each([
    ['too-late', 'We have your answers already'],
    ['missing', 'These questions have closed'],
  ] as const)('answers that come %s are told so', async (why, title) => {
    const { send } = desk({ recordSurvey: async () => why })
    const answer = await send(good)
    expect([answer.status, load(await answer.text())('h1').text()]).toEqual([410, title])
  })

  test('a link that names no closing stores nothing', async () => {
    const { send, surveys } = desk()
    const answer = await send(good, linkPath({ purpose: 'survey', staffId: null, id: 'x' }))
    expect([answer.status, surveys.length]).toEqual([410, 0])
  })

  test('a writer in any script is heard as they write', async () => {
    const { send, surveys } = desk()
    await send({ ...good, better: 'اتصلوا بي أولاً <b>من فضلكم</b>' })
    expect(surveys[0]?.answers.better).toBe('اتصلوا بي أولاً <b>من فضلكم</b>')
  })
})
