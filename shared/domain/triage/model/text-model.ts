/**
 * The text model: a linear model that adds up what each word, pair of words and piece of a word speaks for. Every answer is
 * a sum that can be taken apart again, which is how it names the sentence that weighed most.
 *
 * It is learnt from mails that were written for this project (shared/training); docs/model-card.md says how good it is.
 */
import { Topic } from '../judgement.ts'
import type { Sentence } from '../writing.ts'
import { type FeatureKind, featuresOf } from './features.ts'
import { hashOf } from './hash.ts'

/** What is asked of a mail besides its topic; each is answered for itself. */
export const signs = ['safeguarding', 'out-of-school', 'legal-deadline', 'urgent'] as const
export type Sign = (typeof signs)[number]

/** Columns of the weights: which topic it is routed by, then which topics it touches, then the signs. */
export const outputsInAll = 2 * Topic.options.length + signs.length

/** A logit made a probability: 1 / (1 + e^-(slope * logit + start)). */
export interface Curve {
  readonly slope: number
  readonly start: number
}

/** What was learnt, as it stands in the model file. */
export interface ModelParameters {
  /** By kind of feature, how much all of a kind weigh together; kinds that are not named are not looked at. */
  readonly kinds: Readonly<Partial<Record<FeatureKind, number>>>
  /** Known features by their hash, each once. */
  readonly hashes: Uint32Array
  /** By feature: how rare it is, natural logarithm. */
  readonly rarity: Float32Array
  /** By feature: what one unit of its weights is worth. */
  readonly units: Float32Array
  /** By feature, `outputsInAll` weights each. */
  readonly weights: Int8Array
  /** By what the rules found (`ruleInputs`), `outputsInAll` weights each. */
  readonly ruleWeights: readonly number[]
  /** What each output starts from. */
  readonly start: readonly number[]
  /** Divides the topics' logits, so that 0.8 is right eight times in ten. */
  readonly temperature: number
  readonly touches: Curve
  readonly signs: Readonly<Record<Sign, Curve>>
  readonly thresholds: Thresholds
}

interface Thresholds {
  /** A topic less probable than this is for a person to decide. */
  readonly sure: number
  /** A mail touches a topic that is at least as probable as this. */
  readonly touches: number
  /** Above this a sign is raised though no rule raised it. */
  readonly signs: Readonly<Record<Sign, number>>
}

export interface TopicReading {
  readonly topic: Topic
  /** That the mail is routed by it; all topics together are 1. */
  readonly probability: number
  /** That the mail touches it. */
  readonly touched: number
}

interface SignReading {
  readonly probability: number
  /** Probable enough to be raised where no rule has raised it. */
  readonly raised: boolean
}

export interface TextReading {
  /** Every topic, the likeliest first. */
  readonly topics: readonly TopicReading[]
  readonly signs: Readonly<Record<Sign, SignReading>>
  /** The sentence that spoke most for a topic or a sign; null where none spoke for it. */
  readonly because: (what: Topic | Sign) => Sentence | null
}

export interface TextModel {
  readonly thresholds: Thresholds
  /**
   * Reads a mail. `rules` is what the rules made of it (`ruleInputsOf`): the model has learnt how far to believe them.
   */
  readonly read: (sentences: readonly Sentence[], rules: readonly number[]) => TextReading
}

/** A feature of one mail that the model knows. */
interface Known {
  readonly row: number
  readonly kind: FeatureKind
  readonly sentences: number[]
}

/**
 * A danger is told in a sentence or two of a mail that is about something else: the passage that speaks most for a sign counts
 * more than the whole. Both were chosen by leaving out one writer at a time.
 */
const passageLength = 3
const passageShare = 0.6

