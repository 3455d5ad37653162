/**
 * `npm run evaluate`: judges every mail that was written blind with a model that has never seen its author, by the whole of
 * triage, and prints the figures as Markdown. `npm run evaluate -- FILE.jsonl...` judges other labelled mails with the
 * committed model; `--mistakes` adds what it got wrong.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import { calibrate } from './calibrate.ts'
import { crossValidate, foldsByAuthor, modelOf, readHeldOut } from './cross-validate.ts'
import { allExamples } from './examples.ts'
import { isRight } from './figures.ts'
import { type Judged, judgeLabelled } from './judge-labelled.ts'
import { readLines } from './read-mails.ts'
import { reportOn } from './report.ts'
import { foldsInAll, settings } from './settings.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mistakes: { type: 'boolean', default: false } },
})
const judged = positionals.length === 0 ? heldOut() : positionals.flatMap(judgeFile)
process.stdout.write(`${reportOn(judged)}\n`)
if (values.mistakes) process.stdout.write(`\n${mistakes(judged)}\n`)

function heldOut(): Judged[] {
  const examples = allExamples()
  const groups = foldsByAuthor(examples, foldsInAll)
  const folds = crossValidate(examples, ({ mail }) => groups.get(mail.author) ?? 0, settings)
  const calibration = calibrate(readHeldOut(folds))
  return folds.flatMap(fold => {
    const model = modelOf(fold, calibration)
    return fold.heldOut.filter(({ ordinary }) => ordinary).map(({ mail }) => judgeLabelled(mail, model))
  })
}

function judgeFile(path: string): Judged[] {
  const model = loadTextModel()
  return readLines(path, readFileSync(pathToFileURL(path), 'utf8')).map(mail => judgeLabelled(mail, model))
}

function mistakes(all: readonly Judged[]): string {
  return all
    .filter(({ mail, judgement }) => mail.topic !== null && !isRight(mail, judgement.topic))
    .map(
      ({ mail, judgement }) =>
        `- ${mail.id}: ${mail.topic}, taken for ${judgement.topic} (${judgement.confidence}): ${mail.subject} / ${mail.text.replace(/\s+/g, ' ').slice(0, 200)}`,
    )
    .join('\n')
}
