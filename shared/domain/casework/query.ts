/** One matter raised by a correspondent, with its reference, its owner and its clocks (design.md section 2). */
import * as z from 'zod'
import { breachReasons } from '../letters/breach-reason-words.ts'
import {
  CaseMatch,
  Correspondent,
  Deadlines,
  Evidence,
  Flag,
  NamedDate,
  Owner,
  Priority,
  Topic,
} from '../triage/judgement.ts'
import { AnswerTo } from './answer-to.ts'
import { ClockName, QueryClocks } from './clock/clocks.ts'
import { Closing } from './closing.ts'
import { Corrected } from './correction.ts'

/** `SEND-2026-00417`: year of receipt in London, then a number that is never used twice in that year. */
export const Reference = z.string().regex(/^SEND-\d{4}-\d{5,}$/, 'is not a reference such as SEND-2026-00417')
export type Reference = z.infer<typeof Reference>

/** `open` needs its owner; `waiting` has gone back to the writer; `closed` is answered. */
export const QueryState = z.enum(['open', 'waiting', 'closed'])
export type QueryState = z.infer<typeof QueryState>

/** Why a promise was missed (domain.md section 1, R28). */
export const BreachReason = z.enum(breachReasons)
export type BreachReason = z.infer<typeof BreachReason>

/** What was added since the first of them were stored has a default: a query is read as long as it is kept. */
export const Query = z.object({
  reference: Reference,
  /** Rises by one with every change; every write names the version that it read. */
  version: z.number().int().positive(),
  state: QueryState,
  /** Instant the mail server took the first mail in, UTC. */
  receivedAt: z.iso.datetime(),
  /** Subject of the first mail: for staff only, never in a letter. */
  subject: z.string(),
  correspondent: Correspondent,
  /** Address that answers go to, lower case. */
  correspondentAddress: z.string(),
  /** By which our answers find their place beside the correspondent's last mail; null for a query that was stored before this was kept. */
  answerTo: AnswerTo.nullable().default(null),
  /** Addresses that may join this query by reference alone (design.md, trust): the writer's own and the case's contacts who may receive. */
  parties: z.array(z.string()),
  caseMatch: CaseMatch.nullable(),
  possibleCases: z.array(z.string()),
  topic: Topic,
  otherTopics: z.array(Topic),
  confidence: z.number(),
  /** Nobody has settled the topic that triage was not sure of. */
  unsure: z.boolean().default(false),
  priority: Priority,
  flags: z.array(Flag),
  owner: Owner,
  /** Team of the owner at the time of routing; null where the owner has none. */
  teamId: z.string().nullable(),
  /** Ward that it was routed by: the child's, else the one that the mail points to; null where none is known. */
  ward: z.string().nullable().default(null),
  /** Staff ids whose notice about this query came back: nobody of them is given it again. */
  unreached: z.array(z.string()).default([]),
  /** Addresses of correspondents, lower case, from which our mail came back: they need another way to be reached. */
  unreachable: z.array(z.string()).default([]),
  deadlines: Deadlines,
  /** The next deadline that a person can meet or miss, and which it is; what every list is sorted by. */
  nextDeadline: z.object({ clock: ClockName, at: z.iso.datetime() }),
  /** What started, stopped and moved the clocks. */
  clocks: QueryClocks.prefault({}),
  /** When the sweep must look at it next, UTC; null where time alone changes nothing. */
  wakeAt: z.iso.datetime().nullable().default(null),
  /**
   * Whom the present owner covers for, and since when: the query goes back when that person is there again, unless the cover
   * keeps it. Null where the owner acts for themselves.
   */
  coverFor: z.object({ staffId: z.string(), since: z.iso.datetime() }).nullable().default(null),
  /** Why promises on this query were missed, latest last: one is needed to close a query with a breach. */
  breachReasons: z
    .array(z.object({ reason: BreachReason, words: z.string(), by: z.string(), at: z.iso.datetime() }))
    .default([]),
  /** Apologies that left for breaches of it, and when. */
  apologies: z.array(z.object({ at: z.iso.datetime(), by: z.string() })).default([]),
  /** Calls with the correspondent that a colleague noted. */
  calls: z.array(z.object({ at: z.iso.datetime(), by: z.string() })).default([]),
  /** How it was closed last; null for one that never was. Kept when it is opened again. */
  closing: Closing.nullable().default(null),
  acknowledgedAt: z.iso.datetime().nullable(),
  /** Addresses that an acknowledgement was decided for, lower case: one each at the most. */
  acknowledgedTo: z.array(z.string()),
  /**
   * Acknowledgements in this exchange: of this query, and of those that its first mail's subject named without its writer being a
   * party there. Strangers get three in all (domain.md 5.1): robots that answer each other from ever new addresses end there.
   */
  acknowledgementsInExchange: z.number().int().nonnegative().default(0),
  /** Instants of the mails that people sent on this matter, newest last, at most 20: what "third contact in 30 days" counts. */
  contacts: z.array(z.iso.datetime()),
  /** The query that this one continues or repeats; null for a matter of its own. */
  linkedTo: Reference.nullable(),
  /**
   * The campaign that it is part of: several writers who sent nearly the same words about no child in particular; null for all else.
   * One id for all of them.
   */
  campaign: z.string().nullable().default(null),
  /** Fingerprint of the first mail's words (`likeness.ts`), to tell a repeat by; empty where there were none. */
  likeness: z.array(z.number()).default([]),
  /** Version name of the standards that its deadlines were reckoned by. */
  standardsVersion: z.string(),
  /** Fingerprint of the calendar and the standards that its clocks go by (`reckoning.ts`); empty where none was kept. */
  reckonedBy: z.string().default(''),
  /** Language of the first mail's own words, ISO 639-1. */
  language: z.string().default('en'),
  interpreterLanguage: z.string().nullable().default(null),
  /** What has been asked on this matter, oldest first, each once, at most 40. */
  questions: z.array(z.string()).default([]),
  /** Days that the first mail names, soonest first. */
  dates: z.array(NamedDate).default([]),
  /** The person behind a forwarded mail. A proposal: they are told nothing until a person says so. */
  onBehalfOf: z.object({ name: z.string(), address: z.string() }).nullable().default(null),
  evidence: z.array(Evidence),
})
export type Query = z.infer<typeof Query>

