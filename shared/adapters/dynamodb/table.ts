/**
 * The shape of the one table: read by the CDK construct that makes it and by the stores that use it, so the two cannot drift.
 * The questions that each index answers are in `keys.ts`.
 */
export const casework = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds; items past it are deleted by DynamoDB within days (retention, domain.md 4.5). */
  timeToLive: 'expiresAt',
  indexes: {
    /** Work in order of its next date: open queries, closed queries, mails not yet sent. */
    byDue: { partitionKey: 'duePk', sortKey: 'dueSk', carries: ['card'] },
    /** What time alone will change: open queries by when they must be looked at, notices to staff by when they go. Keys only. */
    byWake: { partitionKey: 'wakePk', sortKey: 'wakeSk', carries: [] },
    byOwner: { partitionKey: 'ownerPk', sortKey: 'ownerSk', carries: ['card'] },
    byTeam: { partitionKey: 'teamPk', sortKey: 'teamSk', carries: ['card'] },
    byCase: { partitionKey: 'casePk', sortKey: 'caseSk', carries: ['card'] },
    byCorrespondent: { partitionKey: 'fromPk', sortKey: 'fromSk', carries: ['card'] },
  },
} as const
