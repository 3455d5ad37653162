/** What is taken out of text before anyone sees it. */
import { cutText } from '#shared/domain/mail/cut-text.ts'

/** No control characters, no line ends, no characters that turn the reading direction. */
export function withoutControls(value: string, longest: number): string {
  return cutText(value, longest * 4)
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\p{Bidi_Control}\ufeff]/gu, '')
}

/** One line for a subject or a name, with single spaces. */
export function oneLine(value: string, longest: number): string {
  const clean = withoutControls(value, longest).replaceAll(/ {2,}/g, ' ').trim()
  return clean.length <= longest ? clean : `${cutText(clean, longest - 1).trimEnd()}…`
}

/** Text of many lines: `\n` ends each, tabs stay, every other control character goes, no-break spaces become plain
 * ones, half a character becomes U+FFFD. */
export function manyLines(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll('\ufeff', '')
    .replaceAll('\u00a0', ' ')
}
