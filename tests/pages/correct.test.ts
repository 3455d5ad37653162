import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { correct } from '#shared/domain/casework/correct.ts'
import type { Correction } from '#shared/domain/casework/correction.ts'
import { Flag } from '#shared/domain/triage/judgement.ts'
import type { CorrectJudgementAnswer } from '#shared/usecases/correct-judgement.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { aFile, anEvent, aQuery, mondayMorning } from '#tests/support/pages/casework.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const address = '/queries/SEND-2026-00417/correct'
const directory = aDirectory({ absences: [anAbsence('cw-a2', '2026-11-20', '2026-11-27')] })
const ordinary = aFile({ query: aQuery({ flags: ['out-of-school'] }) })

/** Pages that judge a correction as the service does, and keep what they were sent. */
function desk(file = ordinary) {
  const sent: Correction[] = []
  const pages = pagesOf([file], {
    directory: async () => directory,
    correct: async (_, correction): Promise<CorrectJudgementAnswer> => {
      sent.push(correction)
      return correct({
        query: file.query,
        correction,
        directory,
        deskUrl: 'http://localhost:3000',
        now: mondayMorning,
      })
    },
  })
  return { pages, sent }
}

const asJudged = {
  version: '1',
  by: 'cw-a1',
  why: '',
  kind: 'query',
  writer: 'councillor',
  topic: 'out-of-school',
  priority: 'P2',
  flags: 'out-of-school',
  child: 'EHC-30001',
  owner: 'cw-a1',
}

const post = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams({ ...asJudged, ...fields }),
  headers: { Origin: 'http://localhost:3000', ...headers },
})

describe('the form that puts a judgement right', () => {
  test('stands as triage left it, and offers nobody who is away', async () => {
    const $ = await desk().pages.open(address)
    expect($('select[name=topic]').val()).toBe('out-of-school')
    expect($('input[name=priority]:checked').val()).toBe('P2')
    expect($('input[name=child]').val()).toBe('EHC-30001')
    expect(
      $('input[name=flags]:checked')
        .map((_, each) => $(each).val())
        .get(),
    ).toEqual(['out-of-school'])
    expect($('select[name=owner] option[value=cw-a2]').text()).toBe('Tom Reid, Valley team (away)')
    expect($('select[name=owner] option[value=cw-a2]').attr('disabled')).toBeDefined()
    expect($('select[name=by]').val()).toBe('')
  })

  test('leads back to the query, which says that it was put right', async () => {
    const { pages, sent } = desk()
    const answer = await pages.ask(address, post({ topic: 'placement', child: ' ehc-30002 ' }))
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/queries/SEND-2026-00417?said=corrected',
    ])
    expect(sent).toMatchObject([{ topic: 'placement', caseId: 'EHC-30002', by: 'cw-a1', version: 1 }])
    const $ = await pages.open('/queries/SEND-2026-00417?said=corrected')
    expect($('.govuk-notification-banner--success').text()).toContain('Put right')
  })

  test.each([
    [{ by: '', topic: 'placement' }, '#by', 'Choose your own name'],
    [{ child: 'EHC-99999' }, '#child', 'There is no case EHC-99999 in the directory'],
    [{ owner: 'cw-a2' }, '#owner', 'Tom Reid is away until Friday 27 November'],
    [{ topic: 'information-rights' }, '#right', 'Choose which right they use'],
    [{ right: 'sar' }, '#topic', 'choose information rights as what it is about too'],
    [{}, '#topic', 'You have not changed anything'],
    [{ version: '9', topic: 'placement' }, '#by', 'Somebody changed this query'],
    [{ version: 'x', topic: 'placement' }, '#kind', 'Choose from what the form offers'],
    [{ topic: 'weather' }, '#kind', 'Choose from what the form offers'],
    [{ why: 'x'.repeat(301) }, '#why', 'at most 300 characters'],
  ])('says what is wrong with %o and keeps what was entered', async (fields, href, text) => {
    const answer = await desk().pages.ask(address, post(fields))
    const $ = load(await answer.text())
    const problem = $('.govuk-error-summary a').first()
    expect([problem.attr('href'), problem.text()]).toEqual([href, expect.stringContaining(text)])
    expect($(href)).toHaveLength(1)
    if ('child' in fields) expect($('input[name=child]').val()).toBe(fields.child)
    expect($('title').text()).toMatch(/^Error: /)
  })

  test('takes the right with its topic, and drops it without a word when the topic that had it goes', async () => {
    const chosen = desk()
    await chosen.pages.ask(address, post({ topic: 'information-rights', right: 'sar' }))
    expect(chosen.sent).toMatchObject([{ topic: 'information-rights', flags: ['sar', 'out-of-school'] }])
    const asRight = aFile({ query: aQuery({ topic: 'information-rights', flags: ['sar'] }) })
    const had = desk(asRight)
    const $ = await had.pages.open(address)
    expect($('details:has(input[name=right])').attr('open')).toBeDefined()
    expect($('input[name=right]:checked').val()).toBe('sar')
    const answer = await had.pages.ask(address, post({ topic: 'transport', right: 'sar' }))
    expect(answer.status).toBe(303)
  })

  test('names what is wrong in the order of its fields', async () => {
    const wrong = post({ topic: 'information-rights', child: 'EHC-99999', by: '' })
    const $ = load(await (await desk().pages.ask(address, wrong)).text())
    expect(
      $('.govuk-error-summary a')
        .toArray()
        .map(each => $(each).attr('href')),
    ).toEqual(['#right', '#child', '#by'])
    expect($('details:has(#right)').attr('open')).toBeDefined()
  })

  test('offers no flag that the service finds by itself, says which it found, and keeps it', async () => {
    const found = aFile({ query: aQuery({ flags: ['third-contact', 'out-of-school'] }) })
    const { pages, sent } = desk(found)
    const $ = await pages.open(address)
    const offered = $('input[name=flags]')
      .toArray()
      .map(each => $(each).val())
    expect(offered).not.toContain('third-contact')
    expect(offered).not.toContain('unverified-claim')
    expect($('#flags-hint').text()).toContain('We also found: Third contact in 30 days.')
    await pages.ask(address, post({ flags: 'safeguarding' }))
    expect(sent).toMatchObject([{ flags: ['safeguarding', 'third-contact'] }])
    await pages.ask(address, post({ flags: 'unverified-claim' }))
    expect(sent[1]).toMatchObject({ flags: ['third-contact'] })
  })

  test('folds what is rare, unless one of it is so', async () => {
    const folded = (await desk().pages.open(address))('details:has(#rare)')
    const open = (await desk(aFile({ query: aQuery({ flags: ['media'] }) })).pages.open(address))(
      'details:has(#rare)',
    )
    expect([folded.attr('open'), open.attr('open')]).toEqual([undefined, 'open'])
    expect(open.find('input:checked').val()).toBe('media')
  })

  test('every flag that there is can be set in one place, or is the service’s own', async () => {
    const $ = await desk().pages.open(address)
    const offered = $('input[name=flags], input[name=right]')
      .toArray()
      .map(each => $(each).val())
    const own = ['unverified-claim', 'private-address', 'third-contact']
    expect([...offered, ...own].toSorted()).toEqual([...Flag.options, 'none'].toSorted())
  })

  test('names the children whom it may be about', async () => {
    const query = aQuery({ caseMatch: null, possibleCases: ['EHC-30001', 'EHC-30002'] })
    const $ = await desk(aFile({ query })).pages.open(address)
    expect($('#child-hint').text().replace(/\s+/g, ' ')).toContain(
      'It may be Jamie Fox (EHC-30001) or Nadia Brook (EHC-30002).',
    )
  })

  test('is not taken from another site', async () => {
    const { pages, sent } = desk()
    const answer = await pages.ask(
      address,
      post({ topic: 'placement' }, { Origin: 'https://elsewhere.example' }),
    )
    expect(answer.status).toBe(403)
    expect(load(await answer.text())('h1').text()).toBe('We did not take that form')
    expect(sent).toEqual([])
  })

  test('refuses what is no form, and what is too long to be one', async () => {
    const { pages, sent } = desk()
    const json = await pages.ask(address, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json', Origin: 'http://localhost:3000' },
    })
    const long = await pages.ask(address, post({ why: 'x'.repeat(70_000) }))
    expect([json.status, long.status]).toEqual([400, 413])
    expect(sent).toEqual([])
  })

  test('is missing for a query that is not there', async () => {
    const { pages } = desk()
    expect((await pages.ask('/queries/SEND-2026-99999/correct')).status).toBe(404)
    expect((await pages.ask('/queries/SEND-2026-99999/correct', post({}))).status).toBe(404)
  })
})

