/** What left the service, read from its outbox folder. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface KeptMail {
  readonly file: string
  readonly to: string
  readonly subject: string
  readonly automatic: string
}

export async function keptMails(dataDir: string): Promise<readonly KeptMail[]> {
  const folder = join(dataDir, 'outbox')
  const files = await readdir(folder).catch(() => [])
  return Promise.all(
    files
      .filter(file => file.endsWith('.eml'))
      .map(async file => {
        const raw = await readFile(join(folder, file), 'utf8')
        const head = raw.slice(0, raw.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ')
        const field = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
        return {
          file,
          to: (/<([^>]+)>/.exec(field('To'))?.[1] ?? field('To')).toLowerCase(),
          subject: field('Subject'),
          automatic: field('Auto-Submitted'),
        }
      }),
  )
}

/** Addresses that had an acknowledgement, one entry for each that left. */
export async function acknowledged(dataDir: string): Promise<readonly string[]> {
  return (await keptMails(dataDir)).filter(mail => mail.automatic === 'auto-replied').map(mail => mail.to)
}
