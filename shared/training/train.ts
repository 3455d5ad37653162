/**
 * `npm run train`: learns the text model from `mails/` and `phrases/`, and writes the model file that the inbox loads. The
 * same mails give the same file.
 */
import { writeFileSync } from 'node:fs'
import { textModelFile } from '#shared/adapters/model/load-text-model.ts'
import { encodeModelFile } from '#shared/adapters/model/model-file.ts'
import { calibrate } from './calibrate.ts'
import { crossValidate, foldsByAuthor, readHeldOut } from './cross-validate.ts'
import { digestOf } from './digest.ts'
import { allExamples } from './examples.ts'
import { makeParameters } from './make-parameters.ts'
import { foldsInAll, settings } from './settings.ts'

const examples = allExamples()
const groups = foldsByAuthor(examples, foldsInAll)
const folds = crossValidate(examples, ({ mail }) => groups.get(mail.author) ?? 0, settings)
const parameters = makeParameters(examples, settings, calibrate(readHeldOut(folds)))
const file = encodeModelFile({ parameters, learntFrom: digestOf(examples.map(({ mail }) => mail)) })
writeFileSync(textModelFile, file)
process.stdout.write(
  `learnt from ${examples.length} mails and phrases: ${parameters.hashes.length} features, ${file.length} bytes\n`,
)
