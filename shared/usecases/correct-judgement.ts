/** A person of the service puts right what triage judged. Safe to repeat: the second time finds a newer version. */
import { type CorrectAnswer, correct } from '../domain/casework/correct.ts'
import type { Correction } from '../domain/casework/correction.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { CaseworkCorrecting } from '../ports/casework-correcting.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxQueue } from '../ports/outbox.ts'

export interface CorrectJudgementPorts {
  readonly casework: CaseworkCorrecting
  /** Null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly outbox: OutboxQueue
  readonly clock: Clock
  readonly deskUrl: string
}

export type CorrectJudgementAnswer = CorrectAnswer | { readonly ok: false; readonly why: 'missing' }

export function makeCorrectJudgement(ports: CorrectJudgementPorts) {
  return async (reference: string, correction: Correction): Promise<CorrectJudgementAnswer> => {
    const [directory, query] = await Promise.all([ports.directory(), ports.casework.query(reference)])
    if (directory === null || query === null) return { ok: false, why: 'missing' }
    const now = ports.clock()
    const answer = correct({ query, correction, directory, deskUrl: ports.deskUrl, now })
    if (!answer.ok) return answer
    if ((await ports.casework.correct(answer.corrected)) === 'stale') return { ok: false, why: 'stale' }
    // One that waits for working time is the clock's to queue.
    const due = answer.corrected.notices.filter(notice => notice.sendAfter <= now)
    await ports.outbox.enqueue(due.map(notice => notice.entryId))
    return answer
  }
}
