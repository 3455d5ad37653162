import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanHtml } from '#functions/web/mail-body/clean-html.ts'
import { aFile } from '#tests/support/pages/casework.ts'
import { hostileHtml } from '#tests/support/pages/hostile-html.ts'
import { aMailReading } from '#tests/support/pages/mails.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

const clean = (html: string) => cleanHtml(html, contentId => (contentId === 'ours' ? '/ours' : null)).html

/** What a cleaned mail may hold, as a browser reads it. */
function forbidden(html: string): string[] {
  const $ = load(`<div id="mail">${html}</div><p id="after">after</p>`)
  const found = $(
    'script, style, form, input, button, iframe, object, embed, svg, math, link, meta, base, video, audio, template, details, marquee',
  )
    .toArray()
    .map(each => each.tagName)
  $('#mail *').each((_, each) => {
    for (const [name, value] of Object.entries($(each).attr() ?? {})) {
      if (!['href', 'rel', 'src', 'alt', 'class', 'colspan', 'rowspan'].includes(name)) found.push(name)
      if (name === 'href' && !/^(https?|mailto|tel):/.test(value)) found.push(value)
      if (name === 'src' && value !== '/ours') found.push(value)
      if (
        name === 'class' &&
        !/^(govuk-link|app-mail-heading|app-link-address|app-absent-picture)$/.test(value)
      )
        found.push(value)
    }
  })
  if ($('body > #after').length !== 1) found.push('escaped its place')
  return found
}

