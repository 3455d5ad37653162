import type { AutomaticMailSoFar } from '../domain/casework/automatic-mail.ts'
import type { LikeGroup } from '../domain/casework/campaign.ts'
import type { OwnQuery } from '../domain/casework/earlier-contacts.ts'
import type { Filing } from '../domain/casework/filing.ts'
import type { ThreadLead } from '../domain/casework/place-in-thread.ts'
import type { Query, QueryCard } from '../domain/casework/query.ts'

/** What intake asks of the store about one mail before it decides. One answer, a fixed number of reads. */
export interface FactsAsk {
  readonly rawKey: string
  readonly mailId: string
  /** The mail's own; null where it has none. */
  readonly messageId: string | null
  /** Lower case; empty when the mail names none. */
  readonly sender: string
  /** The query that a signed address or reference in the mail proves, if any. */
  readonly provenReference: string | null
  /** References that the subject merely mentions, at most three. */
  readonly mentionedReferences: readonly string[]
  /** Message-IDs that the mail answers and that are not our own minted ones, newest first, at most ten. */
  readonly answeredMessageIds: readonly string[]
  /** First 22 bytes of Thread-Index, or null. */
  readonly conversation: string | null
  /** Set for an automatic reply of a member of staff: whose latest notice is looked for. */
  readonly answeringStaffId: string | null
  /** Hour of the decision, UTC, `2026-11-23T09`. */
  readonly hour: string
}

export interface Facts {
  /** Where this very object, or the same content under another object, has been filed. */
  readonly filed: { readonly as: 'this' | 'other-delivery'; readonly reference: string | null } | null
  /** Queries that the ask named, by reference. */
  readonly queries: ReadonlyMap<string, Query>
  /** What the answered Message-IDs and the conversation lead to, best first. `entryId` where it was a mail of ours. */
  readonly threads: readonly ThreadLead[]
  /** The newest notice sent to the member of staff who answers automatically; its query is among `queries`. */
  readonly latestNotice: { readonly reference: string; readonly sentAt: string } | null
  /** The mail's own Message-ID leads to a query already: another mail had it first. */
  readonly messageIdTaken: boolean
  /** The mail answers a mail of ours about several queries, or about none. */
  readonly answersSeveral: boolean
  readonly automaticMail: AutomaticMailSoFar | null
  /** Automatic mails to everyone in this hour, estimated from one shard. */
  readonly automaticMailInHour: number
  /** The sender's queries of late, latest first, at most ten. */
  readonly recentQueries: readonly OwnQuery[]
}

export interface LikeGroups {
  /** In the order of the bands; null where a band leads nowhere. */
  readonly ids: readonly (string | null)[]
  readonly groups: readonly LikeGroup[]
}

export interface CaseworkFiling {
  facts(ask: FactsAsk): Promise<Facts>
  /** Queries about one case, newest first, at most ten. */
  aboutCase(caseId: string): Promise<readonly QueryCard[]>
  /** Those of the named queries that exist. */
  queries(references: readonly string[]): Promise<readonly Query[]>
  /** For each band of a text the group that it leads to, and those groups. */
  likeGroups(bands: readonly string[]): Promise<LikeGroups>
  /** `count` references never given before in that year; a crash may waste some, none is given twice. */
  newReferences(year: string, count: number): Promise<readonly string[]>
  /** `already-filed`: the mail's identity is taken. `stale`: something that was decided on has changed; ask and decide again. */
  file(filing: Filing): Promise<'filed' | 'already-filed' | 'stale'>
  /** Records that an object is one more copy of a mail that is filed. Idempotent. */
  recordSecondDelivery(copy: { rawKey: string; mailId: string; day: string; at: string }): Promise<void>
  /** Entries of a query that may go by `now` and are not sent: what a retry of intake queues again. */
  unsentOf(reference: string, now: string): Promise<readonly string[]>
}
