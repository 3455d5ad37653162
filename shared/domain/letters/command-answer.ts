/** What came of a colleague's command by mail: done, or not done and why. A misread command does nothing, and says so. */
import type { Letter, LetterBlock } from './letter.ts'
import { londonTime } from './london-words.ts'
import { type StaffReplyWord, wordsToReply } from './reply-words.ts'
import { paragraph } from './writer-letter.ts'

export interface CommandDoneFacts {
  readonly reference: string
  /** What was done, as one sentence: "You have taken SEND-2026-00417 on." */
  readonly done: string
  /** A mail to the writer waits to leave: how to stop it, and until when. Null where nothing leaves. */
  readonly undo: { readonly link: string; readonly until: string } | null
  readonly deskLink: string
}

export function commandDone(facts: CommandDoneFacts): Letter {
  return {
    subject: `Done: ${facts.reference}`,
    blocks: [
      paragraph(facts.done),
      ...(facts.undo === null
        ? []
        : [
            { type: 'inset' as const, text: `Your mail leaves at ${londonTime(facts.undo.until)}.` },
            paragraph('To stop it, use this link or reply UNDO before then.'),
            { type: 'link' as const, text: 'Do not send it', href: facts.undo.link },
          ]),
      openLink(facts.reference, facts.deskLink),
    ],
  }
}

export interface CommandRefusedFacts {
  /** Null where the mail named no query. */
  readonly reference: string | null
  /** One clear sentence: what was not understood, or what is not allowed. Children's names masked. */
  readonly why: string
  /** What they may have meant to write. */
  readonly instead: readonly StaffReplyWord[]
  readonly deskLink: string | null
}

export function commandRefused({ reference, why, instead, deskLink }: CommandRefusedFacts): Letter {
  return {
    subject: reference === null ? 'We did nothing with your mail' : `Nothing was done: ${reference}`,
    blocks: [
      paragraph(why),
      { type: 'inset', text: 'Nothing was done. Nothing was sent to anyone.' },
      ...(instead.length === 0
        ? []
        : [
            paragraph('Answer this email again. Begin the first line with:'),
            wordsToReply(instead),
            paragraph('For words that stay with us, begin with NOTE.'),
          ]),
      ...(reference === null || deskLink === null ? [] : [openLink(reference, deskLink)]),
    ],
  }
}

const openLink = (reference: string, href: string): LetterBlock => ({
  type: 'link',
  text: `Open ${reference}`,
  href,
})
