/** What a model was learnt from, as one number: another number, and the committed model is out of date. */
import { createHash } from 'node:crypto'
import type { Example } from './examples.ts'
import { type Settings, settings } from './settings.ts'

/** SHA-256 over the labels, what the code reads in each mail (features and rules alike), and the settings. */
export function digestOf(examples: readonly Example[], how: Settings = settings): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify(how))
  for (const { mail, features, rules } of examples) {
    hash.update(JSON.stringify(mail))
    hash.update(JSON.stringify([...features].map(([key, { count }]) => [key, count])))
    hash.update(JSON.stringify(rules.map(each => Math.round(each * 1e6))))
  }
  return hash.digest('hex')
}
