/** Absences that people told the service: one item each, in the partition that is read to know who is away. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { RecordedAbsence } from '../../domain/casework/absence/recorded-absence.ts'
import { dayNumber } from '../../domain/standards/london.ts'
import type { RecordedAbsences } from '../../ports/absences.ts'
import { AWAY_PARTITION, recordedAbsenceKey, recordedAbsencePrefix } from './keys.ts'
import { type Write, writeWhole } from './transaction.ts'

/** Days that one is kept after its last day: what was covered is still looked up then. */
const KEPT_DAYS = 30

export function dynamoRecordedAbsences(
  documents: DynamoDBDocumentClient,
  tableName: string,
): RecordedAbsences {
  return {
    async all() {
      const absences: RecordedAbsence[] = []
      let from: Record<string, unknown> | undefined
      do {
        const answer = await documents.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :recorded)',
            ExpressionAttributeValues: { ':pk': AWAY_PARTITION, ':recorded': recordedAbsencePrefix },
            ConsistentRead: true,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        )
        absences.push(...(answer.Items ?? []).map(recordedAbsenceOf))
        from = answer.LastEvaluatedKey
      } while (from !== undefined)
      return absences
    },
    async write(absence) {
      const written = await writeWhole(documents, [recordedAbsenceWrite(tableName, absence)])
      return written.outcome === 'written' ? 'written' : 'stale'
    },
  }
}

/** The absence in an item that was read; throws when the stored one is not of today's shape. */
export const recordedAbsenceOf = (item: Record<string, unknown>): RecordedAbsence =>
  RecordedAbsence.parse(item['absence'])

function recordedAbsenceWrite(tableName: string, absence: RecordedAbsence): Write {
  const { staffId, from, half, to, version } = absence
  return {
    Put: {
      TableName: tableName,
      Item: {
        ...recordedAbsenceKey(staffId, from, half ?? 'day'),
        kind: 'recorded-absence',
        absence,
        expiresAt: (dayNumber(to) + KEPT_DAYS) * 86_400,
      },
      ...(version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#absence.#version = :before',
            ExpressionAttributeNames: { '#absence': 'absence', '#version': 'version' },
            ExpressionAttributeValues: { ':before': version - 1 },
          }),
    },
  }
}
