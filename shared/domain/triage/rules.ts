/** Rules over sentences: a pattern, how much it weighs, and what takes its force away. */
import type { Sentence } from './writing.ts'

export interface Rule {
  readonly pattern: RegExp
  readonly weight: number
}

/** Rules of one weight. Patterns are tried on folded words and matched at word boundaries. */
export function rules(weight: number, ...sources: readonly string[]): Rule[] {
  return sources.map(source => ({ weight, pattern: phrase(source) }))
}

/** A pattern over folded words. A gap `(?: \\p{L}+)` skips a word or a number. */
export function phrase(source: string): RegExp {
  return new RegExp(
    `\\b(?:${source.replaceAll('(?: \\p{L}+)', '(?: [\\p{L}\\p{N}]+)')})(?:(?<= )|(?![\\p{L}\\p{N}]))`,
    'u',
  )
}

const negators =
  /\b(?:not|isnt|arent|wasnt|werent|dont|doesnt|didnt|never|nor|neither|no|nobody|no one|none|without|wont|wouldnt|havent|hasnt|hadnt|cannot|cant|rather than|instead of|nothing like|nothing to do with|stopped short of|no longer|avoid|avoiding|isn t|hopefully not|than)(?: \p{L}+){0,5} $/u

/** Whether the words just before a match turn it round: "this is not a formal complaint". */
export function isDenied(words: string, at: number): boolean {
  return negators.test(words.slice(Math.max(0, at - 60), at).replace(/[?!£]/g, ''))
}

const over =
  /\b(?:last (?:year|winter|summer|spring|autumn)|(?:years?|months) ago|used to|previously|in the past|history of|historically|back (?:in|then|when)|when (?:he|she|they|i|we) (?:was|were) (?:little|small|younger|a baby|a toddler|at primary|in (?:year|reception|nursery)|\d+)|at (?:his|her|the|their) (?:old|previous|last|former) (?:school|nursery|placement|setting)|in 20(?:1\d|2[0-5])|in (?:year|reception) (?:\d+ )?(?:he|she|they)|(?:is|are|was) no longer (?:out of|at home|an issue|a problem|the case|self|suicidal|hurting|struggling)|not any ?more|thankfully|fortunately|(?:is|are|has|have) (?:now )?(?:much |so much )?(?:settled|better|happier|recovered|safe now)|(?:is|are) (?:so much |much )?(?:better|happier) now|doing (?:really |very |so )?well|is fine now|since resolved|was resolved|has stopped|it stopped|was looked into|was satisfied|been closed|closed to|nothing current|long settled|those days)\b/

const present =
  /\b(?:now|today|tonight|currently|at the moment|still|again|this (?:week|morning|afternoon|evening|term|month)|yesterday|last (?:night|week)|every (?:day|night|morning)|since|keeps?|any ?more|at present|ongoing|right now)\b/

/** Whether a sentence tells of something over: "he was out of school last year". */
export function isOver(sentence: Sentence): boolean {
  return (
    over.test(sentence.words) &&
    !/\b(?:still|again|tonight|today|last night|yesterday|right now)\b/.test(sentence.words)
  )
}

export function isPresent(sentence: Sentence): boolean {
  return present.test(sentence.words)
}

const supposed =
  /\b(?:if (?:he|she|they|we|i|it|this|nothing|you|the)|worried (?:that|about|he|she)|concerned (?:that|he|she|about)|in case|could (?:end|be|become|lose)|might|may (?:be|end|lose|have to)|what (?:happens )?if|would be|would have been|unless|end up|hypothetical|in general|in principle|generally|children (?:who|with|are)|pupils (?:who|with|are)|young people (?:who|with|are))\b/

/** Whether a sentence supposes rather than reports: "if he were to lose his place". */
export function isSupposed(sentence: Sentence): boolean {
  return supposed.test(sentence.words)
}
