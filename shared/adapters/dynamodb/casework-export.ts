import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { FiledMail, Reference } from '../../domain/casework/query.ts'
import type { CaseworkExport } from '../../ports/casework-export.ts'

export function dynamoCaseworkExport(documents: DynamoDBDocumentClient, tableName: string): CaseworkExport {
  return {
    async references() {
      const found: string[] = []
      for await (const item of everyItem('query', '#query.#reference', {
        '#query': 'query',
        '#reference': 'reference',
      })) {
        found.push(z.object({ query: z.object({ reference: Reference }) }).parse(item).query.reference)
      }
      return found.sort()
    },
    async *keptMails() {
      for await (const item of everyItem('kept-mail', 'mail', {})) {
        yield FiledMail.parse(item['mail'])
      }
    },
  }

  async function* everyItem(kind: string, projection: string, names: Record<string, string>) {
    let from: Record<string, unknown> | undefined
    do {
      const page = await documents.send(
        new ScanCommand({
          TableName: tableName,
          FilterExpression: '#kind = :kind',
          ProjectionExpression: projection,
          ExpressionAttributeNames: { '#kind': 'kind', ...names },
          ExpressionAttributeValues: { ':kind': kind },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      )
      yield* page.Items ?? []
      from = page.LastEvaluatedKey
    } while (from !== undefined)
  }
}
