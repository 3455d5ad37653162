import { describe, expect, it } from 'vitest'
import { sesEvent } from '#shared/adapters/ses/ses-event.ts'

const entry = 'SEND-2026-00417_notice_abc-0'
const mail = { timestamp: '2026-11-23T10:00:00.000Z', messageId: '0102', tags: { 'outbox-entry': [entry] } }
const read = (event: unknown) => sesEvent('eu-west-2').safeParse(event)
const bounce = (bounceType: string, bounceSubType: string) => ({
  eventType: 'Bounce',
  mail,
  bounce: { bounceType, bounceSubType, timestamp: '2026-11-23T10:00:05.000Z', bouncedRecipients: [] },
})

describe('an event of SES', () => {
  it('Send says that the mail was taken, under the Message-ID that SES gave it', () => {
    expect(read({ eventType: 'Send', mail, send: {} }).data).toEqual([
      {
        entryId: entry,
        what: 'taken',
        messageId: '<0102@eu-west-2.amazonses.com>',
        at: mail.timestamp,
        why: '',
      },
    ])
  })

  it.each([
    ['a permanent bounce', bounce('Permanent', 'General')],
    ['a full mailbox', bounce('Transient', 'MailboxFull')],
    ['a rejection', { eventType: 'Reject', mail, reject: { reason: 'Bad content' } }],
    ['a rendering failure', { eventType: 'Rendering Failure', mail, failure: {} }],
  ])('%s says that it did not arrive', (_, event) => {
    expect(read(event).data?.map(each => each.what)).toEqual(['not-delivered'])
  })

  it.each([
    ['an out-of-office answer that SES calls a bounce', bounce('Transient', 'General')],
    ['a bounce of which SES cannot tell the kind', bounce('Undetermined', 'Undetermined')],
  ])('%s says that it may not have arrived', (_, event) => {
    expect(read(event).data?.map(each => each.what)).toEqual(['perhaps-not-delivered'])
  })

  it.each([
    ['a delivery', { eventType: 'Delivery', mail, delivery: {} }],
    ['a delay', { eventType: 'DeliveryDelay', mail, deliveryDelay: {} }],
    ['news of a mail that is not ours', { eventType: 'Send', mail: { ...mail, tags: {} } }],
    ['a note of SNS about the subscription', { Type: 'SubscriptionConfirmation', Token: 'x' }],
  ])('%s changes nothing', (_, event) => {
    expect(read(event).data).toEqual([])
  })

  it.each([
    ['no object', 'hello'],
    ['an unknown event', { eventType: 'Surprise', mail }],
    ['an event without its mail', { eventType: 'Send' }],
    ['an instant that is none', { eventType: 'Send', mail: { ...mail, timestamp: 'yesterday' } }],
  ])('%s is refused, to be parked', (_, event) => {
    expect(read(event).success).toBe(false)
  })
})
