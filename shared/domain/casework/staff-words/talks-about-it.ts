/**
 * Words that answer a notice and are not for the writer: about them, or about who does what. People answer a notice as they answer
 * a colleague ("Mum rang, she is fine with it", "Please close this one"), and such words must not be a mother's to read.
 */
import type { CorrespondentKind } from '../../triage/judgement.ts'
import { isGreeting } from './keywords.ts'

interface Reader {
  /** Null where nobody knows. */
  readonly name: string | null
  readonly kind: CorrespondentKind | null
}

const SEVERAL =
  /^(?:dear|hi|hiya|hello|hey|good \p{L}+|morning|afternoon)[\s,]+(?:all|team|everyone|everybody|folks|guys|colleagues)\b/iu
/** What is done with a query, and never what is said to whoever raised it. */
const HANDLING =
  /\b(?:this one|not mine|(?:do not|don['’]t) send|ignore (?:my|that|the) (?:last|previous|earlier)|(?:re-?)?assign(?:ed)? (?:this|that|it|to)|(?:close|hold|pause|reopen|recall|cancel) (?:this|that|it)|(?:accept|cover|take|have taken|pick up) (?:this|it) (?:on|up|over)\b|accept(?:ing|ed)? this|send the (?:apology|reply|letter)|(?:not sure|no idea) what to (?:say|tell|write)|any ideas|is this (?:ok|okay|all right|alright)\b|draft (?:reply|response|answer|letter))/iu
const TELL =
  /\b(?:tell|let|ask|inform|reply to|write to|ring|call) (?:the )?(?:mum|mam|mom|dad|mother|father|parents?|family|carers?|councillor|cllr|mp|writer|school)\b(?! (?:to|if|whether|about|for)\b.{0,60}\byou\b)/iu
const FAMILY =
  /(?<!\b(?:your|his|her|their|my|whose|you and) )\b(?:mum|mam|mom|mother|dad|father|parents?)\b/iu

/** A sentence that says what they seem to be; null where they can be for the writer. `first`: their first line. */
export function whyNotToWriter(words: string, first: string, reader: Reader): string | null {
  if (SEVERAL.test(first)) return 'Your words greet several people, so they were not sent to the writer.'
  // Whoever greets the writer writes to them.
  if (isGreeting(first) || namesReader(first, reader, true)) return null
  if (HANDLING.test(words) || TELL.test(words))
    return 'Your words seem to be about the query, and not for the writer.'
  const isAbout = reader.kind === 'family' && FAMILY.test(words)
  return isAbout || namesReader(words, reader, false)
    ? 'Your words seem to be about the writer, and not for them.'
    : null
}

/** "Mrs Fox" in the text; at its start it is a greeting. */
function namesReader(text: string, { name }: Reader, atStart: boolean): boolean {
  const family = name?.trim().split(/\s+/u).at(-1)?.toLowerCase() ?? ''
  if (family.length < 2) return false
  const titled = [...text.matchAll(TITLED)].filter(([, called = '']) => called.toLowerCase() === family)
  return titled.some(
    found => !atStart || (found.index === 0 && /^\s*(?:[,:–—-]|$)/u.test(text.slice(found[0].length))),
  )
}

const TITLED = /\b(?:mr|mrs|ms|miss|mx|dr|cllr|councillor)\.? (\p{L}[\p{L}\p{M}-]*)/giu
