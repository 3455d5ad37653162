import { type CheerioAPI, load } from 'cheerio'
import { type WebParts, webApp } from '#functions/web/app.ts'
import { webFiles } from '#functions/web/assets/web-files.ts'
import type { QueryFile } from '#shared/ports/casework-reading.ts'
import type { LogEvent, LogFields } from '#shared/runtime/log-events.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { deskWith } from './away.ts'
import { caseworkOf, mondayMorning } from './casework.ts'
import { ledgerParts } from './ledger.ts'
import { linkWorld } from './links.ts'
import { aMailReading } from './mails.ts'

export interface Pages {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  /** The page at a path, which must be a page, read as a browser reads it. */
  readonly open: (path: string, status?: number) => Promise<CheerioAPI>
  readonly logged: readonly {
    readonly event: LogEvent
    readonly fields: LogFields
    readonly fault: unknown
  }[]
}

const files = await webFiles()

/** The application over casework in memory; any part can be replaced. */
export function pagesOf(casework: readonly QueryFile[], replaced: Partial<WebParts> = {}): Pages {
  const logged: { event: LogEvent; fields: LogFields; fault: unknown }[] = []
  const write = (event: LogEvent, fields: LogFields = {}, fault?: unknown) => {
    logged.push({ event, fields, fault })
  }
  const directory = aDirectory()
  const app = webApp({
    door: 'loopback',
    files,
    log: { info: write, warn: write, error: write },
    newErrorReference: () => 'K7QX-29FD',
    ...linkWorld(casework).parts,
    casework: caseworkOf(casework),
    directory: async () => directory,
    rawMail: { read: async () => null, list: noMail },
    readMail: async () => aMailReading(),
    readAttachment: async () => null,
    awayMarks: async () => [],
    correct: async () => ({ ok: false, why: 'missing' }),
    sayAtWork: async () => ({ ok: false, why: 'gone' }),
    absences: deskWith([], directory).absences,
    ...ledgerParts(),
    clock: () => mondayMorning,
    ...replaced,
  })
  const ask = async (path: string, init?: RequestInit) =>
    app.fetch(new Request(new URL(path, 'http://localhost:3000'), init))
  return {
    ask,
    open: async (path, status = 200) => {
      const answer = await ask(path)
      if (answer.status !== status) throw new Error(`${path} answered ${answer.status}, not ${status}`)
      return load(await answer.text())
    },
    logged,
  }
}

async function* noMail(): AsyncGenerator<never> {}
