/** Work that changes hands for good: one item each while it does, one for each query that went to somebody. */
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { WorkMove } from '../../domain/casework/absence/work-move.ts'
import type { OutgoingMail } from '../../domain/casework/outgoing-mail.ts'
import { epochOf } from '../../domain/standards/london.ts'
import type { WorkMoves } from '../../ports/work-moves.ts'
import { guardedMove, nextVersionOf } from './guarded-move.ts'
import { FOR_GOOD_PARTITION, followedDirectoryKey, forGoodKey, handedOverPartition } from './keys.ts'
import { outgoingItem } from './outgoing-item.ts'
import { readPartition } from './read-partition.ts'
import { type Write, writeWhole } from './transaction.ts'

/** Seconds that one is kept when it is done: told a second time, it is the same one. */
const DONE_KEPT_SECONDS = 60 * 86_400

const Moved = z.object({ reference: z.string(), to: z.string() })
const Version = z.object({ number: z.number().int(), contentHash: z.string() })

export function dynamoWorkMoves(documents: DynamoDBDocumentClient, tableName: string): WorkMoves {
  return {
    async all() {
      const items = await readPartition(documents, tableName, FOR_GOOD_PARTITION)
      return items.map(item => WorkMove.parse(item['move'])).filter(({ state }) => state !== 'done')
    },

    async write(move, outgoing) {
      const written = await writeWhole(documents, [moveWrite(move), ...outgoing.map(outgoingWrite)])
      return written.outcome === 'written' ? 'written' : 'stale'
    },

    async move(change, move, to) {
      const guard = { key: forGoodKey(move.moveId), attribute: 'move', version: move.version }
      const handed = { by: move.moveId, since: move.at, to }
      const written = await writeWhole(documents, guardedMove(tableName, change, guard, handed))
      return written.outcome === 'written' ? 'changed' : 'stale'
    },

    async moved({ moveId, at }) {
      const items = await readPartition(documents, tableName, handedOverPartition(moveId, at))
      return items.map(item => Moved.parse(item))
    },

    async followed() {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: followedDirectoryKey, ConsistentRead: true }),
      )
      return answer.Item === undefined ? null : Version.parse(answer.Item['followed'])
    },

    async follow(version, before) {
      const { number, contentHash } = version
      const written = await writeWhole(documents, [
        {
          Put: {
            TableName: tableName,
            Item: { ...followedDirectoryKey, kind: 'followed', followed: { number, contentHash } },
            ...(before === null
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#followed.#number = :before',
                  ExpressionAttributeNames: { '#followed': 'followed', '#number': 'number' },
                  ExpressionAttributeValues: { ':before': before.number },
                }),
          },
        },
      ])
      return written.outcome === 'written' ? 'followed' : 'stale'
    },
  }

  function moveWrite(move: WorkMove): Write {
    const expiresAt = move.state === 'done' ? Math.floor(epochOf(move.at) / 1000) + DONE_KEPT_SECONDS : null
    return nextVersionOf(tableName, forGoodKey(move.moveId), 'work-move', 'move', move, expiresAt)
  }

  function outgoingWrite(entry: OutgoingMail): Write {
    return {
      Put: {
        TableName: tableName,
        Item: outgoingItem(entry),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }
  }
}
