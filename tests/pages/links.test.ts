import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { mintLink } from '#shared/domain/mail/signed-link.ts'
import { aFile } from '#tests/support/pages/casework.ts'
import { linkPath, linkWorld } from '#tests/support/pages/links.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const claims = { reference: 'SEND-2026-00417', staffId: 'cw-a1', until: '2026-12-23T10:00:00.000Z' } as const
const purposes = ['act', 'undo', 'survey'] as const

const desk = (door: 'closed' | 'loopback' = 'closed') => {
  const world = linkWorld([aFile()])
  return { ...world, pages: pagesOf([], { ...world.parts, door }) }
}

describe.each(purposes)('/%s at the door of the world', purpose => {
  const good = linkPath({ purpose, id: purpose === 'survey' ? 'r1' : 'SEND-2026-00417_acknowledgement_1' })

  test('opens to whoever holds its token, and leads to nothing that is closed', async () => {
    const $ = await desk().pages.open(good)
    expect($('h1').text()).not.toBe('These pages are closed')
    expect($('a[href^="/"]')).toHaveLength(0)
    expect($('nav')).toHaveLength(0)
  })

  test('is kept by no cache, found by no search, named to no other site, and loads nothing of others', async () => {
    const answer = await desk().pages.ask(good)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
    })
    const $ = load(await answer.text())
    expect($('meta[name=robots]').attr('content')).toBe('noindex, nofollow')
    const loaded = $('[src], link[href]')
      .toArray()
      .map(each => $(each).attr('src') ?? $(each).attr('href') ?? '')
    expect(loaded.every(address => address.startsWith('/assets/'))).toBe(true)
  })

  test.each([
    ['an invented token', `/${purpose}/${'0'.repeat(60)}`],
    [
      'a token of another secret',
      `/${purpose}/${mintLink({ purpose, ...claims }, ['another secret altogether'])}`,
    ],
    ['a token that was cut short', good.slice(0, -1)],
    [
      'the token of another page',
      `/${purpose}/${mintLink({ ...claims, purpose: purpose === 'act' ? 'survey' : 'act' }, ['a secret of the tests, long enough'])}`,
    ],
  ])('says the same plain words to %s, and asks no store for anything', async (_, path) => {
    const { pages, parts, reads } = desk()
    const asked: string[] = []
    const watched = pagesOf([], {
      ...parts,
      door: 'closed',
      directory: async () => {
        asked.push('directory')
        return null
      },
    })
    for (const method of ['GET', 'POST']) {
      const answer = await watched.ask(path, {
        method,
        ...(method === 'GET'
          ? {}
          : { body: new URLSearchParams({ do: 'accept' }), headers: { Origin: 'http://localhost:3000' } }),
      })
      expect([answer.status, load(await answer.text())('h1').text()]).toEqual([
        404,
        'This link does not work',
      ])
    }
    expect([asked, reads(), pages.logged]).toEqual([[], 0, []])
    expect(watched.logged).toEqual([
      { event: 'link.refused', fields: { page: purpose, why: 'bad' }, fault: undefined },
      { event: 'link.refused', fields: { page: purpose, why: 'bad' }, fault: undefined },
    ])
  })

  test('says what to do when the link is too old, and asks no store', async () => {
    const { parts, reads } = desk()
    const old = pagesOf([], { ...parts, door: 'closed', clock: () => '2026-12-23T10:00:00.000Z' })
    const $ = await old.open(good, 410)
    expect($('main').text()).toMatch(/too old|too late|have closed/)
    // A word that colleagues' mail does not know would lead them nowhere.
    expect($('main').text()).not.toMatch(/STATUS/)
    expect(reads()).toBe(0)
    expect(old.logged).toMatchObject([{ event: 'link.refused', fields: { page: purpose, why: 'expired' } }])
  })

  test('writes the token to no log, even when the page fails', async () => {
    const { parts } = desk()
    const broken = pagesOf([], {
      ...parts,
      door: 'closed',
      directory: () => Promise.reject(new Error('the directory is away')),
    })
    const answer = await broken.ask(good)
    const token = good.split('/').at(-1) ?? ''
    expect(answer.status).toBe(500)
    expect(broken.logged).toHaveLength(1)
    expect(JSON.stringify(broken.logged)).not.toContain(token)
    const $ = load(await answer.text())
    expect($('a[href^="/"]')).toHaveLength(0)
    expect($('main').text()).toContain('K7QX-29FD')
  })
})

describe('the door of the world', () => {
  test.each([
    '/act',
    '/act/',
    '/act/a/b',
    '/act/..%2finbox',
    '/actx/0000',
    `${linkPath()}/inbox`,
    `/queries${linkPath()}`,
    '/undo/%00',
    '/survey/é',
  ])('stays closed to %s', async path => {
    expect([400, 403]).toContain((await desk().pages.ask(path)).status)
  })

  test.each(['PUT', 'DELETE', 'PATCH'])('refuses %s to a link', async method => {
    expect((await desk().pages.ask(linkPath(), { method })).status).toBe(405)
  })

  test('is opened by a token whose capitals a mail client has changed', async () => {
    const [, purpose, token = ''] = linkPath().split('/')
    expect((await desk().pages.ask(`/${purpose}/${token.toUpperCase()}`)).status).toBe(200)
  })
})
