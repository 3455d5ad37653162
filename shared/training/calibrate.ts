/** Makes probabilities of logits, and chooses thresholds, from readings of mails that the model had not seen. */
import type { Curve, Sign } from '#shared/domain/triage/model/text-model.ts'
import type { HeldOut } from './cross-validate.ts'
import { isRight } from './figures.ts'
import { type Calibration, signOf, touches } from './make-parameters.ts'

/** How right the surer answers must be together: the others are for a person. */
const rightWhenSure = 0.93
/**
 * How often a sign must be right that the rules or the model raise: the model raises as much as it can within that. Better
 * that a manager reads one mail in four too many than that a child in danger waits.
 */
const signsRight: Readonly<Record<Sign, number>> = {
  safeguarding: 0.77,
  'out-of-school': 0.76,
  'legal-deadline': 0.65,
  urgent: 0.82,
}

/** `held` was read by models with `uncalibrated` curves. */
export function calibrate(all: readonly HeldOut[]): Calibration {
  const held = all.filter(({ example }) => example.ordinary)
  const labelled = held.filter(({ example }) => example.mail.topic !== null)
  const temperature = lowest(between(0.3, 3, 0.02), candidate => surprise(labelled, candidate))
  const touched = labelled.flatMap(({ example, reading }) =>
    reading.topics.map(({ topic, touched }) => ({
      logit: logit(touched),
      is: touches(example.mail, topic),
    })),
  )
  const curve = (sign: Sign) => curveThrough(signLogits(held, sign))
  const threshold = (sign: Sign) => raisedFrom(held, sign, curve(sign))
  const touchesCurve = curveThrough(touched)
  return {
    temperature,
    touches: touchesCurve,
    signs: {
      safeguarding: curve('safeguarding'),
      'out-of-school': curve('out-of-school'),
      'legal-deadline': curve('legal-deadline'),
      urgent: curve('urgent'),
    },
    thresholds: {
      sure: sureAbove(labelled, temperature),
      touches: lowest(between(0.1, 0.7, 0.01), each => -otherTopicsWorth(labelled, touchesCurve, each)),
      signs: {
        safeguarding: threshold('safeguarding'),
        'out-of-school': threshold('out-of-school'),
        'legal-deadline': threshold('legal-deadline'),
        urgent: threshold('urgent'),
      },
    },
  }
}

interface Seen {
  readonly logit: number
  readonly is: boolean
}

function signLogits(held: readonly HeldOut[], sign: Sign): Seen[] {
  return held.flatMap(({ example, reading }) => {
    const is = signOf(example.mail, sign)
    return is === null ? [] : [{ logit: logit(reading.signs[sign].probability), is }]
  })
}

/** Natural logarithm of how improbable the right topics were held, summed. */
function surprise(held: readonly HeldOut[], temperature: number): number {
  return held.reduce((sum, { example, reading }) => {
    const chances = tempered(reading, temperature)
    const right = reading.topics.reduce(
      (chance, { topic }, at) => chance + (isRight(example.mail, topic) ? (chances[at] ?? 0) : 0),
      0,
    )
    return sum - Math.log(Math.max(1e-9, right))
  }, 0)
}

function tempered(reading: HeldOut['reading'], temperature: number): number[] {
  const parts = reading.topics.map(({ probability }) => Math.max(1e-12, probability) ** (1 / temperature))
  const total = parts.reduce((sum, each) => sum + each, 0)
  return parts.map(each => each / total)
}

/** The lowest confidence from which on answers are right as often as they must be. */
function sureAbove(held: readonly HeldOut[], temperature: number): number {
  const answers = held
    .map(({ example, reading }) => {
      const [first] = reading.topics
      return {
        chance: tempered(reading, temperature)[0] ?? 0,
        right: first !== undefined && isRight(example.mail, first.topic),
      }
    })
    .sort((one, other) => other.chance - one.chance)
  let right = 0
  let threshold = 1
  answers.forEach((answer, at) => {
    if (answer.right) right += 1
    if (right / (at + 1) >= rightWhenSure) threshold = answer.chance
  })
  return Math.floor(threshold * 100) / 100
}

/** The lowest threshold at which rules and model together are right as often as they must be. */
function raisedFrom(held: readonly HeldOut[], sign: Sign, curve: Curve): number {
  const labelled = held.flatMap(({ example, reading, byRules }) => {
    const is = signOf(example.mail, sign)
    const chance = onCurve(curve, logit(reading.signs[sign].probability))
    return is === null ? [] : [{ is, chance, byRule: byRules.has(sign) }]
  })
  const enough = between(0.05, 0.95, 0.01).find(threshold => {
    const raised = labelled.filter(({ byRule, chance }) => byRule || chance >= threshold)
    return raised.filter(({ is }) => is).length >= signsRight[sign] * raised.length
  })
  return Math.round((enough ?? 0.95) * 100) / 100
}

/** F-measure of the second topics, a wrong one counting more than a missed one: too many help nobody. */
function otherTopicsWorth(held: readonly HeldOut[], curve: Curve, threshold: number): number {
  let found = 0
  let wrong = 0
  let missed = 0
  for (const { example, reading } of held) {
    for (const { topic, touched } of reading.topics.slice(1)) {
      const named = onCurve(curve, logit(touched)) >= threshold
      const is = touches(example.mail, topic)
      if (named && is) found += 1
      else if (named) wrong += 1
      else if (is) missed += 1
    }
  }
  return found === 0 ? 0 : (1.6 * found) / (1.6 * found + wrong + 0.6 * missed)
}

/** Logistic regression on one number, by Newton's method. */
function curveThrough(seen: readonly Seen[]): Curve {
  let slope = 1
  let start = 0
  for (let step = 0; step < 40; step += 1) {
    let [gs, gb, hss, hsb, hbb] = [1e-3 * (slope - 1), 1e-3 * start, 1e-3, 0, 1e-3]
    for (const { logit: each, is } of seen) {
      const chance = onCurve({ slope, start }, each)
      const error = chance - (is ? 1 : 0)
      const curve = chance * (1 - chance)
      gs += error * each
      gb += error
      hss += curve * each * each
      hsb += curve * each
      hbb += curve
    }
    const determinant = hss * hbb - hsb * hsb
    if (Math.abs(determinant) < 1e-9) break
    slope -= (gs * hbb - gb * hsb) / determinant
    start -= (gb * hss - gs * hsb) / determinant
  }
  return { slope: Math.round(slope * 1e4) / 1e4, start: Math.round(start * 1e4) / 1e4 }
}

function onCurve({ slope, start }: Curve, logit: number): number {
  return 1 / (1 + Math.exp(-(slope * logit + start)))
}

function logit(chance: number): number {
  const kept = Math.min(1 - 1e-9, Math.max(1e-9, chance))
  return Math.log(kept / (1 - kept))
}

function between(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step)
}

function lowest(candidates: readonly number[], cost: (candidate: number) => number): number {
  let best = candidates[0] ?? 0
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const each = cost(candidate)
    if (each < least) {
      least = each
      best = candidate
    }
  }
  return Math.round(best * 100) / 100
}