describe("a query's page", () => {
  test('tells the history of what was put right in words', async () => {
    const events = [
      anEvent({
        type: 'corrected',
        by: 'cw-a1',
        detail: 'topic: out-of-school → placement. The place. Not the tutor.',
        correction: { what: 'topic', from: 'out-of-school', to: 'placement' },
      }),
      anEvent({
        type: 'recalculated',
        by: 'cw-a1',
        detail: 'firstReply 2026-11-25T17:00:00.000Z → 2026-11-27T17:00:00.000Z',
      }),
    ]
    const $ = await pagesOf([aFile({ events })]).open('/queries/SEND-2026-00417')
    const history = $('.moj-timeline').text().replace(/\s+/g, ' ')
    expect(history).toContain('Topic: Out of school → School place. The place. Not the tutor.')
    expect(history).toContain('Reply: 5pm on Wednesday 25 November → 5pm on Friday 27 November')
    expect(history).toContain('by Priya Shah')
  })

  test('shows what was asked, the days named, the language, and whom the writer may write for', async () => {
    const query = aQuery({
      unsure: true,
      questions: ['When will Jamie have a school?'],
      dates: [{ date: '2026-12-03', text: 'The hearing is on 3 December.' }],
      interpreterLanguage: 'pl',
      onBehalfOf: { name: 'Carly Fox', address: 'carly.fox@mailbox.example' },
    })
    const $ = await pagesOf([aFile({ query })]).open('/queries/SEND-2026-00417')
    const text = $('main').text().replace(/\s+/g, ' ')
    expect($('main ol').first().text()).toContain('When will Jamie have a school?')
    expect(text).toContain('Thursday 3 December')
    expect(text).toContain('Polish')
    expect(text).toContain('May be for')
    expect(text).toContain('Check before you tell them anything.')
    expect($(`a[href="${address}"]`).length).toBeGreaterThan(1)
    expect(text).toContain('We are not sure what this is about.')
  })
})
