/**
 * "Your new contact is …": after work changed hands for good, or for long, to each writer with an open query, once a manager has said yes
 * (domain.md section 1, R16). Nobody is told whose address is not proven or who may not be told: a caseworker's name says that a child is
 * known here (domain.md 4.2).
 */
import * as z from 'zod'
import { awayPeriod } from '../../directory/away-period.ts'
import { whoActsFor } from '../../directory/cover.ts'
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { readerOf } from '../../disclosure/reader.ts'
import { introduction } from '../../letters/introduction.ts'
import { epochOf, instantOf } from '../../standards/london.ts'
import { calendarOf, workingDaysBetween } from '../../standards/working-time.ts'
import { mailToCorrespondent } from '../mail-to-correspondent.ts'
import { nextNewsBy } from '../news/next-news.ts'
import { signerOf } from '../news/who-deals.ts'
import { isProven } from '../news/whose-query.ts'
import type { OutgoingMail } from '../outgoing-mail.ts'
import type { Query } from '../query.ts'
import { nameOf } from './cover-mails.ts'

export const Introductions = z.object({
  batchId: z.string().regex(/^[a-z0-9-]{1,80}$/),
  /** Rises by one with every change. */
  version: z.number().int().positive(),
  /** `wanted` until a manager says yes (`approved`, and `sent` when every letter is in the outbox) or no (`declined`). */
  state: z.enum(['wanted', 'approved', 'sent', 'declined']),
  why: z.enum(['long-absence', 'change']),
  /** Who had the queries until now; the name is kept, for they may have left. */
  from: z.object({ staffId: z.string().min(1), name: z.string().min(1) }),
  /** The open queries that changed hands. */
  references: z.array(z.string()).max(2_000),
  /** Staff id of whoever said yes or no. */
  decidedBy: z.string().nullable().default(null),
  at: z.iso.datetime(),
})
export type Introductions = z.infer<typeof Introductions>

/** An absence of more working days than this introduces whoever covers. */
export function isLong(staffId: string, now: string, directory: DirectoryIndex): boolean {
  const { council } = directory.snapshot
  const period = awayPeriod(staffId, now, directory)
  if (period === null || !period.isAbsence) return false
  const dayBefore = instantOf(epochOf(period.since) - 86_400_000)
  // Its first working day counts, the day on which they are back does not.
  const days = workingDaysBetween(calendarOf(council), dayBefore, period.until) - 1
  return days > council.introduceAfterWorkingDays
}

export interface IntroductionLetters {
  readonly mails: readonly OutgoingMail[]
  /** Writers who are told nothing: not proven, may not be told, cannot be reached, or owed news already. */
  readonly untold: number
}

/** One letter to each writer and new contact, as things stand now. The same batch gives the same ids. */
export function introductionLetters(
  batch: Introductions,
  queries: readonly Query[],
  directory: DirectoryIndex,
  now: string,
): IntroductionLetters {
  const open = queries.filter(({ state }) => state !== 'closed')
  const byWriter = Map.groupBy(open, query => {
    const contact = contactOf(query, batch, directory, now)
    return contact === null ? '' : `${query.correspondentAddress}\n${contact.id}`
  })
  const mails: OutgoingMail[] = []
  let untold = 0
  for (const [key, all] of byWriter) {
    const mail = key === '' ? null : letterTo(all, batch, directory, now)
    if (mail === null) untold += 1
    else mails.push(mail)
  }
  return { mails, untold }
}

function letterTo(
  queries: readonly Query[],
  batch: Introductions,
  directory: DirectoryIndex,
  now: string,
): OutgoingMail | null {
  const { council } = directory.snapshot
  const told = queries
    .filter(query => mayBeTold(query, directory))
    .flatMap(query => {
      const nextBy = nextNewsBy(query, council, now)
      return nextBy === null ? [] : [{ query, nextBy }]
    })
    .toSorted((one, other) => (one.nextBy < other.nextBy ? -1 : one.nextBy > other.nextBy ? 1 : 0))
  const [first] = told
  const contact = first === undefined ? null : contactOf(first.query, batch, directory, now)
  if (first === undefined || contact === null) return null
  const { query } = first
  const letter = introduction({
    council,
    correspondent: query.correspondent,
    before: batch.from.name,
    why: batch.why,
    contact: signerOf(contact, directory),
    queries: told.map(each => ({ reference: each.query.reference, nextBy: each.nextBy })),
  })
  return mailToCorrespondent(query, {
    entryId: `${query.reference}_introduction_${nameOf([batch.batchId, query.correspondentAddress, contact.id])}`,
    kind: 'introduction',
    letter,
    thread: {
      inReplyTo: query.answerTo?.inReplyTo ?? null,
      references: query.answerTo?.references ?? [],
      threadIndex: query.answerTo?.threadIndex ?? null,
    },
    now,
    sendAfter: now,
  })
}

/** Whoever deals with it now; during a long absence also of what has not moved. Null where that is still the one who had it. */
function contactOf(
  query: Query,
  { from }: Introductions,
  directory: DirectoryIndex,
  now: string,
): Staff | null {
  const owner = query.owner.staffId
  const acting = owner === null ? null : (whoActsFor(owner, now, directory)?.staff ?? null)
  return acting === null || acting.id === from.staffId ? null : acting
}

const mayBeTold = (query: Query, directory: DirectoryIndex): boolean =>
  isProven(query) &&
  query.correspondent.kind !== 'staff' &&
  !query.flags.includes('consent-needed') &&
  !query.unreachable.includes(query.correspondentAddress) &&
  readerOf(query, query.correspondentAddress, directory).refused === null
