/** What a model was learnt from, as one number: another number, and the committed model is out of date. */
import { createHash } from 'node:crypto'
import type { LabelledMail } from './labelled-mail.ts'
import { settings } from './settings.ts'

/**
 * SHA-256 over the labelled mails and the settings. The rules and the reading of words are not in it: a change to those
 * is worth a new training too, but does not make the model wrong.
 */
export function digestOf(mails: readonly LabelledMail[]): string {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const mail of mails) hash.update(JSON.stringify(mail))
  return hash.digest('hex')
}
