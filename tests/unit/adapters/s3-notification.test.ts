import { describe, expect, it } from 'vitest'
import { S3Notification } from '#shared/adapters/s3/s3-notification.ts'

const stored = (key: string, size?: number, eventName = 'ObjectCreated:Put') => ({
  eventName,
  s3: { bucket: { name: 'mail-bucket' }, object: { key, ...(size === undefined ? {} : { size }) } },
})

describe('an S3 notification', () => {
  it('is the objects that were stored, one or many', () => {
    const message = {
      Records: [stored('raw/a', 12), stored('raw/b', 0, 'ObjectCreated:CompleteMultipartUpload')],
    }
    expect(S3Notification.parse(message)).toEqual([
      { bucket: 'mail-bucket', key: 'raw/a', size: 12 },
      { bucket: 'mail-bucket', key: 'raw/b', size: 0 },
    ])
  })

  it.each([
    ['a+b', 'a b'],
    ['a%2Bb', 'a+b'],
    ['caf%C3%A9/100%25', 'café/100%'],
  ])('names %s as %s', (encoded, key) => {
    expect(S3Notification.parse({ Records: [stored(encoded)] })).toMatchObject([{ key }])
  })

  it('is no work where it is the test event, or tells of objects that went', () => {
    expect(
      S3Notification.parse({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'mail-bucket' }),
    ).toEqual([])
    expect(S3Notification.parse({ Records: [stored('a', 1, 'ObjectRemoved:Delete')] })).toEqual([])
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['another message', { hello: 1 }],
    ['an empty list', { Records: [] }],
    ['a key that is not URL-encoded', { Records: [stored('%E9')] }],
    ['an empty key', { Records: [stored('')] }],
    [
      'a record without a bucket',
      { Records: [{ eventName: 'ObjectCreated:Put', s3: { object: { key: 'a' } } }] },
    ],
  ])('refuses %s', (_, message) => {
    expect(S3Notification.safeParse(message).success).toBe(false)
  })
})
