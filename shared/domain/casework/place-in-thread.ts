/**
 * Which query a mail belongs to. Thread identity is a privacy control (design.md section 3): proof first, and a reference
 * that anyone can type counts only from somebody who is already a party.
 */
import type { WriterWords } from './correspondent-words/writer-words.ts'
import type { Query } from './query.ts'

/** What a mail says about the thread it belongs to. */
export interface ThreadClues {
  /** From a signed address or a References entry that we minted. */
  readonly provenReference: string | null
  /** References written in the subject, at most three. */
  readonly mentionedReferences: readonly string[]
  readonly sender: string
  readonly subject: string
  /** When the mail server took it in, UTC. */
  readonly receivedAt: string
  /** One of the few things that our letters ask for, or a letter. */
  readonly says: WriterWords['says']
}

export interface ThreadLead {
  readonly reference: string
  readonly by: 'message-id' | 'conversation'
  /** The Message-ID that led here; null for a conversation. */
  readonly messageId: string | null
  /** Set where the answered Message-ID is one that our own mail had: as hard to guess as a token. */
  readonly entryId: string | null
  /** The member of staff whom that mail of ours was to; null for a correspondent, and for one stored before this was kept. */
  readonly toStaffId: string | null
}

export type Place =
  | {
      readonly place: 'new'
      readonly linkedTo: string | null
      /** The closed query whose matter goes on under a reference of its own; left out for a matter that is new. */
      readonly continues?: Query
    }
  | { readonly place: 'join'; readonly query: Query; readonly reopens: boolean }

/**
 * A closed query is continued only under its own subject, and only for as long as its closing letter says; a reply with another
 * subject is a new matter, linked to it.
 */
export function placeInThread(
  clues: ThreadClues,
  leads: readonly ThreadLead[],
  queries: ReadonlyMap<string, Query>,
): Place {
  const query = belongsTo(clues, leads, queries)
  if (query === null) return { place: 'new', linkedTo: null }
  if (query.state !== 'closed') return { place: 'join', query, reopens: false }
  // Nothing that a closed query would be opened for.
  if (clues.says === 'status' || clues.says === 'survey' || clues.says === 'thanks')
    return { place: 'join', query, reopens: false }
  if (query.closing !== null && clues.receivedAt > query.closing.followUpUntil)
    return { place: 'new', linkedTo: query.reference, continues: query }
  if (clues.says === 'not-sorted') return { place: 'join', query, reopens: true }
  // An answer to our own letter carries our subject, of which nothing is left: it names no other matter.
  const subject = plainSubject(clues.subject)
  return subject === '' || subject === plainSubject(query.subject)
    ? { place: 'join', query, reopens: true }
    : { place: 'new', linkedTo: query.reference }
}

function belongsTo(
  clues: ThreadClues,
  leads: readonly ThreadLead[],
  queries: ReadonlyMap<string, Query>,
): Query | null {
  const proven = clues.provenReference === null ? undefined : queries.get(clues.provenReference)
  if (proven !== undefined) return proven
  for (const lead of leads) {
    const query = queries.get(lead.reference)
    if (query === undefined) continue
    const trusted =
      lead.by === 'conversation' || lead.entryId !== null || query.parties.includes(clues.sender)
    if (trusted) return query
  }
  for (const reference of clues.mentionedReferences) {
    const query = queries.get(reference)
    if (query?.parties.includes(clues.sender)) return query
  }
  return null
}

/** Answer and forward marks of many clients, our own reference, and spacing set aside. */
export function plainSubject(subject: string): string {
  return subject
    .replace(/^(?:\s*(?:re|fw|fwd|aw|wg|sv|vs|antw|odp|rif|tr|ynt)\s*(?:\[\d+\])?\s*:)+/i, '')
    .replace(/we have your query:?\s*/i, '')
    .replace(/\(?\bSEND-\d{4}-\d{5,}\b\)?/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** References that a text mentions, in our own spelling, without repeats. */
export function mentionedReferences(text: string, limit = 3): readonly string[] {
  const found = text.match(/\bSEND[\s-]?\d{4}[\s-]?\d{5,7}\b/gi) ?? []
  const spelt = found.map(each => each.toUpperCase().replace(/^SEND[\s-]?(\d{4})[\s-]?(\d+)$/, 'SEND-$1-$2'))
  return [...new Set(spelt)].slice(0, limit)
}
