/** Who is away now and in the weeks ahead, in words, as the directory and what was told here have it. */
import { uncoveredAbsences } from '#shared/domain/casework/absence/no-cover.ts'
import { awayUntil, isAway, whoActsFor, whyAway } from '#shared/domain/directory/cover.ts'
import type { KnownAbsence, Staff } from '#shared/domain/directory/directory.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { holdsAt } from '#shared/domain/directory/time-away.ts'
import { outOfOfficeText } from '#shared/domain/letters/out-of-office-text.ts'
import { awayWords } from '#shared/domain/letters/staff-query-facts.ts'
import { dateOf, dayNumber, londonDate } from '#shared/domain/standards/london.ts'
import { dayInWords } from '../../words/days.ts'
import { standInName } from '../../words/people.ts'
import { sayAwayAddress, workAddress } from '../addresses.ts'

/** Days ahead that are shown. */
const AHEAD_DAYS = 60

/** Everybody who is away now for certain, in order of name; who is perhaps away is shown apart. */
export function awayNow(directory: DirectoryIndex, now: string): readonly object[] {
  const today = londonDate(now)
  return byName(directory).flatMap(person => {
    const why = whyAway(person.id, now, directory)?.why
    if (why !== 'absence' && why !== 'day-off') return []
    const until = awayUntil(person.id, now, directory) ?? today
    const half = directory
      .absencesOf(person.id)
      .find(each => holdsAt(each, now) && each.half !== undefined)?.half
    const acting = whoActsFor(person.id, now, directory)?.staff.name ?? null
    return [
      {
        staffId: person.id,
        name: person.name,
        team: teamName(person, directory),
        dayOff: why === 'day-off',
        until: { date: until, when: until === today ? halfWords[half ?? 'day'] : dayInWords(until) },
        cover: acting,
        standIn: acting === null ? standInName(person, directory, now) : null,
        work: workAddress(person.id),
        change: sayAwayAddress({ staff: person.id, from: today, to: until }),
        outOfOffice: outOfOfficeText({
          council: directory.snapshot.council,
          until,
          coverName: acting,
        }),
      },
    ]
  })
}

const halfWords = { am: 'today at 1pm', pm: 'the end of today', day: 'the end of today' } as const

/** Absences that begin within the weeks that are shown, soonest first. */
export function awayAhead(directory: DirectoryIndex, now: string): readonly object[] {
  const last = dateOf(dayNumber(londonDate(now)) + AHEAD_DAYS)
  return byName(directory)
    .flatMap(person =>
      directory
        .absencesOf(person.id)
        .filter(each => each.endedAt === undefined && isAhead(each, now) && each.from <= last)
        .map(absence => ({ person, absence })),
    )
    .toSorted((one, other) =>
      one.absence.from < other.absence.from ? -1 : Number(one.absence.from > other.absence.from),
    )
    .map(({ person, absence }) => ({
      staffId: person.id,
      from: absence.from,
      name: person.name,
      team: teamName(person, directory),
      when: daysInWords(absence),
      cover: absence.cover === null ? null : (directory.staff(absence.cover)?.name ?? absence.cover),
      change: sayAwayAddress({ staff: person.id, from: absence.from, to: absence.to, half: absence.half }),
      outOfOffice: outOfOfficeText({
        council: directory.snapshot.council,
        until: absence.to,
        coverName: absence.cover === null ? null : (directory.staff(absence.cover)?.name ?? null),
      }),
    }))
}

/** What managers must look at: absences now and ahead with a time at which nobody covers. */
export function withoutCover(directory: DirectoryIndex, now: string): readonly object[] {
  const last = dateOf(dayNumber(londonDate(now)) + AHEAD_DAYS)
  return uncoveredAbsences(directory, now, last).map(({ person, absence, why }) => ({
    name: person.name,
    when: daysInWords(absence),
    why:
      why.kind === 'nobody-named'
        ? 'Nobody is named as cover.'
        : `${why.cover} is named as cover, but is away on ${dayInWords(why.on)}. Nobody covers for them.`,
    nameCover: sayAwayAddress({ staff: person.id, from: absence.from, to: absence.to, half: absence.half }),
  }))
}

/** `away on Monday 30 November in the morning` */
export function daysInWords({ from, to, half }: Pick<KnownAbsence, 'from' | 'to' | 'half'>): string {
  const words = awayWords({ from, until: to })
  return half === undefined ? words : `${words} in the ${half === 'am' ? 'morning' : 'afternoon'}`
}

const isAhead = (absence: KnownAbsence, now: string): boolean =>
  absence.to >= londonDate(now) && !holdsAt(absence, now)

/** Everybody of the directory, in order of name; whoever is away is marked and, for work, cannot be chosen. */
export function peopleToChoose(
  directory: DirectoryIndex | null,
  first: string,
  atWorkOnly: string | null = null,
): readonly object[] {
  return [
    { value: '', text: first },
    ...(directory === null ? [] : byName(directory)).map(person => {
      const away = directory !== null && atWorkOnly !== null && isAway(person.id, atWorkOnly, directory)
      const team = directory === null ? null : teamName(person, directory)
      return {
        value: person.id,
        text: `${person.name}${team === null ? '' : `, ${team}`}${away ? ' (away)' : ''}`,
        disabled: away,
      }
    }),
  ]
}

const byName = (directory: DirectoryIndex): readonly Staff[] =>
  directory.snapshot.staff.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))

const teamName = ({ team }: Staff, directory: DirectoryIndex): string | null =>
  team === null ? null : (directory.team(team)?.name ?? team)
