/** The Date field (RFC 5322 section 3.3, and what clients make of it) as a UTC instant. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Hours east of UTC. */
// biome-ignore format: a table reads better
const ZONES: Readonly<Record<string, number>> = {
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, bst: 1, ist: 5.5, cet: 1, met: 1, cest: 2, mest: 2, eet: 2, eest: 3,
  est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, jst: 9,
}

const RFC =
  /^(?:[a-z]{2,10},?\s{0,9})?(\d{1,2})[\s-]{1,9}([a-z]{3})[a-z.]{0,7}[\s,-]{1,9}(\d{2,4}),?\s{1,9}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d{1,9})?\s{0,9}(am|pm)?\s{0,9}([+-]\d{2}:?\d{2}|[a-z]{1,4})?/i
/** `Sun Nov 22 10:00:00 2026`, the form of C's asctime. */
const ASCTIME =
  /^[a-z]{3,9},?\s{1,9}([a-z]{3})[a-z]{0,6}\s{1,9}(\d{1,2})\s{1,9}(\d{1,2}):(\d{2})(?::(\d{2}))?\s{1,9}(?:[a-z]{3,4}\s{1,9})?(\d{4})/i
const ISO = /^(\d{4})-(\d{2})-(\d{2})[T\s](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?/i

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === '') return 0
  const numeric = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
    return numeric[1] === '-' ? -minutes : minutes
  }
  return (ZONES[zone.toLowerCase()] ?? 0) * 60
}

function fullYear(year: string): number {
  const number = Number(year)
  if (year.length === 4) return number
  return year.length === 3 ? 1900 + number : number < 50 ? 2000 + number : 1900 + number
}

interface Wall {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

function instant(wall: Wall, zone: string | undefined): string | null {
  const { year, month, day, hour, minute, second } = wall
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null
  if (year < 1900 || year > 2999) return null
  const offset = offsetMinutes(zone)
  if (Math.abs(offset) > 15 * 60) return null
  const midnight = new Date(Date.UTC(year, month, day))
  if (midnight.getUTCDate() !== day) return null
  return new Date(midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000).toISOString()
}

function hourOf(hour: string | undefined, half: string | undefined): number {
  const number = Number(hour)
  if (half === undefined) return number
  return (number % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

/** Null where it cannot be read. A time without a zone is taken for UTC. */
export function readMailDate(value: string): string | null {
  const text = value
    .slice(0, 400)
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?: ?/g, ':')
    .trim()
  const rfc = RFC.exec(text)
  if (rfc !== null) {
    const month = MONTHS.indexOf((rfc[2] ?? '').toLowerCase())
    const wall = {
      year: fullYear(rfc[3] ?? ''),
      month,
      day: Number(rfc[1]),
      hour: hourOf(rfc[4], rfc[7]),
      minute: Number(rfc[5]),
      second: Number(rfc[6] ?? 0),
    }
    return instant(wall, rfc[8])
  }
  const asctime = ASCTIME.exec(text)
  if (asctime !== null) {
    const wall = {
      year: Number(asctime[6]),
      month: MONTHS.indexOf((asctime[1] ?? '').toLowerCase()),
      day: Number(asctime[2]),
      hour: Number(asctime[3]),
      minute: Number(asctime[4]),
      second: Number(asctime[5] ?? 0),
    }
    return instant(wall, undefined)
  }
  const iso = ISO.exec(text)
  if (iso === null) return null
  const wall = {
    year: Number(iso[1]),
    month: Number(iso[2]) - 1,
    day: Number(iso[3]),
    hour: Number(iso[4]),
    minute: Number(iso[5]),
    second: Number(iso[6] ?? 0),
  }
  return instant(wall, iso[7])
}
