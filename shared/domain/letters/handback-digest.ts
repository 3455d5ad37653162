/** What a colleague comes back to, as one mail: what is theirs again, what happened meanwhile, what the cover has kept. */
import { byDueDate, type HandedQuery, handedEntry, MOST_ENTRIES, theOthers } from './handover-digest.ts'
import { counted } from './late-by.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { entryLinks } from './staff-query-facts.ts'

export interface HandbackDigestFacts {
  readonly back: readonly (HandedQuery & {
    /** What happened while they were away, oldest first, as sentences with initials only. */
    readonly meanwhile: readonly string[]
  })[]
  /** What the cover goes on with. */
  readonly kept: readonly (Pick<HandedQuery, 'reference' | 'deskLink' | 'replyAddress'> & {
    readonly by: string
    readonly meanwhile: readonly string[]
  })[]
  /** What was closed while they were away. */
  readonly closed: readonly (Pick<HandedQuery, 'reference' | 'deskLink' | 'replyAddress'> & {
    readonly meanwhile: readonly string[]
  })[]
}

export function handbackDigest({ back, kept, closed }: HandbackDigestFacts): Letter {
  return {
    subject: `Welcome back: ${counted(back.length, 'query', 'queries')} for you`,
    blocks: [
      { type: 'paragraph', text: 'Welcome back. New mail comes to you again.' },
      {
        type: 'list',
        items: [
          `Yours again: ${back.length}`,
          `Kept by a colleague: ${kept.length}`,
          `Closed while you were away: ${closed.length}`,
        ],
      },
      { type: 'inset', text: 'No date has moved.' },
      ...section(
        'Yours again',
        byDueDate(back).map(query => {
          const entry = handedEntry(query)
          // What happened meanwhile ends with the last thing.
          const lines = query.meanwhile.length === 0 ? entry.lines : entry.lines.slice(0, -1)
          return { ...entry, lines: [...lines, ...query.meanwhile] }
        }),
      ),
      ...section(
        'Kept by a colleague',
        kept.map(query => ({
          heading: `${query.reference}: ${query.by} goes on with it`,
          lines: [...query.meanwhile],
          links: entryLinks({ ...query, actLink: null }),
        })),
      ),
      ...section(
        'Closed while you were away',
        closed.map(query => ({
          heading: `${query.reference}: closed`,
          lines: [...query.meanwhile],
          links: entryLinks({ ...query, actLink: null }),
        })),
      ),
      ...(back.length === 0
        ? []
        : [
            {
              type: 'paragraph' as const,
              text: 'To act on a query, use its link or its own email address. Do not reply to this email.',
            },
          ]),
    ],
  }
}

function section(text: string, items: Extract<LetterBlock, { type: 'entries' }>['items']): LetterBlock[] {
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: `${text} (${items.length})` },
        { type: 'entries', items: items.slice(0, MOST_ENTRIES) },
        ...theOthers(items.length),
      ]
}
