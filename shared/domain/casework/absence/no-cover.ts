/** Absences that begin with nobody to cover them: found while there is time to name somebody (domain.md section 1, R13). */
import { whoActsFor, whyAway } from '../../directory/cover.ts'
import type { KnownAbsence, Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { noCoverNotice, type UncoveredAbsence } from '../../letters/no-cover-notice.ts'
import { epochOf, instantOf, londonDate } from '../../standards/london.ts'
import { calendarOf, nextWorkingInstant, workingDayStart } from '../../standards/working-time.ts'
import { managerOver } from '../../triage/owner.ts'
import type { OutgoingMail } from '../outgoing-mail.ts'
import { nameOf, staffDigestEntry } from './cover-mails.ts'
import { looksAt } from './propose-cover.ts'

export interface Uncovered {
  readonly person: Staff
  readonly absence: KnownAbsence
  /** The first working instant of it, from now on. */
  readonly begins: string
  readonly why: UncoveredAbsence['why']
}

/**
 * Every absence that runs or is ahead and has a working instant at which nobody covers, soonest first; of those alone that begin on
 * `lastDay` or before, where one is given.
 */
export function uncoveredAbsences(
  directory: DirectoryIndex,
  now: string,
  lastDay = '9999-12-31',
): readonly Uncovered[] {
  return directory.snapshot.staff
    .flatMap(person =>
      directory
        .absencesOf(person.id)
        .filter(({ from }) => from <= lastDay)
        .flatMap(absence => uncovered(person, absence, directory, now) ?? []),
    )
    .toSorted((one, other) => (one.begins < other.begins ? -1 : one.begins > other.begins ? 1 : 0))
}

function uncovered(
  person: Staff,
  absence: KnownAbsence,
  directory: DirectoryIndex,
  now: string,
): Uncovered | null {
  if (absence.to < londonDate(now)) return null
  const looks = looksAt(absence, directory, now)
  const [begins] = looks
  const at = looks.find(look => whoActsFor(person.id, look, directory) === null)
  if (begins === undefined || at === undefined) return null
  const [first] = whyAway(person.id, at, directory)?.covers ?? []
  const cover = first === undefined ? null : (directory.staff(first)?.name ?? first)
  return {
    person,
    absence,
    begins,
    why: cover === null ? { kind: 'nobody-named' } : { kind: 'cover-away', cover, on: londonDate(at) },
  }
}

/** The opening of the working day before an absence begins: the last time at which its manager is asked. */
export function eveOf({ begins }: Pick<Uncovered, 'begins'>, directory: DirectoryIndex): string {
  const calendar = calendarOf(directory.snapshot.council)
  const dayOfIt = workingDayStart(calendar, begins, 0)
  // The opening after which it is the next working day: found from a week before, for closures can be long.
  for (let days = 1; days <= 30; days += 1) {
    const earlier = nextWorkingInstant(calendar, instantOf(epochOf(dayOfIt) - days * 86_400_000))
    const opening = workingDayStart(calendar, earlier, 0)
    if (opening < dayOfIt) return opening
  }
  return dayOfIt
}

/** Whoever is asked to name a cover: the nearest manager above, or whoever acts for them; null where that is nobody. */
export const askedAbout = (
  { person }: Pick<Uncovered, 'person'>,
  directory: DirectoryIndex,
  now: string,
): Staff | null => managerOver(person, { now, directory })

/** What a mail about absences without cover is made for: it is made once for each, and for each manager. */
export interface Occasion {
  /** The same words for the same occasion. */
  readonly name: string
  /** London day that its mails belong to. */
  readonly day: string
}

/** One mail to one manager about several absences. */
export function noCoverMail(
  manager: Staff,
  absences: readonly (Pick<Uncovered, 'person' | 'absence' | 'why'> & {
    readonly openQueries: number
    readonly dueMeanwhile: number
  })[],
  ask: {
    readonly deskUrl: string
    readonly directory: DirectoryIndex
    readonly now: string
    readonly occasion: Occasion
  },
): OutgoingMail {
  const desk = ask.deskUrl.replace(/\/$/, '')
  const letter = noCoverNotice(
    absences.map(({ person, absence, why, openQueries, dueMeanwhile }) => ({
      name: person.name,
      from: absence.from,
      until: absence.to,
      why,
      openQueries,
      dueMeanwhile,
      workLink: `${desk}/inbox?work=${encodeURIComponent(`owner:${person.id}`)}`,
    })),
    `${desk}/away`,
  )
  return staffDigestEntry(manager, letter, {
    name: `no-cover-${nameOf([manager.id, ask.occasion.name])}`,
    day: ask.occasion.day,
    now: ask.now,
    sendAfter: nextWorkingInstant(calendarOf(ask.directory.snapshot.council), ask.now),
  })
}
