import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { RecordedAbsence } from '../../domain/casework/absence/recorded-absence.ts'
import { AwayMark } from '../../domain/casework/away-mark.ts'
import { dayNumber } from '../../domain/standards/london.ts'
import type { AwayMarks } from '../../ports/away-marks.ts'
import { AWAY_PARTITION, awayMarkKey } from './keys.ts'
import { readPartition } from './read-partition.ts'
import { recordedAbsenceOf } from './recorded-absences.ts'
import { type Write, writeWhole } from './transaction.ts'

export function dynamoAwayMarks(documents: DynamoDBDocumentClient, tableName: string): AwayMarks {
  return {
    all: async () => (await known()).marks,
    known,
    async end(mark, at) {
      const ended = { ...mark, version: mark.version + 1, endedAt: at }
      const written = await writeWhole(documents, [awayMarkWrite(tableName, ended)])
      return written.outcome === 'written' ? 'ended' : 'stale'
    },
  }

  async function known(): Promise<Awaited<ReturnType<AwayMarks['known']>>> {
    const marks: AwayMark[] = []
    const recorded: RecordedAbsence[] = []
    for (const item of await readPartition(documents, tableName, AWAY_PARTITION)) {
      if (item['kind'] === 'recorded-absence') recorded.push(recordedAbsenceOf(item))
      else marks.push(AwayMark.parse(item['mark']))
    }
    return { marks, recorded }
  }
}

/** Days that a mark is kept after its last: one that has ended still says so to an automatic reply that was held up on its way. */
const KEPT_DAYS = 7

/** Refused when the mark is not the one before it any more. */
export function awayMarkWrite(tableName: string, mark: AwayMark): Write {
  const condition =
    mark.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#mark.#version = :before',
          ExpressionAttributeNames: { '#mark': 'mark', '#version': 'version' },
          ExpressionAttributeValues: { ':before': mark.version - 1 },
        }
  return {
    Put: {
      TableName: tableName,
      Item: {
        ...awayMarkKey(mark.staffId),
        kind: 'away-mark',
        mark,
        expiresAt: (dayNumber(mark.to) + KEPT_DAYS) * 86_400,
      },
      ...condition,
    },
  }
}
