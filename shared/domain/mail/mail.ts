/**
 * What the inbox reads in one mail. The raw bytes are never changed; this is the reading of them that triage, letters and
 * pages work with. Produced by `#shared/adapters/mime/read-mail.ts`; nothing in it is trusted beyond its shape.
 */
import * as z from 'zod'

/** The kinds of contract section 3. Only `query` opens or joins a query as a person's own words. */
export const MessageKind = z.enum(['query', 'auto-reply', 'bounce', 'bulk', 'spam'])
export type MessageKind = z.infer<typeof MessageKind>

/** One header field as received: name in lower case, value unfolded and with RFC 2047 words decoded. */
export const HeaderField = z.object({ name: z.string(), value: z.string() })
export type HeaderField = z.infer<typeof HeaderField>

export const Mailbox = z.object({
  /** Display name, decoded, control characters removed; empty when there is none. */
  name: z.string(),
  /** Lower case; empty when the field held no address. */
  address: z.string(),
})
export type Mailbox = z.infer<typeof Mailbox>

export const Attachment = z.object({
  /** Safe to show and to save under: no path, no control or bidirectional-override characters, never empty. */
  name: z.string(),
  /** Declared media type, lower case. */
  type: z.string(),
  /** Decoded size in bytes. */
  size: z.number().int().nonnegative(),
  /** Position in the mail's own order of attachments, from 0: how a page asks for this one again. */
  index: z.number().int().nonnegative(),
  /** Content-ID without angle brackets, where the HTML part may show the image in place. */
  contentId: z.string().nullable(),
})
export type Attachment = z.infer<typeof Attachment>

/** The block that a forwarding client puts under the forwarder's own line. */
export const Forwarded = z.object({
  from: Mailbox,
  text: z.string(),
})
export type Forwarded = z.infer<typeof Forwarded>

/** What a delivery status notification (RFC 3464), or a bounce that only words betray, says. */
export const DeliveryReport = z.object({
  /** Addresses that were not reached, lower case. */
  recipients: z.array(z.string()),
  /** RFC 3464 Action: failed, delayed, delivered…; null where the report does not say. */
  action: z.string().nullable(),
  /** RFC 3463 status, `5.1.1`; null where the report does not say. */
  status: z.string().nullable(),
  /** Message-ID of the mail that is reported on, with angle brackets; null where it is not returned. */
  originalMessageId: z.string().nullable(),
})
export type DeliveryReport = z.infer<typeof DeliveryReport>

/**
 * Where the address in `from` was found. The proofs of the mail server speak of one author in one From field: of no other field,
 * and of none among several authors. Of a mail that came inside a journal report they say nothing at all.
 */
export const FromField = z.enum(['from', 'several-authors', 'sender', 'reply-to', 'none', 'journal-report'])
export type FromField = z.infer<typeof FromField>

export const Mail = z.object({
  /** Whom to answer: the first address of the From field, else that of Sender, else that of Reply-To. */
  from: Mailbox,
  fromField: FromField,
  replyTo: z.array(Mailbox),
  to: z.array(Mailbox),
  cc: z.array(Mailbox),
  /** Decoded, one line; empty when there is none. */
  subject: z.string(),
  /** The header's value as received, angle brackets included; null if it had none or a blank one. */
  messageId: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  /** Oldest first, as in the header, angle brackets included. At most 100 are kept: the first and the newest 99. */
  references: z.array(z.string()),
  /** Base64 Thread-Index of Outlook; null where absent. */
  threadIndex: z.string().nullable(),
  /** The Date header as a UTC instant; null if absent or unreadable. It never moves a clock (contract section 4). */
  date: z.iso.datetime().nullable(),
  kind: MessageKind,
  /** Why it is of that kind: the header or words that say so. Empty for an ordinary query. */
  kindEvidence: z.string(),
  /** Whole text, at most 1 MB of characters; HTML turned into text where there is no plain part. */
  text: z.string(),
  /** The text less quoted history, signature and footers; the whole text if little would be left. */
  ownWords: z.string(),
  /** The writer's HTML part as received, unsafe until cleaned; null where there is none. At most 1 MB of characters. */
  html: z.string().nullable(),
  forwarded: Forwarded.nullable(),
  attachments: z.array(Attachment),
  deliveryReport: DeliveryReport.nullable(),
  /** All header fields, first as in the mail, at most 500. */
  headers: z.array(HeaderField),
  /** What the reader had to repair or leave out, for the query page: "part nesting deeper than 50 was not read". */
  defects: z.array(z.string()),
})
export type Mail = z.infer<typeof Mail>
