/** The header fields by which an answer of ours finds its place beside the writer's own last mail, in their program. */
import * as z from 'zod'
import type { Mail } from '../mail/mail.ts'

export const AnswerTo = z.object({
  /** Message-ID of their mail, with angle brackets; null where it had none. */
  inReplyTo: z.string().nullable(),
  /** Oldest first, at most ten. Our own minted reference comes with every mail that leaves. */
  references: z.array(z.string()),
  /** Outlook's, as they sent it. */
  threadIndex: z.string().nullable(),
})
export type AnswerTo = z.infer<typeof AnswerTo>

/** Of a query that was stored before this was kept. */
export const answersNothing: AnswerTo = { inReplyTo: null, references: [], threadIndex: null }

const MOST_REFERENCES = 10

export function answerTo(mail: Pick<Mail, 'messageId' | 'references' | 'threadIndex'>): AnswerTo {
  const { messageId, references, threadIndex } = mail
  return {
    inReplyTo: messageId,
    references: [...references, ...(messageId === null ? [] : [messageId])].slice(-MOST_REFERENCES),
    threadIndex,
  }
}
