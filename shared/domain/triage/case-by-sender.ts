/** The child by who writes: one of those whom the writer, or the person whose mail is forwarded, is on file for. */
import { ageOn, agrees, bornAfter, contradicted } from './case-agreement.ts'
import {
  type CaseQuestion,
  casesOf,
  clearest,
  open,
  outweighed,
  type Step,
  strangersBeside,
  tie,
} from './case-answer.ts'
import type { CaseIndex, KnownCase } from './case-index.ts'
import { wordsOf } from './fold.ts'
import type { CaseMatch } from './judgement.ts'
import type { Mentions } from './mentions.ts'
import { soundsLikeShortFormOf } from './nicknames.ts'
import {
  afterTurning,
  isDenied,
  isLeftBehind,
  speaksOfStrangersPapers,
  speaksOfUnnamedChild,
} from './other-child.ts'
import { personBehind } from './person-behind.ts'

export function bySender(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  return amongTheirs(
    casesOf(question, index),
    question,
    mentions,
    index,
    'sender',
    'The sender is on file for this case',
  )
}

/** Whoever is forwarded by a councillor, an MP or a colleague: the address that the mail shows for them is on file. */
export function byForwarded(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  const address = personBehind(question.mail, question.directory)?.address ?? ''
  if (address === '' || question.contacts.length > 0) return null
  const theirs = question.directory.contactsAt(address)
  if (theirs.length === 0) return null
  const cases = [...new Set(theirs.map(contact => contact.caseId))].flatMap(id => index.known(id) ?? [])
  const family = theirs.every(contact => ['parent', 'carer', 'young-person'].includes(contact.relation))
  const found = amongTheirs(
    cases,
    { ...question, kind: family ? 'family' : 'school' },
    mentions,
    index,
    'sender',
    'The person whose mail was forwarded is on file for this case',
  )
  if (found === null || found.match === null) return found
  const full = (mentions.of.get(found.match.id)?.full ?? 0) >= 0.85
  return full ? { ...found, match: { ...found.match, how: 'name' } } : found
}

/** One of the cases that a person is on file for, where the words do not speak of another child. */
function amongTheirs(
  cases: readonly KnownCase[],
  question: CaseQuestion,
  mentions: Mentions,
  index: CaseIndex,
  how: CaseMatch['how'],
  why: string,
): Step | null {
  const [only] = cases
  if (only === undefined) return null
  const named = spelt(
    cases.filter(known => speaksOf(known, mentions, question)),
    mentions,
  )
  const elsewhere = [...mentions.of.values()].filter(
    mention => mention.full >= 0.85 && !cases.includes(mention.known),
  )
  const isFamily = question.kind === 'family'
  const strayPapers = isFamily && speaksOfStrangersPapers(mentions.words)
  const strangers = strayPapers ? [] : strangersBeside(cases, question, index)
  const proposals = [...named, ...cases.filter(known => isFamily && !named.includes(known))].slice(0, 10)
  // A parent's separate matter is still their child's.
  const away =
    !isFamily &&
    afterTurning(question.writing) !== null &&
    named.every(known => isLeftBehind(known, question.writing, mentions.birthdays))
  if (named.length === 0) {
    if (away || isDenied(question.writing, only)) return isFamily ? open(proposals, mentions) : null
    if (elsewhere.length > 0 && !strayPapers) {
      return isFamily ? open([...cases, ...elsewhere.map(mention => mention.known)], mentions) : null
    }
    if (strangers.some(other => !other.beside) || speaksOfUnnamedChild(question.writing))
      return isFamily ? open(proposals, mentions) : null
    if (cases.length === 1 && (isFamily || question.kind === 'legal')) {
      return misfits(only, question, mentions)
        ? open([only], mentions)
        : tie(only.case.id, how, `${why}.`, mentions)
    }
    if (!isFamily) return null
    const meant = byDescription(cases, mentions, question)
    return meant === null
      ? open(proposals, mentions)
      : tie(
          meant.case.id,
          how,
          `${why}, and what the words say fits ${meant.case.childName} alone.`,
          mentions,
        )
  }
  const chosen =
    named.length === 1 && named[0] !== undefined
      ? named[0]
      : (clearest(named, mentions) ?? bestByFacts(named, mentions, question))
  if (
    chosen === null ||
    (isFamily && named.length === 1 && cases.length > 1 && speaksOfSibling.test(mentions.words)) ||
    // "You have my two already; this is about my youngest": whom the other facts fit is no longer told by them.
    (isFamily && (introducesAnother(question, cases) || (named.length > 1 && strangers.length > 0)))
  )
    return open(proposals, mentions)
  const full = mentions.of.get(chosen.case.id)?.full ?? 0
  if (!isFamily && elsewhere.length > 0 && full < 0.85) return null
  const { times = 0, where } = mentions.of.get(chosen.case.id) ?? {}
  const turnsOnOther =
    !strayPapers &&
    elsewhere.some(
      other => other.times > times || (other.where.has('subject') && where?.has('subject') !== true),
    )
  if (away || isDenied(question.writing, chosen) || turnsOnOther || outweighed(chosen, mentions, strangers))
    return open([chosen, ...elsewhere.map(mention => mention.known)], mentions)
  const text = cases.length === 1 ? `${why}.` : `${why}, and the words are about ${chosen.case.childName}.`
  return tie(chosen.case.id, how, text, mentions)
}

