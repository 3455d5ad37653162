/** The committed text model: `text-model.bin` stands beside this file, and beside a function's bundle. */
import { readFileSync } from 'node:fs'
import { makeTextModel, type TextModel } from '#shared/domain/triage/model/text-model.ts'
import { decodeModelFile } from './model-file.ts'

export const textModelFile = new URL('./text-model.bin', import.meta.url)

/** Read once, when a process starts: a few milliseconds. Throws where the file is missing or is not a model. */
export function loadTextModel(file: URL = textModelFile): TextModel {
  return makeTextModel(decodeModelFile(readFileSync(file)).parameters)
}
