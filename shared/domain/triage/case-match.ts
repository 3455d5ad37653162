/**
 * Which child a mail is about: by thread, reference, sender, names, in that order. Never a guess: what fits two children
 * is put to a person as `possible` and ties nothing.
 */

import { cutText } from '../mail/cut-text.ts'
import { type CaseAnswer, type CaseQuestion, casesOf, open, type Step, tie } from './case-answer.ts'
import { byName } from './case-by-name.ts'
import { byReference } from './case-by-reference.ts'
import { byForwarded, bySender } from './case-by-sender.ts'
import { type CaseIndex, caseIndexOf, nameKey } from './case-index.ts'
import { findMentions, type Mentions } from './mentions.ts'
import { afterTurning } from './other-child.ts'

export type { CaseAnswer, CaseQuestion } from './case-answer.ts'

/** More than this of quoted history is not searched for a child. */
const historyAtMost = 30_000

export function matchCase(question: CaseQuestion): CaseAnswer {
  const { directory, writing, mail } = question
  const mentions = findMentions(
    [
      { where: 'subject', text: writing.subject },
      { where: 'own', text: writing.own },
      { where: 'forwarded', text: writing.forwarded },
    ],
    [mail.from.name, mail.forwarded?.from.name ?? ''],
    directory,
    question.now,
  )
  const index = caseIndexOf(directory)
  const inThread = question.thread?.caseId ?? null
  if (inThread !== null && directory.case(inThread) !== null) {
    return tie(inThread, 'thread', 'The mail belongs to a query about this case.', mentions)
  }
  const possible: string[] = []
  for (const step of [byReference, bySender, byForwarded, byName, byHistory, byParentsName]) {
    const found: Step | null = step(question, mentions, index)
    if (found === null) continue
    if (found.match !== null) return found
    for (const each of found.possible) possible.push(each)
    if (found.final)
      return { match: null, possible: unique(possible), evidence: found.evidence, wards: mentions.wards }
  }
  return { match: null, possible: unique(possible), evidence: [], wards: mentions.wards }
}

/**
 * A child who stands only in the quoted history: weak, as the writer may have moved on to another. It is proposed, and tied only
 * where the writer is on file for that child alone of those named there.
 */
function byHistory(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  const { mail, directory, now } = question
  const history = cutText(mail.text, historyAtMost)
  if (history.trim() === mail.ownWords.trim()) return null
  const quoted = findMentions([{ where: 'own', text: history }], [mail.from.name], directory, now)
  const named = [
    ...new Set([
      ...index.byReference(history),
      ...[...quoted.of.values()].filter(mention => mention.full >= 0.95).map(mention => mention.known),
    ]),
  ]
  const [only] = named
  if (only === undefined) return null
  const theirs = casesOf(question, index)
  if (named.length === 1 && theirs.includes(only) && afterTurning(question.writing) === null) {
    return tie(
      only.case.id,
      'sender',
      `The quoted mail below names ${only.case.childName}, and the sender is on file for this case.`,
      mentions,
    )
  }
  return open(named, mentions, 'Only the quoted mail below names this child: a person decides.')
}

/** A parent on file by name alone: under a mail from another address, or in a councillor's words. */
function byParentsName(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  const { mail, contacts } = question
  if (contacts.length > 0) return null
  const names = [mail.from.name, mail.forwarded?.from.name ?? ''].map(nameKey)
  const cases = names.flatMap(name => index.withContact(name))
  return cases.length === 0 || cases.length > 10
    ? null
    : open(cases, mentions, 'The name is that of a contact on file, at another address: a person decides.')
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(0, 10)
}
