/** What a colleague does with one button of an act page: read from its form, done by an act, and known again in the history. */
import { accept } from '#shared/domain/casework/acts/accept.ts'
import type { ActAsk } from '#shared/domain/casework/acts/act.ts'
import { giveBreachReason } from '#shared/domain/casework/acts/breach-reason.ts'
import { give } from '#shared/domain/casework/acts/give.ts'
import { keep } from '#shared/domain/casework/acts/keep.ts'
import { setNewDate } from '#shared/domain/casework/acts/new-date.ts'
import { passOn } from '#shared/domain/casework/acts/pass-on.ts'
import { notePhoneCall } from '#shared/domain/casework/acts/phone.ts'
import { answersNothing } from '#shared/domain/casework/answer-to.ts'
import type { Acted, ActRefused } from '#shared/domain/casework/change.ts'
import { approveApology } from '#shared/domain/casework/news/apologise.ts'
import { noWords } from '#shared/domain/casework/news/apology-draft.ts'
import type { BreachReason, CaseworkEvent, Query } from '#shared/domain/casework/query.ts'
import { tellNewDate } from '#shared/domain/casework/tell-new-date.ts'

export type Deed =
  /** `accept` what nobody has taken on; `take` it from whoever has it. */
  | { readonly does: 'accept' | 'take' | 'keep' }
  | { readonly does: 'not-mine' | 'need-help' | 'phone'; readonly words: string }
  | { readonly does: 'give'; readonly staffId: string; readonly words: string }
  /** `on`: London day. */
  | { readonly does: 'new-date'; readonly on: string; readonly words: string }
  /** `words`: what the wait meant for the family, in place of what the draft says of it; empty where the draft stands. */
  | { readonly does: 'apologise'; readonly words: string }
  | { readonly does: 'reason'; readonly reason: BreachReason; readonly words: string }

/** Does it to the query as it is up to now. */
export function perform(deed: Deed, query: Query, ask: ActAsk, deskUrl: string): Acted | ActRefused {
  switch (deed.does) {
    case 'accept':
    case 'take':
      return accept(query, ask)
    case 'keep':
      return keep(query, ask)
    case 'not-mine':
    case 'need-help':
      return passOn(query, deed.does, deed.words, ask)
    case 'phone':
      return notePhoneCall(query, deed.words, ask)
    case 'give':
      return give(query, deed.staffId, deed.words, ask)
    case 'reason':
      return giveBreachReason(query, deed.reason, deed.words, ask)
    case 'apologise': {
      const words = { ...noWords, effect: deed.words === '' ? null : deed.words }
      return approveApology(query, { thread: query.answerTo ?? answersNothing, words, deskUrl }, ask)
    }
    case 'new-date': {
      const told = tellNewDate(query, deed.words, ask, deskUrl)
      return 'refused' in told ? told : setNewDate(query, { on: deed.on, because: deed.words, ...told }, ask)
    }
  }
}

/** How each deed shows in the history. The acts write these events; a test does each and finds it again. */
const signs: Readonly<Record<Deed['does'], (event: CaseworkEvent) => boolean>> = {
  accept: ({ type }) => type === 'accepted',
  take: ({ type }) => type === 'accepted',
  keep: ({ type, detail }) => type === 'routed' && detail.includes(' keeps it when '),
  'not-mine': ({ type, detail }) => type === 'noted' && detail.startsWith('not-mine'),
  'need-help': ({ type, detail }) => type === 'noted' && detail.startsWith('need-help'),
  phone: ({ type, detail }) => type === 'replied' && detail.startsWith('phone: '),
  give: ({ type, detail }) => type === 'routed' && detail.includes(' gave it to '),
  'new-date': ({ type, detail }) => type === 'recalculated' && detail.startsWith('New date: '),
  apologise: ({ type, detail }) => type === 'noted' && detail.startsWith('apology: sent'),
  reason: ({ type, detail }) => type === 'noted' && detail.startsWith('reason: '),
}

/** The latest event by which this person did such a deed; null where they never did. */
export const lastOf = (
  does: Deed['does'],
  by: string,
  events: readonly CaseworkEvent[],
): CaseworkEvent | null => events.findLast(event => event.by === by && signs[does](event)) ?? null

/**
 * Whether this person has done exactly this since they opened the page: a button that was pressed twice, a page that was sent
 * again, a link that was opened in two places. Other words are another deed.
 */
export function isDone(deed: Deed, by: string, openedAt: string, events: readonly CaseworkEvent[]): boolean {
  return events.some(
    event =>
      event.by === by &&
      event.at >= openedAt &&
      signs[deed.does](event) &&
      (deed.does !== 'give' || event.to.includes(deed.staffId)) &&
      (deed.does !== 'reason' || event.detail.startsWith(`reason: ${deed.reason}`)) &&
      (deed.does !== 'new-date' || event.detail.includes(` → ${deed.on}T`)) &&
      (!('words' in deed) ||
        // One apology leaves, whatever was said in it.
        deed.does === 'apologise' ||
        event.detail.includes(deed.words.slice(0, SAMPLE))),
  )
}

/** As much of the words as every detail of an event has room for. */
const SAMPLE = 300
