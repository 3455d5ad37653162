import type { Stamp } from '../doors/take-in.ts'

/**
 * The mark of the mail server above an old mail: when it arrived, and nothing else. The council's own server took it in long ago,
 * and what that one found is not known here; so nothing is vouched for, and the sender is judged as the `triage` command judges a file:
 * who is in the directory is recognised, and a failed check that is written on the mail counts against it. A mark that the old mail has
 * of its own stands below this one, where nothing is trusted.
 */
export const stampUnvouched: Stamp = (mail, id, receivedAt) => {
  const date = new Date(receivedAt).toUTCString().replace('GMT', '+0000')
  const mark = [
    'Received: from rehearsal (rehearsal [127.0.0.1])',
    ` by inbound-smtp.eu-west-2.amazonaws.com with SMTP id ${id};`,
    ` ${date} (UTC)`,
    `X-SES-RECEIPT: ${Buffer.from(id).toString('base64')}`,
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(mark), mail.raw])
}
