/** What a writer says of us after their query was closed: two answers and a box, kept once a closing and counted by month (domain.md 8.7). */
import * as z from 'zod'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { epochOf, londonDate } from '../../standards/london.ts'
import { CorrespondentKind, Topic } from '../../triage/judgement.ts'
import { surveyAnswered, surveyEase } from '../correspondent-words/writer-words.ts'
import { type Query, Reference } from '../query.ts'
import type { StaffNotice } from '../staff-notice.ts'
import { managerOfQuery } from './manager-of-query.ts'

/** Characters of the box: about two pages. */
export const mostSurveyWords = 4_000

export const SurveyAnswers = z.object({
  /** Did we answer your question? */
  answered: z.enum(surveyAnswered),
  /** Was it easy to deal with us? */
  ease: z.enum(surveyEase),
  /** What should we do better? In their own words; for staff only. */
  better: z.string().max(mostSurveyWords).default(''),
})
export type SurveyAnswers = z.infer<typeof SurveyAnswers>

export const Survey = z.object({
  reference: Reference,
  /** Of the query's clocks when it was closed: each closing is asked about once. */
  round: z.number().int().positive(),
  /** Rises by one with each change of mind. */
  version: z.number().int().positive(),
  firstAt: z.iso.datetime(),
  at: z.iso.datetime(),
  via: z.enum(['page', 'mail']),
  answers: SurveyAnswers,
  /** What it is counted by, as it was at the first answer: a change of mind is counted where that was. */
  countedAs: z.object({
    /** London month, `2026-11`. */
    month: z.string(),
    /** Team id; `-` where the owner has none. */
    team: z.string(),
    topic: Topic,
    kind: CorrespondentKind,
  }),
  /** Staff id of whoever closed it. */
  closedBy: z.string(),
})
export type Survey = z.infer<typeof Survey>

/** From the first answer on: whoever pressed the wrong button can put it right, and figures of the past then stand. */
const CHANGE_OF_MIND_MS = 24 * 3_600_000
/** From the closing on; longer than the link in the letter is good for. */
const ASKED_FOR_MS = 30 * 24 * 3_600_000

export interface SurveySaid {
  readonly round: number
  readonly answers: SurveyAnswers
  readonly via: Survey['via']
  readonly now: string
}

export type SurveyTaken =
  | { readonly taken: true; readonly survey: Survey; readonly notice: StaffNotice | null }
  /** The same answers again: nothing is written. */
  | { readonly taken: true; readonly survey: null }
  /** `too-late`: weeks after the closing, or a day after the first answer. `not-closed`: that closing never was. */
  | { readonly taken: false; readonly why: 'too-late' | 'not-closed' }

/** `before` is what this writer said of this closing; null where nothing yet. */
export function takeSurvey(
  query: Query,
  before: Survey | null,
  { round, answers, via, now }: SurveySaid,
  directory: DirectoryIndex,
): SurveyTaken {
  const { closing } = query
  const wasClosed = round < query.clocks.round || (round === query.clocks.round && query.state === 'closed')
  if (closing === null || !wasClosed) return { taken: false, why: 'not-closed' }
  if (before === null && epochOf(now) > epochOf(closing.at) + ASKED_FOR_MS)
    return { taken: false, why: 'too-late' }
  if (before !== null) {
    if (sameAnswers(before.answers, answers)) return { taken: true, survey: null }
    if (epochOf(now) > epochOf(before.firstAt) + CHANGE_OF_MIND_MS) return { taken: false, why: 'too-late' }
  }
  const survey: Survey = {
    reference: query.reference,
    round,
    version: (before?.version ?? 0) + 1,
    firstAt: before?.firstAt ?? now,
    at: now,
    via,
    answers,
    countedAs: before?.countedAs ?? {
      month: londonDate(now).slice(0, 7),
      team: query.teamId ?? '-',
      topic: query.topic,
      kind: query.correspondent.kind,
    },
    closedBy: closing.by,
  }
  const isNews = isLow(answers) && (before === null || !isLow(before.answers))
  return { taken: true, survey, notice: isNews ? lowScoreNotice(query, survey, directory) : null }
}

const sameAnswers = (one: SurveyAnswers, other: SurveyAnswers): boolean =>
  one.answered === other.answered && one.ease === other.ease && one.better === other.better

/** Somebody who got no answer, or found us hard to deal with, is called by a manager. */
export const isLow = ({ answered, ease }: SurveyAnswers): boolean =>
  answered === 'no' || ease === 'hard' || ease === 'very-hard'

/** Null where the directory has no manager at all. */
function lowScoreNotice(query: Query, survey: Survey, directory: DirectoryIndex): StaffNotice | null {
  const manager = managerOfQuery(query, survey.at, directory)
  if (manager === null) return null
  return {
    noticeId: `${query.reference} low-score r${survey.round} ${manager.id}`,
    staffId: manager.id,
    at: manager.at,
    reference: query.reference,
    what: 'low-score',
    clock: null,
    detail: inWords(survey.answers),
    by: null,
    ownerId: query.owner.staffId,
  }
}

const inWords = ({ answered, ease }: SurveyAnswers): string =>
  `Question answered: ${answered}. Dealing with us: ${ease.replace('-', ' ')}.`
