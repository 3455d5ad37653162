/** Why a standard was missed (domain.md R28): the one list that a breach must choose from, for staff and for the apology. */

export const breachReasons = [
  'ep-advice',
  'school',
  'absence',
  'panel-date',
  'workload',
  'consent',
  'other-team',
  'other',
] as const
export type BreachReason = (typeof breachReasons)[number]

/** As colleagues choose and read it; also what may follow REASON on a first line. */
export const breachReasonNames: Readonly<Record<BreachReason, string>> = {
  'ep-advice': 'EP advice',
  school: 'school',
  absence: 'absence',
  'panel-date': 'panel date',
  workload: 'workload',
  consent: 'consent',
  'other-team': 'other team',
  other: 'other',
}

/**
 * As the apology says it: true, plain and ours. No reason puts the fault on a family, a school or a colleague by name (domain.md 8.4).
 * `other` has no words of its own: whoever chooses it writes them.
 */
export const breachReasonSentences: Readonly<Record<Exclude<BreachReason, 'other'>, string>> = {
  'ep-advice':
    'We were waiting for advice from an educational psychologist. We did not ask for it soon enough.',
  school: 'We were waiting to hear from a school. We should have asked again sooner.',
  absence: 'The person who had your query was away. We did not make sure that someone else answered you.',
  'panel-date': 'A group of staff had to meet before we could decide. We should have met sooner.',
  workload: 'We had more work than we could do in time. It was our job to plan for that.',
  consent: 'We needed a form that lets us share facts. We should have asked for it sooner.',
  'other-team':
    'We were waiting for another team of the council. We did not make sure that they answered in time.',
}
