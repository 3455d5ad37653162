/**
 * Cutting text to a length. A cut by UTF-16 unit can fall inside a character that takes two units (an emoji, a letter of a rare
 * script) and leave half of it; half a character is no Unicode, and a store that speaks UTF-8 refuses the whole request that
 * carries it.
 */

/**
 * The start of the text, at most `most` UTF-16 units long, `ending` included; `ending` (such as '…') is put only where
 * something was cut off. Never ends inside a character, and what was already broken is made whole (U+FFFD).
 */
export function cutText(text: string, most: number, ending = ''): string {
  if (text.length <= most) return text.toWellFormed()
  const room = Math.max(0, most - ending.length)
  const end = endsInsidePair(text, room) ? room - 1 : room
  return (text.slice(0, end) + (most >= ending.length ? ending : '')).toWellFormed()
}

/** The end of the text, at most `most` UTF-16 units long, never beginning inside a character. */
export function cutToEnd(text: string, most: number): string {
  if (text.length <= most) return text.toWellFormed()
  const start = Math.max(0, text.length - Math.max(0, most))
  return text.slice(endsInsidePair(text, start) ? start + 1 : start).toWellFormed()
}

/** The two units on either side of this place are one character. */
function endsInsidePair(text: string, at: number): boolean {
  return at > 0 && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
