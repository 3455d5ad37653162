/** The question which child a mail is about, and the two answers: one child, or several that a person chooses from. */
import type { Contact } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import type { CaseIndex, KnownCase } from './case-index.ts'
import type { CaseMatch, CorrespondentKind, Evidence } from './judgement.ts'
import type { Mentions } from './mentions.ts'
import { type OtherChild, otherChildren } from './other-child.ts'
import type { Writing } from './writing.ts'

export interface CaseQuestion {
  readonly mail: Mail
  readonly writing: Writing
  readonly kind: CorrespondentKind
  /** The writer's rows among the contacts. */
  readonly contacts: readonly Contact[]
  /** The ward of a councillor on the register. */
  readonly writersWard: string | null
  readonly thread: { readonly caseId: string | null } | null
  readonly now: string
  readonly directory: DirectoryIndex
}

export interface CaseAnswer {
  readonly match: CaseMatch | null
  readonly possible: readonly string[]
  readonly evidence: readonly Evidence[]
  /** Wards that the words name. */
  readonly wards: ReadonlySet<string>
}

export interface Step extends CaseAnswer {
  /** Nothing further is asked: what follows could only be a guess. */
  readonly final?: boolean
}

export function tie(id: string, how: CaseMatch['how'], text: string, mentions: Mentions): Step {
  return { match: { id, how }, possible: [], evidence: [{ for: 'case', text }], wards: mentions.wards }
}

export function open(
  cases: readonly KnownCase[],
  mentions: Mentions,
  why = 'The words fit more than one child, or another child: a person decides.',
): Step {
  return {
    match: null,
    possible: cases.map(known => known.case.id),
    evidence: cases.length === 0 ? [] : [{ for: 'case', text: why }],
    wards: mentions.wards,
    final: cases.length > 0,
  }
}

/** The cases that the writer is on file for. */
export function casesOf(question: CaseQuestion, index: CaseIndex): readonly KnownCase[] {
  return [...new Set(question.contacts.map(contact => contact.caseId))].flatMap(id => index.known(id) ?? [])
}

/** Children named in the mail who are none of these. */
export function strangersBeside(
  mine: readonly KnownCase[],
  question: CaseQuestion,
  index: CaseIndex,
): readonly OtherChild[] {
  const { mail, writing } = question
  return otherChildren(
    writing,
    mine,
    [mail.from.name, mail.forwarded?.from.name ?? ''],
    name => index.isAdult(name) || index.isPlace(name),
  )
}

/** Another child, one whom we do not know, is named at least as often: the mail may be about that one. */
export function outweighed(known: KnownCase, mentions: Mentions, others: readonly OtherChild[]): boolean {
  const mention = mentions.of.get(known.case.id)
  const times = Math.max(mention?.times ?? 0, mention === undefined || mention.full === 0 ? 0 : 1)
  return others.some(other => {
    if (other.inSubject && mention?.where.has('subject') !== true) return true
    return other.beside ? other.times > times : other.times >= times
  })
}

/** The child whom the mail turns on, where it plainly turns on one. */
export function clearest(all: readonly KnownCase[], mentions: Mentions): KnownCase | null {
  const ranked = all
    .map(known => ({ known, focus: mentions.of.get(known.case.id)?.focus ?? 0.5 }))
    .sort((a, b) => b.focus - a.focus)
  const [first, second] = ranked
  if (first === undefined) return null
  if (second === undefined) return first.known
  return first.focus >= second.focus * 1.5 + 0.5 ? first.known : null
}
