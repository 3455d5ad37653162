/**
 * We missed a standard: domain.md 8.4. Regret, responsibility, reason, remedy, in that order. It is drafted at the breach and leaves when
 * a manager has approved it, in the manager's name.
 */
import { type BreachReason, breachReasonSentences } from './breach-reason-words.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { londonDay, londonTimeOnDay, londonTimeOnDayAndYear } from './london-words.ts'
import { sendiassLines } from './signposts.ts'
import {
  asSentence,
  callOffer,
  complainLines,
  paragraph,
  type Signer,
  toWriter,
  type WriterLetterFacts,
} from './writer-letter.ts'

export interface ApologyFacts extends WriterLetterFacts {
  readonly clock: 'accept' | 'firstReply' | 'fullAnswer' | 'nextUpdate'
  /** The deadline that was missed. */
  readonly dueAt: string
  /** Null until somebody has said why. With `other`, `words` say it to the writer; with the rest they may add to it. */
  readonly reason: { readonly code: BreachReason; readonly words: string | null } | null
  /** What this meant for the child or the family, in a person's words; null for what it always means. */
  readonly effect: string | null
  /** What we do now, each a clause of a list. May be empty. */
  readonly doing: readonly string[]
  /** By when we will have done what we did not do; null until somebody has set it. */
  readonly newDate: string | null
  /** When the writer had what was late; null while they wait for it. */
  readonly answeredAt: string | null
  /** Who deals with it now. */
  readonly contact: Signer
  /** The manager in whose name it goes. */
  readonly signedBy: Signer
}

export type ApologyGap = 'reason' | 'new-date'

/** What a person must still say: an apology with a gap may be read by a manager and never leaves. */
export function apologyGaps({
  reason,
  newDate,
  answeredAt,
}: Pick<ApologyFacts, 'reason' | 'newDate' | 'answeredAt'>): readonly ApologyGap[] {
  const noReason = reason === null || (reason.code === 'other' && (reason.words ?? '').trim() === '')
  const noDate = newDate === null && answeredAt === null
  return [...(noReason ? ['reason' as const] : []), ...(noDate ? ['new-date' as const] : [])]
}

export function apology(facts: ApologyFacts): Letter {
  const { reference, contact, signedBy } = facts
  return toWriter(facts, {
    subject: `I am sorry we are late: ${reference}`,
    by: signedBy,
    blocks: [
      paragraph(`I am sorry. ${missed[facts.clock]} by ${londonTimeOnDayAndYear(facts.dueAt)}. We did not.`),
      paragraph(`This was our fault. ${why(facts)}`),
      paragraph(effectLine(facts)),
      ...remedy(facts),
      callOffer(contact),
      ...complainLines,
      ...familyHelp(facts),
    ],
  })
}

const missed: Readonly<Record<ApologyFacts['clock'], string>> = {
  accept: 'We should have found a person to deal with your query',
  firstReply: 'We should have sent you a first reply',
  fullAnswer: 'We should have given you a full answer',
  nextUpdate: 'We should have told you how things stand',
}

/** Square brackets show a manager what is missing; `apologyGaps` keeps such a draft from leaving. */
function why({ reason }: ApologyFacts): string {
  if (reason === null) return '[Say why we were late.]'
  const words = reason.words === null || reason.words.trim() === '' ? null : asSentence(reason.words)
  if (reason.code === 'other') return words ?? '[Say why we were late.]'
  const standing = breachReasonSentences[reason.code]
  return words === null ? standing : `${standing} ${words}`
}

function effectLine({ effect, correspondent }: ApologyFacts): string {
  if (effect !== null) return `${asSentence(effect)} I am sorry for this.`
  return correspondent.kind === 'family'
    ? 'I know that you have had to wait, and that waiting is hard on you and your family. I am sorry for the worry this has caused.'
    : 'I know that you have had to wait, and so has the family if you wrote for one. I am sorry for the trouble this has caused.'
}

/** A late answer is the remedy once it is there; until then a date is. */
function remedy({ doing, contact, newDate, answeredAt, clock }: ApologyFacts): LetterBlock[] {
  if (answeredAt !== null) {
    const had = clock === 'fullAnswer' ? 'our answer' : 'our reply'
    return [paragraph(`You had ${had} on ${londonDay(answeredAt)}.`), ...now(doing)]
  }
  const promise = clock === 'fullAnswer' ? 'we will give you a full answer' : 'we will write to you'
  return now([
    ...doing,
    `${contact.name} is dealing with your query`,
    newDate === null ? '[Say by when we will write.]' : `${promise} by ${londonTimeOnDay(newDate)}`,
  ])
}

const now = (items: readonly string[]): LetterBlock[] =>
  items.length === 0 ? [] : [paragraph('This is what we are doing now:'), { type: 'list', items: [...items] }]

function familyHelp({ correspondent, council }: ApologyFacts): LetterBlock[] {
  return correspondent.kind === 'family' || correspondent.kind === 'unknown' ? sendiassLines(council) : []
}
