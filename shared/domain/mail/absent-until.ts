/**
 * Days as people name them in absence notes, in English and Welsh. Unlike the dates of triage, where the nearest year is meant, an
 * absence ends ahead of its note: a missing year is the one that brings the next such day.
 */
import { type DayNumber, dateOf, dayNumber, weekdayOf } from '../standards/london.ts'

const MONTHS: readonly string[] = [
  'jan(?:uary)?|ionawr',
  'feb(?:ruary)?|[cg]?hwefror',
  'mar(?:ch)?|f?mawrth',
  'apr(?:il)?|ebrill',
  'may|[mf]ai',
  'june?|[mf]ehefin',
  'july?|[g]?orffenn?af',
  'aug(?:ust)?|awst',
  'sept?(?:ember)?|[mf]edi',
  'oct(?:ober)?|hydref',
  'nov(?:ember)?|[td]h?achwedd',
  'dec(?:ember)?|[r]hagfyr|ragfyr',
]
const WEEKDAYS: readonly string[] = [
  'mon(?:day)?|dd?ydd llun|nos lun',
  'tue(?:s(?:day)?)?|dd?ydd mawrth',
  'wed(?:nesday|s)?|dd?ydd mercher',
  'thu(?:r(?:s(?:day)?)?)?|dd?ydd iau',
  'fri(?:day)?|dd?ydd gwener',
  'sat(?:urday)?|dd?ydd sadwrn',
  'sun(?:day)?|dd?ydd sul',
]
const MONTH = `(?:${MONTHS.join('|')})`
const WEEKDAY = `(?:${WEEKDAYS.join('|')})`
const ORDINAL = '(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?'
const YEAR = '(?:,? (?:20)?\\d\\d(?![\\d:./-]))?'

/** A month alone is one only after a word of time: "may" and "Jan" are other things. */
const DAY_WORDS = new RegExp(
  `\\b(?:(?:(?:this|next|the following) )?${WEEKDAY},? )?(?:(?:the )?\\d{1,2}${ORDINAL}(?: of)?[ -]${MONTH}\\b\\.?(?:,? 20\\d\\d\\b)?|${MONTH}\\b\\.? (?:the )?\\d{1,2}${ORDINAL}\\b(?:,? 20\\d\\d\\b)?|\\d{1,2}[/.-]\\d{1,2}(?:[/.-](?:20)?\\d\\d)?(?!\\d)|20\\d\\d-\\d\\d-\\d\\d|(?:the )?\\d{1,2}(?:st|nd|rd|th)\\b)|\\b(?:(?:this|next|the following) )?(?!sat\\b|sun\\b)${WEEKDAY}\\b|${MONTH} 20\\d\\d\\b|(?<=\\b(?:in|until|till|of|from|tan|early|mid|late) )${MONTH}\\b|\\b(?:tomorrow|yfory|today|heddiw)\\b`,
  'gi',
)
/** "23-27 November", "23rd to 27th November": the first day has its month from the second. */
const SHARED_MONTH = new RegExp(
  `\\b(\\d{1,2}${ORDINAL}) ?(to|and|until|-|–|—|&) ?((?:${WEEKDAY},? )?(?:the )?\\d{1,2}${ORDINAL} (?:of )?(${MONTH})\\b)`,
  'gi',
)

export interface DaysNamed {
  /** The text with each day as its number between two marks, for patterns that go round them. */
  readonly marked: string
  readonly days: readonly DayNumber[]
  /** The words again, in place of the marks. */
  readonly unmark: (marked: string) => string
}

/** Matches one marked day and captures its number. */
export const MARKED_DAY = '⟦(\\d{1,2})⟧'

/** Every day that the text names and that can still come, at most 40. Blanks must be single. */
export function markDays(text: string, today: DayNumber): DaysNamed {
  const days: DayNumber[] = []
  const words: string[] = []
  const whole = text.replaceAll(/[⟦⟧]/g, ' ').replaceAll(SHARED_MONTH, '$1 $4 $2 $3')
  const marked = whole.replaceAll(DAY_WORDS, found => {
    const day = days.length < 40 ? dayNamed(found, today) : null
    if (day === null) return found
    days.push(day)
    words.push(found)
    return `⟦${days.length - 1}⟧`
  })
  return {
    marked,
    days,
    unmark: of => of.replaceAll(/⟦(\d{1,2})⟧/g, (_, index: string) => words[Number(index)] ?? ''),
  }
}

