/** Children whom a mail names that are none of those asked about: "my younger son Jack", "a pupil, Ali Reza", "Bobby Lane (EHC-1)". */
import type { KnownCase } from './case-index.ts'
import { editDistance, wordsOf } from './fold.ts'
import { soundsLikeShortFormOf } from './nicknames.ts'
import { isOrdinaryWord } from './ordinary-words.ts'
import type { Writing } from './writing.ts'

/** One word of a name: bounded and begun at its beginning, so that time grows no faster than the text. */
const word = "(?<!\\p{L})\\p{Lu}[\\p{L}'’-]{1,40}"
const name = `(${word})(?:[ ](${word}))?`
const kin = new RegExp(
  `(?:\\b(?:[Mm]y|[Oo]ur) (?:(?:other|younger|older|elder|eldest|oldest|youngest|middle|second|little|big|new|foster|step) )*(?:son|daughter|boy|girl|child|grandson|granddaughter|nephew|niece|twins?)|\\b(?:an?|our|this|the|another|one|new|other) (?:\\p{L}+ )?(?:pupil|student|child|boy|girl|lad)|(?:[Cc]hild|[Pp]upil|[Ss]tudent)['’]?s? ?name(?: is|:))[,:]? (?:is called |is named |called |named |is )?${name}`,
  'gu',
)
const sibling = new RegExp(
  `\\b(?:[Hh]is|[Hh]er|[Tt]heir|${word}['’]s) (?:(?:little|big|older|younger|twin|elder|other) )*(?:brother|sister|sibling|cousin|friend|twin)[,:]? (?:is called |called |named )?${name}`,
  'gu',
)
const parentOf = new RegExp(
  `\\b(?:mother|father|mum|dad|parents?|carers?|guardian|nan|grandmother|behalf) (?:of|to) ${name}`,
  'gu',
)
const concerning =
  /\b(?:[Rr]e|RE|[Rr]egarding|[Cc]oncerning|[Aa]bout)[: ]{1,9}(\p{Lu}[\p{L}'’-]{1,40}) (\p{Lu}[\p{L}'’-]{1,40})/gu
