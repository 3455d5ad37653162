/** One mail written for this project, with what a careful duty officer makes of it on Monday 23 November 2026. */
import * as z from 'zod'
import { CorrespondentKind, Priority, Topic } from '#shared/domain/triage/judgement.ts'

const Sign = z.boolean().nullable()

export const LabelledMail = z.strictObject({
  /** Unique among all mails. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** One way of writing: mails of one author are never on both sides of a split. */
  author: z.string().regex(/^[a-z0-9-]+$/),
  voice: CorrespondentKind.nullable(),
  subject: z.string(),
  /** Own words only: greeting, what it says, the name below. */
  text: z.string().min(1),
  /** What it is routed by; null where only the signs were labelled. */
  topic: Topic.nullable(),
  /** Others that it touches. */
  alsoTopics: z.array(Topic),
  /** Others that a careful officer could have routed it by. */
  acceptTopics: z.array(Topic),
  priority: Priority.nullable(),
  acceptPriorities: z.array(Priority),
  /** Null where it was not labelled; so the next ones. */
  safeguarding: Sign,
  outOfSchool: Sign,
  legalDeadline: Sign,
  interpreter: Sign,
  /** ISO 639-1. */
  language: z.string(),
  questions: z.array(z.string()),
  note: z.string().optional(),
})
export type LabelledMail = z.infer<typeof LabelledMail>
