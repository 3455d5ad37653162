/** What besides a name can tell one child from another: age, school year, birthday, school, initials. */
import * as z from 'zod'
import { dayNumber, londonDate } from '../standards/london.ts'
import { findDates } from './dates.ts'
import type { School } from './schools.ts'

const numerals =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

export function agesIn(text: string): Set<number> {
  const ages = new Set<number>()
  const add = (words: string | undefined): void => {
    const age =
      words === undefined
        ? Number.NaN
        : /\d/.test(words)
          ? Number(words)
          : numerals.indexOf(words.toLowerCase())
    if (age >= 2 && age <= 25) ages.add(age)
  }
  const n = `(\\d{1,2}|${numerals.slice(2).join('|')})`
  for (const match of text.matchAll(
    new RegExp(
      `\\b${n}[ -]?(?:years?|yrs?)[ -]?(?:old|of age)?\\b(?! (?:ago|now|and|we|since|later|of (?!age)))`,
      'gi',
    ),
  ))
    add(match[1])
  for (const match of text.matchAll(
    new RegExp(
      `\\b(?:aged?|is|hes|he's|he’s|shes|she's|she’s|i'm|i’m|im|i am|now|turned|turns|only|just) ${n}\\b(?= ?(?:[,.);!?]|and |but |in |so |now|at |with |who |years|next|$)|$)`,
      'gim',
    ),
  ))
    add(match[1])
  for (const match of text.matchAll(/\((\d{1,2})\)|\((\d{1,2}),/g)) add(match[1] ?? match[2])
  return ages
}

export function yearsIn(text: string): Set<number> {
  return new Set(
    [...text.matchAll(/\b(?:year|yr|y) ?(\d{1,2})\b/gi)]
      .map(match => Number(match[1]))
      .filter(year => year >= 1 && year <= 14),
  )
}

export function birthdaysIn(text: string, now: string): Set<string> {
  const today = dayNumber(londonDate(now))
  const spelt = findDates(text, now)
    .filter(({ text: said }) => /\d{2}$|\d{4}/.test(said))
    .map(({ date }) => date)
  return new Set([...spelt, ...labelled(text)].filter(date => today - dayNumber(date) > 400))
}

/** Birthdays as forms and schools write them, where the words say that it is one: "DOB 11022016", "born 11 02 16", "DOB 11-Feb-2016". */
function labelled(text: string): string[] {
  const found: string[] = []
  for (const [, day = '', month = '', year = ''] of text.matchAll(birthday)) {
    const number = /\d/.test(month) ? Number(month) : months.indexOf(month.toLowerCase().slice(0, 3)) + 1
    const whole = year.length === 2 ? `20${year}` : year
    const date = `${whole}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
    if (z.iso.date().safeParse(date).success) found.push(date)
  }
  return found
}

const birthday =
  /\b(?:d\.? ?o\.? ?b\.?|date of birth|birthday|born)(?: is| on)?[\s:=-]{0,4}(\d{1,2})(?:st|nd|rd|th)?[\s./,-]{0,2}(\d{2}|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)[\s./,-]{0,2}((?:20)?\d{2})\b/gi
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export function schoolsIn(words: string, schools: readonly School[]): Set<string> {
  const found = new Set<string>()
  const said = new Set(words.split(' '))
  for (const school of schools) {
    if (!said.has(school.core[0] ?? '')) continue
    const core = ` ${school.core.join(' ')} `
    for (let at = words.indexOf(core); at >= 0; at = words.indexOf(core, at + 1)) {
      const next = words.slice(at + core.length).split(' ', 3)
      const sort = next.find(word => sortWords.has(word))
      const prior = words.slice(0, at).split(' ').at(-1) ?? ''
      const fits =
        sort === undefined
          ? !school.ambiguous ||
            (/^(?:at|attends|attending|attended|into|from)$/.test(prior) && twinsOf(school, schools) === 1)
          : sort === 'school' || school.sort.includes(sort)
      if (fits) found.add(school.name)
    }
  }
  return found
}

const sortWords = new Set([
  'school',
  'primary',
  'high',
  'academy',
  'college',
  'nursery',
  'infant',
  'infants',
  'junior',
  'juniors',
  'secondary',
  'grammar',
  'sixth',
  'ce',
  'rc',
  'special',
  'community',
  'preschool',
])

function twinsOf(school: School, schools: readonly School[]): number {
  return schools.filter(other => other.core.join(' ') === school.core.join(' ')).length
}

/** "O B-H", "T.D-G", "TDG": capital letters that stand for a name. */
export function initialsIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}])(\p{Lu})[. ]{0,2}(\p{Lu})(?:[-. ]{0,2}(\p{Lu}))?(?:[-. ]{0,2}(\p{Lu}))?(?![\p{L}\p{N}'’])/gu,
  )) {
    found.add(
      match
        .slice(1)
        .filter(letter => letter !== undefined)
        .join('')
        .toLowerCase(),
    )
  }
  return found
}
