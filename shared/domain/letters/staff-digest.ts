/** The notices that fall due to one person at one opening, as one mail, worst first: they can see what to do before anything else. */
import { byBreachSize, counted } from './late-by.ts'
import { type LateNoticeFacts, lateEntry, lateNotice, threeThings } from './late-notice.ts'
import type { Letter, LetterBlock, LetterEntry } from './letter.ts'
import { wordsToReply } from './reply-words.ts'
import { type ToldNoticeFacts, toldEntry, toldNotice } from './told-notice.ts'
import { type WarningNoticeFacts, warningEntry, warningNotice } from './warning-notice.ts'

export type StaffNoticeFacts = LateNoticeFacts | WarningNoticeFacts | ToldNoticeFacts

export interface StaffDigestFacts {
  /** In any order; one query may be in it more than once, for two clocks. */
  readonly notices: readonly StaffNoticeFacts[]
  readonly canAnswerByMail: boolean
}

/** One notice as a mail of its own. */
export function staffNotice(facts: StaffNoticeFacts): Letter {
  switch (facts.what) {
    case 'late':
      return lateNotice(facts)
    case 'warning':
      return warningNotice(facts)
    case 'told':
      return toldNotice(facts)
  }
}

/** Refuses, by a fault, a digest of nothing: whoever composes has something to say. */
export function staffDigest({ notices, canAnswerByMail }: StaffDigestFacts): Letter {
  const ordered = worstFirst(notices)
  const [only] = ordered
  if (only === undefined) throw new Error('A digest was asked for without a notice.')
  if (ordered.length === 1) return staffNotice(only)
  const groups = groupNames.map(group => ({
    group,
    notices: ordered.filter(each => groupOf(each) === group),
  }))
  const present = groups.filter(each => each.notices.length > 0)
  return {
    subject: `${subjectStart(ordered)}${counted(ordered.length, 'notice')} on your queries`,
    blocks: [
      { type: 'paragraph', text: `You have ${counted(ordered.length, 'notice')}. The worst come first.` },
      { type: 'list', items: present.map(each => `${each.group}: ${each.notices.length}`) },
      { type: 'heading', text: 'What you need to do' },
      ...whatToDo(ordered, canAnswerByMail),
      ...present.flatMap((each): LetterBlock[] => [
        { type: 'heading', text: `${each.group} (${each.notices.length})` },
        { type: 'entries', items: each.notices.map(entryOf) },
      ]),
    ],
  }
}

/**
 * Immediate queries, then rungs from the highest to the lowest, then what is late beside the ladder, then all else, soonest due first.
 * Of two on one rung the one that is later comes first. The reference settles the rest, so that the order is always the same.
 */
export function worstFirst(notices: readonly StaffNoticeFacts[]): readonly StaffNoticeFacts[] {
  return [...notices].sort(
    (one, other) =>
      Number(other.priority === 'P1') - Number(one.priority === 'P1') ||
      rungOf(other) - rungOf(one) ||
      (one.what === 'late' && other.what === 'late' ? byBreachSize(one.lateBy, other.lateBy) : 0) ||
      Date.parse(one.dueAt) - Date.parse(other.dueAt) ||
      (one.reference < other.reference ? -1 : Number(one.reference > other.reference)),
  )
}

/** Being late beside the ladder is worse than not being late yet. */
const rungOf = (notice: StaffNoticeFacts): number => (notice.what === 'late' ? notice.rung : -1)

const groupNames = ['Immediate', 'Late', 'Due soon and other'] as const

/** Follows from the order, so that each group is one stretch of it. */
function groupOf({ priority, what }: StaffNoticeFacts): (typeof groupNames)[number] {
  if (priority === 'P1') return 'Immediate'
  return what === 'late' ? 'Late' : 'Due soon and other'
}

function entryOf(notice: StaffNoticeFacts): LetterEntry {
  switch (notice.what) {
    case 'late':
      return lateEntry(notice)
    case 'warning':
      return warningEntry(notice)
    case 'told':
      return toldEntry(notice)
  }
}

function subjectStart(notices: readonly StaffNoticeFacts[]): string {
  const late = notices.filter(each => each.what === 'late').length
  const mark = notices.some(each => each.priority === 'P1') ? '[Immediate] ' : ''
  return late === 0 ? mark : `${mark}${late} late: `
}

function whatToDo(notices: readonly StaffNoticeFacts[], canAnswerByMail: boolean): LetterBlock[] {
  const perQuery =
    'Each query below has its own link. The page does all that you need. You do not need to log in.'
  if (!canAnswerByMail) {
    const text =
      'Each query below has its own link. The page says whom you can ask. You do not need to log in.'
    return [{ type: 'paragraph', text }]
  }
  const asManager = notices.some(each =>
    each.what === 'told' ? askedOfManagers.has(each.tell) : each.toldAs === 'manager',
  )
  return [
    {
      type: 'paragraph',
      text: `${perQuery} Or write to its own email address. Do not reply to this email.`,
    },
    { type: 'paragraph', text: 'In a mail about one query you can do these:' },
    asManager ? { type: 'numbered', items: [...threeThings] } : wordsToReply(['hold', 'need-help', 'note']),
    ...(asManager
      ? []
      : [
          { type: 'paragraph' as const, text: 'Any other words are your reply. We send them to the writer.' },
        ]),
  ]
}

const askedOfManagers: ReadonlySet<ToldNoticeFacts['tell']> = new Set([
  'not-mine',
  'need-help',
  'not-sorted',
  'low-score',
])
