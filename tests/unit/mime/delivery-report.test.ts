import { describe, expect, it } from 'vitest'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { parts, rawMail } from '#tests/support/mail/raw-mail.ts'

const report = (
  status: string,
  returned = 'Message-ID: <ours@northam.example>\r\nSubject: We have your query\r\n',
) =>
  rawMail({
    from: 'MAILER-DAEMON@mx.example.org',
    subject: 'Undelivered Mail Returned to Sender',
    type: 'multipart/report; report-type=delivery-status; boundary=b',
    body: parts([
      { type: 'text/plain', body: 'Could not be delivered.' },
      { type: 'message/delivery-status', body: status },
      { type: 'text/rfc822-headers', body: returned },
    ]),
  })

const words = (body: string, header: readonly string[] = []) =>
  rawMail({
    from: 'MAILER-DAEMON@mx.example.org',
    to: 'bounces@northam.example',
    subject: 'failure notice',
    header,
    body,
  })

describe('a delivery report', () => {
  it('says who was not reached, why, and which of our mails it is about', async () => {
    const status =
      'Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; Jane@Example.org\r\nAction: failed\r\nStatus: 5.1.1 (unknown)\r\n'
    expect((await readMail(report(status))).deliveryReport).toEqual({
      recipients: ['jane@example.org'],
      action: 'failed',
      status: '5.1.1',
      originalMessageId: '<ours@northam.example>',
    })
  })

  it('names every recipient once', async () => {
    const one = 'Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.0.0\r\n'
    const { deliveryReport } = await readMail(
      report(`Reporting-MTA: x\r\n\r\n${one}\r\n${one.replace('a@', 'b@')}\r\n${one}`),
    )
    expect(deliveryReport?.recipients).toEqual(['a@example.org', 'b@example.org'])
  })

  it('tells a delay from a failure', async () => {
    const status =
      'Reporting-MTA: x\r\n\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: delayed\r\nStatus: 4.4.1\r\n'
    expect((await readMail(report(status))).deliveryReport).toMatchObject({
      action: 'delayed',
      status: '4.4.1',
    })
  })

  it('without the returned header does not know the mail', async () => {
    const status = 'Reporting-MTA: x\r\n\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: failed\r\n'
    expect((await readMail(report(status, ''))).deliveryReport?.originalMessageId).toBeNull()
  })
})

describe('a bounce in words', () => {
  it('names the address in them, and not ours or the mail system’s', async () => {
    const text =
      'Hi. This is the mail program at mx.example.org, for bounces@northam.example.\n\n<jane@example.org>:\n550 5.1.1 user unknown\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <ours@northam.example>\nTo: other@example.org\n'
    expect((await readMail(words(text))).deliveryReport).toEqual({
      recipients: ['jane@example.org'],
      action: 'failed',
      status: '5.1.1',
      originalMessageId: '<ours@northam.example>',
    })
  })

  it('goes by X-Failed-Recipients where there is one', async () => {
    const mail = await readMail(
      words('Could not deliver to someone@else.example.', ['X-Failed-Recipients: jane@example.org']),
    )
    expect(mail.deliveryReport?.recipients).toEqual(['jane@example.org'])
  })

  it('that says the mail will be tried again is a delay', async () => {
    expect((await readMail(words('Delivery is delayed. It will be retried.'))).deliveryReport?.action).toBe(
      'delayed',
    )
  })
})

it('mail of a person has no delivery report', async () => {
  expect((await readMail(rawMail())).deliveryReport).toBeNull()
})
