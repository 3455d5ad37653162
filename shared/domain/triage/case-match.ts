/**
 * Which child a mail is about: by thread, reference, sender, names, in that order. Never a guess: what fits two children
 * is put to a person as `possible` and ties nothing.
 */
import type { Contact } from '../directory/directory.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import type { Mail } from '../mail/mail.ts'
import { agrees, contradicted } from './case-agreement.ts'
import { type CaseIndex, caseIndexOf, type KnownCase } from './case-index.ts'
import { wordsOf } from './fold.ts'
import type { CaseMatch, CorrespondentKind, Evidence } from './judgement.ts'
import { findMentions, type Mention, type Mentions } from './mentions.ts'
import { otherChildNamed } from './other-child.ts'
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
    return tie(inThread, 'thread', 'The mail belongs to a query about this case.', [], mentions)
  }
  const steps = [byReference, bySender, byForwarded, byName]
  const possible: string[] = []
  for (const step of steps) {
    const found = step(question, mentions, index)
    if (found === null) continue
    if (found.match !== null) return { ...found, possible: [] }
    for (const each of found.possible) possible.push(each)
    if (found.final)
      return { match: null, possible: unique(possible), evidence: found.evidence, wards: mentions.wards }
  }
  return { match: null, possible: unique(possible), evidence: [], wards: mentions.wards }
}

interface Step extends CaseAnswer {
  /** Nothing further is asked: what follows could only be a guess. */
  readonly final?: boolean
}

function byReference(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  const text = [question.writing.subject, question.writing.own, question.writing.forwarded].join('\n')
  const exact = [...new Set(index.byReference(text))]
  const own = casesOf(question, index)
  const [only] = exact
  if (exact.length > 1) {
    const narrowed = exact.filter(known => own.includes(known))
    const [one] = narrowed
    if (narrowed.length === 1 && one !== undefined)
      return tie(one.case.id, 'reference', `The mail names ${one.case.id}.`, [], mentions)
    const named = clearest(
      exact.filter(known => mentions.of.get(known.case.id)?.given === true),
      mentions,
    )
    return named === null
      ? open(exact, mentions)
      : tie(named.case.id, 'reference', `The mail names ${named.case.id}.`, [], mentions)
  }
  if (only !== undefined) {
    const named = mentions.of.get(only.case.id)?.given === true
    const others = [...mentions.of.values()].filter(mention => mention.full >= 0.85 && mention.known !== only)
    const stranger = own.length > 0 && !own.includes(only)
    if (!named && (others.length > 0 || (stranger && question.kind === 'family'))) {
      const meant = index.nearReference(`${only.case.id}`).filter(known => own.includes(known))
      return open([only, ...others.map(mention => mention.known), ...own.slice(0, 3), ...meant], mentions)
    }
    return tie(only.case.id, 'reference', `The mail names ${only.case.id}.`, [], mentions)
  }
  const near = [...new Set(index.nearReference(text))].filter(
    known =>
      own.includes(known) ||
      (mentions.of.get(known.case.id)?.full ?? 0) >= 0.7 ||
      agrees(known, mentions, question) >= 2,
  )
  const [meant] = near
  if (near.length === 1 && meant !== undefined) {
    return tie(
      meant.case.id,
      'reference',
      `The mail names a reference one letter from ${meant.case.id}, and the sender or a name agrees.`,
      [],
      mentions,
    )
  }
  return null
}

function bySender(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  return amongTheirs(
    casesOf(question, index),
    question,
    mentions,
    'sender',
    'The sender is on file for this case',
  )
}

/** Whoever is forwarded by a councillor, an MP or a colleague: the address that the mail shows for them is on file. */
function byForwarded(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  const address = question.mail.forwarded?.from.address ?? ''
  if (address === '' || question.contacts.length > 0) return null
  const theirs = question.directory.contactsAt(address)
  if (theirs.length === 0) return null
  const cases = [...new Set(theirs.map(contact => contact.caseId))].flatMap(id => index.known(id) ?? [])
  const kind = theirs.every(contact => ['parent', 'carer', 'young-person'].includes(contact.relation))
    ? 'family'
    : 'school'
  const found = amongTheirs(
    cases,
    { ...question, kind },
    mentions,
    'sender',
    'The person whose mail was forwarded is on file for this case',
  )
  if (found?.match === null || found === null) return found
  const full = (mentions.of.get(found.match?.id ?? '')?.full ?? 0) >= 0.85
  return full && found.match !== null ? { ...found, match: { ...found.match, how: 'name' } } : found
}

