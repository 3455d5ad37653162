/** Learns the model's weights from examples and brings them into the form of the model file. */
import { Topic } from '#shared/domain/triage/judgement.ts'
import { hashOf } from '#shared/domain/triage/model/hash.ts'
import { ruleInputs } from '#shared/domain/triage/model/rule-inputs.ts'
import {
  type ModelParameters,
  outputsInAll,
  type Sign,
  signs,
} from '#shared/domain/triage/model/text-model.ts'
import type { Example } from './examples.ts'
import type { LabelledMail } from './labelled-mail.ts'
import { type Aims, learnEach, learnOneOf, type Rows } from './learn.ts'
import { phrasesAuthor } from './read-phrases.ts'
import type { Settings } from './settings.ts'

/** What calibration adds to what was learnt. */
export type Calibration = Pick<ModelParameters, 'temperature' | 'touches' | 'signs' | 'thresholds'>

/** Logits as they are: what calibration starts from. */
export const uncalibrated: Calibration = {
  temperature: 1,
  touches: { slope: 1, start: 0 },
  signs: {
    safeguarding: { slope: 1, start: 0 },
    'out-of-school': { slope: 1, start: 0 },
    'legal-deadline': { slope: 1, start: 0 },
    urgent: { slope: 1, start: 0 },
  },
  thresholds: {
    sure: 0,
    touches: 0.5,
    signs: { safeguarding: 0.5, 'out-of-school': 0.5, 'legal-deadline': 0.5, urgent: 0.5 },
  },
}

const topicsInAll = Topic.options.length

export function makeParameters(
  examples: readonly Example[],
  settings: Settings,
  calibration: Calibration = uncalibrated,
): ModelParameters {
  const known = knownFeatures(examples, settings)
  const input = rowsOf(examples, known, settings)
  const effort = { steps: settings.steps }
  const oneOf = learnOneOf(input, topicAims(examples, settings), { ...effort, shrink: settings.shrink })
  const each = learnEach(input, ownAims(examples), { ...effort, shrink: settings.shrinkSigns })
  const weightOf = (column: number, output: number): number =>
    output < topicsInAll
      ? (oneOf[column * topicsInAll + output] ?? 0)
      : (each[column * (outputsInAll - topicsInAll) + output - topicsInAll] ?? 0)
  const outputs = Array.from({ length: outputsInAll }, (_, at) => at)
  const kept = [...known.entries()]
    .map(([key, { column, rarity }]) => {
      const weights = outputs.map(output => weightOf(column, output))
      return { hash: hashOf(key), rarity, weights, most: Math.max(...weights.map(Math.abs)) }
    })
    .sort((one, other) => other.most * other.rarity - one.most * one.rarity)
    .slice(0, settings.featuresAtMost)
    .sort((one, other) => one.hash - other.hash)
  if (new Set(kept.map(({ hash }) => hash)).size !== kept.length)
    throw new Error('Two features have one hash: change how features are hashed.')
  const firstRule = known.size
  return {
    kinds: settings.kinds,
    hashes: Uint32Array.from(kept, ({ hash }) => hash),
    rarity: Float32Array.from(kept, ({ rarity }) => rarity),
    units: Float32Array.from(kept, ({ most }) => most / 127),
    weights: Int8Array.from(
      kept.flatMap(({ weights, most }) =>
        weights.map(weight => (most === 0 ? 0 : Math.round((weight / most) * 127))),
      ),
    ),
    ruleWeights: ruleInputs.flatMap((_, rule) =>
      outputs.map(output => rounded(settings.rules * weightOf(firstRule + rule, output))),
    ),
    start: outputs.map(output => rounded(weightOf(input.columns, output))),
    ...calibration,
  }
}

interface KnownFeature {
  readonly column: number
  readonly rarity: number
}

function knownFeatures(
  examples: readonly Example[],
  { kinds, authorsAtLeast }: Settings,
): ReadonlyMap<string, KnownFeature> {
  const seen = new Map<string, { mails: number; authors: Set<string> }>()
  for (const { mail, features } of examples) {
    // No phrase is like another: each counts as an author of its own.
    const author = mail.author === phrasesAuthor ? mail.id : mail.author
    for (const [key, { kind }] of features) {
      if (kinds[kind] === undefined) continue
      const before = seen.get(key) ?? { mails: 0, authors: new Set<string>() }
      before.mails += 1
      before.authors.add(author)
      seen.set(key, before)
    }
  }
  const known = new Map<string, KnownFeature>()
  for (const [key, { mails, authors }] of seen) {
    if (authors.size < authorsAtLeast) continue
    known.set(key, { column: known.size, rarity: Math.log((1 + examples.length) / (1 + mails)) })
  }
  return known
}

