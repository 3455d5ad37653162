import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import * as z from 'zod'
import { type WebParts, webApp } from '#functions/web/app.ts'
import { webFiles } from '#functions/web/assets/web-files.ts'
import { correct } from '#shared/domain/casework/correct.ts'
import type { RawMail } from '#shared/ports/raw-mail.ts'
import { deskWith } from './away.ts'
import { caseworkOf, mondayMorning } from './casework.ts'
import { ledgerParts } from './ledger.ts'
import { linkWorld } from './links.ts'
import { aMailReading } from './mails.ts'
import { story, storyDirectory, storyLedger, storyLinks, storyMails, storyMarks } from './story.ts'

export interface Served {
  /** `http://localhost:41234` */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** The story's desk on a free port of this machine, for a browser; any part can be replaced. */
export async function servePages(replaced: Partial<WebParts> = {}): Promise<Served> {
  const app = webApp({
    door: 'loopback',
    files: await webFiles(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    newErrorReference: () => 'K7QX-29FD',
    ...linkWorld(story, { directory: storyDirectory }).parts,
    casework: caseworkOf(story, storyLinks),
    ...deskWith(storyMarks, storyDirectory),
    rawMail: storedMail,
    readMail: async bytes => storyMails.get(Buffer.from(bytes).toString()) ?? aMailReading(),
    readAttachment: async () => ({ content: onePixel }),
    correct: async (reference, correction) => {
      const file = story.find(each => each.query.reference === reference)
      if (file === undefined) return { ok: false, why: 'missing' }
      const { query } = file
      return correct({
        query,
        correction,
        directory: storyDirectory,
        deskUrl: 'http://localhost',
        now: mondayMorning,
      })
    },
    ...ledgerParts(storyLedger),
    clock: () => mondayMorning,
    ...replaced,
  })
  return new Promise(resolve => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) => {
      resolve({
        address: `http://localhost:${z.number().parse(info.port)}`,
        stop: () => new Promise(stopped => server.close(() => stopped())),
      })
    })
  })
}

/** Each raw mail of the story is its own key, so that what is read shows which was asked for. */
const storedMail: RawMail = {
  read: async rawKey => ({ bytes: Buffer.from(rawKey), storedAt: mondayMorning }),
  list: async function* () {},
}

const onePixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
