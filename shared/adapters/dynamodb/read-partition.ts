import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'

/** Every item of a partition, read consistently, in the order of its sort keys. */
export async function readPartition(
  documents: DynamoDBDocumentClient,
  tableName: string,
  pk: string,
): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let from: Record<string, unknown> | undefined
  do {
    const answer = await documents.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    )
    items.push(...(answer.Items ?? []))
    from = answer.LastEvaluatedKey
  } while (from !== undefined)
  return items
}
