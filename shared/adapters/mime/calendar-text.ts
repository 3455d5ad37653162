/** What an invitation says (RFC 5545), for a mail that has no other words. */

const LONGEST_DESCRIPTION = 100_000

function fieldOf(lines: readonly string[], name: string): string {
  const line = lines.find(one => one.startsWith(`${name}:`) || one.startsWith(`${name};`)) ?? ''
  // The value begins after the first colon that stands outside quotes.
  const value = /^(?:[^":]|"[^"]{0,500}")*:(.*)$/s.exec(line)?.[1] ?? ''
  return value
    .slice(0, LONGEST_DESCRIPTION)
    .replaceAll(/\\n/gi, '\n')
    .replaceAll(/\\([,;\\])/g, '$1')
    .trim()
}

/** `20261203T140000Z` as a person writes it; as it stands where it is neither. */
function shownTime(value: string): string {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2}))?/.exec(value) ?? []
  if (year === undefined) return value
  const date = `${year}-${month}-${day}`
  if (hour === undefined) return date
  return `${date} ${hour}:${minute}${value.endsWith('Z') ? ' UTC' : ''}`
}

/** `text` with `\n` line ends. The first event's title, time, place and description; empty where there is no event. */
export function calendarText(text: string): string {
  const lines = text.replaceAll(/\n[ \t]/g, '').split('\n')
  const begin = lines.findIndex(line => /^BEGIN:V(?:EVENT|TODO)/i.test(line))
  const event = lines.slice(Math.max(begin, 0))
  const start = fieldOf(event, 'DTSTART')
  const end = fieldOf(event, 'DTEND')
  const place = fieldOf(event, 'LOCATION')
  const when = [start, end].filter(time => time !== '').map(shownTime)
  return [
    fieldOf(event, 'SUMMARY'),
    [
      ...(when.length === 0 ? [] : [`When: ${when.join(' to ')}`]),
      ...(place === '' ? [] : [`Where: ${place}`]),
    ].join('\n'),
    fieldOf(event, 'DESCRIPTION'),
  ]
    .filter(piece => piece !== '')
    .join('\n\n')
}
