/**
 * The child by a reference of ours. A reference as we gave it ties, unless the mail names another child. One with a typed error, or
 * of digits alone, ties only where the sender or the child's name agrees.
 */

import { agrees } from './case-agreement.ts'
import { type CaseQuestion, casesOf, clearest, open, type Step, strangersBeside, tie } from './case-answer.ts'
import type { CaseIndex, KnownCase } from './case-index.ts'
import type { Mentions } from './mentions.ts'
import { isDenied } from './other-child.ts'

export function byReference(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  const text = [question.writing.subject, question.writing.own, question.writing.forwarded].join('\n')
  const exact = [...new Set(index.byReference(text))]
  const own = casesOf(question, index)
  const [only] = exact
  if (exact.length > 1) return amongSeveral(exact, own, question, mentions)
  if (only !== undefined) return byOne(only, own, question, mentions, index)
  const near = [...new Set([...index.nearReference(text), ...index.byBareDigits(text)])].filter(
    known => isOwn(known, own, question) || agreesByName(known, mentions, question),
  )
  const [meant] = near
  if (near.length > 1) return open(near, mentions)
  if (meant === undefined) {
    const bare = index.byBareDigits(text).map(known => known.case.id)
    return bare.length === 0 ? null : { match: null, possible: bare, evidence: [], wards: mentions.wards }
  }
  if (isDenied(question.writing, meant)) return open([meant], mentions)
  const others =
    mentions.of.get(meant.case.id)?.given === true ? [] : strangersBeside([meant], question, index)
  if (others.length > 0) return open([meant], mentions)
  return tie(
    meant.case.id,
    'reference',
    `The mail names a reference one letter from ${meant.case.id}, or its number alone, and the sender or a name agrees.`,
    mentions,
  )
}

function byOne(
  only: KnownCase,
  own: readonly KnownCase[],
  question: CaseQuestion,
  mentions: Mentions,
  index: CaseIndex,
): Step {
  if (isDenied(question.writing, only)) return open([only], mentions)
  if (mentions.of.get(only.case.id)?.given !== true) {
    const named = [...mentions.of.values()].filter(({ full, known }) => full >= 0.85 && known !== only)
    const strangers = strangersBeside([only], question, index)
    const notTheirs =
      own.length > 0 &&
      !own.includes(only) &&
      (question.kind === 'family' || !own.some(known => known.case.school === only.case.school))
    if (named.length > 0 || strangers.some(other => !other.beside) || notTheirs) {
      const meant = index.nearReference(only.case.id).filter(known => own.includes(known))
      return open(
        [only, ...named.map(mention => mention.known), ...own.slice(0, 3), ...meant],
        mentions,
        `The mail names ${only.case.id}, but the sender or a name speaks of another child: a person decides.`,
      )
    }
  }
  return tie(only.case.id, 'reference', `The mail names ${only.case.id}.`, mentions)
}

function amongSeveral(
  exact: readonly KnownCase[],
  own: readonly KnownCase[],
  question: CaseQuestion,
  mentions: Mentions,
): Step {
  const theirs = exact.filter(known => own.includes(known))
  const [one] = theirs
  if (theirs.length === 1 && one !== undefined && question.kind === 'family') {
    return tie(one.case.id, 'reference', `The mail names ${one.case.id}.`, mentions)
  }
  const named = exact.filter(known => mentions.of.get(known.case.id)?.given === true)
  const clear = named.length === 0 ? null : clearest(named, mentions)
  return clear === null
    ? open(exact, mentions)
    : tie(clear.case.id, 'reference', `The mail names ${clear.case.id}.`, mentions)
}

/** A school with many pupils on file agrees with nothing by being the sender. */
function isOwn(known: KnownCase, own: readonly KnownCase[], question: CaseQuestion): boolean {
  return own.includes(known) && (question.kind === 'family' || own.length === 1)
}

function agreesByName(known: KnownCase, mentions: Mentions, question: CaseQuestion): boolean {
  const mention = mentions.of.get(known.case.id)
  if (mention === undefined) return false
  return mention.full >= 0.7 || (mention.given && (mention.exact || agrees(known, mentions, question) >= 1))
}
