/**
 * `npm run train`: learns the text model from `mails/` and writes the model file that the inbox loads. The same mails give
 * the same file.
 */
import { writeFileSync } from 'node:fs'
import { textModelFile } from '#shared/adapters/model/load-text-model.ts'
import { encodeModelFile } from '#shared/adapters/model/model-file.ts'
import { calibrate } from './calibrate.ts'
import { crossValidate, foldsByAuthor } from './cross-validate.ts'
import { digestOf } from './digest.ts'
import { exampleOf } from './examples.ts'
import { makeParameters } from './make-parameters.ts'
import { readLabelledMails } from './read-mails.ts'
import { settings } from './settings.ts'

const examples = readLabelledMails().map(exampleOf)
const folds = foldsByAuthor(examples, 6)
const held = crossValidate(examples, ({ mail }) => folds.get(mail.author) ?? 0, settings)
const parameters = makeParameters(examples, settings, calibrate(held))
const file = encodeModelFile({ parameters, learntFrom: digestOf(examples) })
writeFileSync(textModelFile, file)
process.stdout.write(
  `learnt from ${examples.length} mails by ${folds.size} authors: ${parameters.hashes.length} features, ${file.length} bytes\n`,
)