/**
 * What a list shows of a query: the part of it that the indexes carry. No mail text. A card that was stored before a field was
 * added has its default.
 */
export const QueryCard = Query.extend({
  linkedTo: Reference.nullable().default(null),
  contacts: Query.shape.contacts.default([]),
}).pick({
  reference: true,
  state: true,
  receivedAt: true,
  subject: true,
  correspondent: true,
  caseMatch: true,
  topic: true,
  priority: true,
  flags: true,
  owner: true,
  teamId: true,
  nextDeadline: true,
  contacts: true,
  linkedTo: true,
  campaign: true,
})
export type QueryCard = z.infer<typeof QueryCard>

const EventType = z.enum([
  'received',
  'filed',
  'joined',
  'acknowledged',
  'routed',
  'accepted',
  'warned',
  'breached',
  'escalated',
  'paused',
  'resumed',
  'cover-started',
  'cover-ended',
  'bounced',
  'replied',
  'held',
  'closed',
  'reopened',
  'recalculated',
  /** A person put a judgement right: which, from what to what, is the detail. */
  'corrected',
  /** A colleague said something about it that moves no clock: not theirs, help wanted, why it is late. */
  'noted',
])

/** One entry of a query's append-only history. */
export const CaseworkEvent = z.object({
  /** UTC instant. */
  at: z.iso.datetime(),
  type: EventType,
  /** Who did it: a staff id, `correspondent`, or `system`. */
  by: z.string(),
  /** Staff ids (or `director`) who were told or act from here. */
  to: z.array(z.string()),
  /** One plain sentence or the exact word that contract section 7 asks for. Staff only; no mail text. */
  detail: z.string(),
  /** The clock that a warning, breach or rung is about. */
  clock: ClockName.optional(),
  /** What a person put right, for `corrected` alone: what training learns from. */
  correction: z.object({ what: Corrected, from: z.string(), to: z.string() }).optional(),
})
export type CaseworkEvent = z.infer<typeof CaseworkEvent>

/**
 * Another query that a query belongs together with; kept with both. `same-child`: somebody else wrote about the same child;
 * `repeats`: the same writer, the same child and much the same words, for a person to judge; `continues`: an answer to a closed
 * query, under another subject; `campaign`: nearly the same words from somebody else, about no child.
 */
export const QueryLink = z.object({
  reference: Reference,
  how: z.enum(['same-child', 'repeats', 'continues', 'campaign']),
  /** When the later of the two came in, UTC. */
  at: z.iso.datetime(),
})
export type QueryLink = z.infer<typeof QueryLink>

/** How one mail that came in is kept: with a query, or on its own where it belongs to none. */
export const FiledMail = z.object({
  /** Content identity, see `mail-identity.ts`; unique per mail ever kept. */
  mailId: z.string(),
  rawKey: z.string(),
  /** Instant of receipt, UTC. */
  at: z.iso.datetime(),
  messageId: z.string().nullable(),
  kind: z.enum(['query', 'auto-reply', 'bounce', 'bulk', 'spam']),
  kindEvidence: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  /** At most 30,000 characters; pages read the raw mail for more. */
  ownWords: z.string(),
  /** What a forwarder passed on, at most 8,000 characters of it; null where nothing was forwarded. */
  forwarded: z
    .object({ from: z.object({ name: z.string(), address: z.string() }), text: z.string() })
    .nullable(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number(), index: z.number() })),
  verified: z.boolean(),
  /** Size of the raw mail in bytes. */
  size: z.number().int().nonnegative(),
})
export type FiledMail = z.infer<typeof FiledMail>

/** Kinds of mail that leave (contract section 6). */
export const OutgoingKind = z.enum([
  'acknowledgement',
  'notice',
  'reply',
  'holding',
  'warning',
  'escalation',
  'digest',
  'introduction',
  'closing',
  'apology',
])
export type OutgoingKind = z.infer<typeof OutgoingKind>
