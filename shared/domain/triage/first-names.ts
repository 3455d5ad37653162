/** Children named by their first name, alone or with what stands for the family name. */
import type { CaseIndex, KnownCase } from './case-index.ts'
import { editDistance } from './fold.ts'
import { type Hit, type Mention, mentionOf } from './mention.ts'
import { isOrdinaryWord, isTitle } from './ordinary-words.ts'
import { remembered } from './remembered.ts'
import type { Token } from './tokens.ts'

export function markFirstNames(
  tokens: readonly Token[],
  hits: readonly (readonly Hit[])[],
  index: CaseIndex,
  found: Map<string, Mention>,
  own: ReadonlySet<string>,
): void {
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1]?.word ?? ''
    if (isTitle(before) || greets(tokens, at)) continue
    if (own.has(token.word) && (standsAlone(tokens, at) || own.has(tokens[at + 1]?.word ?? ''))) continue
    const plain = !saysMore(tokens, at)
    const isFamily = remembered(word => isNear(tokens[at + 1]?.word ?? '', word))
    for (const hit of hits[at] ?? []) {
      if (isOrdinaryWord(token.word) && !token.capital) continue
      for (const known of index.withGiven(hit.word)) {
        const after = plain ? 'nothing' : followedBy(tokens, at, known, isFamily)
        if (after === 'another' || (after === 'nothing' && token.first && isOrdinaryWord(token.word)))
          continue
        const mention = mentionOf(
          known,
          found,
          [token.raw, after === 'initials' ? (tokens[at + 1]?.raw ?? '') : ''].join(' ').trim(),
        )
        mention.given = true
        mention.exact ||= hit.exact
        mention.initialled ||= after === 'initials'
        mention.focus += focusOf(token, before)
        mention.times += 1
        mention.where.add(token.where)
      }
    }
  }
}

/** A line that is this word: whoever signs with the first name. */
function standsAlone(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return tokens[at]?.line === true && (next === undefined || next.line)
}

/** Something beside the first name could be a family name: a capital after it, or capitals alone before it. */
function saysMore(tokens: readonly Token[], at: number): boolean {
  const [prior, next] = [tokens[at - 1], tokens[at + 1]]
  return (
    (next !== undefined && !next.breakBefore && next.capital) ||
    (prior !== undefined && tokens[at]?.breakBefore === false && isShouted(prior))
  )
}

/** What stands after a first name: the family's initials, somebody else's family name, or nothing that says. */
function followedBy(
  tokens: readonly Token[],
  at: number,
  known: KnownCase,
  isNextFamily: (word: string) => boolean,
): 'initials' | 'another' | 'nothing' {
  const token = tokens[at]
  const prior = tokens[at - 1]
  if (token === undefined) return 'nothing'
  // "SHARP Leo": a family name in capitals before it.
  if (
    prior !== undefined &&
    !token.breakBefore &&
    isShouted(prior) &&
    !isShouted(token) &&
    prior.word.length > 4 &&
    !known.family.some(word => isNear(prior.word, word)) &&
    !commonAfterNames.test(prior.word)
  )
    return 'another'
  let next = tokens[at + 1]
  if (next === undefined || next.breakBefore) return 'nothing'
  if (known.given.includes(next.word)) {
    next = tokens[at + 2]
    if (next === undefined || next.breakBefore) return 'nothing'
  }
  if (/^\p{Lu}{1,3}$/u.test(next.raw) && !acronyms.has(next.raw)) {
    return stand(initialsFrom(tokens, tokens.indexOf(next)), known) ? 'initials' : 'another'
  }
  if (
    !next.capital ||
    known.family.some(next === tokens[at + 1] ? isNextFamily : word => isNear(next.word, word)) ||
    commonAfterNames.test(next.word)
  )
    return 'nothing'
  if (isShouted(next) && (isShouted(token) || next.raw.length <= 4)) return 'nothing'
  if (next.where === 'subject') {
    const after = tokens[tokens.indexOf(next) + 1]
    if (isOrdinaryWord(next.word) || (after?.where === 'subject' && !after.breakBefore)) return 'nothing'
  }
  return 'another'
}

/** The capitals that follow one another from here: `bh` of "B-H" and of "BH". */
function initialsFrom(tokens: readonly Token[], at: number): string {
  let letters = ''
  for (let step = at; step < at + 3; step += 1) {
    const token = tokens[step]
    if (token === undefined || !/^\p{Lu}{1,3}$/u.test(token.raw) || (step > at && token.breakBefore)) break
    letters += token.word
  }
  return letters
}

/** One letter stands for any of the family names, more stand for all of them. */
function stand(letters: string, known: KnownCase): boolean {
  const family = known.family.map(word => word[0] ?? '')
  return letters.length === 1 ? family.includes(letters) : family.join('') === letters
}

function isShouted(token: Token): boolean {
  return token.raw.length > 1 && token.raw === token.raw.toUpperCase()
}

function isNear(written: string, word: string): boolean {
  const limit = Math.min(word.length, written.length) >= 5 ? 2 : 1
  return editDistance(written, word, limit) <= limit
}

const acronyms = new Set(
  'I A EHC EHP TA OT EP AR SEN PE IT IS NO ASD AP DOB AKA RE LA PIP DLA SLT PRU CIN CP LAC NHS MRI GP NOT AND THE HAS WAS'.split(
    ' ',
  ),
)

/** Words with a capital that stand after a name without being a part of it. */
export function isCommonAfterNames(word: string): boolean {
  return commonAfterNames.test(word)
}

const commonAfterNames =
  /^(?:year|ehc|ehcp|ehcps|section|sen|send|senco|mr|mrs|ms|miss|dr|cllr|school|primary|academy|high|college|taxi|is|was|has|had|at|and|but|the|in|on|who|he|she|his|her|needs|please|still|also|cannot|can|may|will|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|mum|dad|christmas|easter|plan|review|annual|support|transport|update|placement|draft|final|assessment|meeting|report|ta|ot|salt|dob|aged|born|re|ref|urgent|autism|autistic|adhd|i|we|you|my|our|it|this|that|if|when|as|so|for|with|to|of|from|by|not|no|nobody|camhs|tribunal|funding|thanks|thank|hi|hello|dear)$/

function focusOf(token: Token, before: string): number {
  if (token.where === 'subject') return 3
  return /^(?:about|regarding|re|for|son|daughter|child|of|concerning|grandson|granddaughter|boy|girl|is)$/.test(
    before,
  )
    ? 2
    : 1
}

/** "Dear Gillian", "Hi Joanna and Kwame": whom the mail is written to. */
function greets(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  // "Hi, Tyler has been sent home": what is told of somebody is not told to them.
  const told = next !== undefined && !next.breakBefore && !next.capital && next.word !== 'and'
  if (
    told &&
    (tokens[at]?.breakBefore === true ||
      /^(?:has|is|was|hasnt|isnt|wasnt|needs|cannot|cant|got)$/.test(next.word))
  )
    return false
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const token = tokens[back]
    if (token === undefined) return false
    if (
      /^(?:dear|hi|hello|hey|hiya|morning|afternoon|evening|salaam|salam|alaikum|ciao|bonjour|thanks|thankyou|regards|cheers|love|sincerely|faithfully|wishes|cc)$/.test(
        token.word,
      )
    ) {
      return tokens.slice(back + 1, at).every(each => each.capital || each.word === 'and')
    }
    if (token.first) return false
  }
  return false
}
