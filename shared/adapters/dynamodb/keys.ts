/**
 * The data model: one function per key, under the question that the key answers. No other file spells a key.
 * Attribute names are in `table.ts`; the table of access patterns with their costs is in docs/architecture.md.
 */
import { createHash } from 'node:crypto'

/** Partitions that one busy list is spread over, so that no single one takes all writes. A list reads all of them. */
const LIST_SHARDS = 4
/**
 * Partitions of a list that the sweep asks for at every run, whether anything is due or not: one. A council changes some tens of
 * queries a second at the busiest, and a partition takes a thousand writes.
 */
const SWEPT_SHARDS = 1
/** Counter items per day, spread so that transactions at the same moment rarely meet. */
export const COUNTER_SHARDS = 8

/** What a stranger writes into a key: as it is while it is short, else its SHA-256. Keys hold 2,048 bytes (sort keys 1,024). */
const short = (text: string): string =>
  Buffer.byteLength(text) <= 200 ? text : createHash('sha256').update(text.toWellFormed()).digest('hex')

const shardOf = (text: string, shards: number): number => {
  let hash = 0
  for (let index = 0; index < text.length; index += 1) hash = (hash * 31 + text.charCodeAt(index)) >>> 0
  return hash % shards
}

/* A query and all its history: one partition, read in one query. */
export const queryPartition = (reference: string) => `QUERY#${reference}`
export const queryKey = (reference: string) => ({ pk: queryPartition(reference), sk: 'QUERY' })
export const filedMailKey = (reference: string, at: string, mailId: string) => ({
  pk: queryPartition(reference),
  sk: `MAIL#${at}#${mailId}`,
})
export const eventKey = (reference: string, at: string, discriminator: string) => ({
  pk: queryPartition(reference),
  sk: `EVENT#${at}#${discriminator}`,
})
/* What does this query belong together with? One item on each side. */
export const LINK_PREFIX = 'LINK#'
export const linkKey = (reference: string, other: string) => ({
  pk: queryPartition(reference),
  sk: `${LINK_PREFIX}${other}`,
})
/** An outbox entry is found by its id alone: the id begins with the reference, or with the day of a mail about several queries. */
export const outgoingKey = (entryId: string) => {
  const about = entryId.slice(0, entryId.indexOf('_'))
  return {
    pk: about.startsWith('DAY-') ? `MAILS#${about}` : queryPartition(about),
    sk: `OUTGOING#${entryId}`,
  }
}

/* Mail that belongs to no query, by the London day it came in. */
export const keptMailKey = (londonDay: string, at: string, mailId: string) => ({
  pk: `KEPT#${londonDay}`,
  sk: `MAIL#${at}#${mailId}`,
})

/* Has this stored mail been filed, and where? One item per object in the mail bucket. */
export const rawMailKey = (rawKey: string) => ({ pk: `RAW#${short(rawKey)}`, sk: 'RAW' })
/* Has this content been filed before, under whatever object? */
export const contentKey = (mailId: string) => ({ pk: `CONTENT#${mailId}`, sk: 'CONTENT' })

/* Which query does this Message-ID belong to: of a mail that came in, or of one that we sent? Never made for a blank id. */
export const messageIdKey = (messageId: string) => ({
  pk: `MESSAGE-ID#${short(messageId)}`,
  sk: 'MESSAGE-ID',
})
/* Which query does this Outlook conversation of this sender belong to? */
export const conversationKey = (conversation: string, address: string) => ({
  pk: `CONVERSATION#${conversation}`,
  sk: short(address),
})

/* How much automatic mail has this address had lately? */
export const automaticMailKey = (address: string) => ({ pk: `SENDER#${short(address)}`, sk: 'AUTOMATIC' })
/* How much automatic mail has everyone had in this hour? One shard of it. */
export const automaticHourKey = (hour: string, spreadBy: string) => ({
  pk: `AUTOMATIC#${hour}`,
  sk: `${shardOf(spreadBy, COUNTER_SHARDS)}`,
})

/* Who is perhaps away? One item a person, read together. */
export const AWAY_PARTITION = 'AWAY'
export const awayMarkKey = (staffId: string) => ({ pk: AWAY_PARTITION, sk: short(staffId) })
/* Which absences did people tell the service? Beside the marks, so that one read says who is away. */
export const recordedAbsencePrefix = 'RECORDED#'
export const recordedAbsenceKey = (staffId: string, from: string, half: string) => ({
  pk: AWAY_PARTITION,
  sk: `${recordedAbsencePrefix}${short(staffId)}#${from}#${half}`,
})
/* Where does the service stand with each time away? One item a person, read together. */
export const COVER_PARTITION = 'COVER'
export const coverPeriodKey = (staffId: string) => ({ pk: COVER_PARTITION, sk: short(staffId) })
/* Which queries were handed over when this time away began, and to whom? */
export const handedOverPartition = (staffId: string, since: string) => `HANDED#${short(staffId)}#${since}`
export const handedOverKey = (staffId: string, since: string, reference: string) => ({
  pk: handedOverPartition(staffId, since),
  sk: reference,
})
/* Which work changes hands for good? Read together while it does. */
export const FOR_GOOD_PARTITION = 'FOR-GOOD'
export const forGoodKey = (moveId: string) => ({ pk: FOR_GOOD_PARTITION, sk: moveId })
/* Which letters about a new contact wait for a manager? Read together. */
export const INTRODUCTIONS_PARTITION = 'INTRODUCTIONS'
export const introductionsKey = (batchId: string) => ({ pk: INTRODUCTIONS_PARTITION, sk: batchId })
/* Up to which directory has every import been followed? */
export const followedDirectoryKey = { pk: 'DIRECTORY', sk: 'FOLLOWED' }
/* Which queries does somebody have in this person's place? */
export const coveredPartition = (staffId: string) => `COVERED#${short(staffId)}`
export const coveredKey = (staffId: string, reference: string) => ({
  pk: coveredPartition(staffId),
  sk: reference,
})
/* Which notice was sent to this person last? Kept for two days. */
export const noticesPartition = (staffId: string) => `NOTICES#${short(staffId)}`
export const noticeKey = (staffId: string, sentAt: string, entryId: string) => ({
  pk: noticesPartition(staffId),
  sk: `${sentAt}#${entryId}`,
})

