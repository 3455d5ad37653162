/** The questions that a writer asks, so that an answer can be held against them (domain.md R24, 7 "Extract"). */

const request =
  /\b(please (can|could|would|will) you|(can|could|would|will) you please|please (let|tell|send|confirm|explain|advise|arrange|call|ring|look into)|i would be grateful if|grateful if you)\b/i

/**
 * Sentences that end in a question mark or ask by "please can you" and its like: in the writer's order, one line each of at
 * most 200 characters, at most `limit`.
 */
export function questionsAsked(ownWords: string, limit = 8): readonly string[] {
  const sentences = ownWords
    .slice(0, 30_000)
    .replace(/\s+/g, ' ')
    .match(/[^.?!]{3,400}[.?!]+|[^.?!]{3,400}$/g)
  const asked = (sentences ?? [])
    .map(sentence => sentence.trim())
    .filter(sentence => sentence.endsWith('?') || request.test(sentence))
    .map(sentence => (sentence.length <= 200 ? sentence : `${sentence.slice(0, 197).trimEnd()}…`))
  return [...new Set(asked)].slice(0, limit)
}
