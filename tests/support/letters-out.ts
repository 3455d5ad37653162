/** The mails that left a service, as their readers get them: header fields unfolded, text decoded. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import type { Mail } from '#shared/domain/mail/mail.ts'

export interface LetterOut {
  readonly raw: Buffer
  readonly mail: Mail
  /** Addressee, lower case. */
  readonly to: string
  /** Written to whoever wrote, not to staff. */
  readonly isAcknowledgement: boolean
  /** The first value of a header field, empty where there is none. */
  field(name: string): string
  /** The address in Reply-To: the inbox with a signed token. */
  readonly replyTo: string
}

/** Oldest first. */
export async function lettersOut(dataDir: string): Promise<readonly LetterOut[]> {
  const folder = join(dataDir, 'outbox')
  const names = (await readdir(folder)).filter(name => name.endsWith('.eml')).sort()
  return Promise.all(names.map(async name => letterOf(await readFile(join(folder, name)))))
}

async function letterOf(raw: Buffer): Promise<LetterOut> {
  const mail = await readMail(raw)
  const field = (name: string) => mail.headers.find(each => each.name === name)?.value ?? ''
  const replyTo = field('reply-to')
  return {
    raw,
    mail,
    to: mail.to[0]?.address ?? '',
    isAcknowledgement: field('auto-submitted') === 'auto-replied',
    field,
    replyTo: /<([^>]+)>/.exec(replyTo)?.[1] ?? replyTo,
  }
}
