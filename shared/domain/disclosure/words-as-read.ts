/** Words that are to be sent, as their reader will see them: what the checks look at. */

const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu
/** Mail clients break lines at some 72 signs; who breaks a line sooner means it. */
const SHORTEST_BROKEN = 40
/** Letters that are looked at together, and by how many the pieces of a longer text overlap. */
const PIECE = 20_000
const OVERLAP = 200

/** As a reader sees the words: without marks that nobody sees, and with the lines that a mail client broke put together. */
function asRead(words: string): string {
  let text = ''
  let length = 0
  for (const line of words.replace(UNSEEN, '').split('\n')) {
    const isBroken = length >= SHORTEST_BROKEN && line.trim() !== ''
    text += `${text === '' ? '' : isBroken ? ' ' : '\n'}${line.trim()}`
    length = line.trim().length
  }
  return text
}

/** The words as they are read, all of them, in pieces that are not too long to look at word by word. */
export function piecesAsRead(words: string): readonly string[] {
  const text = asRead(words)
  const pieces = [text.slice(0, PIECE)]
  for (let from = PIECE; from < text.length; from += PIECE)
    pieces.push(text.slice(from - OVERLAP, from + PIECE))
  return pieces
}
