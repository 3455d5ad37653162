/** Texts that several people send: bands that lead to a group, and the group, which counts without a condition so that twenty at once are no conflict. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type CampaignStep, campaignLimits, LikeGroup } from '../../domain/casework/campaign.ts'
import type { CaseworkEvent } from '../../domain/casework/query.ts'
import type { LikeGroups } from '../../ports/casework-filing.ts'
import { bandKey, campaignKey, eventKey, queryKey } from './keys.ts'
import { nameOf, readItems } from './read-items.ts'
import type { Write } from './transaction.ts'

const Band = z.object({ campaign: z.string() })
/** A text outlives its first mail while others send it; its age is judged by its newest. */
const KEPT_SECONDS = 180 * 86_400

export async function readLikeGroups(
  documents: DynamoDBDocumentClient,
  tableName: string,
  bands: readonly string[],
): Promise<LikeGroups> {
  const found = await readItems(documents, tableName, bands.map(bandKey))
  const ids = bands.map(
    band => Band.nullable().parse(found.get(nameOf(bandKey(band))) ?? null)?.campaign ?? null,
  )
  const known = [...new Set(ids.filter(id => id !== null))]
  const groups = await readItems(documents, tableName, known.map(campaignKey))
  return { ids, groups: [...groups.values()].map(groupOf) }
}

/** Sets come back as they like; references rise with time. */
function groupOf(item: Record<string, unknown>): LikeGroup {
  const { senders, references, ...rest } = z
    .looseObject({ senders: z.set(z.string()), references: z.set(z.string()) })
    .parse(item)
  return LikeGroup.parse({ ...rest, senders: [...senders].sort(), references: [...references].sort() })
}

export function campaignWrites(tableName: string, step: CampaignStep, at: string): Write[] {
  const writes: Write[] = []
  const expiresAt = Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS
  if (step.begins !== null) {
    const { group, bands, instead } = step.begins
    writes.push({
      Put: {
        TableName: tableName,
        Item: {
          ...campaignKey(group.id),
          ...group,
          kind: 'campaign',
          senders: new Set(group.senders),
          references: new Set(group.references),
          expiresAt,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })
    writes.push(
      ...bands.map((band, index): Write => {
        const before = instead[index] ?? null
        return {
          Put: {
            TableName: tableName,
            Item: { ...bandKey(band), kind: 'band', campaign: group.id, expiresAt },
            // Another first mail of the same text that got there first: this one is decided again, and joins it.
            ...(before === null
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#campaign = :before',
                  ExpressionAttributeNames: { '#campaign': 'campaign' },
                  ExpressionAttributeValues: { ':before': before },
                }),
          },
        }
      }),
    )
  }
  if (step.joins !== null) writes.push(joinWrite(tableName, step.joins, expiresAt))
  if (step.campaign !== null) {
    for (const reference of step.alsoNamed)
      writes.push(...nameWrites(tableName, reference, step.campaign, at))
  }
  return writes
}

function joinWrite(tableName: string, joins: NonNullable<CampaignStep['joins']>, expiresAt: number): Write {
  const { sender, reference, at, names } = joins
  return {
    Update: {
      TableName: tableName,
      Key: campaignKey(joins.id),
      UpdateExpression: `SET #lastAt = :at, #expiresAt = :expiresAt${names ? ', #named = :named' : ''} ADD #mails :one${
        sender === null ? '' : ', #senders :sender'
      }${reference === null ? '' : ', #references :reference'}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: {
        '#lastAt': 'lastAt',
        '#expiresAt': 'expiresAt',
        '#mails': 'mails',
        ...(names ? { '#named': 'named' } : {}),
        ...(sender === null ? {} : { '#senders': 'senders' }),
        ...(reference === null ? {} : { '#references': 'references' }),
      },
      ExpressionAttributeValues: {
        ':at': at,
        ':expiresAt': expiresAt,
        ':one': 1,
        ...(names ? { ':named': true } : {}),
        ...(sender === null ? {} : { ':sender': new Set([sender]) }),
        ...(reference === null ? {} : { ':reference': new Set([reference]) }),
      },
    },
  }
}

/** An earlier query of the campaign says so too, in its lists and in its history. */
function nameWrites(tableName: string, reference: string, campaign: string, at: string): Write[] {
  const detail = `Part of ${campaign}: at least ${campaignLimits.senders} people sent nearly the same words.`
  const event: CaseworkEvent = { at, type: 'filed', by: 'system', to: [], detail }
  return [
    {
      Update: {
        TableName: tableName,
        Key: queryKey(reference),
        UpdateExpression:
          'SET #query.#campaign = :campaign, #card.#campaign = :campaign, #query.#version = #query.#version + :one',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: {
          '#query': 'query',
          '#card': 'card',
          '#campaign': 'campaign',
          '#version': 'version',
        },
        ExpressionAttributeValues: { ':campaign': campaign, ':one': 1 },
      },
    },
    {
      Put: {
        TableName: tableName,
        Item: { ...eventKey(reference, at, campaign), kind: 'event', event },
      },
    },
  ]
}
