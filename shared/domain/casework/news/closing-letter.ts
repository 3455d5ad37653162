/** The letter that tells a writer that their query is closed: what they asked, what will happen, and how to say that it is not sorted. */

import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { otherChildrenNamed } from '../../disclosure/children-named.ts'
import { initials, maskChildNames } from '../../letters/child-initials.ts'
import { closing } from '../../letters/closing.ts'
import type { Letter } from '../../letters/letter.ts'
import { cutText } from '../../mail/cut-text.ts'
import { caseIndexOf } from '../../triage/case-index.ts'
import { fold } from '../../triage/fold.ts'
import { isOrdinaryWord } from '../../triage/ordinary-words.ts'
import type { Closing } from '../closing.ts'
import type { Query } from '../query.ts'
import { signerOf, whoDeals } from './who-deals.ts'
import { isProven } from './whose-query.ts'

export interface ClosingLetterAsk {
  readonly by: Staff
  readonly closing: Pick<Closing, 'outcome' | 'followUpUntil'>
  /** What we found and what will happen, in the colleague's words: the caller has seen to the disclosure checks. */
  readonly words: string
  /** Of this closing's survey; left out of the letter where this writer is not asked. */
  readonly surveyLink: string
  readonly directory: DirectoryIndex
  readonly now: string
}

/** More would make a second letter of the first. */
const MOST_QUESTIONS = 6
const LONGEST_QUESTION = 300

export function closingLetter(query: Query, ask: ClosingLetterAsk): Letter {
  const { by, directory, now } = ask
  return closing({
    council: directory.snapshot.council,
    reference: query.reference,
    correspondent: query.correspondent,
    by: mayKnowWho(query) ? signerOf(by, directory) : whoDeals(query, directory, now),
    topic: query.topic,
    asked: askedBack(query, directory),
    outcome: ask.words,
    isRefusal: ask.closing.outcome === 'not-agreed',
    followUpUntil: ask.closing.followUpUntil,
    surveyLink: isAsked(query, ask.closing.outcome) ? ask.surveyLink : null,
  })
}

const mayKnowWho = (query: Query): boolean => isProven(query) && !query.flags.includes('consent-needed')

/** Whoever took their query back, and colleagues, are not asked how we did. Nor is a stranger: the answers must be a correspondent's. */
const isAsked = (query: Query, outcome: Closing['outcome']): boolean =>
  isProven(query) && query.correspondent.kind !== 'staff' && outcome !== 'withdrawn'

/**
 * What they asked, said back to them without a child's name: our mail may be read by others. Where no child is known a mask would find
 * no name, and where another child is named whole the question is left out.
 */
function askedBack(query: Query, directory: DirectoryIndex): readonly string[] {
  const { caseMatch, possibleCases, questions } = query
  if (!mayKnowWho(query) || caseMatch === null) return []
  const ids = [caseMatch.id, ...possibleCases]
  const names = ids.flatMap(id => directory.case(id)?.childName ?? [])
  if (names.length === 0) return []
  return questions
    .map(question => maskChildNames(question, names))
    .filter(
      question =>
        otherChildrenNamed({ words: question, allowed: new Set(), adults: [], directory }).length === 0,
    )
    .slice(0, MOST_QUESTIONS)
    .map(question => cutText(withoutAnyName(question, directory), LONGEST_QUESTION))
}

const WORD = /[\p{L}\p{M}]+/gu

/** A brother or sister goes by the first name: every word that is some child's name becomes an initial, unless it is a word like any other. */
function withoutAnyName(question: string, directory: DirectoryIndex): string {
  const index = caseIndexOf(directory)
  return question.replace(WORD, raw => {
    const word = fold(raw)
    const isName = index.withGiven(word).length > 0 || index.withFamily(word).length > 0
    return raw.length > 1 && isName && !isOrdinaryWord(word) ? initials(raw) : raw
  })
}
