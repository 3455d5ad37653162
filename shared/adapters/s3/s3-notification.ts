/** What S3 tells a queue when objects are stored. */
import * as z from 'zod'

export interface StoredObject {
  readonly bucket: string
  /** As the object is called: the notification's URL encoding is undone. */
  readonly key: string
  /** Bytes; 0 where the notification does not say. */
  readonly size: number
}

/** S3 writes keys as a form does: `+` for a space, `%2B` for a plus. A key that is not so encoded refuses the message. */
const EncodedKey = z
  .string()
  .min(1)
  .transform((encoded, context) => {
    try {
      return decodeURIComponent(encoded.replaceAll('+', ' '))
    } catch {
      context.addIssue({ code: 'custom', message: 'is not a URL-encoded key' })
      return z.NEVER
    }
  })

/** What S3 sends once, when a notification is set up: no work. */
const TestEvent = z.object({ Event: z.literal('s3:TestEvent') }).transform((): readonly StoredObject[] => [])

const ObjectsStored = z
  .object({
    Records: z
      .array(
        z.object({
          eventName: z.string(),
          s3: z.object({
            bucket: z.object({ name: z.string().min(3) }),
            object: z.object({ key: EncodedKey, size: z.number().int().nonnegative().default(0) }),
          }),
        }),
      )
      .min(1),
  })
  .transform(({ Records }): readonly StoredObject[] =>
    Records.filter(({ eventName }) => /^(s3:)?ObjectCreated:/.test(eventName)).map(({ s3 }) => ({
      bucket: s3.bucket.name,
      key: s3.object.key,
      size: s3.object.size,
    })),
  )

/** A message of an S3 notification as the objects that were stored; `[]` for the test event and for news of other kinds. */
export const S3Notification: z.ZodType<readonly StoredObject[]> = z.union([TestEvent, ObjectsStored])
