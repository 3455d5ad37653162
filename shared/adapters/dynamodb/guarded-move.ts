/** A query that changes hands as part of something larger: one step with the query's change, on the condition that the larger thing is as it was read. */

import type { CaseworkChange } from '../../domain/casework/change.ts'
import { epochOf } from '../../domain/standards/london.ts'
import { changeWrites } from './casework-changing.ts'
import { handedOverKey } from './keys.ts'
import type { ItemKey } from './read-items.ts'
import type { Write } from './transaction.ts'

/** Seconds that it is looked up who was given what. */
const KEPT_SECONDS = 60 * 86_400

export function guardedMove(
  tableName: string,
  change: CaseworkChange,
  guard: { readonly key: ItemKey; readonly attribute: string; readonly version: number },
  handed: { readonly by: string; readonly since: string; readonly to: string } | null,
): Write[] {
  const { reference } = change.query
  return [
    {
      ConditionCheck: {
        TableName: tableName,
        Key: guard.key,
        ConditionExpression: '#thing.#version = :read',
        ExpressionAttributeNames: { '#thing': guard.attribute, '#version': 'version' },
        ExpressionAttributeValues: { ':read': guard.version },
      },
    },
    ...changeWrites(tableName, change),
    ...(handed === null
      ? []
      : [
          {
            Put: {
              TableName: tableName,
              Item: {
                ...handedOverKey(handed.by, handed.since, reference),
                kind: 'handed-over',
                reference,
                to: handed.to,
                expiresAt: Math.floor(epochOf(handed.since) / 1000) + KEPT_SECONDS,
              },
            },
          },
        ]),
  ]
}

/** A value that is kept whole in one attribute, written on the version before it. */
export function nextVersionOf(
  tableName: string,
  key: ItemKey,
  kind: string,
  attribute: string,
  value: { readonly version: number },
  expiresAt: number | null,
): Write {
  return {
    Put: {
      TableName: tableName,
      Item: { ...key, kind, [attribute]: value, ...(expiresAt === null ? {} : { expiresAt }) },
      ...(value.version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#thing.#version = :before',
            ExpressionAttributeNames: { '#thing': attribute, '#version': 'version' },
            ExpressionAttributeValues: { ':before': value.version - 1 },
          }),
    },
  }
}
