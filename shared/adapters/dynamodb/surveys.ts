/** Answers of writers: one item a closing with its query, and counters that are always the sum of those items. */
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Survey } from '../../domain/casework/news/survey.ts'
import type { SurveyCount, Surveys } from '../../ports/surveys.ts'
import { SURVEY_COUNT_PREFIX, surveyCountKey, surveyCountPartition, surveyKey } from './keys.ts'
import { staffNoticeItem } from './staff-notices.ts'
import { type Write, writeWhole } from './transaction.ts'

const some = z.number().default(0)
const Count = z
  .object({
    team: z.string(),
    topic: z.string(),
    kindOfWriter: z.string(),
    answers: some,
    answeredYes: some,
    answeredPartly: some,
    answeredNo: some,
    easeVeryEasy: some,
    easeEasy: some,
    easeOk: some,
    easeHard: some,
    easeVeryHard: some,
  })
  .transform(
    (item): SurveyCount => ({
      team: item.team,
      topic: item.topic,
      kind: item.kindOfWriter,
      answers: item.answers,
      answered: { yes: item.answeredYes, partly: item.answeredPartly, no: item.answeredNo },
      ease: {
        'very-easy': item.easeVeryEasy,
        easy: item.easeEasy,
        ok: item.easeOk,
        hard: item.easeHard,
        'very-hard': item.easeVeryHard,
      },
    }),
  )

const attributeOf = {
  answered: { yes: 'answeredYes', partly: 'answeredPartly', no: 'answeredNo' },
  ease: {
    'very-easy': 'easeVeryEasy',
    easy: 'easeEasy',
    ok: 'easeOk',
    hard: 'easeHard',
    'very-hard': 'easeVeryHard',
  },
} as const

export function dynamoSurveys(documents: DynamoDBDocumentClient, tableName: string): Surveys {
  return {
    async of(reference, round) {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: surveyKey(reference, round), ConsistentRead: true }),
      )
      return answer.Item === undefined ? null : Survey.parse(answer.Item['survey'])
    },

    async record(survey, before, notice) {
      const written = await writeWhole(documents, [
        surveyWrite(survey),
        ...countWrites(survey, before),
        ...(notice === null ? [] : [{ Put: { TableName: tableName, Item: staffNoticeItem(notice) } }]),
      ])
      return written.outcome === 'written' ? 'recorded' : 'stale'
    },

    async counts(month) {
      const counts: SurveyCount[] = []
      let from: Record<string, unknown> | undefined
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :survey)',
            ExpressionAttributeValues: {
              ':pk': surveyCountPartition(month),
              ':survey': SURVEY_COUNT_PREFIX,
            },
            ExclusiveStartKey: from,
          }),
        )
        counts.push(...(page.Items ?? []).map(item => Count.parse(item)))
        from = page.LastEvaluatedKey
      } while (from !== undefined)
      return counts
    },
  }

  function surveyWrite(survey: Survey): Write {
    const first = survey.version === 1
    return {
      Put: {
        TableName: tableName,
        Item: { ...surveyKey(survey.reference, survey.round), kind: 'survey', survey },
        ConditionExpression: first ? 'attribute_not_exists(pk)' : '#survey.#version = :before',
        ...(first
          ? {}
          : {
              ExpressionAttributeNames: { '#survey': 'survey', '#version': 'version' },
              ExpressionAttributeValues: { ':before': survey.version - 1 },
            }),
      },
    }
  }

  /** A change of mind moves one from where it was counted to where it belongs; the number of answers stays. */
  function countWrites(survey: Survey, before: Survey | null): Write[] {
    const steps = new Map<string, number>()
    const add = (attribute: string, by: number) => steps.set(attribute, (steps.get(attribute) ?? 0) + by)
    if (before === null) add('answers', 1)
    for (const [each, by] of [[survey, 1] as const, ...(before === null ? [] : [[before, -1] as const])]) {
      add(attributeOf.answered[each.answers.answered], by)
      add(attributeOf.ease[each.answers.ease], by)
    }
    const moved = [...steps].filter(([, by]) => by !== 0)
    if (moved.length === 0) return []
    const { month, team, topic, kind } = survey.countedAs
    return [
      {
        Update: {
          TableName: tableName,
          Key: surveyCountKey(month, team, topic, kind),
          UpdateExpression: `SET #team = :team, #topic = :topic, #kind = :kind ADD ${moved
            .map((_, index) => `#a${index} :a${index}`)
            .join(', ')}`,
          ExpressionAttributeNames: {
            '#team': 'team',
            '#topic': 'topic',
            '#kind': 'kindOfWriter',
            ...Object.fromEntries(moved.map(([attribute], index) => [`#a${index}`, attribute])),
          },
          ExpressionAttributeValues: {
            ':team': team,
            ':topic': topic,
            ':kind': kind,
            ...Object.fromEntries(moved.map(([, by], index) => [`:a${index}`, by])),
          },
        },
      },
    ]
  }
}
