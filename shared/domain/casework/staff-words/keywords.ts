/** The words by which a colleague's mail is a command, and how to tell a command from a letter that happens to begin alike. */
import { editDistance } from '../../triage/fold.ts'

/** As they are written on the first line. Longer ones first, so that ASSIGN TO is not ASSIGN of somebody called "To". */
export const keywords = [
  'NOT MINE',
  'NEED HELP',
  'NEW DATE',
  'GIVE TO',
  'ASSIGN TO',
  'ASSIGN',
  'ACCEPT',
  'NOTE',
  'PHONE',
  'HOLD',
  'CLOSE',
  'REASON',
  'PAUSE',
  'RESUME',
  'KEEP',
  'AWAY',
  'APPROVE',
  'UNDO',
  'REPLY',
] as const
export type Keyword = (typeof keywords)[number]

/** What follows the keyword on its line, and how sure it is that a command is meant. */
export interface Command {
  readonly keyword: Keyword
  /** The rest of the line, marks that part it from the keyword taken off. */
  readonly rest: string
  /**
   * `sure`: in capitals, alone on its line, or before a colon. `doubtful`: in small letters before more words, as a letter may begin
   * too ("Note that the panel meets on Friday").
   */
  readonly meant: 'sure' | 'doubtful'
}

export type FirstLine =
  | { readonly is: 'command'; readonly command: Command }
  /** A keyword misspelt, or in another form: "ACEPT", "Accepted". */
  | { readonly is: 'near'; readonly keyword: Keyword }
  /** A word or three in capitals that are no keyword of ours. */
  | { readonly is: 'shouted' }
  | { readonly is: 'letter' }

/** Other forms that people write; longer than the keyword, so that no letter is dropped to find it. */
const forms: readonly (readonly [RegExp, Keyword])[] = [
  [/^accept(?:ed|ing|s|ance)\b/iu, 'ACCEPT'],
  [/^(?:on hold|held|holding)\b/iu, 'HOLD'],
  [/^clos(?:ed|ing|ure|es)\b/iu, 'CLOSE'],
  [/^(?:re-?)?assign(?:ed|ing|s)\b|^reassign\b/iu, 'ASSIGN'],
  [/^(?:noted|notes|noting)\b/iu, 'NOTE'],
  [/^(?:phones?|phoning)\b/iu, 'PHONE'],
  [/^paus(?:ed|ing)\b/iu, 'PAUSE'],
  [/^resum(?:ed|ing)\b/iu, 'RESUME'],
  [/^approv(?:ed|ing|al)\b/iu, 'APPROVE'],
  [/^undone\b/iu, 'UNDO'],
  [/^giv(?:e|en|ing)\b/iu, 'GIVE TO'],
  [/^new (?:deadline|due date)\b/iu, 'NEW DATE'],
  [/^(?:not (?:one of )?my(?:ne)?|not for me|isn['’]?t mine)\b/iu, 'NOT MINE'],
  [/^(?:help|needs? (?:some )?help)\b/iu, 'NEED HELP'],
]

/** How people note things down for each other, with nobody who does them: no letter to a family begins so. */
const LOGGED =
  /^(?:phoned|called|rang|spoke|telephoned|left (?:a )?(?:message|voicemail)|e-?mailed|chased|visited|met with|no answer|fyi|for info(?:rmation)?|internal(?:ly)?|note to (?:file|self))\b/iu

/** No command could be meant by these. */
const LETTER = /^(?:please accept|accept (?:my|our) (?:\p{L}+ ){0,2}(?:apolog|thanks|condolence|sympath))/iu
const GREETING =
  /^(?:dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening)|morning|afternoon|greetings|to whom|annwyl|helo|bore da|prynhawn da|shwmae|szanown[aiey]|drog[ai]|dzień dobry|witam|cześć|bonjour|madame|monsieur|bun[aă]|stimat[aăe]|hola|estimad[oa]|salaam|as-?sala[a]?m)\b/iu

export const isGreeting = (line: string): boolean => GREETING.test(line)

/** `line`: one line, emphasis and spacing set right already (`first-line.ts`). */
export function readKeyword(line: string): FirstLine {
  if (isGreeting(line) || LETTER.test(line)) return { is: 'letter' }
  const upper = line.toUpperCase()
  for (const keyword of keywords) {
    if (!upper.startsWith(keyword)) continue
    const after = line.slice(keyword.length)
    if (/^[\p{L}\p{N}]/u.test(after)) continue
    const rest = after.replace(/^[\s:.,;!–—-]+/u, '').trim()
    const loud = line.startsWith(keyword)
    const meant = loud || rest === '' || /^\s?:/u.test(after) ? 'sure' : 'doubtful'
    return { is: 'command', command: { keyword, rest, meant } }
  }
  return nearKeyword(line)
}

/** How many words a line can have and still be a slip of the hand rather than a sentence. */
const FEW = 3

function nearKeyword(line: string): FirstLine {
  if (LOGGED.test(line)) return { is: 'near', keyword: 'NOTE' }
  const words = line.split(' ')
  const loudStart = isLoud(words[0] ?? '')
  const short = words.length <= FEW
  for (const [form, keyword] of forms) {
    const found = form.exec(line)
    // "Accepted, will ring mum" and "Closed." are said to us; "Holding a meeting next week is the school's wish" is a sentence.
    if (found === null) continue
    const after = line.slice(found[0].length)
    if (loudStart || short || /^\s?[,.:;!–—-]/u.test(after) || isNoLetter(found[0]))
      return { is: 'near', keyword }
  }
  if (loudStart || short) {
    const one = lettersOf(words[0] ?? '')
    const two = one + lettersOf(words[1] ?? '')
    for (const keyword of keywords) {
      const spelt = lettersOf(keyword)
      const limit = spelt.length >= 6 ? 2 : 1
      const tried = keyword.includes(' ') ? [two, one] : [one]
      if (tried.some(each => each.length >= 3 && editDistance(each, spelt, limit) <= limit))
        return { is: 'near', keyword }
    }
  }
  const letters = lettersOf(line)
  return short && letters.length >= 4 && words.every(word => isLoud(word) || lettersOf(word) === '')
    ? { is: 'shouted' }
    : { is: 'letter' }
}

/** No sentence to a family begins with these. */
const isNoLetter = (form: string): boolean => /^(?:on hold|not |isn|giv|re-?assign)/iu.test(form)

const lettersOf = (text: string): string => text.replace(/[^\p{L}]+/gu, '').toUpperCase()

/** Two capitals or more and no small letter. */
const isLoud = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word)