/** The same numbers that the model makes of a mail (`makeTextModel`): features first, then what the rules found. */
function rowsOf(
  examples: readonly Example[],
  known: ReadonlyMap<string, KnownFeature>,
  { kinds, rules: ruleShare }: Settings,
): Rows {
  const rows = examples.map(({ blind, features, rules }) => {
    const found: { kind: keyof typeof kinds; column: number; value: number }[] = []
    const squares = new Map<string, number>()
    for (const [key, { kind, count }] of features) {
      const feature = known.get(key)
      if (feature === undefined) continue
      const value = (1 + Math.log(count)) * feature.rarity
      squares.set(kind, (squares.get(kind) ?? 0) + value ** 2)
      found.push({ kind, column: feature.column, value })
    }
    const fired = rules
      .map((value, at) => ({ at, value: blind ? value : 0 }))
      .filter(({ value }) => value !== 0)
    return {
      at: Int32Array.from([...found.map(({ column }) => column), ...fired.map(({ at }) => known.size + at)]),
      values: Float64Array.from([
        ...found.map(({ kind, value }) => (value * (kinds[kind] ?? 0)) / Math.sqrt(squares.get(kind) || 1)),
        ...fired.map(({ value }) => ruleShare * value),
      ]),
    }
  })
  return { columns: known.size + ruleInputs.length, rows }
}

function topicAims(examples: readonly Example[], { acceptable, evenness }: Settings): Aims {
  const aims = new Float64Array(examples.length * topicsInAll)
  const sizes = new Map<Topic | null, number>()
  for (const { mail, ordinary } of examples) {
    if (ordinary) sizes.set(mail.topic, (sizes.get(mail.topic) ?? 0) + 1)
  }
  const weights = Float64Array.from(examples, ({ ordinary, mail: { topic, acceptTopics } }, row) => {
    if (topic === null || !ordinary) return 0
    const others = acceptTopics.filter(each => each !== topic)
    const share = others.length === 0 ? 0 : acceptable
    aims[row * topicsInAll + Topic.options.indexOf(topic)] = 1 - share
    for (const other of others) aims[row * topicsInAll + Topic.options.indexOf(other)] = share / others.length
    return (examples.length / topicsInAll / (sizes.get(topic) ?? 1)) ** evenness
  })
  return { aims, weights, outputs: topicsInAll }
}

/** Which topics a mail touches, and its signs; what was not labelled weighs nothing. */
function ownAims(examples: readonly Example[]): Aims {
  const outputs = outputsInAll - topicsInAll
  const aims = new Float64Array(examples.length * outputs)
  const weights = new Float64Array(examples.length * outputs)
  examples.forEach(({ mail, ordinary }, row) => {
    Topic.options.forEach((topic, at) => {
      if (mail.topic === null || !ordinary) return
      weights[row * outputs + at] = 1
      aims[row * outputs + at] = touches(mail, topic) ? 1 : 0
    })
    signs.forEach((sign, at) => {
      const shown = signOf(mail, sign)
      if (shown === null) return
      weights[row * outputs + topicsInAll + at] = 1
      aims[row * outputs + topicsInAll + at] = shown ? 1 : 0
    })
  })
  return { aims, weights, outputs }
}

/** What a mail could be routed by, it touches. */
export function touches(mail: LabelledMail, topic: Topic): boolean {
  return mail.topic === topic || mail.alsoTopics.includes(topic) || mail.acceptTopics.includes(topic)
}

/** Whether a mail shows a sign; null where that was not labelled. */
export function signOf(mail: LabelledMail, sign: Sign): boolean | null {
  if (sign === 'safeguarding') return mail.safeguarding
  if (sign === 'out-of-school') return mail.outOfSchool
  if (sign === 'legal-deadline') return mail.legalDeadline
  return mail.priority === null ? null : mail.priority === 'P1' || mail.priority === 'P2'
}

const rounded = (number: number): number => Math.round(number * 1e5) / 1e5
