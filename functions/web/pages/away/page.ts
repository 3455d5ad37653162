/** Who is away, who may be because their mailbox says so, what nobody covers, and the forms that say otherwise. */
import * as z from 'zod'
import { type AwayMark, stands } from '#shared/domain/casework/away-mark.ts'
import { awayUntil, isAway } from '#shared/domain/directory/cover.ts'
import type { Staff } from '#shared/domain/directory/directory.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { dateOf, dayNumber, londonDate } from '#shared/domain/standards/london.ts'
import type { FormError } from '../../layout/render.ts'
import { dayInWords, instantInWords } from '../../words/days.ts'
import { type Directory, standInName } from '../../words/people.ts'
import {
  awayAddress,
  backAddress,
  handOverWorkAddress,
  lettersAddress,
  queryAddress,
  sayAwayAddress,
  sayAwayPath,
  workAddress,
} from '../addresses.ts'
import { aroundPage, type PageAnswer, type PagePorts } from '../page.ts'
import { awayAhead, awayNow, peopleToChoose, withoutCover } from './absences.ts'

/** A mark that stands, with whom it is about. */
interface Standing {
  readonly mark: AwayMark
  readonly staff: Staff
}

export async function awayPage(query: URLSearchParams, ports: PagePorts): Promise<PageAnswer> {
  const { directory, standing, now } = await found(ports)
  return pageOf(
    {
      directory,
      standing,
      now,
      said: said(query, directory, standing, now),
      entered: null,
      error: null,
    },
    ports,
  )
}

/** What was done just now. An old link says nothing that is not so any more. */
function said(
  query: URLSearchParams,
  directory: Directory,
  standing: readonly Standing[],
  now: string,
): string | null {
  const person = (name: string): Staff | null => directory?.staff(query.get(name) ?? '') ?? null
  const atWork = person('at-work')
  if (atWork !== null && !standing.some(({ staff }) => staff.id === atWork.id))
    return `${atWork.name} is no longer marked as perhaps away.`
  const back = person('back')
  if (back !== null && directory !== null && !isAway(back.id, now, directory))
    return `${back.name} is not down as away any more. Their work is theirs again.`
  const told = person('told')
  const today = londonDate(now)
  if (told !== null && directory?.absencesOf(told.id).some(({ to }) => to >= today) === true)
    return `${told.name} is down as away.`
  const letters = query.get('letters')
  if (letters === 'none') return 'These letters are not sent.'
  if (letters !== null && /^\d{1,4}$/.test(letters))
    return `${letters} ${letters === '1' ? 'letter is' : 'letters are'} on the way.`
  const handed = person('handed')
  return handed === null ? null : `The work of ${handed.name} was handed over.`
}

/** Takes "They are at work": on success back to the page, else the page again with what was entered and what is wrong. */
export async function takeAtWork(form: FormData, ports: PagePorts): Promise<PageAnswer> {
  const text = (name: string): string => z.string().safeParse(form.get(name)).data?.trim() ?? ''
  const entered = { staffId: text('staff'), by: text('by') }
  const version = z.coerce.number().int().positive().safeParse(form.get('version')).data ?? 0
  const answer = await ports.sayAtWork({ ...entered, version })
  if (answer.ok) return { goTo: `${awayAddress}?${new URLSearchParams({ 'at-work': entered.staffId })}` }
  const { directory, standing, now } = await found(ports)
  const name = directory?.staff(entered.staffId)?.name ?? null
  const who = name ?? 'That person'
  const place = standing.findIndex(({ staff }) => staff.id === entered.staffId)
  const error: FormError =
    place === -1
      ? { text: `${who} is not marked as away any more. There is nothing left to do`, href: '#who' }
      : answer.why === 'stale'
        ? {
            text: `A newer reply came from the mailbox of ${who}. Look at it, and say again if they are at work`,
            href: `#by-${place + 1}`,
          }
        : { text: 'Choose your own name', href: `#by-${place + 1}` }
  return pageOf({ directory, standing, now, said: null, entered, error }, ports)
}

/** Takes "They are back": on success back to the page, else the page again with what is wrong. */
export async function takeBack(form: FormData, ports: PagePorts): Promise<PageAnswer> {
  const text = (name: string): string => z.string().safeParse(form.get(name)).data?.trim() ?? ''
  const staffId = text('staff')
  const from = text('from')
  const answer = await ports.absences.end({ staffId, from: from === '' ? null : from, by: text('by') })
  if (answer.ok) return { goTo: `${awayAddress}?${new URLSearchParams({ back: staffId })}` }
  const { directory, standing, now } = await found(ports)
  const field = answer.field === 'by' ? `back-by-${text('place')}` : 'now'
  const error = { text: answer.refused.replace(/\.$/, ''), href: `#${field}` }
  return pageOf({ directory, standing, now, said: null, entered: { staffId, by: text('by') }, error }, ports)
}

