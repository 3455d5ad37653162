/**
 * What the mail server saw when it took the mail in. Amazon SES stamps these above everything that came with the mail
 * (domain.md 5.4); fields below its mark can be forged and are never read for trust.
 */
import * as z from 'zod'

export const Verdict = z.enum(['pass', 'fail', 'gray', 'none', 'unavailable'])
export type Verdict = z.infer<typeof Verdict>

export const Receipt = z.object({
  /** When the mail server took the mail in: the instant that every clock counts from. UTC. */
  receivedAt: z.iso.datetime(),
  /** Envelope sender, lower case; empty for a bounce (`<>`); null where no trusted mark tells. */
  envelopeFrom: z.string().nullable(),
  /** Envelope recipients that this inbox accepted, lower case, token forms as written. */
  recipients: z.array(z.string()),
  spf: Verdict,
  dkim: Verdict,
  dmarc: Verdict,
  /** The domain that the DMARC result speaks of, lower case; empty where it names several; left out where it names none. */
  dmarcOf: z.string().optional(),
  spam: Verdict,
  virus: Verdict,
})
export type Receipt = z.infer<typeof Receipt>

/** The receipt of a mail that came without a trusted mark (a file given to the `triage` command): nothing is vouched for. */
export function unvouchedReceipt(receivedAt: string): Receipt {
  return {
    receivedAt,
    envelopeFrom: null,
    recipients: [],
    spf: 'unavailable',
    dkim: 'unavailable',
    dmarc: 'unavailable',
    spam: 'unavailable',
    virus: 'unavailable',
  }
}

/** The mail came without a trusted mark: no server said anything of it, neither for nor against. */
export function isUnvouched(receipt: Receipt): boolean {
  return (
    receipt.envelopeFrom === null &&
    receipt.recipients.length === 0 &&
    [receipt.spf, receipt.dkim, receipt.dmarc, receipt.spam, receipt.virus].every(
      verdict => verdict === 'unavailable',
    )
  )
}
