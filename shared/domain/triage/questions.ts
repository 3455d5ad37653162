/** The questions that a writer asks, so that an answer can be held against them (domain.md R24, 7 "Extract"). */
import { cutText } from '../mail/cut-text.ts'

const readAtMost = 30_000
const longest = 200

/** Where a clause may begin: the sentence's start, or after what joins one to another. */
const clause = String.raw`(?:^|[,;:–—-] |\b(?:and|so|but|or|then|also|hi|hello|sorry|just|anyway|please) )`
const somebody =
  '(?:you|u|someone|somebody|anyone|anybody|i|we|he|she|they|it|one|there|the|this|that|his|her|my|our)'

const requests: readonly RegExp[] = [
  // "Please find attached" and the like ask for nothing.
  /\b(?:please|pls|plz|kindly)\b(?!,? (?:find|note|see (?:below|attached|above|the)|excuse|forgive|accept|be aware|be advised|refer|do not hesitate|don['’]t hesitate|feel free|god|help us all))/i,
  new RegExp(`${clause}(?:can|could|would|will|may|might|should|shall) ${somebody}\\b`, 'i'),
  new RegExp(
    `${clause}(?:is|are|was|were|do|does|did|has|have|had|am) ${somebody}\\b(?! (?:said|says|told))`,
    'i',
  ),
  new RegExp(
    `${clause}(?:how|what|when|where|who|whom|whose|why)(?: (?:much|many|long|often|soon|far|about|on earth|exactly|else|time|date|evidence|stage|number|form|papers?|stuff))*(?: (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|happens?|else|if|about|s|am|must|may|gets?|pays?|decides?|takes?|covers?|makes?)\\b|['’]s\\b)`,
    'i',
  ),
  /\b(?:i|we)(?: would|['’]d) (?:also |just |really |very much )?(?:like|be (?:very |so |most )?(?:grateful|glad|obliged)|appreciate|welcome)\b/i,
  /\b(?:i|we|he|she|they|parents?|mum|dad|family) (?:also |now |therefore |simply |merely |just |only )?(?:ask|asks|request|requests|require|requires|seek|seeks|wish|wishes|want|wants|need|needs) (?:you|that|for|to (?:know|be told|see|hear|have|ask)|an? (?:date|reply|answer|name|copy|call|meeting|letter|decision|named)|the (?:name|date|reason|full)|a reply|somebody|someone|whether|merely|confirmation|nothing (?:more )?(?:than|but))\b/i,
  new RegExp(
    `${clause}(?:let (?:me|us|them|him|her) know|tell (?:me|us|them|him|her|mum|dad)|confirm|advise|explain|send (?:me|us|it|the|a|someone|somebody)|write to (?:me|us|her|him|them)|get (?:back to|in touch|it|someone|somebody)|chase|call (?:me|us|her|him|them)|ring (?:me|us|her|him|them)|phone (?:me|us|her|him|them)|email (?:me|us)|look into|sort it|reconsider|cancel|amend|correct|delete|provide|name the|put it|pass (?:this|it) (?:on|to))\\b`,
    'i',
  ),
]

/** A question mark of any script, whatever quotes and marks stand around it. */
const asking = /[?؟？][!?.]*["'”’)]*$/
/** What numbers a question in a list, or points it out: `1.`, `(b)`, `-`. */
const mark = /^(?:[-*•–·]|\(?(?:\d{1,2}|[a-z])[.)])\s/i

/**
 * Sentences that end in a question mark or ask by "please can you" and its like: in the writer's order, each once, one line of at
 * most 200 characters without the number that it had in a list, at most `limit`.
 */
export function questionsAsked(ownWords: string, limit = 8): readonly string[] {
  const asked = sentencesOf(cutText(ownWords, readAtMost))
    .map(sentence => sentence.replace(mark, '').trim())
    .filter(
      sentence =>
        sentence.length > 3 && (asking.test(sentence) || requests.some(each => each.test(sentence))),
    )
    .map(shortened)
  return [...new Set(asked)].slice(0, limit)
}

/** A sentence ends at its stop before a space, at an empty line, and where a list goes on; a stop inside `9.30` ends none. */
function sentencesOf(text: string): string[] {
  return text.split(/\n[^\S\n]*(?=\n|(?:[-*•–·]|\(?(?:\d{1,2}|[a-z])[.)])\s)/i).flatMap(block =>
    block
      .replace(/\s+/g, ' ')
      .trim()
      .split(/(?<=[.!?؟？。]["'”’)]?) /u)
      .reduce<string[]>(joinNumber, []),
  )
}

/** The stop after a number of a list ends no sentence. */
function joinNumber(sentences: string[], next: string): string[] {
  const previous = sentences.at(-1)
  if (previous !== undefined && /^\(?(?:\d{1,2}|[a-z])[.)]+$/i.test(previous)) {
    sentences[sentences.length - 1] = `${previous} ${next}`
  } else sentences.push(next)
  return sentences
}

/** Cut at a word, where one ends near by. */
function shortened(sentence: string): string {
  if (sentence.length <= longest) return sentence
  const start = cutText(sentence, longest - 1)
  const space = start.lastIndexOf(' ')
  return `${(space > longest / 2 ? start.slice(0, space) : start).trimEnd()}…`
}
