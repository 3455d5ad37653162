/**
 * What a mail is about: the topic that it is routed by, the others that it touches, and how sure that is. The text model
 * decides, with the rules' findings before it; a formal complaint and a right to information that a rule has found keep the
 * last word.
 */
import { speaksOfChild } from './child.ts'
import { type Complaint, findComplaint } from './complaint.ts'
import { findInformationRight, type InformationRight, likeliestRight } from './information-rights.ts'
import type { Evidence, Topic } from './judgement.ts'
import type { Language } from './language.ts'
import { ruleInputsOf } from './model/rule-inputs.ts'
import type { TextModel, TextReading, TopicReading } from './model/text-model.ts'
import { tribunalDenied } from './role-topic-rules.ts'
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
  const ranked =
    sentences.length === 0
      ? []
      : rankedByModel(
          reading,
          model.thresholds.touches,
          unbacked(sentences, complaint, right !== null, scores),
        )
  const fixed = fixedTopics(complaint, right !== null, reading)
  const topic = fixed[0] ?? ranked[0]?.topic ?? 'general'
  const atMost = sentences.length === 0 ? wordlessAtMost : language === 'en' ? 1 : foreignAtMost
  const confidence = confidenceOf(topic, fixed, reading, atMost)
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
  /** The mail touches it. */
  readonly named: boolean
  readonly because: () => Sentence | null
}

/**
 * These take a mail away from its caseworker, and some start a clock of their own in law: where no rule has found one, the model
 * must be this sure of it.
 */
const plainlyThat = 0.4

/** Where the words say that there is no appeal, or speak of one about a fine or a benefit, the model must be as good as certain. */
const beyondDoubt = 0.97
const otherAppeal =
  /\b(?:pcn|penalty (?:charge )?notices?|parking|council tax|blue badge|housing (?:benefit|list|tribunal)|pip|dla|universal credit|employment tribunal|planning (?:appeal|permission|inspector))\b/

const ofSend =
  /\b(?:send|sen|ehc\p{L}*|plans?|school|college|child|children|son|daughter|pupil|placement|assess\p{L}+)\b/u

/** Topics of one role that no rule has found words for, each with how sure the model must be of it. */
function unbacked(
  sentences: readonly Sentence[],
  complaint: Complaint,
  right: boolean,
  scores: ReadonlyMap<Topic, TopicScore>,
): ReadonlyMap<Topic, number> {
  const found = new Map<Topic, number>()
  if (!complaint.formal) found.set('complaint', plainlyThat)
  if (!right) found.set('information-rights', plainlyThat)
  const isOther =
    sentences.some(({ words }) => otherAppeal.test(words)) &&
    !sentences.some(({ words }) => ofSend.test(words))
  if (isOther) found.set('tribunal', 1)
  else if ((scores.get('tribunal')?.score ?? 0) < enough) {
    const denied = sentences.some(({ words }) => tribunalDenied.test(words))
    found.set('tribunal', denied ? beyondDoubt : plainlyThat)
  }
  return found
}

function rankedByModel(
  reading: TextReading,
  touches: number,
  unbacked: ReadonlyMap<Topic, number>,
): Ranked[] {
  const doubtful = ({ topic, probability }: TopicReading): boolean => probability < (unbacked.get(topic) ?? 0)
  return [
    ...reading.topics.filter(each => !doubtful(each)),
    ...reading.topics.filter(each => doubtful(each)),
  ].map(({ topic, touched }) => ({
    topic,
    named: touched >= touches,
    because: () => reading.because(topic),
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

/** The model has seen little of other languages: a person who reads the language decides. */
const foreignAtMost = 0.6
const wordlessAtMost = 0.4

function confidenceOf(topic: Topic, fixed: readonly Topic[], reading: TextReading, atMost: number): number {
  const chance = reading.topics.find(each => each.topic === topic)?.probability ?? 0
  const confidence = fixed.length > 0 ? Math.max(chance, 0.85) : chance
  return Math.round(Math.min(0.99, atMost, Math.max(0.05, confidence)) * 100) / 100
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
