import { describe, expect, it } from 'vitest'
import {
  isLow,
  type Survey,
  type SurveyAnswers,
  type SurveyTaken,
  takeSurvey,
} from '#shared/domain/casework/news/survey.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { aClosedMemberQuery, aMemberQuery } from '#tests/support/member-queries.ts'

const directory = aDirectory()
const closedAt = '2026-11-20T15:00:00.000Z'
const closed = aClosedMemberQuery(1, closedAt)
const happy: SurveyAnswers = { answered: 'yes', ease: 'easy', better: '' }
const unhappy: SurveyAnswers = { answered: 'no', ease: 'ok', better: 'Nobody called.' }

const say = (
  answers: SurveyAnswers,
  {
    query = closed,
    before = null,
    now = '2026-11-20T16:00:00.000Z',
    round = 1,
  }: { query?: Query; before?: Survey | null; now?: string; round?: number } = {},
): SurveyTaken => takeSurvey(query, before, { round, answers, via: 'page', now }, directory)
const surveyOf = (taken: SurveyTaken): Survey => {
  if (!taken.taken || taken.survey === null) throw new Error('the answers are taken')
  return taken.survey
}
const noticeOf = (taken: SurveyTaken) => (taken.taken && taken.survey !== null ? taken.notice : null)

describe('the answers of a writer', () => {
  it('are kept with what they are counted by', () => {
    expect(surveyOf(say(happy))).toMatchObject({
      reference: 'SEND-2026-00001',
      round: 1,
      version: 1,
      countedAs: { month: '2026-11', team: 'team-a', topic: 'placement', kind: 'councillor' },
      closedBy: 'cw-a1',
      answers: happy,
    })
  })

  it('are counted in the London month', () => {
    const query = aClosedMemberQuery(1, '2026-07-31T10:00:00.000Z')
    expect(surveyOf(say(happy, { query, now: '2026-07-31T23:30:00.000Z' })).countedAs.month).toBe('2026-08')
  })

  const first = surveyOf(say(happy))
  it.each([
    ['replaced within a day', unhappy, { before: first, now: '2026-11-21T15:59:00.000Z' }, 'taken'],
    ['kept after a day', unhappy, { before: first, now: '2026-11-21T16:01:00.000Z' }, 'too-late'],
    ['taken weeks after the closing', happy, { now: '2026-12-15T10:00:00.000Z' }, 'taken'],
    ['asked for no longer after a month', happy, { now: '2026-12-20T15:01:00.000Z' }, 'too-late'],
    ['nothing for a query that is open', happy, { query: aMemberQuery(1) }, 'not-closed'],
    ['nothing for a closing that is to come', happy, { round: 2 }, 'not-closed'],
    [
      'taken for a closing before it was opened again',
      happy,
      { query: { ...closed, state: 'open' as const, clocks: { ...closed.clocks, round: 2 } } },
      'taken',
    ],
  ])('are %s', (_, answers, about, outcome) => {
    const taken = say(answers, about)
    expect(taken.taken ? 'taken' : taken.why).toBe(outcome)
  })

  it('said again the same change nothing, however late', () => {
    expect(say(happy, { before: first, now: '2026-12-30T10:00:00.000Z' })).toEqual({
      taken: true,
      survey: null,
    })
  })

  it('stay counted where they were when the team has changed since', () => {
    const moved = { ...closed, teamId: 'team-b', topic: 'transport' as const }
    expect(surveyOf(say(unhappy, { query: moved, before: first })).countedAs).toEqual(first.countedAs)
  })
})

describe('a low score', () => {
  it.each([
    ['no', 'easy', true],
    ['no', 'very-hard', true],
    ['yes', 'hard', true],
    ['partly', 'very-hard', true],
    ['partly', 'ok', false],
    ['yes', 'very-easy', false],
  ] as const)('answered %s and %s: %s', (answered, ease, low) => {
    expect(isLow({ answered, ease, better: '' })).toBe(low)
  })

  it('asks the manager to offer a call when work begins again, once', () => {
    const taken = say(unhappy, { now: '2026-11-20T20:00:00.000Z' })
    expect(noticeOf(taken)).toMatchObject({
      staffId: 'mgr-a',
      what: 'low-score',
      at: '2026-11-23T09:00:00.000Z',
      reference: 'SEND-2026-00001',
    })
    const worse = { ...unhappy, ease: 'very-hard' as const }
    expect(noticeOf(say(worse, { before: surveyOf(taken), now: '2026-11-20T20:05:00.000Z' }))).toBeNull()
  })

  it('after a good one asks for the call too', () => {
    const before = surveyOf(say(happy))
    expect(noticeOf(say(unhappy, { before }))?.staffId).toBe('mgr-a')
    expect(noticeOf(say(happy))).toBeNull()
  })

  it('never tells what the writer wrote in the box', () => {
    expect(JSON.stringify(noticeOf(say(unhappy)))).not.toContain('Nobody called')
  })
})
