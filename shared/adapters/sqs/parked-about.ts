/** What a parked message is about, in ids that may be shown: nothing that a person wrote, whatever its body holds. */
import type { WorkQueueName } from '../../ports/parked-mail.ts'
import { S3Notification } from '../s3/s3-notification.ts'
import { sesEvent } from '../ses/ses-event.ts'
import { OutboxMessage } from './outbox-queue.ts'

/** Ids that we, or AWS for us, gave: without `@`, spaces and letters beyond ASCII no name and no address passes for one. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/
const MOST_SHOWN = 10

export function parkedAbout(queue: WorkQueueName, body: string): readonly string[] {
  const ids = idsOf(queue, json(body))
  return [...new Set(ids.filter(id => ID.test(id)))].slice(0, MOST_SHOWN)
}

function idsOf(queue: WorkQueueName, message: unknown): readonly string[] {
  switch (queue) {
    case 'intake':
      return keysUnder('mail/', message)
    case 'directory-import':
      return keysUnder('import/', message)
    case 'outbound': {
      const parsed = OutboxMessage.safeParse(message)
      return parsed.success ? [parsed.data.entryId] : []
    }
    case 'feedback': {
      // The region is part of the mail's Message-ID alone, which is not asked for here.
      const parsed = sesEvent('').safeParse(message)
      return parsed.success ? parsed.data.map(({ entryId }) => entryId) : []
    }
  }
}

function keysUnder(prefix: string, message: unknown): readonly string[] {
  const parsed = S3Notification.safeParse(message)
  return parsed.success ? parsed.data.map(({ key }) => key).filter(key => key.startsWith(prefix)) : []
}

function json(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
