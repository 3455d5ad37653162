import { describe, expect, test } from 'vitest'
import { isOwnHost } from '#infra/local/doors/own-host.ts'
import { objectCreated } from '#infra/local/doors/s3-event.ts'
import { ruleFor } from '#infra/local/doors/take-in.ts'
import { sqsEvent } from '#infra/local/sqs-event.ts'
import { S3Notification } from '#shared/adapters/s3/s3-notification.ts'

describe('whose name the web door answers to', () => {
  test.each([
    ['localhost', true],
    ['localhost:3000', true],
    ['LOCALHOST:3000', true],
    ['127.0.0.1:3000', true],
    ['[::1]:3000', true],
    ['desk.example:3000', false],
    ['localhost.attacker.example', false],
    ['127.0.0.1.attacker.example', false],
    ['localhost:3000@attacker.example', false],
    ['', false],
    [null, false],
  ])('%s: %s', (host, own) => {
    expect(isOwnHost(host)).toBe(own)
  })
})

describe('which receipt rule a mail falls under', () => {
  const rule = (recipients: readonly string[]) => ({ recipients, bucketName: 'mail-bucket', prefix: 'mail/' })
  test.each([
    ['an address meets itself', ['send@a.example'], 'send@a.example', true],
    ['an address meets no other', ['send@a.example'], 'other@a.example', false],
    ['a domain meets its addresses', ['a.example'], 'send@a.example', true],
    ['a domain does not meet its subdomains', ['a.example'], 'send@b.a.example', false],
    ['a dot and a domain meet its subdomains', ['.a.example'], 'send@b.a.example', true],
    ['a domain that ends alike is another', ['.a.example'], 'send@ba.example', false],
    ['no condition meets everybody', [], 'anybody@anywhere.example', true],
  ])('%s', (_what, recipients, to, met) => {
    expect(ruleFor([rule(recipients)], [to]) !== undefined).toBe(met)
  })
})

describe('what AWS would say', () => {
  test.each(['mail/plain', 'mail/with space', 'mail/plus+sign', 'mail/ümlaut', 'mail/50%'])(
    'a notification names the object %s so that the functions find it',
    key => {
      const body = objectCreated('mail-bucket', key, 12, '2026-11-23T09:00:00.000Z')
      expect(S3Notification.parse(JSON.parse(body))).toEqual([{ bucket: 'mail-bucket', key, size: 12 }])
    },
  )

  test('a message reaches a function with its attributes, bytes as base64', () => {
    const event = sqsEvent(
      [
        {
          MessageId: 'id-1',
          ReceiptHandle: 'handle',
          Body: 'hello',
          MD5OfBody: 'md5',
          Attributes: { ApproximateReceiveCount: '3', SentTimestamp: '17' },
          MessageAttributes: {
            why: { DataType: 'String', StringValue: 'because' },
            raw: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2]) },
          },
        },
      ],
      'work',
    )
    expect(event.Records).toMatchObject([
      {
        messageId: 'id-1',
        receiptHandle: 'handle',
        body: 'hello',
        attributes: { ApproximateReceiveCount: '3', SentTimestamp: '17' },
        messageAttributes: {
          why: { dataType: 'String', stringValue: 'because' },
          raw: { dataType: 'Binary', binaryValue: 'AQI=' },
        },
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:work',
      },
    ])
  })
})
