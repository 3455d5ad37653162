import { stampReceipt } from '#shared/adapters/mime/read-receipt.ts'
import type { LocalVerdict } from '../service-options.ts'
import type { Stamp } from './take-in.ts'

/**
 * The mark that SES puts above a mail. SPF, DKIM and DMARC need DNS, which this machine does not ask: the door says the same of
 * every mail, by default that it vouches for it, as whoever can reach it sits at this machine.
 */
export function stampWith(verdict: LocalVerdict): Stamp {
  return (mail, id, receivedAt) => {
    const mark = stampReceipt({
      receivedAt,
      envelopeFrom: mail.envelopeFrom,
      recipients: mail.recipients,
      messageId: id,
      helo: mail.helo,
      clientAddress: mail.clientAddress,
      verdicts: { spf: verdict, dkim: verdict, dmarc: verdict, spam: 'pass', virus: 'pass' },
    })
    return Buffer.concat([Buffer.from(mark), mail.raw])
  }
}
