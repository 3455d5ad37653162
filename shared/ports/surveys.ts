import type { Survey } from '../domain/casework/news/survey.ts'
import type { StaffNotice } from '../domain/casework/staff-notice.ts'

/** What writers said in a month, of one team, topic and kind of correspondent. */
export interface SurveyCount {
  readonly team: string
  readonly topic: string
  readonly kind: string
  /** Closings that were answered for. */
  readonly answers: number
  readonly answered: { readonly yes: number; readonly partly: number; readonly no: number }
  readonly ease: Readonly<Record<'very-easy' | 'easy' | 'ok' | 'hard' | 'very-hard', number>>
}

export interface Surveys {
  /** What was said of one closing; null where nothing was. */
  of(reference: string, round: number): Promise<Survey | null>
  /** Writes the answers, their counts and the notice whole. `stale`: somebody else wrote `before` meanwhile. */
  record(survey: Survey, before: Survey | null, notice: StaffNotice | null): Promise<'recorded' | 'stale'>
  /** Of a London month, `2026-11`. */
  counts(month: string): Promise<readonly SurveyCount[]>
}
