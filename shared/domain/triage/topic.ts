/**
 * What a mail is about: the topic that it is routed by, the others that it touches, and how sure that is. The text model
 * decides, with the rules' findings before it; a formal complaint and a right to information that a rule has found keep the
 * last word, and mails in other languages, which the model cannot read, are the rules' alone.
 */
import { speaksOfChild } from './child.ts'
import { type Complaint, findComplaint } from './complaint.ts'
import { findInformationRight, type InformationRight, likeliestRight } from './information-rights.ts'
import type { Evidence, Topic } from './judgement.ts'
import type { Language } from './language.ts'
import { ruleInputsOf } from './model/rule-inputs.ts'
import type { TextModel, TextReading, TopicReading } from './model/text-model.ts'
import { scoreTopics, type TopicScore } from './topic-scores.ts'
import { quote, type Sentence } from './writing.ts'

export interface TopicAnswer {
  readonly topic: Topic
  /** Strongest first. */
  readonly otherTopics: readonly Topic[]
  /** 0 to 1: of the mails with 0.8, eight in ten are right. */
  readonly confidence: number
  /** A person decides: the words do not point one way. */
  readonly unsure: boolean
  readonly evidence: readonly Evidence[]
  readonly informationRight: InformationRight | null
  readonly formalComplaint: boolean
  /** What the model makes of the signs that rules look for too; it may add to the rules, never take away. */
  readonly reading: TextReading
}

/** Below this the rules do not speak of a topic at all. */
const enough = 2.4

export function findTopic(sentences: readonly Sentence[], language: Language, model: TextModel): TopicAnswer {
  const scores = scoreTopics(sentences, language)
  const complaint = findComplaint(sentences)
  const right = findInformationRight(sentences)
  const namedChild = speaksOfChild(sentences)
  const reading = model.read(
    sentences,
    ruleInputsOf({
      score: topic => scores.get(topic)?.score ?? 0,
      complaint,
      informationRight: right?.right ?? null,
      namedChild,
    }),
  )
  const foreign = language !== 'en' && language !== 'cy'
  const ranked = foreign
    ? rankedByRules(scores, namedChild)
    : rankedByModel(reading, model.thresholds.touches, unbacked(complaint, right !== null, scores))
  const fixed = fixedTopics(complaint, right !== null, reading)
  const [first] = ranked
  const topic = fixed[0] ?? first?.topic ?? 'general'
  const confidence = confidenceOf(topic, fixed, reading, foreign ? (first?.strength ?? 0) : null)
  const touched = [...fixed, ...ranked.filter(each => each.named).map(each => each.topic)]
  return {
    topic,
    otherTopics: [...new Set(touched)].filter(each => each !== topic).slice(0, 4),
    confidence,
    unsure: confidence < model.thresholds.sure,
    evidence: [
      ...(complaint.evidence === null ? [] : [complaint.evidence]),
      ...(right === null ? [] : [right.evidence]),
      ...evidenceFor(topic, touched, ranked, scores),
    ],
    informationRight: right?.right ?? (topic === 'information-rights' ? likeliestRight(sentences) : null),
    formalComplaint: topic === 'complaint' || fixed.includes('complaint'),
    reading,
  }
}

interface Ranked {
  readonly topic: Topic
  /** Probability by the model, score by the rules. */
  readonly strength: number
  /** The mail touches it. */
  readonly named: boolean
  readonly because: () => Sentence | null
}

/**
 * These take a mail away from its caseworker, and some start a clock of their own in law: where no rule has found one, the model
 * must be this sure of it.
 */
const plainlyThat = 0.4

/** Topics of one role that no rule has found words for. */
function unbacked(
  complaint: Complaint,
  right: boolean,
  scores: ReadonlyMap<Topic, TopicScore>,
): ReadonlySet<Topic> {
  const found = new Set<Topic>()
  if (!complaint.formal) found.add('complaint')
  if (!right) found.add('information-rights')
  if ((scores.get('tribunal')?.score ?? 0) < enough) found.add('tribunal')
  return found
}

function rankedByModel(reading: TextReading, touches: number, unbacked: ReadonlySet<Topic>): Ranked[] {
  const doubtful = ({ topic, probability }: TopicReading): boolean =>
    unbacked.has(topic) && probability < plainlyThat
  return [
    ...reading.topics.filter(each => !doubtful(each)),
    ...reading.topics.filter(each => doubtful(each)),
  ].map(({ topic, probability, touched }) => ({
    topic,
    strength: probability,
    named: touched >= touches,
    because: () => reading.because(topic),
  }))
}

function rankedByRules(scores: ReadonlyMap<Topic, TopicScore>, namedChild: boolean): Ranked[] {
  const ranked = rank(scores, namedChild)
  const top = ranked[0]?.score ?? 0
  return ranked.map(({ topic, score, because }) => ({
    topic,
    strength: score,
    named: score >= Math.max(enough, top * 0.35),
    because: () => because,
  }))
}

/** What a rule found keeps the last word, unless the whole mail speaks plainly of something else. */
const plainlyNot = 0.04

function fixedTopics(complaint: Complaint, right: boolean, reading: TextReading): Topic[] {
  const chance = (topic: Topic): number => reading.topics.find(each => each.topic === topic)?.probability ?? 0
  const found: Topic[] = []
  if (complaint.formal && chance('complaint') >= plainlyNot) found.push('complaint')
  if (right && chance('information-rights') >= plainlyNot) found.push('information-rights')
  return found
}

/** The rules' words for other languages are few: nobody should lean on them. */
const foreignAtMost = 0.6

function confidenceOf(
  topic: Topic,
  fixed: readonly Topic[],
  reading: TextReading,
  foreignStrength: number | null,
): number {
  const chance = reading.topics.find(each => each.topic === topic)?.probability ?? 0
  const confidence =
    foreignStrength !== null
      ? Math.min(foreignAtMost, foreignStrength / 10)
      : fixed.length > 0
        ? Math.max(chance, 0.85)
        : chance
  return Math.round(Math.min(0.99, Math.max(0.05, confidence)) * 100) / 100
}

/** For the topic and two others that it touches, the sentence that spoke most; the rules' where the model names none. */
function evidenceFor(
  topic: Topic,
  touched: readonly Topic[],
  ranked: readonly Ranked[],
  scores: ReadonlyMap<Topic, TopicScore>,
): Evidence[] {
  return [...new Set([topic, ...touched])].slice(0, 3).flatMap(each => {
    const because = ranked.find(one => one.topic === each)?.because() ?? scores.get(each)?.because ?? null
    return because === null ? [] : [{ for: `topic:${each}`, text: quote(because.text) }]
  })
}

function rank(scores: ReadonlyMap<Topic, TopicScore>, aboutChild: boolean): TopicScore[] {
  const content = [...scores.values()].filter(each => !['general', 'communication'].includes(each.topic))
  const strongest = Math.max(0, ...content.map(each => each.score))
  const weighed = [...scores.values()]
    .map(each => {
      if (each.topic === 'communication' && strongest >= 4) return { ...each, score: each.score * 0.55 }
      if (each.topic !== 'general') return each
      return { ...each, score: each.score * (aboutChild ? (strongest >= 4 ? 0.5 : 1) : 1.4) }
    })
    .sort((a, b) => b.score - a.score)
  const plain = weighed.filter(each => each.score >= enough)
  return plain.length > 0 ? plain : weighed.filter(each => each.score >= 1).slice(0, 1)
}
