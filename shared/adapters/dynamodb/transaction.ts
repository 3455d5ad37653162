/** One way to write several items whole or not at all, and to tell a lost race from a fault. */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

export type Written =
  | { readonly outcome: 'written' }
  /** Positions of the writes whose condition did not hold. */
  | { readonly outcome: 'refused'; readonly at: readonly number[] }

/** Other transactions on the same items kept getting there first. */
export class StillInConflict extends Error {
  constructor() {
    super('Other transactions on the same items kept getting there first.')
  }
}

const CONFLICT_TRIES = 6

/** A transaction that met another one on the same item is tried again; a condition that failed is the caller's to judge. */
export async function writeWhole(
  documents: DynamoDBDocumentClient,
  writes: readonly Write[],
): Promise<Written> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await documents.send(new TransactWriteCommand({ TransactItems: [...writes] }))
      return { outcome: 'written' }
    } catch (fault) {
      if (!(fault instanceof TransactionCanceledException)) throw fault
      const reasons = fault.CancellationReasons ?? []
      const refused = reasons.flatMap((reason, index) =>
        reason.Code === 'ConditionalCheckFailed' ? [index] : [],
      )
      if (refused.length > 0) return { outcome: 'refused', at: refused }
      const onlyConflicts = reasons.every(
        ({ Code }) => Code === 'None' || Code === 'TransactionConflict' || Code === undefined,
      )
      if (!onlyConflicts) throw fault
      if (attempt >= CONFLICT_TRIES) throw new StillInConflict()
      // Of a random length, so that those who collided do not collide again in step.
      await pause(10 + Math.random() * 10 * 2 ** attempt)
    }
  }
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
