/** The forms of an act page: what was entered, and the deed that it asks for. */
import * as z from 'zod'
import { BreachReason } from '#shared/domain/casework/query.ts'
import type { FormError } from '../../layout/render.ts'
import type { Deed } from './deeds.ts'

/** Letters that a box holds: what the history keeps whole. */
export const mostWords = 400

const does = [
  'accept',
  'take',
  'keep',
  'not-mine',
  'need-help',
  'phone',
  'give',
  'new-date',
  'reason',
  'apologise',
] as const satisfies readonly Deed['does'][]

export const Does = z.enum(does)

export interface EnteredDeed {
  /** Empty where no button of ours was pressed. */
  readonly does: Deed['does'] | ''
  /** When the page was made that the form stood on, UTC; and who had the query on it. */
  readonly openedAt: string
  readonly owner: string
  readonly words: string
  readonly staffId: string
  readonly reason: string
  readonly day: string
  readonly month: string
  readonly year: string
}

export const nothingEntered: EnteredDeed = {
  does: '',
  openedAt: '',
  owner: '',
  words: '',
  staffId: '',
  reason: '',
  day: '',
  month: '',
  year: '',
}

export function enteredIn(form: FormData): EnteredDeed {
  const text = (name: string): string => z.string().safeParse(form.get(name)).data?.trim() ?? ''
  return {
    does: Does.safeParse(form.get('do')).data ?? '',
    openedAt: z.iso.datetime().safeParse(form.get('opened')).data ?? '',
    owner: text('owner'),
    words: text('words'),
    staffId: text('staff'),
    reason: text('reason'),
    day: text('day'),
    month: text('month'),
    year: text('year'),
  }
}

/** The deed, or what is wrong with the form, with the field to put right. */
export function deedIn(entered: EnteredDeed): Deed | readonly FormError[] {
  const { does: what, words } = entered
  if (what === '' || entered.openedAt === '') return [{ text: 'Choose what you want to do', href: '#do' }]
  const tooLong = words.length > mostWords
  const problems = (missing: string | null): readonly FormError[] => [
    ...(missing === null ? [] : [{ text: missing, href: fieldOf(what) }]),
    ...(tooLong ? [{ text: `Use ${mostWords} letters or fewer`, href: wordsField(what) }] : []),
  ]
  const or = (deed: Deed, missing: string | null): Deed | readonly FormError[] =>
    missing === null && !tooLong ? deed : problems(missing)
  switch (what) {
    case 'accept':
    case 'take':
    case 'keep':
      return { does: what }
    case 'apologise':
      return or({ does: what, words }, null)
    case 'not-mine':
      return or({ does: what, words }, words === '' ? 'Say why it is not yours' : null)
    case 'need-help':
      return or({ does: what, words }, words === '' ? 'Say what help you need' : null)
    case 'phone':
      return or({ does: what, words }, words === '' ? 'Say in a few words what was said' : null)
    case 'give':
      return or(
        { does: what, staffId: entered.staffId, words },
        entered.staffId === '' ? 'Choose who you want to give it to' : null,
      )
    case 'new-date': {
      const on = dayIn(entered)
      const wrong = [
        ...problems(on === null ? 'Enter a day, a month and a year, such as 4 12 2026' : null),
        ...(words === '' ? [{ text: 'Say why there is a new date', href: wordsField(what) }] : []),
      ]
      return on === null || wrong.length > 0 ? wrong : { does: what, on, words }
    }
    case 'reason': {
      const reason = BreachReason.safeParse(entered.reason)
      if (!reason.success) return problems('Choose why it is late')
      return or({ does: what, reason: reason.data, words }, null)
    }
  }
}

/** The first field of a deed's form, or the form where it has none. */
export const fieldOf = (what: Deed['does']): string => (what === 'new-date' ? '#new-date-day' : `#${what}`)

/** Where words stand beside another field; else they are the field. */
const wordsField = (what: Deed['does']): string =>
  what === 'give' || what === 'new-date' || what === 'reason' || what === 'apologise'
    ? `#${what}-words`
    : `#${what}`

function dayIn({ day, month, year }: EnteredDeed): string | null {
  const date = [year.padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  return z.iso.date().safeParse(date).data ?? null
}