/* Which text is this band of a mail's fingerprint from? */
export const bandKey = (band: string) => ({ pk: `BAND#${band}`, sk: 'BAND' })
/* Who has sent nearly this text, and which queries came of it? */
export const campaignKey = (id: string) => ({ pk: `CAMPAIGN#${short(id)}`, sk: 'CAMPAIGN' })

/* By which calendar and standards do open clocks go, and how far has a change of them come? One item. */
export const recalculationKey = { pk: 'RECKONING', sk: 'RECKONING' }

/* The last reference number given out in a year. */
export const referenceCounterKey = (year: string) => ({ pk: 'REFERENCE', sk: year })
/* The secrets that thread tokens are signed with. */
export const threadSecretsKey = { pk: 'SECRET', sk: 'THREAD' }

/* How many mails came, were filed and were kept on a London day? Summed over the shards. */
export const ledgerCountPartition = (londonDay: string) => `COUNT#${londonDay}`
export const ledgerCountKey = (londonDay: string, spreadBy: string) => ({
  pk: ledgerCountPartition(londonDay),
  sk: `LEDGER#${shardOf(spreadBy, COUNTER_SHARDS)}`,
})
/* The ledger of a London day as it was drawn up. */
export const ledgerKey = (londonDay: string) => ({ pk: 'LEDGER', sk: londonDay })
/* How many queries were opened in a month, by team, topic, kind of correspondent and ward? One item a combination. */
export const openedCountKey = (month: string, team: string, topic: string, kind: string, ward: string) => ({
  pk: `COUNT#${month}`,
  sk: `OPENED#${team}#${topic}#${kind}#${ward}`,
})

/* How far has the weekly mail to members got in a week? */
export const memberDigestKey = (period: string) => ({ pk: 'MEMBER-DIGEST', sk: period })
/* What did the writer say when a query was closed, in which round? One item with the query. */
export const surveyKey = (reference: string, round: number) => ({
  pk: queryPartition(reference),
  sk: `SURVEY#${String(round).padStart(4, '0')}`,
})
/* What did writers say in a month, by team, topic and kind of correspondent? One item a combination. */
export const surveyCountPartition = (month: string) => `COUNT#${month}`
export const SURVEY_COUNT_PREFIX = 'SURVEY#'
export const surveyCountKey = (month: string, team: string, topic: string, kind: string) => ({
  pk: surveyCountPartition(month),
  sk: `${SURVEY_COUNT_PREFIX}${team}#${topic}#${kind}`,
})

/* Index byDue: open work by next deadline, closed work by closing day, mails not yet sent by the instant from which they may go. */
export const openPartitions = Array.from({ length: LIST_SHARDS }, (_, shard) => `OPEN#${shard}`)
export const closedPartitions = Array.from({ length: LIST_SHARDS }, (_, shard) => `CLOSED#${shard}`)
export const unsentPartitions = Array.from({ length: SWEPT_SHARDS }, (_, shard) => `UNSENT#${shard}`)
export const dueKey = (list: 'OPEN' | 'CLOSED' | 'UNSENT', at: string, id: string) => ({
  duePk: `${list}#${shardOf(id, list === 'UNSENT' ? SWEPT_SHARDS : LIST_SHARDS)}`,
  dueSk: `${at}#${id}`,
})
/* Index byWake: queries that time alone changes, by when; notices to staff that wait to become mail, by when and for whom. */
export const wakePartitions = Array.from({ length: SWEPT_SHARDS }, (_, shard) => `WAKE#${shard}`)
export const noticePartitions = Array.from({ length: SWEPT_SHARDS }, (_, shard) => `NOTICE#${shard}`)
export const wakeKey = (at: string, reference: string) => ({
  wakePk: `WAKE#${shardOf(reference, SWEPT_SHARDS)}`,
  wakeSk: `${at}#${reference}`,
})
/** All of one person's stand in one partition, those of one instant side by side. */
export const staffNoticeKey = (staffId: string, at: string, noticeId: string) => ({
  pk: `TELL#${short(staffId)}`,
  sk: `${at}#${noticeId}`,
  wakePk: `NOTICE#${shardOf(staffId, SWEPT_SHARDS)}`,
  wakeSk: `${at}#${short(staffId)}#${noticeId}`,
})
/* Index byOwner: one person's open or closed work. */
export const ownerPartition = (staffId: string, state: 'OPEN' | 'CLOSED') => `OWNER#${staffId}#${state}`
/* Index byTeam: one team's. */
export const teamPartition = (teamId: string, state: 'OPEN' | 'CLOSED') => `TEAM#${teamId}#${state}`
/* Index byCase: everything about one child. */
export const casePartition = (caseId: string) => `CASE#${caseId}`
/* Index byCorrespondent: everything from one address. */
export const correspondentPartition = (address: string) => `FROM#${short(address)}`
