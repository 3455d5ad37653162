/** Reads every mail with a model that has never seen its author. */
import { makeTextModel, type TextReading } from '#shared/domain/triage/model/text-model.ts'
import type { Example } from './examples.ts'
import { type Calibration, makeParameters } from './make-parameters.ts'
import type { Settings } from './settings.ts'

export interface HeldOut {
  readonly example: Example
  readonly reading: TextReading
}

/** Authors in `folds` groups of about as many mails, always the same for the same mails. */
export function foldsByAuthor(examples: readonly Example[], folds: number): ReadonlyMap<string, number> {
  const mails = new Map<string, number>()
  for (const { mail } of examples) mails.set(mail.author, (mails.get(mail.author) ?? 0) + 1)
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

/** In the order of `examples`. `groupOf` says which mails are held out together. */
export function crossValidate(
  examples: readonly Example[],
  groupOf: (example: Example) => number | string,
  settings: Settings,
  calibration?: Calibration,
): HeldOut[] {
  const found = new Map<Example, HeldOut>()
  for (const group of new Set(examples.map(groupOf))) {
    const rest = examples.filter(example => groupOf(example) !== group)
    const model = makeTextModel(makeParameters(rest, settings, calibration))
    for (const example of examples) {
      if (groupOf(example) !== group) continue
      found.set(example, { example, reading: model.read(example.sentences, example.rules) })
    }
  }
  return examples.map(example => found.get(example)).filter(each => each !== undefined)
}
