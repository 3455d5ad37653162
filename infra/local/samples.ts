/** The sample mails: taken in once, as if somebody had sent them, so that a first look at the desk is not an empty page. */
import { appendFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addressParser } from 'postal-mime'
import type { TakeIn } from './doors/take-in.ts'
import { readRawMessage, valuesOf } from './engines/raw-header.ts'
import { codeOf } from './refused.ts'

/**
 * Takes in every `.eml` of a folder that `mark` does not list yet, one after another in the order of their names, and lists each
 * there; so a start that is killed half-way goes on where it was. Ends early, quietly, when it is told to.
 */
export async function takeInSamples(parts: {
  readonly mails: string
  readonly mark: string
  readonly inbox: string
  readonly door: Pick<TakeIn, 'take'>
  readonly signal: AbortSignal
}): Promise<void> {
  const taken = new Set((await readIfThere(parts.mark)).split('\n'))
  const names = (await readdir(parts.mails).catch(() => [])).filter(name => name.endsWith('.eml')).sort()
  for (const name of names) {
    if (taken.has(name)) continue
    if (parts.signal.aborted) return
    const raw = await readFile(join(parts.mails, name))
    await parts.door.take({
      raw,
      envelopeFrom: envelopeFromOf(raw),
      recipients: [parts.inbox],
      helo: 'samples.localhost',
      clientAddress: '127.0.0.1',
    })
    await appendFile(parts.mark, `${name}\n`)
  }
}

/** Who the envelope said it was from: the Return-Path that a mail server left, else the writer. */
function envelopeFromOf(raw: Buffer): string {
  const message = readRawMessage(raw)
  const [returnPath] = valuesOf(message, 'Return-Path')
  if (returnPath !== undefined) return returnPath.replaceAll(/[<>\s]/g, '').toLowerCase()
  const [from] = addressParser(valuesOf(message, 'From')[0] ?? '', { flatten: true })
  return (from?.address ?? '').toLowerCase()
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return ''
    throw fault
  }
}