const introduced =
  /\b(?:[Mm]y|[Oo]ur) (?:(?:youngest|eldest|oldest|middle|other|second|third|fourth|older|younger|littlest|little|baby|new|next|step)[ -]?){1,2}(?:one|son|daughter|boy|girl|child|lad|lass|brother|sister)?,? (?:called |named |is )?(\p{Lu}[\p{L}'’-]+)/gu

/** One more child of the family is presented by a name that none of those on file has: "this is about my youngest, Zakaria". */
function introducesAnother({ writing }: CaseQuestion, cases: readonly KnownCase[]): boolean {
  return [...`${writing.subject}\n${writing.own}`.matchAll(introduced)].some(([, name = '']) => {
    const [word = ''] = wordsOf(name)
    return (
      word !== '' &&
      !cases.some(known => known.given.some(given => soundsLikeShortFormOf(word, given) || given === word))
    )
  })
}

/** "Charlie" is the brother of that name, where there is one, and not Charlotte. */
function spelt(named: readonly KnownCase[], mentions: Mentions): readonly KnownCase[] {
  const exact = named.filter(known => mentions.of.get(known.case.id)?.exact === true)
  const others = named.filter(known => !exact.includes(known))
  return exact.length > 0 && others.every(known => (mentions.of.get(known.case.id)?.full ?? 0) < 0.95)
    ? exact
    : named
}

/** The sender's child is named at least by first name, by initials, or by birthday. */
function speaksOf(known: KnownCase, mentions: Mentions, question: CaseQuestion): boolean {
  const mention = mentions.of.get(known.case.id)
  if (mention !== undefined && (mention.full > 0 || mention.given)) return true
  if (question.kind !== 'family' && known.initials.length >= 2 && mentions.initials.has(known.initials))
    return true
  const [first = ''] = known.given
  if ([...mentions.capitals].some(word => soundsLikeShortFormOf(word, first))) return true
  return known.case.dateOfBirth !== null && mentions.birthdays.has(known.case.dateOfBirth)
}

/** The writer's own child is two years or more from the age that the mail gives now: "she is 5", "my 5 year old". */
function misfits(known: KnownCase, question: CaseQuestion, mentions: Mentions): boolean {
  const { dateOfBirth } = known.case
  if (dateOfBirth === null) return false
  const age = ageOn(dateOfBirth, mentions.today)
  const said = [
    ...`${question.writing.subject}\n${question.writing.own}`.matchAll(
      /\b(?:(?:she|he|my (?:son|daughter|child|boy|girl)) is (?:only |just |now )?(\d{1,2})(?= ?(?:[.,;!)]|and\b|but\b|years old|$))|my (\d{1,2})[ -]year[ -]old)/gim,
    ),
  ].map(match => Number(match[1] ?? match[2]))
  return said.length > 0 && said.every(each => each < 26 && Math.abs(each - age) >= 2)
}

/** The child of several whom school, age, year or place among the children fit alone. */
function byDescription(
  cases: readonly KnownCase[],
  mentions: Mentions,
  question: CaseQuestion,
): KnownCase | null {
  const fitting = cases.filter(known => !contradicted(known, mentions))
  const ranked = fitting
    .map(known => ({ known, facts: agrees(known, mentions, question) }))
    .sort((a, b) => b.facts - a.facts)
  const [first, second] = ranked
  if (first !== undefined && first.facts >= 0.75 && first.facts - (second?.facts ?? 0) >= 0.75)
    return first.known
  const younger =
    / (?:youngest|younger (?:one|son|daughter|boy|girl|child|lad|of)|little one|little (?:boy|girl|lad)) /.test(
      mentions.words,
    )
  const elder =
    / (?:eldest|oldest|(?:elder|older) (?:one|son|daughter|boy|girl|child|lad|of)|big (?:boy|girl|lad)) /.test(
      mentions.words,
    )
  if (younger === elder || cases.length < 2) return null
  const byAge = [...cases].sort(bornAfter)
  const [end, beside] = younger ? [byAge[0], byAge[1]] : [byAge.at(-1), byAge.at(-2)]
  return end?.case.dateOfBirth !== beside?.case.dateOfBirth ? (end ?? null) : null
}

/** Of a parent with several children on file, of whom one is named: the mail may be about the other. */
const speaksOfSibling =
  / (?:(?:his|her|their|s) (?:(?:little|big|younger|older|elder|twin) )*(?:brother|sister|twin|sibling)|my other (?:son|daughter|child|one|boy|girl)) /

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
