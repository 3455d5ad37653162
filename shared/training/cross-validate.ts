/** Learns the model again and again, each time without some authors, so that every mail can be read by a model that has never seen its author. */
import type { Judgement } from '#shared/domain/triage/judgement.ts'
import {
  type ModelParameters,
  makeTextModel,
  type Sign,
  signs,
  type TextModel,
  type TextReading,
} from '#shared/domain/triage/model/text-model.ts'
import type { Example } from './examples.ts'
import { judgeLabelled } from './judge-labelled.ts'
import { type Calibration, makeParameters, uncalibrated } from './make-parameters.ts'
import type { Settings } from './settings.ts'

export interface Fold {
  readonly heldOut: readonly Example[]
  /** Learnt from all the others. */
  readonly parameters: ModelParameters
}

export interface HeldOut {
  readonly example: Example
  readonly reading: TextReading
  /** The signs that the rules raise by themselves. */
  readonly byRules: ReadonlySet<Sign>
}

/** Authors of mails that were written blind, in `folds` groups of about as many mails; always the same for the same mails. */
export function foldsByAuthor(examples: readonly Example[], folds: number): ReadonlyMap<string, number> {
  const mails = new Map<string, number>()
  for (const { blind, mail } of examples) {
    if (blind) mails.set(mail.author, (mails.get(mail.author) ?? 0) + 1)
  }
  const loads = Array.from({ length: folds }, () => 0)
  const found = new Map<string, number>()
  const largestFirst = [...mails].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
  for (const [author, count] of largestFirst) {
    const lightest = loads.indexOf(Math.min(...loads))
    loads[lightest] = (loads[lightest] ?? 0) + count
    found.set(author, lightest)
  }
  return found
}

/** `groupOf` says which mails are held out together; what was not written blind is learnt from every time. */
export function crossValidate(
  examples: readonly Example[],
  groupOf: (example: Example) => number | string,
  settings: Settings,
): Fold[] {
  const groups = new Set(examples.filter(({ blind }) => blind).map(groupOf))
  return [...groups].map(group => {
    const heldOut = examples.filter(example => example.blind && groupOf(example) === group)
    const rest = examples.filter(example => !example.blind || groupOf(example) !== group)
    return { heldOut, parameters: makeParameters(rest, settings) }
  })
}

/** A sign's probability is never as high as this, so that only the rules raise signs. */
const never = 2
const silent: Calibration = {
  ...uncalibrated,
  thresholds: {
    ...uncalibrated.thresholds,
    signs: { safeguarding: never, 'out-of-school': never, 'legal-deadline': never, urgent: never },
  },
}

function signsIn({ flags, priority }: Judgement): ReadonlySet<Sign> {
  return new Set(
    signs.filter(sign => (sign === 'urgent' ? priority === 'P1' || priority === 'P2' : flags.includes(sign))),
  )
}

/** What each held-out mail's model makes of it, uncalibrated. */
export function readHeldOut(folds: readonly Fold[]): HeldOut[] {
  return folds.flatMap(({ heldOut, parameters }) => {
    const model = makeTextModel({ ...parameters, ...silent })
    return heldOut.map(example => ({
      example,
      reading: model.read(example.sentences, example.rules),
      byRules: signsIn(judgeLabelled(example.mail, model).judgement),
    }))
  })
}

/** The model that a fold's mails are judged with: their authors are unknown to it. */
export function modelOf({ parameters }: Fold, calibration: Calibration): TextModel {
  return makeTextModel({ ...parameters, ...calibration })
}
