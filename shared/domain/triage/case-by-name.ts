/** The child by name: in full, or by the first name with what else fits that child alone. */
import { agrees, contradicted, isElsewhere } from './case-agreement.ts'
import {
  type CaseQuestion,
  clearest,
  open,
  outweighed,
  type Step,
  strangersBeside,
  tie,
} from './case-answer.ts'
import { type CaseIndex, type KnownCase, nameKey } from './case-index.ts'
import type { Mention, Mentions } from './mentions.ts'
import { isDenied, isLeftBehind } from './other-child.ts'

export function byName(question: CaseQuestion, mentions: Mentions, index: CaseIndex): Step | null {
  const all = [...mentions.of.values()]
  const candidates = all.filter(mention => !contradicted(mention.known, mentions))
  const full = candidates.filter(mention => mention.full >= 0.6)
  if (full.some(mention => mention.full >= 0.7)) return byFullName(full, question, mentions, index)
  const against = all.filter(mention => mention.full >= 0.85)
  if (against.length > 0) {
    return open(
      against.map(mention => mention.known),
      mentions,
      'The name is that of a child on file, but the age, year or birthday is not: a person decides.',
    )
  }
  return byPart(candidates, question, mentions, index)
}

function byFullName(
  full: readonly Mention[],
  question: CaseQuestion,
  mentions: Mentions,
  index: CaseIndex,
): Step {
  const scored = full
    .map(mention => ({ mention, facts: agrees(mention.known, mentions, question) }))
    .sort((a, b) => b.facts - a.facts || b.mention.full - a.mention.full)
  const [best, next] = scored
  const everybody = open(
    scored.map(each => each.mention.known),
    mentions,
  )
  if (best === undefined) return everybody
  const settle = (mention: Mention, facts: number): Step =>
    isSure(mention, facts, question, mentions, index)
      ? tie(mention.known.case.id, 'name', mentionText(mention.known, mentions), mentions)
      : open(
          [mention.known],
          mentions,
          'The name is near that of a child on file, but not sure: a person decides.',
        )
  if (next === undefined) return settle(best.mention, best.facts)
  if (scored.every(each => each.mention.text === best.mention.text)) {
    const margin = best.mention.full === 1 ? (next.mention.full === 0.95 ? 0 : 1) : 1.5
    return best.mention.full >= 0.7 && best.facts - next.facts >= margin
      ? settle(best.mention, best.facts)
      : everybody
  }
  const clear = clearest(
    scored.filter(each => each.mention.full >= 0.7).map(each => each.mention.known),
    mentions,
  )
  const chosen = scored.find(each => each.mention.known === clear)
  if (chosen === undefined || hasTwin(chosen.mention, full)) return everybody
  return settle(chosen.mention, chosen.facts)
}

/** Another child whom the same words could mean. */
function hasTwin(mention: Mention, all: readonly Mention[]): boolean {
  return all.some(other => other !== mention && other.text === mention.text && other.full !== 0.95)
}

/** One name in full that is nobody else's still needs more where it is misspelt, a grown-up's too, or not what the mail turns on. */
function isSure(
  mention: Mention,
  facts: number,
  question: CaseQuestion,
  mentions: Mentions,
  index: CaseIndex,
): boolean {
  const { known } = mention
  const enough = mention.full < 0.75 || (mention.full < 0.95 && mention.letters >= 2) ? 1 : 0
  if (facts < enough) return false
  if (facts < 2 && isElsewhere(known, mentions, question.writing)) return false
  if (facts < 1 && index.isAdult(nameKey(known.case.childName))) return false
  if (isDenied(question.writing, known)) return false
  if (isLeftBehind(known, question.writing, mentions.birthdays)) return false
  return !outweighed(known, mentions, strangersBeside([known], question, index))
}

function byPart(
  candidates: readonly Mention[],
  question: CaseQuestion,
  mentions: Mentions,
  index: CaseIndex,
): Step | null {
  const born = [...mentions.birthdays].flatMap(date => index.bornOn(date))
  const given = candidates.filter(mention => mention.given).map(mention => mention.known)
  const scored = [...new Set([...given, ...born])]
    .map(known => ({ known, score: partScore(known, mentions, question, index) }))
    .filter(each => each.score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, next] = scored
  if (best === undefined) return null
  const sure =
    best.score >= 2 &&
    best.score - (next?.score ?? 0) >= 0.75 &&
    !isElsewhere(best.known, mentions, question.writing) &&
    !isDenied(question.writing, best.known) &&
    !isLeftBehind(best.known, question.writing, mentions.birthdays) &&
    !outweighed(best.known, mentions, strangersBeside([best.known], question, index))
  if (sure) return tie(best.known.case.id, 'name', mentionText(best.known, mentions), mentions)
  return open(
    scored
      .slice(0, 5)
      .filter(each => each.score >= 1)
      .map(each => each.known),
    mentions,
  )
}

/** How much a first name alone is worth with what else agrees: 2 is enough to tie. */
function partScore(known: KnownCase, mentions: Mentions, question: CaseQuestion, index: CaseIndex): number {
  const mention = mentions.of.get(known.case.id)
  const facts = agrees(known, mentions, question)
  if (mention?.given !== true) return facts >= 3 && shares(known, mentions) ? facts : 0
  const rare = index.withGiven(known.given[0] ?? '').length === 1
  return facts + (mention.initialled ? 1.5 : 0) + (rare && mention.exact && facts > 0 ? 1.25 : 0) + 0.1
}

function shares(known: KnownCase, mentions: Mentions): boolean {
  return known.family.some(word => mentions.families.has(word)) || mentions.initials.has(known.initials)
}

function mentionText(known: KnownCase, mentions: Mentions): string {
  const said = mentions.of.get(known.case.id)?.text ?? known.case.childName
  return `“${said}” with what else the mail says fits only ${known.case.childName}.`
}
