import { describe, expect, test } from 'vitest'
import type { Query } from '#shared/domain/casework/query.ts'
import type { LinkedQuery } from '#shared/ports/casework-reading.ts'
import { aFile, aLink, aQuery, caseworkOf } from '#tests/support/pages/casework.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const reference = 'SEND-2026-00417'
const line = (text: string) => text.replace(/\s+/g, ' ').trim()

const another = (number: number, overrides: Partial<Query> = {}): Query =>
  aQuery({
    reference: `SEND-2026-${String(number).padStart(5, '0')}`,
    correspondent: { kind: 'family', name: 'Carly Fox', directoryId: null, verified: true },
    topic: 'transport',
    ...overrides,
  })

/** The page of a query with these links, among these other queries. */
async function open(query: Query, links: readonly LinkedQuery[], others: readonly Query[] = []) {
  const files = [query, ...others].map(each => aFile({ query: each }))
  return pagesOf([], { casework: caseworkOf(files, { [reference]: links }) }).open(`/queries/${reference}`)
}

/** Its groups: heading, then each query as it reads. */
async function groups(query: Query, links: readonly LinkedQuery[], others: readonly Query[] = []) {
  const $ = await open(query, links, others)
  return $('.app-others')
    .toArray()
    .map(list => [
      $(list).prevAll('h3').first().text(),
      ...$(list)
        .children('li')
        .toArray()
        .map(each => line($(each).text())),
    ])
}

describe('what a query belongs together with', () => {
  test('is told by how it belongs, with the other writer, owner and state', async () => {
    const continued = another(300, { state: 'closed', receivedAt: '2026-10-01T09:00:00.000Z' })
    const since = another(500, { receivedAt: '2026-11-21T09:00:00.000Z', state: 'waiting' })
    const repeated = another(400)
    expect(
      await groups(aQuery(), [
        aLink('continues', continued),
        aLink('continues', since),
        aLink('repeats', repeated),
      ]),
    ).toEqual([
      [
        'Perhaps the same matter again',
        'SEND-2026-00400 The same writer, with much the same words. Carly Fox (Family). Transport. Owner: Priya Shah Reply due Wednesday 25 November, 5pm',
      ],
      [
        'Before and after',
        'SEND-2026-00500 It continues this query. Carly Fox (Family). Transport. Owner: Priya Shah Reply due Wednesday 25 November, 5pm Waiting for the writer',
        'SEND-2026-00300 This query continues it. Carly Fox (Family). Transport. Owner: Priya Shah Closed',
      ],
    ])
  })

  test('shows each query once, in the closest way in which it belongs', async () => {
    const both = another(400)
    const linkedAndOpen = another(401)
    const openAlone = another(402)
    const found = await groups(
      aQuery({ campaign: 'campaign-a' }),
      [
        aLink('campaign', both),
        aLink('repeats', both),
        aLink('same-child', linkedAndOpen),
        aLink('repeats', aQuery()),
      ],
      [both, linkedAndOpen, openAlone],
    )
    expect(
      found.map(([heading, ...queries]) => [heading, ...queries.map(each => each.slice(0, 15))]),
    ).toEqual([
      ['Perhaps the same matter again', 'SEND-2026-00400'],
      ['About the same child', 'SEND-2026-00401', 'SEND-2026-00402'],
    ])
  })

  test('leaves out a link by the child that was put right since', async () => {
    const other = another(400, { caseMatch: { id: 'EHC-30002', how: 'person' } })
    const none = another(401, { caseMatch: null })
    const links = [aLink('same-child', other), aLink('same-child', none)]
    expect(await groups(aQuery(), links)).toEqual([])
    expect(await groups(aQuery({ caseMatch: null }), links)).toEqual([])
  })

  test('folds what is more than a glance', async () => {
    const many = Array.from({ length: 6 }, (_, index) => another(500 + index))
    const $ = await open(aQuery(), [], many)
    expect($('.app-side > .app-others > li')).toHaveLength(4)
    expect(line($('.app-side details summary').text())).toBe('Show 2 more (about the same child)')
    expect($('.app-side details li')).toHaveLength(2)
  })

  test('names what it continues even where no link is kept, and never twice', async () => {
    const query = aQuery({ linkedTo: 'SEND-2026-00300' })
    const alone = await open(query, [])
    expect(alone('.app-summary a[href="/queries/SEND-2026-00300"]')).toHaveLength(1)
    const linked = await open(query, [aLink('continues', another(300, { state: 'closed' }))])
    expect(linked('a[href="/queries/SEND-2026-00300"]')).toHaveLength(1)
  })

  test('is said to be nothing where it is nothing', async () => {
    expect((await open(aQuery(), []))('.app-side').text()).toContain('Nothing else is open about this child.')
    expect((await open(aQuery({ caseMatch: null }), []))('.app-side').text()).toContain(
      'We do not know which child this is about.',
    )
  })
})

describe('a campaign', () => {
  const campaign = { campaign: 'campaign-a', caseMatch: null }
  test.each([
    [0, 'No other query of it is linked.'],
    [1, '1 other query is linked.'],
    [7, '7 other queries are linked.'],
    [50, '50 or more other queries are linked.'],
  ])('with %i links is said with how many', async (count, words) => {
    const links = Array.from({ length: count }, (_, index) =>
      aLink('campaign', another(600 + index, campaign)),
    )
    const $ = await open(aQuery(campaign), links)
    const row = $('.app-side dt').filter((_, each) => line($(each).text()) === 'Campaign')
    expect(line(row.next().text())).toBe(`Part of a campaign Others sent nearly the same words. ${words}`)
  })

  test('is a short note in the inbox, and nothing is said of any other query', async () => {
    const files = [aFile({ query: another(600, campaign) }), aFile({ query: another(601) })]
    const $ = await pagesOf(files).open('/inbox')
    const notes = $('tbody tr')
      .toArray()
      .map(row => $(row).text().includes('Part of a campaign'))
    expect(notes).toEqual([true, false])
  })
})
