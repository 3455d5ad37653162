/** How a letter begins: by a name only where it looks like one. */
import type { CorrespondentKind } from '../triage/judgement.ts'

/** Whom a letter goes to, as a query knows them. */
export interface Writer {
  readonly kind: CorrespondentKind
  readonly name: string | null
  readonly verified: boolean
}

/** `Siân`, `O’Neil`, `Khan-Malik`, `Dr.`, `J.K.`, `J.-P.`: a dot before a word would make an address on the web of it. */
const plausibleWord = /^(?:['’]?\p{L}[\p{L}\p{M}'’-]*\.?|(?:\p{L}\p{M}*\.-?){1,4}(?:\p{L}\p{M}*\.?)?|-)$/u
const MOST_NAME_WORDS = 5

/** A stranger chooses what their own name is: only what looks like a name is said back, so that no advert or link travels in our letter. */
export function mayBeSaidBack(name: string): boolean {
  const trimmed = name.trim()
  const words = trimmed.split(/ +/)
  return (
    trimmed.length >= 2 &&
    trimmed.length <= 60 &&
    /^\p{L}/u.test(trimmed) &&
    words.length <= MOST_NAME_WORDS &&
    words.every(word => plausibleWord.test(word) && !/^www/i.test(word.normalize('NFKC')))
  )
}

/** `Dear Councillor Ahmed`; `Dear writer` where the name is not known or does not look like one. */
export function salutation({ kind, name, verified }: Writer): string {
  if (name === null || !mayBeSaidBack(name)) return 'Dear writer'
  if (verified && kind === 'councillor' && !/^(cllr|councillor)\b/i.test(name))
    return `Dear Councillor ${name}`
  return `Dear ${name.replace(/^cllr\.?\s/i, 'Councillor ')}`
}
