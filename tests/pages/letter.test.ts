import { describe, expect, test } from 'vitest'
import { aFile, anOutgoingMail } from '#tests/support/pages/casework.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'

describe('a letter of ours on a query’s page', () => {
  test('shows entries with their lines, and keeps the lines of a colleague’s words, as text', async () => {
    const letter = {
      subject: 'Where things stand',
      blocks: [
        { type: 'paragraph' as const, text: 'Monday <b>\nTuesday' },
        {
          type: 'entries' as const,
          items: [{ heading: 'SEND-2026-00400', lines: ['We got it.', '<i>Late</i>'], links: [] }],
        },
      ],
    }
    const file = aFile({ outgoing: [anOutgoingMail({ kind: 'reply', letter })] })
    const $ = await pagesOf([file]).open('/queries/SEND-2026-00417')
    const html = $('main').html() ?? ''
    expect(html).toMatch(/Monday &lt;b&gt;<br>\s*Tuesday/)
    expect(html).toMatch(/<b>SEND-2026-00400<\/b><br>We got it\.<br>&lt;i&gt;Late&lt;\/i&gt;/)
  })
})
