/**
 * When somebody is back, from the words of their out-of-office reply. It is a proposal to a manager, never a fact: words are vague,
 * and notes are left on.
 */
import { isBankHoliday } from '../standards/bank-holidays.ts'
import { type DayNumber, dateOf, dayNumber, londonDate, weekdayOf } from '../standards/london.ts'
import { MARKED_DAY, markDays } from './absent-until.ts'
import { cutText } from './cut-text.ts'
import type { Mail } from './mail.ts'

interface StandIn {
  /** As written in the note; null where only an address is given. */
  readonly name: string | null
  /** Lower case; null where only a name is given. */
  readonly address: string | null
}

export interface ReturnDate {
  /**
   * The first London date on which they are back, `2026-11-30`. Never before today nor more than a year off; a weekend or a bank holiday
   * is moved to the next working day. Null where the note says no date, or none that can be meant.
   */
  readonly backOn: string | null
  /** The words that say so, or that say that no date is known; empty where there are none. At most 200 characters. */
  readonly text: string
  /** Who stands in, where the note names them. */
  readonly contact: StandIn | null
}

const D = MARKED_DAY
const time =
  "(?:(?:at |about )?(?:(?:[01]?\\d|2[0-3])(?:[:.][0-5]\\d ?(?:am|pm)?| ?(?:am|pm)| o'clock)|noon|midday|lunchtime),? )?"
const on = `${time}(?:on |by |from |at |as of |ar )?${time}`
const pattern = (source: string): RegExp => new RegExp(source, 'i')

interface Phrase {
  readonly find: RegExp
  /** The day they are back, from the days that the phrase names. */
  readonly back: (days: readonly DayNumber[], words: string) => DayNumber | null
}

const itself = ([day]: readonly DayNumber[]): DayNumber | null => day ?? null
const afterwards = (days: readonly DayNumber[]): DayNumber | null => {
  const last = days.at(-1)
  return last === undefined ? null : last + 1
}

/** "Until Monday" means back on Monday; "until Friday" means that Friday is the last day of the week away. */
function until(days: readonly DayNumber[], words: string): DayNumber | null {
  const [day] = days
  if (day === undefined) return null
  return /inclusive|including|end of|close of|cynhwysol/i.test(words) || weekdayOf(day) >= 4 ? day + 1 : day
}

/** The first that finds a day decides: what is said of coming back, before what is said of being away. */
const PHRASES: readonly Phrase[] = [
  {
    find: pattern(`\\b(?:not|n't|unable|no access)\\b[^.!?]{0,80}?\\b(?:until|till|before) (?:after )?${D}`),
    back: ([day], words) =>
      day === undefined ? null : /until after|till after/i.test(words) ? day + 1 : day,
  },
  {
    find: pattern(
      `\\b(?:back|return(?:s|ing)?|resum(?:e|es|ing)|re-?open(?:s|ing)?|available again|next (?:in|in the office|working day)|contactable|dychwel\\w{0,4}|yn ôl)\\b(?: (?:to|at|in|into|with|you|is|be|work(?:ing)?|(?:the|my) (?:office|desk|school|surgery|e-?mails?)|school|duty|swyddfa|yn|i'r|i|gwaith)){0,6}:? ${on}${D}`,
    ),
    back: itself,
  },
  {
    find: pattern(
      `\\b(?:back|return(?:s|ing)?|until|till)(?: (?:to|in|on|the|work|office)){0,4} (?:w\\/?c|week (?:commencing|beginning|starting|of)):? ?${D}`,
    ),
    back: itself,
  },
  {
    find: pattern(`\\b(?:(?:from|o) )?${D} (?:to|-|–|—|i|hyd) ${D}(?: \\(?(?:inclusive|inc\\b))?`),
    back: afterwards,
  },
  { find: pattern(`\\b(?:between|rhwng) ${D} (?:and|a|to) ${D}`), back: afterwards },
  { find: pattern(`${D} ?(?:-|–|—) ?${D}`), back: afterwards },
  {
    find: pattern(
      `\\b(?:until|till|til|up (?:to|until)|through|thru|tan|hyd|to)(?: and including| the end of| close of(?: business| play)?(?: on)?| end of)? ${on}${D}(?: ?[,(]? ?(?:inclusive|inc\\b))?`,
    ),
    back: until,
  },
  { find: pattern(`\\bafter ${D}`), back: afterwards },
  {
    find: pattern(
      `\\b(?:out of (?:the )?office|away|on (?:\\w{1,12} )?leave|attending|not (?:in|working|available)|unavailable|in training|off)\\b[^.!?]{0,60}? on ${D}(?:(?:,| and|, and) (?:on )?${D})?`,
    ),
    back: afterwards,
  },
  {
    find: pattern(`\\b(?:w\\/?c|week (?:commencing|beginning|starting|of)|wythnos (?:yn dechrau|o)):? ?${D}`),
    back: ([day]) => (day === undefined ? null : day - weekdayOf(day) + 7),
  },
]

