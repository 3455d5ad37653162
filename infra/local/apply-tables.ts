/** Brings the tables of the DynamoDB engine to what the template says, as a deployment would. */

import { setTimeout as sleep } from 'node:timers/promises'
import {
  type AttributeDefinition,
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { Refused } from './refused.ts'
import type { IndexWiring, KeyWiring, TableWiring } from './template/wiring.ts'

/**
 * Makes a missing table; on one that exists, makes missing indexes, makes changed ones anew and removes those that the
 * template no longer has. A table whose own keys changed is refused: its items cannot be carried over.
 */
export async function applyTable(client: DynamoDBClient, wanted: TableWiring): Promise<void> {
  const found = await describe(client, wanted.name)
  if (found === null) {
    await create(client, wanted)
  } else {
    if (!sameKey(found.KeySchema, wanted.key)) {
      throw new Refused(
        `The table ${wanted.name} in the data folder has other keys than the template gives it; start on a new data folder with --data, or put the template's keys back.`,
      )
    }
    await changeIndexes(client, wanted, found)
  }
  await untilActive(client, wanted.name)
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | null> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table ?? null
  } catch (fault) {
    if (fault instanceof ResourceNotFoundException) return null
    throw fault
  }
}

async function create(client: DynamoDBClient, table: TableWiring): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: table.name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: definitions(table),
      KeySchema: keySchema(table.key),
      ...(table.indexes.length === 0 ? {} : { GlobalSecondaryIndexes: table.indexes.map(indexDefinition) }),
    }),
  )
  await untilActive(client, table.name)
  if (table.timeToLive !== null) {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: table.name,
        TimeToLiveSpecification: { Enabled: true, AttributeName: table.timeToLive },
      }),
    )
  }
}

async function changeIndexes(
  client: DynamoDBClient,
  wanted: TableWiring,
  found: TableDescription,
): Promise<void> {
  const present = found.GlobalSecondaryIndexes ?? []
  const asWanted = (name: string | undefined) =>
    present.some(index => index.IndexName === name && wanted.indexes.some(each => isSame(each, index)))
  for (const { IndexName } of present) {
    if (!asWanted(IndexName)) await change(client, wanted, { Delete: { IndexName } })
  }
  for (const index of wanted.indexes) {
    if (!asWanted(index.name)) await change(client, wanted, { Create: indexDefinition(index) })
  }
}

/** DynamoDB changes one index at a time. */
async function change(
  client: DynamoDBClient,
  table: TableWiring,
  update:
    | { readonly Create: GlobalSecondaryIndex }
    | { readonly Delete: { readonly IndexName: string | undefined } },
): Promise<void> {
  await client.send(
    new UpdateTableCommand({
      TableName: table.name,
      AttributeDefinitions: definitions(table),
      GlobalSecondaryIndexUpdates: [update],
    }),
  )
  await untilActive(client, table.name)
}

async function untilActive(client: DynamoDBClient, name: string): Promise<void> {
  for (let asked = 0; asked < 600; asked += 1) {
    const table = await describe(client, name)
    const states = [
      table?.TableStatus,
      ...(table?.GlobalSecondaryIndexes ?? []).map(each => each.IndexStatus),
    ]
    if (states.every(state => state === undefined || state === 'ACTIVE')) return
    await sleep(100)
  }
  throw new Error(`The table ${name} does not become ready.`)
}

const keySchema = (key: KeyWiring): KeySchemaElement[] => [
  { AttributeName: key.partition, KeyType: 'HASH' },
  ...(key.sort === null ? [] : [{ AttributeName: key.sort, KeyType: 'RANGE' } as const]),
]

const indexDefinition = (index: IndexWiring): GlobalSecondaryIndex => ({
  IndexName: index.name,
  KeySchema: keySchema(index.key),
  Projection: {
    ProjectionType: index.projection,
    ...(index.projection === 'INCLUDE' ? { NonKeyAttributes: [...index.carries] } : {}),
  },
})

const definitions = (table: TableWiring): AttributeDefinition[] =>
  Object.entries(table.attributeTypes).map(([AttributeName, AttributeType]) => ({
    AttributeName,
    AttributeType,
  }))

function sameKey(found: KeySchemaElement[] | undefined, wanted: KeyWiring): boolean {
  const attribute = (type: string) => found?.find(part => part.KeyType === type)?.AttributeName ?? null
  return attribute('HASH') === wanted.partition && attribute('RANGE') === wanted.sort
}

function isSame(
  wanted: IndexWiring,
  found: NonNullable<TableDescription['GlobalSecondaryIndexes']>[number],
): boolean {
  const carried = [...(found.Projection?.NonKeyAttributes ?? [])].sort()
  return (
    found.IndexName === wanted.name &&
    sameKey(found.KeySchema, wanted.key) &&
    found.Projection?.ProjectionType === wanted.projection &&
    carried.join() === [...wanted.carries].sort().join()
  )
}
