/** The words of the page for what the report names by a key. */
import type { ClockName } from '#shared/domain/casework/clock/clocks.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import { topicWords } from '#shared/domain/letters/judgement-words.ts'
import { calendarDayAndYear, londonTime } from '#shared/domain/letters/london-words.ts'
import { londonDate } from '#shared/domain/standards/london.ts'
import type { CorrespondentKind, Topic } from '#shared/domain/triage/judgement.ts'

export const clockWords: Record<ClockName, string> = {
  acknowledge: 'Acknowledgement',
  accept: 'Accepted by the owner',
  firstReply: 'First reply',
  fullAnswer: 'Full answer',
  nextUpdate: 'Next update',
}

export const kindWords: Record<CorrespondentKind, string> = {
  councillor: 'Councillors',
  mp: 'MPs',
  family: 'Families',
  school: 'Schools',
  professional: 'Professionals',
  legal: 'Solicitors and advisers',
  staff: 'Colleagues',
  unknown: 'Not known to us',
}

const warningWords: Readonly<Record<string, string>> = {
  '50': 'Half of the time is gone',
  '80': 'Four fifths of the time are gone',
  'due-day': 'On the day that it is due',
}
export const warningName = (step: string): string => warningWords[step] ?? step

const roleWords: Readonly<Record<string, string>> = {
  caseworker: 'Caseworkers',
  'senior-caseworker': 'Senior caseworkers',
  manager: 'Managers',
  'head-of-service': 'Head of service',
  complaints: 'Complaints',
  tribunal: 'Tribunal',
  'information-governance': 'Information governance',
  triage: 'Duty desk',
  admin: 'Administrators',
  director: 'Director',
}
export const roleName = (role: string): string => roleWords[role] ?? role

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)
export const topicName = (topic: Topic): string => capital(topicWords[topic])

/** `26 Nov 2026, 9am` in London. */
export function shortInstant(instant: string): string {
  return `${shortDay(londonDate(instant))}, ${londonTime(instant)}`
}

/** `26 Nov 2026` of a calendar day. */
export function shortDay(day: string): string {
  const [, date = '', month = '', year = ''] = calendarDayAndYear(day).split(' ')
  return `${date} ${month.slice(0, 3)} ${year}`
}

/** Names of staff by id; what is no id (`director`) in its own words. */
export function namesFrom(directory: DirectorySnapshot): (staffId: string | null) => string {
  const staff = new Map(directory.staff.map(each => [each.id, each.name]))
  return staffId =>
    staffId === null ? 'Nobody' : (staff.get(staffId) ?? (staffId === 'director' ? 'The director' : staffId))
}
