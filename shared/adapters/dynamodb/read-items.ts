/** Reads any number of items by key. BatchGetItem takes a hundred at once, refuses a key named twice, and may leave some unread. */
import { setTimeout as pause } from 'node:timers/promises'
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'

/** Most keys that one BatchGetItem takes. */
const AT_ONCE = 100
/** What the table leaves unread it was too busy for: asking again at once would find it as busy. */
const FIRST_PAUSE_MS = 25
const LONGEST_PAUSE_MS = 1_000
/** Answers in a row that bring nothing before reading is given up. */
const EMPTY_ANSWERS = 8

export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/** The name under which `readItems` gives an item. */
export const nameOf = ({ pk, sk }: ItemKey): string => `${pk}\n${sk}`

const Key = z.object({ pk: z.string(), sk: z.string() })

/**
 * The items that exist, each under `nameOf` its key, read consistently; a key may be named more than once. Throws when the
 * table goes on leaving keys unread, so that a missing item always means that there is none.
 */
export async function readItems(
  documents: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly ItemKey[],
): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const asked = [...new Map(keys.map(key => [nameOf(key), { pk: key.pk, sk: key.sk }])).values()]
  const found = new Map<string, Record<string, unknown>>()
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    let left: Record<string, unknown>[] = asked.slice(from, from + AT_ONCE)
    for (let empty = 0; left.length > 0; ) {
      const answer = await documents.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: left, ConsistentRead: true } } }),
      )
      for (const item of answer.Responses?.[tableName] ?? []) found.set(nameOf(Key.parse(item)), item)
      const unread = answer.UnprocessedKeys?.[tableName]?.Keys ?? []
      if (unread.length > 0) {
        empty = unread.length < left.length ? 0 : empty + 1
        if (empty === EMPTY_ANSWERS) throw new Error(`The table left ${unread.length} items unread.`)
        await pause(Math.min(FIRST_PAUSE_MS * 2 ** empty, LONGEST_PAUSE_MS))
      }
      left = unread
    }
  }
  return found
}
