/** What a mail is about: the topic that it is routed by, the others that it touches, and how sure the rules are. */
import { speaksOfChild } from './child.ts'
import { findComplaint } from './complaint.ts'
import { findInformationRight, type InformationRight } from './information-rights.ts'
import { type Evidence, Topic } from './judgement.ts'
import type { Language } from './language.ts'
import { foreignSubjects } from './other-languages.ts'
import { notTribunal, tribunalDenied } from './role-topic-rules.ts'
import { isOver, isSupposed, type Rule } from './rules.ts'
import { topicRules } from './topic-rules.ts'
import { quote, type Sentence } from './writing.ts'

export interface TopicAnswer {
  readonly topic: Topic
  /** Strongest first. */
  readonly otherTopics: readonly Topic[]
  /** 0 to 1: near 1 when the words are plain and point one way. */
  readonly confidence: number
  readonly evidence: readonly Evidence[]
  readonly informationRight: InformationRight | null
  readonly formalComplaint: boolean
}

/** Below this a mail is not about a topic at all. */
const enough = 2.4

export function findTopic(sentences: readonly Sentence[], language: Language = 'en'): TopicAnswer {
  const scores = scoreTopics(sentences)
  if (language !== 'en' && language !== 'cy') scoreForeign(sentences, scores)
  const evidence: Evidence[] = []
  const complaint = findComplaint(sentences)
  const right = findInformationRight(sentences)
  if (complaint.evidence !== null) evidence.push(complaint.evidence)
  if (right !== null) evidence.push(right.evidence)
  const ranked = rank(scores, speaksOfChild(sentences))
  const fixed: Topic[] = []
  if (complaint.formal) fixed.push('complaint')
  if (right !== null) fixed.push('information-rights')
  const order = [...fixed, ...ranked.map(each => each.topic)]
  const topic = order[0] ?? 'general'
  for (const each of ranked.slice(0, 3)) {
    if (each.because !== null) evidence.push({ for: `topic:${each.topic}`, text: quote(each.because.text) })
  }
  const [first, second] = ranked
  const top = first?.score ?? 0
  const confidence =
    fixed.length > 0
      ? 0.93
      : top === 0
        ? 0.4
        : (top / (top + (second?.score ?? 0) * 0.6 + 1)) * Math.min(1, 0.6 + top / 15)
  return {
    topic,
    otherTopics: [
      ...fixed.slice(1),
      ...ranked
        .filter(
          each => each.topic !== topic && (fixed.length > 0 || each.score >= Math.max(enough, top * 0.35)),
        )
        .map(each => each.topic),
    ].slice(0, 4),
    confidence: Math.round(Math.min(0.97, confidence) * 100) / 100,
    evidence,
    informationRight: right?.right ?? null,
    formalComplaint: complaint.formal,
  }
}

/** Each telling word of another language weighs like an English phrase that says it outright. */
function scoreForeign(sentences: readonly Sentence[], scores: Map<Topic, Score>): void {
  for (const sentence of sentences) {
    for (const [subject, count] of foreignSubjects(sentence.words)) {
      if (subject === 'safeguarding') continue
      const topic = subject === 'no-school' ? 'out-of-school' : subject
      const before = scores.get(topic)
      const weight = (sentence.where === 'subject' ? 6 : 4) + Math.min(2, count - 1)
      scores.set(topic, { topic, score: (before?.score ?? 0) + weight, because: before?.because ?? sentence })
    }
  }
}

interface Score {
  readonly topic: Topic
  readonly score: number
  readonly because: Sentence | null
}

function rank(scores: ReadonlyMap<Topic, Score>, aboutChild: boolean): Score[] {
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

function scoreTopics(sentences: readonly Sentence[]): Map<Topic, Score> {
  const scores = new Map<Topic, Score>()
  for (const topic of Topic.options) {
    const list = topicRules[topic]
    if (list === undefined) continue
    const parts: { weight: number; sentence: Sentence }[] = []
    for (const sentence of sentences) {
      const weight = weigh(sentence, list, topic)
      if (weight > 0) parts.push({ weight, sentence })
    }
    if (parts.length === 0) continue
    parts.sort((a, b) => b.weight - a.weight)
    const score = parts.reduce((sum, part, index) => sum + part.weight * (fading[index] ?? 0.1), 0)
    scores.set(topic, { topic, score, because: parts[0]?.sentence ?? null })
  }
  return scores
}

/** Saying it again adds less each time. */
const fading = [1, 0.6, 0.4, 0.3, 0.2, 0.15]

function weigh(sentence: Sentence, list: readonly Rule[], topic: Topic): number {
  const words = topic === 'tribunal' ? sentence.words.replace(notTribunal, ' ') : sentence.words
  if (topic === 'tribunal' && tribunalDenied.test(words)) return 0
  let most = 0
  let sum = 0
  for (const { weight, pattern } of list) {
    if (!pattern.test(words)) continue
    sum += weight
    most = Math.max(most, weight)
  }
  if (most === 0) return 0
  const said = most + Math.min(3, (sum - most) * 0.25)
  const where = sentence.where === 'subject' ? 1.5 : 1
  const asks = sentence.asks ? 1.25 : 1
  const past = isOver(sentence) && !sentence.asks ? 0.4 : 1
  const maybe = isSupposed(sentence) && !sentence.asks ? 0.8 : 1
  return said * where * asks * past * maybe
}
