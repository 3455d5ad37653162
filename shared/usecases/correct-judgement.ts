/** A person of the service puts right what triage judged. Safe to repeat: the second time finds a newer version. */

import { bringUpToDate } from '../domain/casework/clock/bring-up-to-date.ts'
import { type CorrectAnswer, correct } from '../domain/casework/correct.ts'
import type { Correction } from '../domain/casework/correction.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxQueue } from '../ports/outbox.ts'
import { queueDecided } from './queue-decided.ts'

export interface CorrectJudgementPorts {
  readonly casework: Pick<CaseworkChanging, 'query' | 'change'>
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
    const upToDate = bringUpToDate(query, now, directory)
    const answer = correct({ query: upToDate.query, correction, directory, deskUrl: ports.deskUrl, now })
    if (!answer.ok) return answer
    const { corrected } = answer
    const written = await ports.casework.change({
      query: corrected.query,
      events: [...upToDate.events, ...corrected.events],
      notices: upToDate.notices,
      outgoing: corrected.notices,
      takenBack: [],
    })
    if (written === 'stale') return { ok: false, why: 'stale' }
    await queueDecided(ports.outbox, corrected.notices, now)
    return answer
  }
}
