import { randomBytes } from 'node:crypto'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { ThreadSecrets } from '../../ports/thread-secrets.ts'
import { threadSecretsKey } from './keys.ts'

const Stored = z.object({ secrets: z.array(z.string().min(32)).min(1) })

/** How long a process trusts what it read, in milliseconds: the longest that a rotation takes to be known everywhere. */
const FRESH = 10 * 60_000

/**
 * Secrets kept in the encrypted table. The first process ever to ask makes the first one; two that ask together end with the
 * same. To rotate, put a new one first in the list and leave the old ones for as long as their mails may be answered.
 */
export function dynamoThreadSecrets(
  documents: DynamoDBDocumentClient,
  tableName: string,
  epochNow: () => number,
): ThreadSecrets {
  let kept: { readonly secrets: Promise<readonly string[]>; readonly at: number } | null = null
  return {
    read() {
      if (kept !== null && epochNow() - kept.at < FRESH) return kept.secrets
      // Whoever asks meanwhile waits for the same answer; one that failed is nobody's.
      const asked = { secrets: storedOrFirst(), at: epochNow() }
      kept = asked
      asked.secrets.catch(() => {
        if (kept === asked) kept = null
      })
      return asked.secrets
    },
  }

  async function storedOrFirst(): Promise<readonly string[]> {
    return (await stored()) ?? (await firstSecret())
  }

  async function stored(): Promise<readonly string[] | null> {
    const answer = await documents.send(
      new GetCommand({ TableName: tableName, Key: threadSecretsKey, ConsistentRead: true }),
    )
    return answer.Item === undefined ? null : Stored.parse(answer.Item).secrets
  }

  async function firstSecret(): Promise<readonly string[]> {
    const secrets = [randomBytes(32).toString('base64url')]
    try {
      await documents.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...threadSecretsKey, secrets },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      return secrets
    } catch (fault) {
      if (!(fault instanceof ConditionalCheckFailedException)) throw fault
      const theirs = await stored()
      if (theirs === null) throw fault
      return theirs
    }
  }
}