describe("a mail's own layout", () => {
  test.each([
    ['plain words', '<p>Dear <b>all</b></p>', '<p>Dear <b>all</b></p>'],
    ['a script', '<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['an event handler', '<p onclick="x()">a</p>', '<p>a</p>'],
    [
      'styles, classes and ids',
      '<p style="position:fixed" class="govuk-button" id="main-content">a</p>',
      '<p>a</p>',
    ],
    ['a heading', '<h1>Big</h1>', '<p class="app-mail-heading">Big</p>'],
    [
      'our own marks',
      '<h6>a</h6><small>b</small><span class="app-link-address">(goes to x)</span>',
      '<p>a</p><span>b</span><span>(goes to x)</span>',
    ],
    ['a script link', '<a href="java&#10;script:alert(1)">a</a>', '<span>a</span>'],
    ['a data link', '<a href="data:text/html,x">a</a>', '<span>a</span>'],
    [
      'a link without a scheme',
      '<a href="//evil.example">a</a><a href="/inbox">b</a>',
      '<span>a</span><span>b</span>',
    ],
    ['a form', '<form action="x"><input value="v"><textarea>t</textarea><button>Go</button></form>', 'Go'],
    [
      'a picture from elsewhere',
      '<img src="https://x.example/a.png" alt="Logo">',
      '<span class="app-absent-picture">[Picture not loaded: Logo]</span>',
    ],
    ['a tracking pixel', '<img src="https://x.example/a.gif" width="1" height="1">', '<span></span>'],
    ['a picture that came with it', '<img src="cid:ours" alt="Room">', '<img src="/ours" alt="Room" />'],
    [
      'a picture that did not',
      '<img src="cid:theirs">',
      '<span class="app-absent-picture">[Picture not loaded]</span>',
    ],
    [
      'a picture in the address',
      '<img src="data:image/svg+xml,<svg onload=x>">',
      '<span class="app-absent-picture">[Picture not loaded]</span>',
    ],
    [
      'a giant cell',
      '<table><tr><td colspan="9999" rowspan="3">a</td></tr></table>',
      '<table><tr><td rowspan="3">a</td></tr></table>',
    ],
  ])('%s', (_what, html, expected) => {
    expect(clean(html)).toBe(expected)
  })

  test('a link shows where it goes, whatever it says', () => {
    expect(
      load(clean('<p><a href="https://evil.example/a?b=1&amp;c=2">https://bank.example</a></p>'))('p').text(),
    ).toBe('https://bank.example (goes to https://evil.example/a?b=1&c=2)')
  })

  test.each([
    ['https://x.example/a', 'https://x.example/a'],
    ['https://x.example', 'https://x.example/'],
    ['mailto:a@x.example', '<b>a@x.example</b>'],
  ])('a link to %s that reads %s is told once', (href, text) => {
    expect(clean(`<a href="${href}">${text}</a>`)).not.toContain('goes to')
  })

  test.each([
    ['https://evil.example/', 'https://x.example/'],
    ['mailto:b@x.example', 'a@x.example'],
    ['https://x.example/', 'https://x.example/ <i>or here</i>'],
    ['https://x.example/login', 'x.example/login'],
  ])('a link to %s that reads %s shows where it goes', (href, text) => {
    expect(clean(`<a href="${href}">${text}</a>`)).toContain(`(goes to ${href})`)
  })

  test('an address of a thousand signs is cut where no sign is cut in two', () => {
    const shown = load(clean(`<a href="https://x.example/?${'a=1&amp;'.repeat(250)}">a</a>`))(
      '.app-link-address',
    ).text()
    expect(shown.length).toBeLessThan(330)
    expect(shown).toMatch(/…\)$/)
    expect(shown).not.toContain('&am')
  })

  test('letters that only look like others show as what they are', () => {
    expect(clean('<a href="https://bаnk.example/">bank</a>')).toContain(
      '(goes to https://xn--bnk-6cd.example/)',
    )
  })

  test('a link inside a link ends the outer one, and each shows its own address', () => {
    const $ = load(clean('<a href="https://good.example/">one <a href="https://evil.example/">two</a></a>'))
    expect($('body').text()).toBe('one  (goes to https://good.example/)two (goes to https://evil.example/)')
  })

  test('links carry nothing of ours with them', () => {
    expect(load(clean('<a href="https://x.example">a</a>'))('a').attr('rel')).toBe(
      'noreferrer noopener nofollow',
    )
  })

  test('a mail of 20,000 boxes in boxes is shown', () => {
    expect(clean(`${'<div>'.repeat(20_000)}deep`)).toContain('deep')
  })

  test('what is too long is cut, and says so', () => {
    expect(cleanHtml('<p>word</p>'.repeat(20_000), () => null).cut).toBe(true)
    expect(cleanHtml('<p>word</p>', () => null).cut).toBe(false)
  })

  test('the mail that tries everything leaves nothing behind', () => {
    expect(forbidden(clean(hostileHtml))).toEqual([])
  })

  test('whatever is thrown together, nothing forbidden is left and it stays in its place', () => {
    const pieces = [
      ...[
        '<div>',
        '</div>',
        '<p>',
        '</p>',
        '<table>',
        '<tr>',
        '<td>',
        '</table>',
        '<a href="https://x.example">',
        '</a>',
      ],
      ...[
        '<a href="javascript:x">',
        '<svg>',
        '</svg>',
        '<math>',
        '<mtext>',
        '<style>',
        '</style>',
        '<script>',
        '</script>',
      ],
      ...[
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<img src=x onerror=y>',
        '<template>',
        '<noscript>',
        '</noscript>',
        '<select>',
      ],
      ...[
        '<textarea>',
        '</textarea>',
        '<title>',
        '</title>',
        '<iframe srcdoc="<script>">',
        '"',
        "'",
        '>',
        '<',
        '&lt;script&gt;',
      ],
      ...[
        '<h1>',
        '</h6>',
        '<small>',
        '</small>',
        '</main>',
        '</body>',
        '<li>',
        '<ul>',
        '</ul>',
        '<pre>',
        '<blockquote>',
        'text',
      ],
      ...[
        '<plaintext>',
        '<xmp>',
        '<form>',
        '<input>',
        '<button>',
        '<caption>',
        '<p title="</div><script>">',
        '\u0000',
      ],
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), parts => {
        expect(forbidden(clean(parts.join('')))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test('on the page it is folded below the words, in a region of its own that the keyboard reaches', async () => {
    const pages = pagesOf([aFile()], {
      rawMail: { read: async () => ({ bytes: new Uint8Array(), storedAt: '' }), list: async function* () {} },
      readMail: async () =>
        aMailReading({
          html: `${hostileHtml}<img src="cid:drawing@phone" alt="drawing">`,
          attachments: [
            { index: 0, name: 'photo.jpg', type: 'image/jpeg', size: 9, contentId: 'photo@phone' },
            { index: 1, name: 'x.svg', type: 'image/svg+xml', size: 9, contentId: 'drawing@phone' },
          ],
        }),
    })
    const $ = await pages.open('/queries/SEND-2026-00417?mail=mail-a&show=all')
    const region = $('details .app-mail-html')
    expect(region.attr()).toMatchObject({
      role: 'region',
      tabindex: '0',
      'aria-label': 'Mail 1 with its own layout',
    })
    expect(region.find('img').attr('src')).toBe('/queries/SEND-2026-00417/mails/mail-a/attachments/0')
    expect(region.find('img')).toHaveLength(1)
    expect($('h1')).toHaveLength(1)
    expect($('#main-content').prop('tagName')).toBe('MAIN')
    expect($.html().match(/evil\.example/g)).toHaveLength(2)
  })
})
