/** Whom a letter names: the person dealing with a query, in what role, and who helps when they are away. */

import { whoActsFor } from '../directory/cover.ts'
import type { Staff, Team } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { londonDate } from '../standards/london.ts'

export function roleWords(staff: Staff, team: Team | null): string {
  const where = team === null ? 'in the SEND team' : `in the ${teamWords(team)}`
  switch (staff.role) {
    case 'caseworker':
      return `a caseworker ${where}`
    case 'senior-caseworker':
      return `a senior caseworker ${where}`
    case 'manager':
      return team === null ? 'a manager in the SEND team' : `the manager of the ${teamWords(team)}`
    case 'head-of-service':
      return 'the head of the SEND service'
    case 'complaints':
      return 'our complaints officer'
    case 'tribunal':
      return 'our tribunal officer'
    case 'information-governance':
      return 'our information officer'
    case 'triage':
      return 'on our duty desk'
    case 'admin':
      return where
  }
}

const teamWords = (team: Team): string => (/\bteam\b/i.test(team.name) ? team.name : `${team.name} team`)

/**
 * Who helps if this person is away before `until`: the cover of an absence already planned in that time, else the team's
 * manager, else their own manager; for one of them who is away today, whoever acts for them. Null where that would be nobody else.
 */
export function helper(staff: Staff, directory: DirectoryIndex, now: string, until: string): Staff | null {
  const planned = directory
    .absencesOf(staff.id)
    .find(
      absence => absence.to >= londonDate(now) && absence.from <= londonDate(until) && absence.cover !== null,
    )
  const team = staff.team === null ? null : directory.team(staff.team)
  const cover = planned?.cover ?? null
  const named = cover === null || cover === staff.id ? null : directory.staff(cover)
  if (named !== null) return named
  for (const id of [team?.manager ?? null, staff.manager]) {
    const found = id === null ? null : (whoActsFor(id, now, directory)?.staff ?? null)
    if (found !== null && found.id !== staff.id) return found
  }
  return null
}