export function makeTextModel(parameters: ModelParameters): TextModel {
  const { weights, units, rarity } = parameters
  const rowOf = rowsByHash(parameters.hashes)
  return { thresholds: parameters.thresholds, read }

  function read(sentences: readonly Sentence[], rules: readonly number[]): TextReading {
    const known = knownFeatures(sentences)
    const values = valuesOf(known)
    const sums = Float64Array.from(parameters.start)
    known.forEach(({ row }, at) => {
      const value = (values[at] ?? 0) * (units[row] ?? 0)
      for (let k = 0; k < outputsInAll; k += 1) {
        sums[k] = (sums[k] ?? 0) + value * (weights[row * outputsInAll + k] ?? 0)
      }
    })
    rules.forEach((value, at) => {
      if (value === 0) return
      for (let k = 0; k < outputsInAll; k += 1) {
        sums[k] = (sums[k] ?? 0) + value * (parameters.ruleWeights[at * outputsInAll + k] ?? 0)
      }
    })
    const count = Topic.options.length
    const chances = oneOf([...sums.slice(0, count)].map(each => each / parameters.temperature))
    const topics = Topic.options
      .map((topic, at) => ({
        topic,
        probability: chances[at] ?? 0,
        touched: onCurve(parameters.touches, sums[count + at] ?? 0),
      }))
      .sort((one, other) => other.probability - one.probability)
    const closest = strongestPassage(sentences.length, known, rules)
    const signReading = (sign: Sign): SignReading => {
      const at = signs.indexOf(sign)
      const whole = sums[2 * count + at] ?? 0
      const logit = whole + passageShare * ((closest[at] ?? whole) - whole)
      const probability = onCurve(parameters.signs[sign], logit)
      return { probability, raised: probability >= parameters.thresholds.signs[sign] }
    }
    return {
      topics,
      signs: {
        safeguarding: signReading('safeguarding'),
        'out-of-school': signReading('out-of-school'),
        'legal-deadline': signReading('legal-deadline'),
        urgent: signReading('urgent'),
      },
      because: what => strongest(sentences, known, values, columnOf.get(what) ?? 0),
    }
  }

  /** By sign, the highest logit of a few sentences that stand together, read as if they were the whole mail. */
  function strongestPassage(
    sentences: number,
    known: readonly Known[],
    rules: readonly number[],
  ): readonly number[] {
    if (sentences <= passageLength) return []
    const first = outputsInAll - signs.length
    const given = signs.map((_, at) =>
      rules.reduce(
        (sum, value, rule) => sum + value * (parameters.ruleWeights[rule * outputsInAll + first + at] ?? 0),
        parameters.start[first + at] ?? 0,
      ),
    )
    const most = signs.map(() => Number.NEGATIVE_INFINITY)
    for (let from = 0; from + passageLength <= sentences; from += 1) {
      const here = known.flatMap(each => {
        const within = each.sentences.filter(at => at >= from && at < from + passageLength)
        return within.length === 0 ? [] : [{ ...each, sentences: within }]
      })
      const values = valuesOf(here)
      const logits = [...given]
      here.forEach(({ row }, index) => {
        const value = (values[index] ?? 0) * (units[row] ?? 0)
        for (let at = 0; at < signs.length; at += 1) {
          logits[at] = (logits[at] ?? 0) + value * (weights[row * outputsInAll + first + at] ?? 0)
        }
      })
      logits.forEach((logit, at) => {
        most[at] = Math.max(most[at] ?? logit, logit)
      })
    }
    return most
  }

  function knownFeatures(sentences: readonly Sentence[]): readonly Known[] {
    const found = new Map<string, Known | null>()
    for (const { kind, key, sentence } of featuresOf(sentences)) {
      if (parameters.kinds[kind] === undefined) continue
      const before = found.get(key)
      if (before === undefined) {
        const row = rowOf(hashOf(key))
        found.set(key, row === null ? null : { row, kind, sentences: [sentence] })
      } else before?.sentences.push(sentence)
    }
    return [...found.values()].filter(each => each !== null)
  }

  /** Rarer features count more, repeated ones a little more, and each kind as a whole the same in every mail. */
  function valuesOf(known: readonly Known[]): Float64Array {
    const values = Float64Array.from(known, ({ row, sentences }) => {
      return (1 + Math.log(sentences.length)) * (rarity[row] ?? 0)
    })
    const squares: Partial<Record<FeatureKind, number>> = {}
    known.forEach(({ kind }, at) => {
      squares[kind] = (squares[kind] ?? 0) + (values[at] ?? 0) ** 2
    })
    return values.map((value, at) => {
      const kind = known[at]?.kind ?? 'w'
      return (value * (parameters.kinds[kind] ?? 0)) / Math.sqrt(squares[kind] || 1)
    })
  }

  function strongest(
    sentences: readonly Sentence[],
    known: readonly Known[],
    values: Float64Array,
    output: number,
  ): Sentence | null {
    const parts = new Float64Array(sentences.length)
    known.forEach(({ row, sentences: where }, at) => {
      const part =
        ((values[at] ?? 0) * (units[row] ?? 0) * (weights[row * outputsInAll + output] ?? 0)) / where.length
      for (const each of where) parts[each] = (parts[each] ?? 0) + part
    })
    const most = Math.max(0, ...parts)
    return most > 0 ? (sentences[parts.indexOf(most)] ?? null) : null
  }
}

/** The column that a topic's routing or a sign is in. */
const columnOf = new Map<Topic | Sign, number>([
  ...Topic.options.map((topic, at) => [topic, at] as const),
  ...signs.map((sign, at) => [sign, 2 * Topic.options.length + at] as const),
])

function onCurve({ slope, start }: Curve, logit: number): number {
  return 1 / (1 + Math.exp(-(slope * logit + start)))
}

function oneOf(logits: readonly number[]): number[] {
  const most = Math.max(...logits)
  const parts = logits.map(each => Math.exp(each - most))
  const total = parts.reduce((sum, each) => sum + each, 0)
  return parts.map(each => each / total)
}

/** Where a hash stands in the list, by a table twice as long as the list. */
function rowsByHash(hashes: Uint32Array): (hash: number) => number | null {
  let size = 2
  while (size < hashes.length * 2) size *= 2
  const places = new Int32Array(size).fill(-1)
  hashes.forEach((hash, row) => {
    let place = hash & (size - 1)
    while ((places[place] ?? -1) !== -1) place = (place + 1) & (size - 1)
    places[place] = row
  })
  return hash => {
    let place = hash & (size - 1)
    for (;;) {
      const row = places[place] ?? -1
      if (row === -1) return null
      if (hashes[row] === hash) return row
      place = (place + 1) & (size - 1)
    }
  }
}
