/** Saying that somebody is away: the form, what would move before it is said, and the saying. */
import * as z from 'zod'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { londonDate } from '#shared/domain/standards/london.ts'
import type { AbsenceAsk, AbsenceRefused, PreparedAbsence } from '#shared/usecases/prepare-absence.ts'
import type { FormError } from '../../layout/render.ts'
import { staffName } from '../../words/people.ts'
import { awayAddress, queryAddress, sayAwayPath, workAddress } from '../addresses.ts'
import { daysInWords, peopleToChoose } from '../away/absences.ts'
import { aroundPage, type PageAnswer, type PagePorts } from '../page.ts'

interface Entered {
  readonly staff: string
  readonly from: string
  readonly to: string
  readonly half: string
  readonly cover: string
  readonly by: string
  /** `mailbox` where an automatic reply is said to be right. */
  readonly how: string
}

/** The form; an address with `staff`, `from`, `to`, `half` and `how` fills it in. */
export async function sayAwayPage(query: URLSearchParams, ports: PagePorts): Promise<PageAnswer> {
  const directory = await ports.directory()
  const today = londonDate(ports.clock())
  const entered: Entered = {
    staff: query.get('staff') ?? '',
    from: query.get('from') ?? today,
    to: query.get('to') ?? query.get('from') ?? today,
    half: query.get('half') ?? 'day',
    cover: query.get('cover') ?? '',
    by: '',
    how: query.get('how') === 'mailbox' ? 'mailbox' : 'desk',
  }
  return formPage(entered, null, directory, ports)
}

/** Without `confirm`, what would move is shown; with it, it is said. Sick today comes with it: that is one step. */
export async function takeSayAway(form: FormData, ports: PagePorts): Promise<PageAnswer> {
  const text = (name: string): string => z.string().safeParse(form.get(name)).data?.trim() ?? ''
  const today = londonDate(ports.clock())
  const sickToday = text('sick-today') !== ''
  const entered: Entered = {
    staff: text('staff'),
    from: sickToday ? today : text('from'),
    to: sickToday ? today : text('to') || text('from'),
    half: text('half') || 'day',
    cover: text('cover'),
    by: text('by'),
    how: text('how') === 'mailbox' ? 'mailbox' : 'desk',
  }
  const ask: AbsenceAsk = {
    staffId: entered.staff,
    from: entered.from,
    to: entered.to,
    ...(entered.half === 'am' || entered.half === 'pm' ? { half: entered.half } : {}),
    cover: entered.cover === '' ? null : entered.cover,
    by: entered.by,
    how: entered.how === 'mailbox' ? 'mailbox' : 'desk',
  }
  const directory = await ports.directory()
  if (text('confirm') === '' && !sickToday) {
    const prepared = await ports.absences.prepare(ask)
    return prepared.ok
      ? previewPage({ ...entered, cover: prepared.cover?.id ?? '' }, prepared, directory)
      : formPage(entered, prepared, directory, ports)
  }
  const answer = await ports.absences.record(ask)
  return answer.ok
    ? { goTo: `${awayAddress}?${new URLSearchParams({ told: entered.staff })}` }
    : formPage(entered, answer, directory, ports)
}

const fieldOf: Readonly<Record<AbsenceRefused['field'], keyof Entered>> = {
  staffId: 'staff',
  from: 'from',
  to: 'to',
  half: 'half',
  cover: 'cover',
  by: 'by',
}

function formPage(
  entered: Entered,
  refused: AbsenceRefused | null,
  directory: DirectoryIndex | null,
  ports: PagePorts,
): PageAnswer {
  const field = refused === null ? null : fieldOf[refused.field]
  const text = refused?.refused.replace(/\.$/, '') ?? ''
  const errors: FormError[] = field === null ? [] : [{ text, href: `#${field}` }]
  return {
    view: 'say-away',
    title: 'Say that somebody is away',
    around: aroundPage(directory),
    section: 'away',
    errors,
    model: {
      preview: null,
      action: sayAwayPath,
      back: awayAddress,
      entered,
      errorOf: field === null ? {} : { [field]: text },
      people: peopleToChoose(directory, 'Choose who is away'),
      covers: peopleToChoose(directory, 'Somebody of the team who is here', ports.clock()).map(each => ({
        ...each,
        // Whoever is away today may well be there then; the form says so if not.
        disabled: false,
      })),
      colleagues: peopleToChoose(directory, 'Choose your name'),
      halves: [
        { value: 'day', text: 'All day' },
        { value: 'am', text: 'The morning, up to 1pm' },
        { value: 'pm', text: 'The afternoon, from 1pm' },
      ],
    },
  }
}

/** References that are named; of more the number is enough. */
const MOST_NAMED = 20

function previewPage(
  entered: Entered,
  prepared: PreparedAbsence,
  directory: DirectoryIndex | null,
): PageAnswer {
  const { person, cover, moves } = prepared
  return {
    view: 'say-away',
    title: `What moves while ${person.name} is away`,
    around: aroundPage(directory),
    section: 'away',
    errors: [],
    model: {
      action: sayAwayPath,
      back: awayAddress,
      entered,
      preview: {
        name: person.name,
        when: daysInWords(prepared.absence),
        cover: cover?.name ?? null,
        others: prepared.proposals.filter(({ id }) => id !== cover?.id).map(({ name }) => name),
        by: staffName(directory, entered.by),
        count: moves.length,
        moves: moves.slice(0, MOST_NAMED).map(reference => ({ reference, href: queryAddress(reference) })),
        unnamed: Math.max(0, moves.length - MOST_NAMED),
        work: workAddress(person.id),
      },
    },
  }
}
