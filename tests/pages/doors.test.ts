import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { webFiles } from '#functions/web/assets/web-files.ts'
import { aFile, caseworkOf } from '#tests/support/pages/casework.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const files = await webFiles()
const pages = pagesOf([aFile()])
const broken = () =>
  pagesOf([], {
    casework: {
      ...caseworkOf([]),
      list: async () => {
        throw new Error('the table is away')
      },
    },
  })

describe('every page', () => {
  test.each(['/inbox', '/queries/SEND-2026-00417', '/nothing', '/inbox?work=owner:nobody'])(
    '%s is kept by no cache, framed by no page, and loads nothing from elsewhere',
    async path => {
      const { headers } = await pages.ask(path)
      const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''
      expect(nonce.length).toBeGreaterThan(20)
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
        'cache-control': 'no-store',
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers.has('set-cookie')).toBe(false)
    },
  )

  test('lets only its own script and stylesheet through, by a nonce that is new each time', async () => {
    const nonces = new Set<string>()
    for (let time = 0; time < 2; time += 1) {
      const answer = await pages.ask('/inbox')
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      const $ = load(await answer.text())
      expect(
        $('script, link[rel=stylesheet]')
          .toArray()
          .every(each => $(each).attr('nonce') === nonce),
      ).toBe(true)
      expect($('[style], style, [onclick], [onload]')).toHaveLength(0)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
  })

  test('has a language, one main part, one heading and a way past the header', async () => {
    for (const path of ['/inbox', '/queries/SEND-2026-00417']) {
      const $ = await pages.open(path)
      expect($('html').attr('lang')).toBe('en')
      expect([$('main').length, $('h1').length, $('.govuk-skip-link[href="#main-content"]').length]).toEqual([
        1, 1, 1,
      ])
    }
  })

  test('bears no crown, no GOV.UK name and no typeface of gov.uk', async () => {
    const text = await (await pages.ask('/inbox')).text()
    const css = Buffer.from(files.assets.get(files.names.stylesheet)?.plain ?? []).toString()
    expect(text).not.toMatch(/GOV\.UK|crown/i)
    expect(css.length).toBeGreaterThan(50_000)
    expect(css.match(/GDS Transport|@font-face|crest|url\(/gi)).toBeNull()
  })

  test('answers HEAD as it would GET, without a body', async () => {
    const answer = await pages.ask('/inbox', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })
})

describe('what a browser fetches', () => {
  test.each(Object.values(files.names))(
    '%s may be kept for ever, and comes compressed where that is understood',
    async name => {
      const plain = await pages.ask(`/assets/${name}`)
      expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(plain.headers.get('vary')).toBe('Accept-Encoding')
      const compressed = await pages.ask(`/assets/${name}`, { headers: { 'Accept-Encoding': 'gzip, br' } })
      expect(compressed.headers.get('content-encoding')).toBe('br')
      expect((await compressed.arrayBuffer()).byteLength).toBeLessThan((await plain.arrayBuffer()).byteLength)
    },
  )

  test('a first visit to the inbox of 25 queries is under 150 KB', async () => {
    const many = pagesOf(Array.from({ length: 25 }, () => aFile()))
    const sizes = await Promise.all(
      ['/inbox', ...Object.values(files.names).map(name => `/assets/${name}`)].map(async path => {
        const answer = await many.ask(path, { headers: { 'Accept-Encoding': 'br' } })
        return (await answer.arrayBuffer()).byteLength
      }),
    )
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(150_000)
  })

  test.each([
    '/assets/app-000000000000.css',
    '/assets/../environment.ts',
    '/assets/manifest.json',
    '/assets/',
  ])('%s is not found', async path => {
    expect((await pages.ask(path)).status).toBe(404)
  })
})

describe('what is not a page', () => {
  test.each(['/nothing', '/inbox/', '/queries', '/queries/', '/.env', '/wp-login.php'])(
    '%s is not found',
    async path => {
      const $ = await pages.open(path, 404)
      expect($('title').text()).toBe('Page not found – SEND casework inbox')
      expect($('a[href="/inbox"]').length).toBeGreaterThan(0)
    },
  )

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    '%s is refused where there is something to read',
    async method => {
      const answer = await pages.ask('/inbox', { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
      expect(load(await answer.text())('h1').text()).toBe('That cannot be done here')
    },
  )

  test.each([
    ['too long', `/inbox?work=${'x'.repeat(2_000)}`],
    ['not decodable', '/queries/%E0%A4%A'],
    ['holding a NUL', '/queries/SEND-2026-00417%00'],
    ['holding a line end', '/inbox?work=a%0d%0aSet-Cookie:x=1'],
  ])('an address %s is refused', async (_what, path) => {
    const answer = await pages.ask(path)
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toContain('Set-Cookie')
  })
})

describe('a page that fails', () => {
  test('says sorry with a code that is in the log beside the fault, and nothing of the fault', async () => {
    const failing = broken()
    const answer = await failing.ask('/inbox')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).toContain('K7QX-29FD')
    expect(text).not.toContain('the table is away')
    expect(failing.logged).toEqual([
      {
        event: 'page.failed',
        fields: { reference: 'K7QX-29FD', method: 'GET', page: 'inbox' },
        fault: new Error('the table is away'),
      },
    ])
  })

  test('keeps every header of a page', async () => {
    const { headers } = await broken().ask('/inbox')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('the loopback door', () => {
  test.each(['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000'])(
    'opens to %s',
    async host => {
      expect((await pages.ask(`${host}/inbox`)).status).toBe(200)
    },
  )

  test.each(['http://evil.example', 'http://localhost.evil.example:3000', 'http://192.168.1.20:3000'])(
    'stays shut to %s, a name that was pointed at this machine',
    async host => {
      const answer = await pages.ask(`${host}/inbox`)
      expect(answer.status).toBe(403)
      expect(await answer.text()).not.toContain('SEND-2026-00417')
    },
  )
})

describe('the closed door', () => {
  const closed = pagesOf([aFile()], { door: 'closed' })

  test.each([
    '/',
    '/inbox',
    '/queries/SEND-2026-00417',
    '/queries/SEND-2026-00417/mails/mail-a/raw',
    '/queries/SEND-2026-00417/mails/mail-a/attachments/0',
    '/nothing',
  ])('answers 403 to %s and says why', async path => {
    const $ = await closed.open(path, 403)
    expect($('h1').text()).toBe('These pages are closed')
    expect($('main').text()).toContain('Staff cannot sign in here yet.')
    expect($.html()).not.toContain('Dorothy')
  })

  test.each(['POST', 'DELETE', 'OPTIONS'])('answers 403 to %s as well', async method => {
    expect((await closed.ask('/inbox', { method })).status).toBe(403)
  })

  test('still gives the stylesheet of the page that says so', async () => {
    expect((await closed.ask(`/assets/${files.names.stylesheet}`)).status).toBe(200)
  })

  test('is noted in the log without a word of what was asked for', () => {
    const fresh = pagesOf([], { door: 'closed' })
    return fresh.ask('/queries/SEND-2026-00417?name=x').then(() => {
      expect(fresh.logged).toEqual([{ event: 'page.refused', fields: { door: 'closed' }, fault: undefined }])
    })
  })
})