const pupil =
  /(?<!\p{L})(\p{Lu}[\p{L}'’-]{1,40}) (\p{Lu}[\p{L}'’-]{1,40}) ?(?:[,(] ?|\b(?:is )?in |\bis )?(?:\(?(?:Y|Yr|Year|year) ?\d{1,2}\b|[,(]? ?(?:dob|DOB|d\.o\.b|date of birth|born|aged)\b|[,(] ?\d{1,2}[,)])/gu
const beforeReference =
  /(?<!\p{L})(\p{Lu}[\p{L}'’-]{1,40}) (\p{Lu}[\p{L}'’-]{1,40})[ ]?[-–—:,(/|]{0,9}[ ]?(?:(?:case |our |your )?[Rr]ef(?:erence)?\.?:? ?)?\(?(?=\p{Lu}{2,5}[\s\p{Pd}_/.]{0,2}\d{3,})/gu
const afterReference =
  /\b\p{Lu}{2,5}[\s\p{Pd}_/.]{0,2}\d{3,}\)?[ ]?[-–—:,(/|]{0,2}[ ]?(\p{Lu}[\p{L}'’-]{1,40}) (\p{Lu}[\p{L}'’-]{1,40})/gu

/** Words that begin with a capital in headings and sentences and are no names. */
const stop = new Set(
  `year the a an in at is was has had with and who ehcp ehc sen send school plan mr mrs ms miss dr cllr councillor autistic adhd asd annual
review draft final transport placement case reference ref our your re regarding request update urgent query enquiry child pupil
student tribunal appeal hearing mediation funding banding provision support complaint formal subject access needs assessment statutory
legal letter notice order working document decision amended proposed dear hello hi thank thanks please council team service office
interim emergency early primary secondary high academy college nursery infant junior special trust north south east west part full
time phase transfer naming named therapy speech language occupational educational psychology report advice section personal budget
direct payment alternative section medical mental health social care taxi bus route journey it he she they we i his her their my this
that these those when where what why how can could would will should as if for from to of on by not no but also monday tuesday wednesday
thursday friday saturday sunday january february march april may june july august september october november december key stage reception
mum mother dad father parent parents carer family england`
    .split(/\s+/)
    .filter(word => word !== ''),
)

export interface OtherChild {
  /** Folded: first name, then the family name where it stands there. */
  readonly words: readonly string[]
  /** How often the first name stands in the mail. */
  readonly times: number
  /** Named as the brother, sister or friend of somebody. */
  readonly beside: boolean
  readonly inSubject: boolean
}

/** The mail is of papers that came by mistake: another child's name is no wonder, and the writer's own child is still meant. */
export function speaksOfStrangersPapers(words: string): boolean {
  return (
    / (?:another|other|someone|somebody|wrong|different|stranger|girl called|boy called|child called) /.test(
      words,
    ) && / (?:sent|received|report|letter|envelope|email|breach|mistake|details|paperwork) /.test(words)
  )
}

/** `mine`: the children who could be meant. `people`: names of grown-ups, which do not count. */
export function otherChildren(
  writing: Writing,
  mine: readonly KnownCase[],
  people: readonly string[],
  isOther: (name: string) => boolean,
): readonly OtherChild[] {
  const text = `${writing.subject}\n${writing.own}\n${writing.forwarded}`
  const grown = people.map(wordsOf)
  const all = wordsOf(text)
  const found = new Map<string, OtherChild>()
  for (const [pattern, beside, whole] of [
    [kin, false, false],
    [sibling, true, false],
    [parentOf, false, true],
    [concerning, false, true],
    [pupil, false, true],
    [beforeReference, false, true],
    [afterReference, false, true],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const words = [match[1], match[2]].flatMap(part => wordsOf(part ?? '').slice(0, 2))
      const [first = '', ...rest] = words
      const named = rest.some(word => stop.has(word)) ? [first] : words
      if (whole && named.length < 2) continue
      if (first.length < 3 || stop.has(first) || (named.length === 1 && isOrdinaryWord(first))) continue
      if (grown.some(each => each.includes(first)) || isOther(named.join(' '))) continue
      if (mine.some(known => couldBe(named, known))) continue
      const times = all.filter(word => word === first).length
      const inSubject = wordsOf(writing.subject).includes(first)
      const before = found.get(first)
      found.set(first, { words: named, times, beside: beside && before?.beside !== false, inSubject })
    }
  }
  return [...found.values()]
}

/** A first name, one misspelt, or a short form of it; with a family name, that too. */
function couldBe(words: readonly string[], known: KnownCase): boolean {
  const [first = '', ...rest] = words
  const names = [...known.given, ...known.family]
  const begins = names.some(
    each =>
      editDistance(first, each, 2) <= (each.length >= 6 ? 2 : 1) ||
      first.slice(0, 3) === each.slice(0, 3) ||
      each.endsWith(first) ||
      first.endsWith(each) ||
      soundsLikeShortFormOf(first, each),
  )
  return (
    begins &&
    rest.every(word =>
      names.some(each => editDistance(word, each, 2) <= (Math.min(each.length, word.length) >= 5 ? 2 : 1)),
    )
  )
}

/**
 * What the mail says after its writer leaves whatever stood above or before: "a different pupil now", "not about the boy below",
 * "on a separate matter". Null where nobody turns away.
 */
export function afterTurning(writing: Writing): string | null {
  const words = ` ${wordsOf(`${writing.own} ${writing.forwarded}`).join(' ')} `
  const turn = turns.exec(words)
  return turn === null ? null : words.slice(turn.index)
}

const turns = new RegExp(
  [
    ' (?:on|about) (?:a |an )?(?:another|other|different|separate|unrelated|something) (?:matter|subject|note|topic|pupil|child|student|case|family|issue|else|thing|query|question) ',
    ' (?:a|an|one) (?:separate|different|unrelated|other) (?:matter|subject|topic|case|issue|query|question) ',
    ' (?:not (?:about|for|regarding|concerning|to do with)|nothing to do with|unrelated to|separate from|other than) (?:the |this |that )?(?:same )?(?:pupil|child|student|boy|girl|lad|case|young person|one|family|matter|message|thread|e ?mail|above|below)\\b',
    ' (?:a|an) (?:different|unrelated|new) (?:pupil|child|student|boy|girl|young person|family) ',
    ' another (?:pupil|child|student|boy|girl|lad|young person|family) (?:of ours|with us|here|now|who|whose|has|this|from|at|in|we|with) ',
  ].join('|'),
)

/** The child is named only before that turn, and not so fully, birthday and all, that nobody else can be meant. */
export function isLeftBehind(known: KnownCase, writing: Writing, birthdays: ReadonlySet<string>): boolean {
  if (known.case.dateOfBirth !== null && birthdays.has(known.case.dateOfBirth)) return false
  const rest = afterTurning(writing)
  return rest !== null && !known.given.some(word => rest.includes(` ${word} `))
}

/** A parent speaks of a child of theirs who is not named, or of somebody else's. */
export function speaksOfUnnamedChild(writing: Writing): boolean {
  const words = ` ${wordsOf(`${writing.subject} ${writing.own}`).join(' ')} `
  return (
    / (?:i|we) (?:also )?have (?:got )?(?:another|a second|two other|a younger|an older) (?:child|son|daughter|boy|girl|one) /.test(
      words,
    ) ||
    / my other (?:child|son|daughter|boy|girl|one|lad|kid) /.test(words) ||
    / my (?:daughter|son|child|youngest|eldest|oldest|boy|girl) (?:too|as well|also) /.test(words) ||
    / (?:for|on behalf of|behalf of|about) (?:a|my|our) (?:friends?|neighbours?|sisters?|brothers?|colleagues?|nephews?|nieces?|friends child) /.test(
      words,
    )
  )
}

/** "This is not about Jamie". */
export function isDenied(writing: Writing, known: KnownCase): boolean {
  const [first = ''] = known.given
  return (
    first !== '' &&
    new RegExp(
      `\\b(?:not (?:about|for|regarding|concerning)|this isnt about|nothing to do with)(?: \\p{L}+){0,2} ${first}\\b`,
      'u',
    ).test(wordsOf(`${writing.own} ${writing.forwarded}`).join(' '))
  )
}
