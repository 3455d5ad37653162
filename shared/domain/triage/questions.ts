/** The questions that a writer asks, so that an answer can be held against them (domain.md R24, 7 "Extract"). */
import { cutText } from '../mail/cut-text.ts'

const readAtMost = 30_000
const longest = 200

const request =
  /\b(please (can|could|would|will) you|(can|could|would|will) you please|please (let|tell|send|confirm|explain|advise|arrange|call|ring|look into)|i would be grateful if|grateful if you)\b/i

/** A question mark, whatever quotes and marks stand around it. */
const asking = /\?[!?.]*["'”’)]*$/
/** What numbers a question in a list, or points it out: `1.`, `(b)`, `-`. */
const mark = /^(?:[-*•–·]|\(?(?:\d{1,2}|[a-z])[.)])\s/i

/**
 * Sentences that end in a question mark or ask by "please can you" and its like: in the writer's order, each once, one line of at
 * most 200 characters without the number that it had in a list, at most `limit`.
 */
export function questionsAsked(ownWords: string, limit = 8): readonly string[] {
  const asked = sentencesOf(cutText(ownWords, readAtMost))
    .map(sentence => sentence.replace(mark, '').trim())
    .filter(sentence => sentence.length > 3 && (asking.test(sentence) || request.test(sentence)))
    .map(shortened)
  return [...new Set(asked)].slice(0, limit)
}

/** A sentence ends at its stop before a space, at an empty line, and where a list goes on; a stop inside `9.30` ends none. */
function sentencesOf(text: string): string[] {
  return text.split(/\n[^\S\n]*(?=\n|(?:[-*•–·]|\(?(?:\d{1,2}|[a-z])[.)])\s)/i).flatMap(block =>
    block
      .replace(/\s+/g, ' ')
      .trim()
      .split(/(?<=[.!?]["'”’)]?) /u)
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
