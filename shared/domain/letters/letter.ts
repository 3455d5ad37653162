/**
 * A letter is written once, as blocks of plain sentences; its text and its HTML are two renderings of those blocks
 * (`render-letter.ts`), so they can never say different things.
 */
import * as z from 'zod'

/** Where a letter may lead: a page, or a mail to write. */
const LetterLink = z.object({ text: z.string(), href: z.url({ protocol: /^(https?|mailto)$/ }) })
export type LetterLink = z.infer<typeof LetterLink>

/** One of many things in a digest: what it is, what there is to say of it, where to go for it. */
const LetterEntry = z.object({
  heading: z.string(),
  lines: z.array(z.string()),
  links: z.array(LetterLink),
})
export type LetterEntry = z.infer<typeof LetterEntry>

export const LetterBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), text: z.string() }),
  z.object({ type: z.literal('heading'), text: z.string() }),
  z.object({ type: z.literal('list'), items: z.array(z.string()) }),
  z.object({ type: z.literal('numbered'), items: z.array(z.string()) }),
  /** The one thing to notice, set apart: a telephone number, a date. */
  z.object({ type: z.literal('inset'), text: z.string() }),
  /** A sentence in another language than the letter's: said so, for screen readers and for its direction (WCAG 2.2, 3.1.2). */
  z.object({
    type: z.literal('in-language'),
    /** BCP 47 tag. */
    language: z.string().regex(/^[a-z]{2,3}$/),
    direction: z.enum(['ltr', 'rtl']),
    text: z.string(),
  }),
  z.object({ type: z.literal('link'), ...LetterLink.shape }),
  z.object({ type: z.literal('entries'), items: z.array(LetterEntry) }),
])
export type LetterBlock = z.infer<typeof LetterBlock>

export const Letter = z.object({
  /** One line; never a child's name, need or school (domain.md 4.2). */
  subject: z.string().min(1).max(200),
  blocks: z.array(LetterBlock).min(1),
})
export type Letter = z.infer<typeof Letter>