const NO_DATE =
  /\b(?:until further notice|indefinitely|(?:no|not have a|unsure of my) return date|(?:my )?last (?:working )?day|no longer (?:work\w*|employed|with)|(?:have|has) (?:now )?(?:left|retired)|hyd nes clywir yn wahanol|long[- ]term (?:sick|leave|absence))\b/iu

const NUMBERS: readonly string[] = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]
const FOR_A_TIME = pattern(
  `\\bfor (?:the )?(?:next |rest of the |remainder of the |coming )?(?:(a|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) )?(day|week|fortnight|month)s?\\b(?: (?:from|starting|beginning) ${D})?`,
)
const THIS_WEEK = /\b(?:(?:all )?(this|next) week|(today|this (?:morning|afternoon)|heddiw))\b/iu
const WEEKDAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri']
const WORKING_DAYS =
  /\b(?:(?:i|my) (?:only )?(?:(?:normal |usual )?working (?:days|pattern)(?: are| is)?|work)|days? of work(?: are)?):? (?:part[- ]time,? |every |on )?((?:(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri)(?:days?)?\b|,|\s|and|to|&|-|–)+)/iu
const DAYS_OFF =
  /\b(?:i (?:do not|don't) work|non-?working days?(?: are| is)?:?|not in(?: the office)?) (?:on )?((?:(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri)(?:days?)?\b|,|\s|and|or|&)+)/iu

/** Pure: `now` is an instant, UTC. */
export function findReturnDate(
  mail: Pick<Mail, 'ownWords' | 'text' | 'subject' | 'from'>,
  now: string,
): ReturnDate {
  const today = dayNumber(londonDate(now))
  const own = plain(mail.ownWords.trim() === '' ? mail.text : mail.ownWords)
  const contact = standIn(own, mail.from.address)
  const besidesPattern = own.replace(WORKING_DAYS, ' ').replace(DAYS_OFF, ' ')
  for (const words of [besidesPattern, plain(mail.subject)]) {
    const found = byPhrase(words, today)
    if (found !== null) return { ...found, contact }
  }
  const never = NO_DATE.exec(own)
  if (never !== null) return { backOn: null, text: never[0], contact }
  for (const words of [own, plain(mail.subject)]) {
    const found = byLength(words, today) ?? byWorkingDays(words, today)
    if (found !== null) return { ...found, contact }
  }
  return { backOn: null, text: '', contact }
}

const plain = (text: string): string =>
  cutText(text, 4_000)
    .replaceAll(/[’‘ʼ]/g, "'")
    .replaceAll(/[\s\u00a0]+/g, ' ')

type Found = Pick<ReturnDate, 'backOn' | 'text'>

function found(day: DayNumber, text: string): Found {
  return { backOn: dateOf(ontoWorkingDay(day)), text: cutText(text.trim(), 200) }
}

/** Offices are shut at weekends and on bank holidays. */
function ontoWorkingDay(day: DayNumber): DayNumber {
  for (let ahead = day; ahead < day + 10; ahead += 1) {
    if (weekdayOf(ahead) < 5 && !isBankHoliday(dateOf(ahead), 'england-and-wales')) return ahead
  }
  return day
}

function byPhrase(words: string, today: DayNumber): Found | null {
  const { marked, days, unmark } = markDays(words, today)
  for (const { find, back } of PHRASES) {
    const match = find.exec(marked)
    if (match === null) continue
    const named = match.slice(1).flatMap(index => days[Number(index)] ?? [])
    const day = back(named.slice(-1), match[0])
    if (day !== null) return found(day, unmark(match[0]))
  }
  return null
}

/** "For two weeks" counts from the note. */
function byLength(words: string, today: DayNumber): Found | null {
  const { marked, days, unmark } = markDays(words, today)
  const span = FOR_A_TIME.exec(marked)
  if (span !== null) {
    const [matched, count = 'one', unit = '', from = ''] = span
    const text = unmark(matched)
    const start = (from === '' ? null : days[Number(from)]) ?? today
    if (/rest of|remainder of/i.test(text)) {
      return unit.toLowerCase() === 'week' ? found(today - weekdayOf(today) + 7, text) : null
    }
    const n = /^\d/.test(count) ? Number(count) : Math.max(1, NUMBERS.indexOf(count.toLowerCase()))
    const length = { day: 1, week: 7, fortnight: 14, month: 30 }[unit.toLowerCase()] ?? 1
    return found(start + n * length, text)
  }
  const near = THIS_WEEK.exec(words)
  if (near === null) return null
  const [text, week] = near
  if (week === undefined) return found(today + 1, text)
  return found(today - weekdayOf(today) + (week.toLowerCase() === 'this' ? 7 : 14), text)
}

/** Somebody part-time is back on the next of their days, unless today is one: then the note says nothing of an absence. */
function byWorkingDays(words: string, today: DayNumber): Found | null {
  const off = DAYS_OFF.exec(words)
  const working = WORKING_DAYS.exec(words)
  const days =
    off === null
      ? daysIn(working?.[1] ?? '')
      : [0, 1, 2, 3, 4].filter(day => !daysIn(off[1] ?? '').includes(day))
  const text = off?.[0] ?? working?.[0] ?? ''
  if (text === '' || days.length === 0 || days.includes(weekdayOf(today))) return null
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    if (days.includes(weekdayOf(today + ahead))) return found(today + ahead, text)
  }
  return null
}

function daysIn(words: string): number[] {
  const lower = words.toLowerCase()
  const named = WEEKDAY_NAMES.flatMap((name, index) => (lower.includes(name) ? [index] : []))
  const [first = 0, last = 0] = [named[0], named.at(-1)]
  const isRange = named.length === 2 && /[a-z] ?(?:to |-|–)/.test(lower)
  return isRange
    ? WEEKDAY_NAMES.map((_, index) => index).filter(index => index >= first && index <= last)
    : named
}

const ADDRESS = /[^\s<>()[\]"',;:]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/iu
const NAME =
  "(?:(?:Dr|Mr|Mrs|Ms|Miss|Cllr|Prof)\\.? )?\\p{Lu}[\\p{L}'-]{1,30}(?: (?:of |de |van |O')?\\p{Lu}[\\p{L}'-]{0,30}){0,3}"
const TURN_TO = new RegExp(
  `\\b(?:[Cc]ontact|[Ee]-?mail|[Cc]all|[Rr]ing|[Pp]hone|[Ss]peak (?:to|with)|[Rr]edirect[^.]{0,60} to|[Ff]orward[^.]{0,60} to|[Dd]irect[^.]{0,60} to|[Cc]ysylltwch â)(?: with)? (?:(?:my|our|the|either|a) (?:line )?(?:colleagues?|manager|deputy|team leader|cover|fy nghydweithiwr),? )?(${NAME})`,
  'u',
)
const COVERING = new RegExp(
  `(${NAME})(?: \\([^)]{1,120}\\))? (?:is|are|will be) (?:covering|picking up|looking after|dealing with|monitoring|standing in)`,
  'u',
)

function standIn(own: string, from: string): StandIn | null {
  for (const sentence of own.split(/(?<=[!?]|\.(?= |$)) ?/u)) {
    if (
      !/contact|e-?mail|call|ring|phone|speak|redirect|forward|direct|cover|picking up|cysylltwch|dealing with|looking after|standing in/iu.test(
        sentence,
      )
    )
      continue
    const address = ADDRESS.exec(sentence)?.[0].toLowerCase().replace(/\.$/, '') ?? null
    const name = (COVERING.exec(sentence) ?? TURN_TO.exec(sentence))?.[1] ?? null
    if (address === from || (address === null && name === null)) continue
    return { name, address }
  }
  return null
}