/** A note that names no year and a day that has gone was left on: the next such day would be most of a year away. */
const LONGEST_WITHOUT_YEAR = 300

const indexIn = (names: readonly string[], word: string): number =>
  names.findIndex(name => new RegExp(`^(?:${name})$`, 'iu').test(word))

function dayIn(year: number, month: number, day: number): DayNumber | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (Number.isNaN(Date.parse(date))) return null
  const found = dayNumber(date)
  return dateOf(found) === date ? found : null
}

function yearOf(words: string | undefined): number | null {
  const year = /\d+/.exec(words ?? '')?.[0]
  if (year === undefined) return null
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}

/** The named day of the month in the named year, or the next one. A weekday that does not fit shows that another year was meant. */
function onDate(
  day: number,
  month: number,
  year: number | null,
  weekday: number,
  today: DayNumber,
): DayNumber | null {
  const thisYear = Number(dateOf(today).slice(0, 4))
  if (year !== null) return dayIn(year, month, day)
  for (const each of [thisYear, thisYear + 1]) {
    const found = dayIn(each, month, day)
    if (found === null || found < today) continue
    if (weekday >= 0 && weekdayOf(found) !== weekday && each > thisYear) return null
    return found - today <= LONGEST_WITHOUT_YEAR ? found : null
  }
  return null
}

/** Null where no calendar has it or it has gone. */
function dayNamed(words: string, today: DayNumber): DayNumber | null {
  const text = words.trim().replaceAll(/\s+/g, ' ')
  const lower = text.toLowerCase()
  if (lower === 'today' || lower === 'heddiw') return today
  if (lower === 'tomorrow' || lower === 'yfory') return today + 1
  const weekdayWord = new RegExp(`^(?:(?:this|next|the following) )?(${WEEKDAY})\\b`, 'iu').exec(text)
  const weekday = weekdayWord === null ? -1 : indexIn(WEEKDAYS, weekdayWord[1] ?? '')
  const rest = weekdayWord === null ? text : text.slice(weekdayWord[0].length).replace(/^,? ?/, '')
  if (rest === '' && weekday >= 0) return today + (((weekday - weekdayOf(today) + 6) % 7) + 1)

  const named = resolveDate(rest, weekday, today)
  return named !== null && named >= today && named - today <= 366 ? named : null
}

function resolveDate(rest: string, weekday: number, today: DayNumber): DayNumber | null {
  const iso = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(rest)
  if (iso !== null) return dayIn(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numeric = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-]((?:20)?\d\d))?$/.exec(rest)
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])]
    // Some mail programs write as Americans do; 9.30 is a time.
    const american = second > 12 && numeric[3] !== undefined
    const [day, month] = american ? [second, first] : [first, second]
    return onDate(day, month, yearOf(numeric[3]), weekday, today)
  }
  const dayFirst = new RegExp(
    `^(?:the )?(\\d{1,2})${ORDINAL}(?: of)?[ -](${MONTH})\\b\\.?(${YEAR})$`,
    'iu',
  ).exec(rest)
  if (dayFirst !== null) {
    return onDate(
      Number(dayFirst[1]),
      indexIn(MONTHS, dayFirst[2] ?? '') + 1,
      yearOf(dayFirst[3]),
      weekday,
      today,
    )
  }
  const monthFirst = new RegExp(`^(${MONTH})\\b\\.? (?:the )?(\\d{1,2})${ORDINAL}\\b(${YEAR})$`, 'iu').exec(
    rest,
  )
  if (monthFirst !== null) {
    return onDate(
      Number(monthFirst[2]),
      indexIn(MONTHS, monthFirst[1] ?? '') + 1,
      yearOf(monthFirst[3]),
      weekday,
      today,
    )
  }
  const ofMonth = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/i.exec(rest)
  if (ofMonth !== null) return nextOfMonth(Number(ofMonth[1]), today)
  const month = new RegExp(`^(${MONTH})(?: (20\\d\\d))?$`, 'iu').exec(rest)
  if (month !== null) return onDate(1, indexIn(MONTHS, month[1] ?? '') + 1, yearOf(month[2]), -1, today)
  return null
}

/** "the 27th": of this month, or of the next that has one. */
function nextOfMonth(day: number, today: DayNumber): DayNumber | null {
  for (let ahead = 0; ahead < 62; ahead += 1) {
    if (Number(dateOf(today + ahead).slice(8)) === day) return today + ahead
  }
  return null
}
