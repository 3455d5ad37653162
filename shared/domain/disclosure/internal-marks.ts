/** What is for colleagues alone and must not leave with a letter: notes, our notices' own text, links and addresses with tokens. */

export interface InternalAsk {
  readonly words: string
  /** The one query that the letter is about. */
  readonly reference: string
  readonly deskUrl: string
  /** Letters of ours to colleagues about it, as text: no line of theirs may be in the words. */
  readonly ourLetters: readonly string[]
}

const NOTE_LINE = /^[\s*_>-]*(?:NOTE\b|\[?\(?INTERNAL\b|\[\(?[Ii]nternal\b|\([Ii]nternal\b)/mu
const STAFF_ONLY =
  /\b(?:(?:internal|staff|office|team) (?:use )?only|for internal use|not for (?:the )?(?:family|parents?|disclosure|sharing|release)|do not (?:share|forward|disclose|send)(?: this)? (?:with|to) (?:the )?(?:family|parents?|mum|dad|councillor|mp|writer))\b/iu
/** As our notices to colleagues are worded: `routed-notice.ts`, and what follows it. */
const NOTICE =
  /\bYou have a new query, SEND-|\bThere is a new mail on SEND-|^\W{0,4}(?:Who has it|First reply due|Next update due|Priority|Topic|Child|They asked|Owner|Sent so far): |\breply due (?:Mon|Tues|Wednes|Thurs|Fri)day\b|\bReply (?:ACCEPT|NOT MINE|NEED HELP|HOLD|CLOSE|UNDO)\b|\bHas come to you because\b/imu
const TOKEN_LINK = /https?:\/\/\S{1,200}\/(?:act|undo|survey)\/\S/iu
const TOKEN_ADDRESS = /\bsend-\d{4}-\d{5,12}\.[0-9a-hjkmnp-tv-z]{16}\b/iu
const QUERY_REFERENCE = /\bSEND[\s-]?(\d{4})[\s-]?(\d{5,7})\b/giu
const HEADER_LINE = /^\W{0,4}\*?(From|Sent|To|Cc|Subject|Date)\*?:\*? \S/gimu
/** A shorter line, a greeting or a name, is anybody's. */
const LINE_OF_OURS = 25

/** One sentence for each thing that is found; none where the words hold nothing of the kind. */
export function internalMarksIn(ask: InternalAsk): readonly string[] {
  const { words } = ask
  const why: string[] = []
  if (NOTE_LINE.test(words)) why.push('Your words hold a line that begins as a note for colleagues.')
  if (STAFF_ONLY.test(words)) why.push('Your words say that they are not for the writer.')
  if (NOTICE.test(words) || hasLineOfOurs(ask)) why.push('Your words hold text of our notice to you.')
  if (headerFields(words) >= 3) why.push('Your words hold the heading of a quoted mail.')
  const readings = [words, percentDecoded(words), ofMailFilter(words)]
  if (readings.some(each => TOKEN_LINK.test(each) || pointsToDesk(each, ask.deskUrl)))
    why.push('Your words hold a link that only colleagues may use.')
  if (readings.some(each => TOKEN_ADDRESS.test(each)))
    why.push('Your words hold the secret address of a query.')
  if (namesOtherQuery(ask)) why.push('Your words name another query by its reference.')
  return why
}

function hasLineOfOurs({ words, ourLetters }: InternalAsk): boolean {
  const plain = (line: string): string =>
    line
      .replace(/^[\s>*•\d.-]+/u, '')
      .replaceAll(/\s+/gu, ' ')
      .trim()
  const ours = new Set(
    ourLetters
      .flatMap(letter => letter.split('\n'))
      .map(plain)
      .filter(line => line.length >= LINE_OF_OURS),
  )
  return ours.size > 0 && words.split('\n').some(line => ours.has(plain(line)))
}

function headerFields(words: string): number {
  return new Set([...words.matchAll(HEADER_LINE)].map(match => (match[1] ?? '').toLowerCase())).size
}

/** Outlook puts the links of a mail into links of its own, percent-encoded, and people paste those. */
const percentDecoded = (words: string): string =>
  words.replaceAll(/%[0-9a-f]{2}/giu, code => String.fromCharCode(Number.parseInt(code.slice(1), 16)))

/** As Proofpoint writes a link within its own: `https-3A__desk.example_act_…`. */
const ofMailFilter = (words: string): string =>
  words
    .split(/\s+/u)
    .filter(word => /-3A__/iu.test(word))
    .map(word => word.replaceAll(/-3A__/giu, '://').replaceAll('_', '/'))
    .join(' ')

function pointsToDesk(words: string, deskUrl: string): boolean {
  const host = deskUrl
    .replace(/^https?:\/\//iu, '')
    .replace(/\/+$/u, '')
    .toLowerCase()
  return host !== '' && words.toLowerCase().includes(`${host}/`)
}

function namesOtherQuery({ words, reference }: InternalAsk): boolean {
  return [...words.matchAll(QUERY_REFERENCE)].some(
    ([, year, number]) => `SEND-${year}-${number}` !== reference,
  )
}
