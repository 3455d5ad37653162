/** A labelled mail as training needs it: read by the same code that reads a mail that arrives. */
import { speaksOfChild } from '#shared/domain/triage/child.ts'
import { findComplaint } from '#shared/domain/triage/complaint.ts'
import { findInformationRight } from '#shared/domain/triage/information-rights.ts'
import { findLanguage, type Language } from '#shared/domain/triage/language.ts'
import { type FeatureKind, featuresOf } from '#shared/domain/triage/model/features.ts'
import { ruleInputsOf } from '#shared/domain/triage/model/rule-inputs.ts'
import { scoreTopics } from '#shared/domain/triage/topic-scores.ts'
import { readWriting, type Sentence } from '#shared/domain/triage/writing.ts'
import type { LabelledMail } from './labelled-mail.ts'
import { readLabelledMails } from './read-mails.ts'
import { phrasesAuthor, readPhrases } from './read-phrases.ts'

export interface Example {
  readonly mail: LabelledMail
  /** Written as a mail by somebody who had not seen the rules: only such mails are tested on, and teach how far to believe the rules. */
  readonly blind: boolean
  /** Of a lot with the ordinary mix of matters; the others are nearly all about danger, and teach the signs only. */
  readonly ordinary: boolean
  readonly sentences: readonly Sentence[]
  readonly language: Language
  /** Each feature once, with how often it is there. */
  readonly features: ReadonlyMap<string, { readonly kind: FeatureKind; readonly count: number }>
  readonly rules: readonly number[]
}

/** Everything that the model is learnt from. */
export function allExamples(): Example[] {
  return [...readLabelledMails(), ...readPhrases()].map(exampleOf)
}

/** Mails that the rules were written on, and phrases: the rules look better on them than they are. */
function seenByTheRules(author: string): boolean {
  return author === phrasesAuthor || author.startsWith('own-')
}

/** Lots `s0`, `s1`…: of danger and what only sounds like it. */
function ofDanger(author: string): boolean {
  return /^s\d-/.test(author)
}

export function exampleOf(mail: LabelledMail): Example {
  const writing = readWriting({ subject: mail.subject, ownWords: mail.text, forwarded: null })
  const { sentences } = writing
  const { language } = findLanguage(writing.own, '', sentences)
  const scores = scoreTopics(sentences, language)
  const features = new Map<string, { kind: FeatureKind; count: number }>()
  for (const { kind, key } of featuresOf(sentences)) {
    const before = features.get(key)
    if (before === undefined) features.set(key, { kind, count: 1 })
    else before.count += 1
  }
  const rules = ruleInputsOf({
    score: topic => scores.get(topic)?.score ?? 0,
    complaint: findComplaint(sentences),
    informationRight: findInformationRight(sentences)?.right ?? null,
    namedChild: speaksOfChild(sentences),
  })
  const blind = !seenByTheRules(mail.author)
  const ordinary = !ofDanger(mail.author)
  return { mail, blind, ordinary, sentences, language, features, rules }
}