/** One of the cases that a person is on file for, where the words do not speak of another child. */
function amongTheirs(
  cases: readonly KnownCase[],
  question: CaseQuestion,
  mentions: Mentions,
  how: CaseMatch['how'],
  why: string,
): Step | null {
  if (cases.length === 0) return null
  const named = cases.filter(known => speaksOf(known, mentions, question))
  const elsewhere = [...mentions.of.values()].filter(
    mention => mention.full >= 0.85 && !cases.includes(mention.known),
  )
  const [only] = cases
  const isFamily = question.kind === 'family'
  if (cases.length === 1 && only !== undefined) {
    if (named.length === 1) {
      if (aboutAnother(question, only)) return open([only], mentions)
      return tie(only.case.id, how, `${why}.`, [], mentions)
    }
    const other = otherChildNamed(question.writing, only, question.mail.from.name)
    if (elsewhere.length > 0 && !speaksOfStrangers(mentions.words)) {
      return isFamily ? open([only, ...elsewhere.map(mention => mention.known)], mentions) : null
    }
    if (other) return isFamily ? open([only], mentions) : null
    if (isFamily || question.kind === 'legal') return tie(only.case.id, how, `${why}.`, [], mentions)
    return null
  }
  if (named.length === 0) {
    if (!isFamily) return null
    return elsewhere.length > 0 ? null : open(cases.slice(0, 10), mentions)
  }
  const chosen = clearest(named, mentions) ?? bestByFacts(named, mentions, question)
  if (chosen === null) return open(named, mentions)
  if (!isFamily && elsewhere.length > 0 && (mentions.of.get(chosen.case.id)?.full ?? 0) < 0.85) return null
  if (aboutAnother(question, chosen) && named.length === 1) return open([chosen], mentions)
  return tie(chosen.case.id, how, `${why}, and the words are about ${chosen.case.childName}.`, [], mentions)
}

/** The sender's child is named at least by first name, by initials, or by birthday. */
function speaksOf(known: KnownCase, mentions: Mentions, question: CaseQuestion): boolean {
  const mention = mentions.of.get(known.case.id)
  if (mention !== undefined && (mention.full > 0 || mention.given)) return true
  if (question.kind !== 'family' && known.initials.length >= 2 && mentions.initials.has(known.initials))
    return true
  if (nicknamed(known, mentions)) return true
  return known.case.dateOfBirth !== null && mentions.birthdays.has(known.case.dateOfBirth)
}

/** "Sam" for Samuel, "Zuzia" for Zuzanna: three first letters of a first name, as a word that is written with a capital. */
function nicknamed(known: KnownCase, mentions: Mentions): boolean {
  const [first = ''] = known.given
  if (first.length < 4) return false
  return [first.slice(0, 3), first.slice(0, 4)].some(
    start =>
      mentions.words.includes(` ${start} `) ||
      mentions.words.includes(` ${start}ie `) ||
      mentions.words.includes(` ${start}y `),
  )
}

function aboutAnother(question: CaseQuestion, known: KnownCase): boolean {
  const [first = ''] = known.given
  return (
    first !== '' &&
    new RegExp(
      `\\b(?:not (?:about|for|regarding)|this isnt about|nothing to do with)(?: \\p{L}+){0,2} ${first}\\b`,
      'u',
    ).test(wordsOf(`${question.writing.own} ${question.writing.forwarded}`).join(' '))
  )
}

/** The mail is of papers that came by mistake: the other child's full name is no wonder. */
function speaksOfStrangers(words: string): boolean {
  return (
    / (?:another|other|someone|somebody|wrong|different|stranger|girl called|boy called|child called) /.test(
      words,
    ) && / (?:sent|received|report|letter|envelope|email|breach|mistake|details|paperwork) /.test(words)
  )
}

function byName(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  const candidates = [...mentions.of.values()].filter(
    mention => !contradicted(mention.known, mentions, question),
  )
  const full = candidates.filter(mention => mention.full >= 0.6)
  if (full.length > 0) return byFullName(full, question, mentions)
  const born = [...mentions.birthdays].flatMap(date => index.bornOn(date))
  const scored = [...candidates.filter(mention => mention.given).map(mention => mention.known), ...born]
    .filter((known, at, list) => list.indexOf(known) === at)
    .map(known => ({ known, score: partScore(known, mentions, question) }))
    .filter(each => each.score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, next] = scored
  if (best === undefined) return null
  if (best.score >= 2 && best.score - (next?.score ?? 0) >= 0.75) {
    return tie(best.known.case.id, 'name', mentionText(best.known, mentions), [], mentions)
  }
  return open(
    scored
      .slice(0, 5)
      .filter(each => each.score >= 1)
      .map(each => each.known),
    mentions,
  )
}

