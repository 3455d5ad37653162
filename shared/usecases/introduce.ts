/**
 * Letters about a new contact: asked for when work has changed hands, sent when a manager says yes, each once. What is sent is reckoned
 * from the queries as they are then, not as they were when it was asked.
 */
import { nameOf, staffDigestEntry } from '../domain/casework/absence/cover-mails.ts'
import {
  type IntroductionLetters,
  type Introductions,
  introductionLetters,
} from '../domain/casework/absence/introductions.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import { introductionsWanted } from '../domain/letters/introductions-wanted.ts'
import { londonDate } from '../domain/standards/london.ts'
import { calendarOf, nextWorkingInstant } from '../domain/standards/working-time.ts'
import { managerOver } from '../domain/triage/owner.ts'
import type { CoverPeriods } from '../ports/absences.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { IntroductionStore } from '../ports/introductions.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import { queueDecided } from './queue-decided.ts'

export interface IntroducePorts {
  readonly introductions: IntroductionStore
  readonly periods: Pick<CoverPeriods, 'tell'>
  readonly casework: Pick<CaseworkChanging, 'queries'>
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly outbox: OutboxQueue
  readonly clock: Clock
  readonly deskUrl: string
}

/** Asks for a yes, once for the same `about`; nothing where no letter would leave. */
export type WantIntroductions = (ask: {
  readonly about: readonly string[]
  readonly why: Introductions['why']
  readonly from: Introductions['from']
  readonly references: readonly string[]
}) => Promise<void>

export function makeWantIntroductions(ports: IntroducePorts): WantIntroductions {
  return async ({ about, why, from, references }) => {
    const directory = await ports.directory()
    if (directory === null || references.length === 0) return
    const now = ports.clock()
    const batch: Introductions = {
      batchId: `contact-${nameOf(about)}`,
      version: 1,
      state: 'wanted',
      why,
      from,
      references: references.slice(0, 2_000),
      decidedBy: null,
      at: now,
    }
    const letters = await lettersOf(batch, directory, ports, now)
    const [draft] = letters.mails
    if (draft === undefined) return
    const person = directory.staff(from.staffId)
    const heads = directory.inRole('head-of-service')
    const manager = person === null ? (heads[0] ?? null) : managerOver(person, { now, directory })
    const mail =
      manager === null
        ? []
        : [
            staffDigestEntry(
              manager,
              introductionsWanted({
                name: from.name,
                why,
                letters: letters.mails.length,
                untold: letters.untold,
                draft: draft.letter,
                awayLink: `${ports.deskUrl.replace(/\/$/, '')}/away`,
              }),
              {
                name: `introductions-${batch.batchId}`,
                day: londonDate(now),
                now,
                sendAfter: nextWorkingInstant(calendarOf(directory.snapshot.council), now),
              },
            ),
          ]
    // Stale: it was asked before.
    if ((await ports.introductions.write(batch, mail)) === 'written')
      await queueDecided(ports.outbox, mail, now)
  }
}

interface DecideIntroductionsAsk {
  readonly batchId: string
  readonly say: 'yes' | 'no'
  /** Staff id of the manager who says so. */
  readonly by: string
}

type DecideIntroductionsAnswer =
  | { readonly ok: true; readonly letters: number }
  | { readonly ok: false; readonly field: 'by' | 'batch'; readonly refused: string }

export type DecideIntroductions = (ask: DecideIntroductionsAsk) => Promise<DecideIntroductionsAnswer>

export function makeDecideIntroductions(ports: IntroducePorts): DecideIntroductions {
  return async ({ batchId, say, by }) => {
    const directory = await ports.directory()
    const manager = directory?.staff(by) ?? null
    if (directory === null || manager === null)
      return { ok: false, field: 'by', refused: 'Choose your own name.' }
    if (manager.role !== 'manager' && manager.role !== 'head-of-service')
      return { ok: false, field: 'by', refused: 'Only a manager can say yes or no to these letters.' }
    const batch = (await ports.introductions.waiting()).find(each => each.batchId === batchId)
    if (batch === undefined || batch.state !== 'wanted') return gone
    const decided: Introductions = {
      ...batch,
      state: say === 'yes' ? 'approved' : 'declined',
      decidedBy: by,
      version: batch.version + 1,
    }
    if ((await ports.introductions.write(decided, [])) === 'stale') return gone
    return { ok: true, letters: say === 'yes' ? await send(decided, directory, ports) : 0 }
  }
}

const gone: DecideIntroductionsAnswer = {
  ok: false,
  field: 'batch',
  refused: 'Somebody has decided on these letters already.',
}

/** The step of the sweep: sends what was approved and, for whatever reason, is not all in the outbox yet. */
export function makeSendIntroductions(ports: IntroducePorts): () => Promise<void> {
  return async () => {
    const approved = (await ports.introductions.waiting()).filter(({ state }) => state === 'approved')
    const directory = approved.length === 0 ? null : await ports.directory()
    if (directory === null) return
    for (const batch of approved) await send(batch, directory, ports)
  }
}

async function send(batch: Introductions, directory: DirectoryIndex, ports: IntroducePorts): Promise<number> {
  const now = ports.clock()
  const { mails } = await lettersOf(batch, directory, ports, now)
  const fresh = await ports.periods.tell(mails)
  await queueDecided(ports.outbox, fresh, now)
  await ports.introductions.write({ ...batch, state: 'sent', version: batch.version + 1 }, [])
  return mails.length
}

/** As they would leave now. */
export async function lettersOf(
  batch: Introductions,
  directory: DirectoryIndex,
  ports: Pick<IntroducePorts, 'casework'>,
  now: string,
): Promise<IntroductionLetters> {
  return introductionLetters(batch, await ports.casework.queries(batch.references), directory, now)
}
