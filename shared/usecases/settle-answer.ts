/** Tells a query's clocks what became of the answer that was to leave: it left, or it could not be delivered. Safe to repeat. */
import { answerLeft, answerTakenBack } from '../domain/casework/clock/answer-left.ts'
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { ActOnQuery } from './act-on-query.ts'

export interface SettleAnswerPorts {
  readonly outbox: Pick<Outbox, 'read'>
  readonly act: ActOnQuery
}

export type SettleAnswer = (reference: string, entryId: string) => Promise<void>

export function makeSettleAnswer(ports: SettleAnswerPorts): SettleAnswer {
  return async (reference, entryId) => {
    const [entry] = await ports.outbox.read([entryId])
    if (entry === null || entry === undefined) return
    await ports.act(reference, (query, directory) => {
      const settled = settledBy(entry)
      if (settled === 'left') {
        const left = answerLeft(query, entryId, directory)
        if (left !== null) return left
      } else if (settled === 'taken-back') {
        const free = answerTakenBack(query, entryId)
        if (free !== null) return { query: free, events: [] }
      }
      return { refused: 'There is nothing to settle.' }
    })
  }
}

/** A mail that is still on its way settles nothing yet. One that no server takes leaves the clocks as they were. */
function settledBy({ state }: OutgoingMail): 'left' | 'taken-back' | null {
  if (state === 'sent') return 'left'
  return state === 'undelivered' || state === 'taken-back' ? 'taken-back' : null
}