function byFullName(full: readonly Mention[], question: CaseQuestion, mentions: Mentions): Step {
  const scored = full
    .map(mention => ({ mention, facts: agrees(mention.known, mentions, question) }))
    .sort((a, b) => b.facts - a.facts || b.mention.full - a.mention.full)
  const [best, next] = scored
  if (best === undefined) return open([], mentions)
  if (next === undefined) {
    const enough = best.mention.full >= 0.85 || best.facts >= 1
    return enough
      ? tie(best.mention.known.case.id, 'name', mentionText(best.mention.known, mentions), [], mentions)
      : open([best.mention.known], mentions)
  }
  const twins = scored.filter(each => sameName(each.mention, best.mention))
  if (twins.length === scored.length) {
    return best.facts - next.facts >= 1.5
      ? tie(best.mention.known.case.id, 'name', mentionText(best.mention.known, mentions), [], mentions)
      : open(
          scored.map(each => each.mention.known),
          mentions,
        )
  }
  const chosen = clearest(
    scored.map(each => each.mention.known),
    mentions,
  )
  return chosen === null
    ? open(
        scored.map(each => each.mention.known),
        mentions,
      )
    : tie(chosen.case.id, 'name', mentionText(chosen, mentions), [], mentions)
}

/** Two children whom one spelling could mean. */
function sameName(a: Mention, b: Mention): boolean {
  return a === b || a.text === b.text
}

/** How much a first name alone is worth with what else agrees: 2 is enough to tie. */
function partScore(known: KnownCase, mentions: Mentions, question: CaseQuestion): number {
  const mention = mentions.of.get(known.case.id)
  const facts = agrees(known, mentions, question)
  if (mention?.given !== true) return facts >= 3 && shares(known, mentions) ? facts : 0
  const rare = caseIndexOf(question.directory).withGiven(known.given[0] ?? '').length === 1
  return facts + (mention.initialled ? 1.5 : 0) + (rare && mention.exact && facts > 0 ? 1 : 0) + 0.1
}

function shares(known: KnownCase, mentions: Mentions): boolean {
  return known.family.some(word => mentions.families.has(word)) || mentions.initials.has(known.initials)
}

/** The child whom the mail turns on, where it plainly turns on one. */
function clearest(all: readonly KnownCase[], mentions: Mentions): KnownCase | null {
  const ranked = all
    .map(known => ({ known, focus: mentions.of.get(known.case.id)?.focus ?? 0.5 }))
    .sort((a, b) => b.focus - a.focus)
  const [first, second] = ranked
  if (first === undefined) return null
  if (second === undefined) return first.known
  return first.focus >= second.focus * 1.5 + 0.5 ? first.known : null
}

function bestByFacts(
  all: readonly KnownCase[],
  mentions: Mentions,
  question: CaseQuestion,
): KnownCase | null {
  const ranked = all
    .map(known => ({
      known,
      facts: agrees(known, mentions, question) + (mentions.of.get(known.case.id)?.full ?? 0) * 2,
    }))
    .sort((a, b) => b.facts - a.facts)
  const [first, second] = ranked
  return first !== undefined && first.facts - (second?.facts ?? 0) >= 1 ? first.known : null
}

function casesOf(question: CaseQuestion, index: CaseIndex): readonly KnownCase[] {
  return [...new Set(question.contacts.map(contact => contact.caseId))].flatMap(id => index.known(id) ?? [])
}

function mentionText(known: KnownCase, mentions: Mentions): string {
  const said = mentions.of.get(known.case.id)?.text ?? known.case.childName
  return `“${said}” with what else the mail says fits only ${known.case.childName}.`
}

function tie(
  id: string,
  how: CaseMatch['how'],
  text: string,
  possible: readonly string[],
  mentions: Mentions,
): Step {
  return { match: { id, how }, possible, evidence: [{ for: 'case', text }], wards: mentions.wards }
}

function open(cases: readonly KnownCase[], mentions: Mentions): Step {
  return {
    match: null,
    possible: cases.map(known => known.case.id),
    evidence:
      cases.length === 0
        ? []
        : [{ for: 'case', text: 'The words fit more than one child, or another child: a person decides.' }],
    wards: mentions.wards,
    final: cases.length > 0,
  }
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(0, 10)
}
