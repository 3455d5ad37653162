import { describe, expect, it } from 'vitest'
import { Letter } from '#shared/domain/letters/letter.ts'
import { mailLink } from '#shared/domain/letters/mail-link.ts'
import { letterAsHtml, letterAsText } from '#shared/domain/letters/render-letter.ts'

const letter = Letter.parse({
  subject: 'Two queries',
  blocks: [
    {
      type: 'entries',
      items: [
        {
          heading: 'First <b>',
          lines: ['one & two', '"quoted"'],
          links: [
            { text: 'Act', href: 'https://desk.example/act/a?b=1&c="' },
            {
              text: 'Write',
              href: mailLink('send+x.1@council.example', { subject: 'A & B', body: 'ACCEPT' }),
            },
          ],
        },
        { heading: 'Second', lines: [], links: [] },
      ],
    },
  ],
})

describe('entries of a letter', () => {
  it('stand apart in its text, each with its lines and where it leads', () => {
    expect(letterAsText(letter)).toBe(
      [
        'First <b>',
        '  one & two',
        '  "quoted"',
        '  Act: https://desk.example/act/a?b=1&c="',
        '  Write: send+x.1@council.example',
        '',
        'Second',
        '',
      ].join('\n'),
    )
  })

  it('are headings, lines and links in its HTML, with nothing that could become markup', () => {
    const html = letterAsHtml(letter)
    expect(html).toContain('First &lt;b&gt;</h3>')
    expect(html).toContain('one &amp; two<br>\n&quot;quoted&quot;')
    expect(html).toContain('<a href="https://desk.example/act/a?b=1&amp;c=&quot;">Act</a>')
    expect(html).toContain(
      '<a href="mailto:send%2Bx.1@council.example?subject=A%20%26%20B&amp;body=ACCEPT">Write</a>',
    )
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not a link'])(
    'lead nowhere but to pages and mails: %s',
    href => {
      const block = { type: 'entries', items: [{ heading: 'x', lines: [], links: [{ text: 'x', href }] }] }
      expect(Letter.safeParse({ subject: 'x', blocks: [block] }).success).toBe(false)
      expect(Letter.safeParse({ subject: 'x', blocks: [{ type: 'link', text: 'x', href }] }).success).toBe(
        false,
      )
    },
  )
})
