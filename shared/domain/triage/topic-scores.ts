/** How strongly the rules' words speak for each topic, and which sentence speaks most. */
import { Topic } from './judgement.ts'
import type { Language } from './language.ts'
import { foreignSubjects } from './other-languages.ts'
import { notTribunal, tribunalDenied } from './role-topic-rules.ts'
import { isOver, isSupposed, type Rule } from './rules.ts'
import { topicRules } from './topic-rules.ts'
import type { Sentence } from './writing.ts'

export interface TopicScore {
  readonly topic: Topic
  readonly score: number
  readonly because: Sentence | null
}

/** Only topics that some rule speaks for; 2.4 and more is worth naming, 10 is plain. */
export function scoreTopics(
  sentences: readonly Sentence[],
  language: Language = 'en',
): ReadonlyMap<Topic, TopicScore> {
  const scores = scoreRules(sentences)
  if (language !== 'en' && language !== 'cy') scoreForeign(sentences, scores)
  return scores
}

/** Each telling word of another language weighs like an English phrase that says it outright. */
function scoreForeign(sentences: readonly Sentence[], scores: Map<Topic, TopicScore>): void {
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

function scoreRules(sentences: readonly Sentence[]): Map<Topic, TopicScore> {
  const scores = new Map<Topic, TopicScore>()
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