/** Takes a manager's yes or no to the letters about a new contact. */
export async function takeIntroductions(form: FormData, ports: PagePorts): Promise<PageAnswer> {
  const text = (name: string): string => z.string().safeParse(form.get(name)).data?.trim() ?? ''
  const say = text('say') === 'yes' ? 'yes' : 'no'
  const answer = await ports.absences.decideIntroductions({ batchId: text('batch'), say, by: text('by') })
  if (answer.ok) {
    const query = new URLSearchParams({ letters: say === 'yes' ? String(answer.letters) : 'none' })
    return { goTo: `${awayAddress}?${query}` }
  }
  const { directory, standing, now } = await found(ports)
  const field = answer.field === 'by' ? `letters-by-${text('batch')}` : 'who'
  const error = { text: answer.refused.replace(/\.$/, ''), href: `#${field}` }
  return pageOf(
    { directory, standing, now, said: null, entered: { staffId: '', by: text('by') }, error },
    ports,
  )
}

/** Those that wait for a yes, each with one of its letters as it would leave. */
async function lettersThatWait({ absences }: PagePorts): Promise<readonly object[]> {
  const waiting = (await absences.introductions()).filter(({ state }) => state === 'wanted')
  return Promise.all(
    waiting.map(async batch => {
      const { mails, untold } = await absences.lettersOf(batch)
      const [draft] = mails
      return {
        batchId: batch.batchId,
        name: batch.from.name,
        long: batch.why === 'long-absence',
        count: mails.length,
        untold,
        draft: draft?.letter ?? null,
      }
    }),
  )
}

/** Whoever is not in the directory any more is given nothing, and is left out. */
async function found(ports: PagePorts): Promise<{
  readonly directory: Directory
  readonly standing: readonly Standing[]
  readonly now: string
}> {
  const [directory, marks] = await Promise.all([ports.directory(), ports.awayMarks()])
  const now = ports.clock()
  const standing = marks
    .filter(mark => stands(mark, now))
    .flatMap(mark => {
      const staff = directory?.staff(mark.staffId) ?? null
      return staff === null ? [] : [{ mark, staff }]
    })
    .toSorted((one, other) => one.staff.name.localeCompare(other.staff.name, 'en-GB'))
  return { directory, standing, now }
}

async function pageOf(
  page: {
    readonly directory: Directory
    readonly standing: readonly Standing[]
    readonly now: string
    readonly said: string | null
    readonly entered: { readonly staffId: string; readonly by: string } | null
    readonly error: FormError | null
  },
  ports: PagePorts,
): Promise<PageAnswer> {
  const { directory, standing, now, entered, error } = page
  return {
    view: 'away',
    title: 'Who is away',
    around: aroundPage(directory),
    section: 'away',
    errors: error === null ? [] : [error],
    model: {
      said: page.said,
      action: awayAddress,
      back: backAddress,
      sayAway: sayAwayPath,
      handOver: handOverWorkAddress,
      today: londonDate(now),
      errorOf: error === null ? {} : { [error.href.slice(1)]: error.text },
      entered,
      now: directory === null ? [] : awayNow(directory, now),
      letters: await lettersThatWait(ports),
      decideLetters: lettersAddress,
      ahead: directory === null ? [] : awayAhead(directory, now),
      withoutCover: directory === null ? [] : withoutCover(directory, now),
      staff: peopleToChoose(directory, 'Choose who is away'),
      people: [
        { value: '', text: 'Choose your name' },
        ...(directory?.snapshot.staff ?? [])
          .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
          .map(({ id, name }) => ({ value: id, text: name })),
      ],
      away:
        directory === null
          ? []
          : standing.map((each, index) => ({
              ...inWords(each, directory, now),
              field: `by-${index + 1}`,
              by: entered?.staffId === each.staff.id ? entered.by : '',
              error: error?.href === `#by-${index + 1}` ? error.text : null,
            })),
    },
  }
}

function inWords({ mark, staff }: Standing, directory: DirectoryIndex, now: string): object {
  const plannedUntil = awayUntil(staff.id, now, { ...directory, unplannedOf: () => [] })
  return {
    staffId: staff.id,
    version: mark.version,
    name: staff.name,
    team: staff.team === null ? null : (directory.team(staff.team)?.name ?? staff.team),
    since: { at: mark.at, when: instantInWords(mark.at) },
    until: { date: mark.to, when: dayInWords(mark.to) },
    backOn: mark.backOn === null ? null : { date: mark.backOn, when: dayInWords(mark.backOn) },
    /** The first day on which new mail goes to them again, if nobody does anything. */
    again: dayInWords(dateOf(dayNumber(mark.to) + 1)),
    toldBy: { reference: mark.reference, href: queryAddress(mark.reference) },
    standIn: standInName(staff, directory, now),
    planned: plannedUntil === null ? null : dayInWords(plannedUntil),
    work: workAddress(staff.id),
    confirm: sayAwayAddress({ staff: staff.id, from: londonDate(now), to: mark.to, how: 'mailbox' }),
  }
}
