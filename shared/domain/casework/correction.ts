/** What a person puts right about a query, as it comes from a form: every judgement, changed or not. */
import * as z from 'zod'
import { MessageKind } from '../mail/mail.ts'
import { CorrespondentKind, Flag, Priority, Topic } from '../triage/judgement.ts'

export const Correction = z.strictObject({
  /** The version of the query that the person saw: two people never overwrite each other. */
  version: z.number().int().positive(),
  /** Staff id of the person. */
  by: z.string(),
  /** Why, in the person's words; may be empty. For staff only. */
  why: z.string().max(300),
  kind: MessageKind,
  correspondentKind: CorrespondentKind,
  topic: Topic,
  priority: Priority,
  flags: z.array(Flag),
  /** Case id; null where no child is known. */
  caseId: z.string().nullable(),
  /** Staff id; null leaves the owner to the rules of contract section 3. */
  ownerId: z.string().nullable(),
})
export type Correction = z.infer<typeof Correction>

/** Which judgement was put right. */
export const Corrected = z.enum([
  'kind',
  'correspondent',
  'topic',
  'priority',
  'flag-added',
  'flag-removed',
  'case',
  'owner',
])
export type Corrected = z.infer<typeof Corrected>
