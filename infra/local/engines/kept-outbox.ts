/** Where mail that leaves is kept, and the marks of those whose events are still owed. */
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { region } from '../aws-place.ts'
import { rawField, writeRawMessage } from './raw-header.ts'
import type { ConfigurationSet, MailRules } from './ses.ts'
import { eventsOf } from './ses-events.ts'
import type { MailToSend } from './ses-request.ts'

export interface KeptOutbox {
  /** Keeps the mail, publishes its events, and returns the id that SES gave it. */
  keep(mail: MailToSend, rules: MailRules): string
  publishLeftovers(rules: MailRules): void
}

/** Everything that a mail's events are made of, so that they can be made again after a crash. */
const Mark = z.object({
  file: z.string(),
  configurationSet: z.string(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.iso.datetime(),
    source: z.string(),
    destination: z.array(z.string()),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    tags: z.record(z.string(), z.array(z.string())),
  }),
})
type Mark = z.infer<typeof Mark>

/** Fields for SES alone, or that SES replaces; a blind copy is not told to the others. */
const notSent = ['x-ses-configuration-set', 'x-ses-message-tags', 'message-id', 'bcc']

/**
 * Files are written synchronously: this runs in the engines' own thread, where the queue's files are written so too, and
 * a mark must be on disk before the mail is, and the mail before the answer.
 */
export function keptOutbox(
  folders: { readonly outbox: string; readonly pending: string },
  announce: (queueName: string, bodies: readonly string[]) => void,
): KeptOutbox {
  mkdirSync(folders.outbox, { recursive: true })
  mkdirSync(folders.pending, { recursive: true })

  /** False where the queue does not take them now: the mail has left all the same, so its mark stays for the next start. */
  const published = (mark: Mark, rules: MailRules): boolean => {
    const set = rules.configurationSets.find(each => each.name === mark.configurationSet)
    try {
      for (const [queueName, bodies] of messagesFor(mark, set)) announce(queueName, bodies)
      return true
    } catch {
      return false
    }
  }

  return {
    keep: (mail, rules) => {
      const now = new Date()
      const messageId = `011d${randomBytes(6).toString('hex')}-${randomUUID()}-000000`
      const file = `${now.toISOString().replaceAll(/[-:]/g, '')}-${messageId}.eml`
      const sent = asSent(mail, messageId, now)
      const markFile = join(folders.pending, `${messageId}.json`)
      const mark =
        mail.configurationSet === null
          ? null
          : markOf(mail, mail.configurationSet, sent, messageId, file, now)
      if (mark !== null) writeFileSync(markFile, JSON.stringify(mark))
      const partial = join(folders.pending, `${messageId}.partial`)
      writeFileSync(partial, writeRawMessage(sent))
      renameSync(partial, join(folders.outbox, file))
      if (mark !== null && published(mark, rules)) rmSync(markFile)
      return messageId
    },
    publishLeftovers: rules => {
      for (const name of readdirSync(folders.pending)) {
        const path = join(folders.pending, name)
        const mark = name.endsWith('.json') ? readMark(path) : null
        const left = mark !== null && existsSync(join(folders.outbox, mark.file))
        if (!left || published(mark, rules)) rmSync(path)
      }
    },
  }
}

/** The mail as it leaves: with SES's own Message-ID, and a Date where it had none. */
function asSent({ message }: MailToSend, messageId: string, now: Date) {
  const kept = message.fields.filter(field => !notSent.includes(field.name.toLowerCase()))
  const dated = kept.some(field => field.name.toLowerCase() === 'date')
  return {
    ...message,
    fields: [
      rawField('Message-ID', `<${messageId}@${region}.amazonses.com>`, message.lineEnd),
      ...(dated ? [] : [rawField('Date', now.toUTCString().replace('GMT', '+0000'), message.lineEnd)]),
      ...kept,
    ],
  }
}

function markOf(
  mail: MailToSend,
  configurationSet: string,
  sent: ReturnType<typeof asSent>,
  messageId: string,
  file: string,
  now: Date,
): Mark {
  return {
    file,
    configurationSet,
    mail: {
      messageId,
      timestamp: now.toISOString(),
      source: mail.source,
      destination: [...mail.destination],
      headers: sent.fields.filter(field => field.name !== '').map(({ name, value }) => ({ name, value })),
      tags: {
        'ses:configuration-set': [configurationSet],
        'ses:from-domain': [mail.source.slice(mail.source.lastIndexOf('@') + 1)],
        ...Object.fromEntries(Object.entries(mail.tags).map(([name, values]) => [name, [...values]])),
      },
    },
  }
}

/** What goes to which queue: events in SES's order, each to the destinations that ask for its type. */
function messagesFor(mark: Mark, set: ConfigurationSet | undefined): ReadonlyMap<string, string[]> {
  const messages = new Map<string, string[]>()
  for (const { eventType, body } of eventsOf(mark.mail)) {
    for (const destination of set?.destinations ?? []) {
      if (!destination.eventTypes.some(type => type.toLowerCase() === eventType.toLowerCase())) continue
      const text = asciiJson(body)
      const queued = messages.get(destination.queueName) ?? []
      queued.push(destination.raw ? text : notification(text, destination.topicArn, mark.mail.timestamp))
      messages.set(destination.queueName, queued)
    }
  }
  return messages
}

/** SQS refuses some characters that a header may hold; escaped, every character passes. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** What SNS puts around a message for a subscription without raw delivery. */
function notification(message: string, topicArn: string, timestamp: string): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: topicArn,
    Subject: 'Amazon SES Email Event Notification',
    Message: message,
    Timestamp: timestamp,
  })
}

function readMark(path: string): Mark | null {
  try {
    return Mark.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Killed while writing it: then the mail was not written either, and nobody was told that it had been taken.
    return null
  }
}
