import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { casework } from './table.ts'

/** Which directory is in force? One item; the directory itself is in S3 under `key`. */
const directoryVersionKey = { [casework.partitionKey]: 'DIRECTORY', [casework.sortKey]: 'CURRENT' }

export const DirectoryPointer = z.object({
  number: z.number().int().positive(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  key: z.string().min(1),
  importedAt: z.iso.datetime(),
  uploadedAt: z.iso.datetime(),
})
export type DirectoryPointer = z.infer<typeof DirectoryPointer>

export interface DirectoryPointers {
  read(): Promise<DirectoryPointer | null>
  /** Moves the pointer, unless it is no longer the one expected (null: that there is none). */
  move(to: DirectoryPointer, expected: DirectoryPointer | null): Promise<'moved' | 'stale'>
  /** Notes that the directory in force was handed in again. Without effect once another is in force. */
  confirm(pointer: DirectoryPointer, uploadedAt: string): Promise<void>
}

/** The pointer is read consistently: an import must see the one before it, and the item is too small for the price to matter. */
export function directoryPointers(documents: DynamoDBDocumentClient, tableName: string): DirectoryPointers {
  return {
    async read() {
      const { Item } = await documents.send(
        new GetCommand({ TableName: tableName, Key: directoryVersionKey, ConsistentRead: true }),
      )
      return Item === undefined ? null : DirectoryPointer.parse(Item)
    },

    async move(to, expected) {
      const condition =
        expected === null
          ? {
              ConditionExpression: 'attribute_not_exists(#pk)',
              ExpressionAttributeNames: { '#pk': casework.partitionKey },
            }
          : stillInForce(expected)
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...directoryVersionKey, ...to },
        ...condition,
      })
      return (await happened(documents.send(put))) ? 'moved' : 'stale'
    },

    async confirm(pointer, uploadedAt) {
      const { ExpressionAttributeNames, ExpressionAttributeValues, ConditionExpression } =
        stillInForce(pointer)
      await happened(
        documents.send(
          new UpdateCommand({
            TableName: tableName,
            Key: directoryVersionKey,
            UpdateExpression: 'SET #uploadedAt = :uploadedAt',
            ConditionExpression: `${ConditionExpression} AND #uploadedAt < :uploadedAt`,
            ExpressionAttributeNames: { ...ExpressionAttributeNames, '#uploadedAt': 'uploadedAt' },
            ExpressionAttributeValues: { ...ExpressionAttributeValues, ':uploadedAt': uploadedAt },
          }),
        ),
      )
    },
  }
}

function stillInForce(pointer: DirectoryPointer) {
  return {
    ConditionExpression: '#number = :number AND #contentHash = :contentHash',
    ExpressionAttributeNames: { '#number': 'number', '#contentHash': 'contentHash' },
    ExpressionAttributeValues: { ':number': pointer.number, ':contentHash': pointer.contentHash },
  }
}

/** False where the condition did not hold; any other failure is a fault. */
async function happened(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
