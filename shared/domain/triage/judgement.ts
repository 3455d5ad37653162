/** What triage says of a mail: the vocabulary of contract section 3, each judgement with the words that led to it. */
import * as z from 'zod'
import { MessageKind } from '../mail/mail.ts'

export const Topic = z.enum([
  'assessment-request',
  'assessment-delay',
  'plan-content',
  'annual-review',
  'placement',
  'out-of-school',
  'provision',
  'tribunal',
  'transport',
  'funding',
  'complaint',
  'communication',
  'information-rights',
  'general',
])
export type Topic = z.infer<typeof Topic>

export const Priority = z.enum(['P1', 'P2', 'P3', 'P4'])
export type Priority = z.infer<typeof Priority>

export const CorrespondentKind = z.enum([
  'councillor',
  'mp',
  'family',
  'school',
  'professional',
  'legal',
  'staff',
  'unknown',
])
export type CorrespondentKind = z.infer<typeof CorrespondentKind>

export const Flag = z.enum([
  'safeguarding',
  'interpreter',
  'out-of-school',
  'legal-deadline',
  'complaint',
  'media',
  'consent-needed',
  'sar',
  'foi',
  'data-breach',
  'correction',
  'access-need',
  'may-not-receive',
  'private-address',
  'unverified-claim',
  'third-contact',
  'not-send',
  'secure-message',
])
export type Flag = z.infer<typeof Flag>

/** The flags that name a right to information: exactly one with that topic, none without it (contract section 7, reading 3). */
export const informationRights = [
  'sar',
  'foi',
  'data-breach',
  'correction',
] as const satisfies readonly Flag[]

export const Correspondent = z.object({
  kind: CorrespondentKind,
  name: z.string().nullable(),
  /** Id of a member or of a member of staff; null for contacts and strangers. */
  directoryId: z.string().nullable(),
  verified: z.boolean(),
})
export type Correspondent = z.infer<typeof Correspondent>

export const CaseMatch = z.object({
  id: z.string(),
  /** `person`: somebody of the service put it right; triage itself never says so. */
  how: z.enum(['reference', 'sender', 'name', 'thread', 'person']),
})
export type CaseMatch = z.infer<typeof CaseMatch>

export const OwnerVia = z.enum(['allocated', 'cover', 'role', 'team', 'manager', 'triage', 'none'])
export type OwnerVia = z.infer<typeof OwnerVia>

export const Owner = z.object({
  staffId: z.string().nullable(),
  via: OwnerVia,
  /** One sentence that a person can check against the directory. */
  reason: z.string(),
})
export type Owner = z.infer<typeof Owner>

/** The four clocks that start when a query opens; each is a UTC instant. */
export const Deadlines = z.object({
  acknowledge: z.iso.datetime(),
  accept: z.iso.datetime(),
  firstReply: z.iso.datetime(),
  fullAnswer: z.iso.datetime(),
})
export type Deadlines = z.infer<typeof Deadlines>

export const Evidence = z.object({
  /** What it is evidence for: `topic:transport`, `priority:P2`, `flag:media`, `case`, `correspondent`, `kind`. */
  for: z.string(),
  /** The words in the mail, the header or the directory row, at most 300 characters. */
  text: z.string(),
})
export type Evidence = z.infer<typeof Evidence>

/** A day that the mail names and that may matter: a hearing, a deadline, a move. */
export const NamedDate = z.object({
  /** ISO date, London. */
  date: z.iso.date(),
  /** The sentence that names it, at most 300 characters. */
  text: z.string(),
})
export type NamedDate = z.infer<typeof NamedDate>

export const Judgement = z.object({
  messageKind: MessageKind,
  correspondent: Correspondent,
  topic: Topic,
  otherTopics: z.array(Topic),
  confidence: z.number().min(0).max(1),
  /** The topic is not sure enough to stand: a person is asked to decide it. */
  unsure: z.boolean(),
  priority: Priority,
  flags: z.array(Flag),
  case: CaseMatch.nullable(),
  /** Cases that could be meant where none is certain: shown to a person, never tied. */
  possibleCases: z.array(z.string()),
  owner: Owner,
  /** The ward that the matter is about: the child's, else the one that the words or the writer's seat point to; null where nothing does. */
  ward: z.string().nullable(),
  /** Staff ids who are told besides the owner: the allocated caseworker of a complaint, the manager at once for safeguarding. */
  alsoTell: z.array(z.object({ staffId: z.string(), why: z.enum(['kept-informed', 'safeguarding']) })),
  deadlines: Deadlines.nullable(),
  /** ISO 639-1 code of the own words, `other` for a script that we cannot name. */
  language: z.string(),
  /** The language to meet the writer in, where that is not English: that of the words or the one they ask for. */
  interpreterLanguage: z.string().nullable(),
  /** What the writer asks, in their words and order (`questions.ts`). */
  questions: z.array(z.string()),
  /** Days from today on that the own words name, soonest first, at most ten. */
  dates: z.array(NamedDate),
  /** Whose words a forwarder passed on: proposed as the person they write for, never answered unasked. */
  onBehalfOf: z.object({ name: z.string(), address: z.string() }).nullable(),
  evidence: z.array(Evidence),
})
export type Judgement = z.infer<typeof Judgement>
