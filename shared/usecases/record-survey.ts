/** Keeps what a writer says of a closing, and has a manager offer a call where it is not good. Safe to repeat: the same answers count once. */
import { type SurveyAnswers, type SurveySaid, takeSurvey } from '../domain/casework/news/survey.ts'
import type { DirectoryIndex } from '../domain/directory/directory-index.ts'
import type { CaseworkChanging } from '../ports/casework-changing.ts'
import type { Clock } from '../ports/clock.ts'
import type { Surveys } from '../ports/surveys.ts'

export interface RecordSurveyPorts {
  readonly surveys: Pick<Surveys, 'of' | 'record'>
  readonly casework: Pick<CaseworkChanging, 'query'>
  /** Null before the first import. */
  readonly directory: () => Promise<DirectoryIndex | null>
  readonly clock: Clock
}

/** `missing`: no such query, or it was never closed in that round. */
export type SurveyRecorded = 'recorded' | 'missing' | 'too-late'

export interface SurveyToRecord {
  readonly reference: string
  readonly round: number
  readonly answers: SurveyAnswers
  readonly via: SurveySaid['via']
}

const TRIES = 6

export function makeRecordSurvey(ports: RecordSurveyPorts) {
  return async ({ reference, round, answers, via }: SurveyToRecord): Promise<SurveyRecorded> => {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const [directory, query, before] = await Promise.all([
        ports.directory(),
        ports.casework.query(reference),
        ports.surveys.of(reference, round),
      ])
      if (directory === null || query === null) return 'missing'
      const taken = takeSurvey(query, before, { round, answers, via, now: ports.clock() }, directory)
      if (!taken.taken) return taken.why === 'too-late' ? 'too-late' : 'missing'
      if (taken.survey === null) return 'recorded'
      const written = await ports.surveys.record(taken.survey, before, taken.notice)
      if (written === 'recorded') return 'recorded'
    }
    throw new Error('Other answers about the same closing kept getting there first.')
  }
}
