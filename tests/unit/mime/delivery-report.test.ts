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

describe('a complaint report', () => {
  const complaint = (
    fields: string,
    returned = 'Message-ID: <ours@northam.example>\r\nTo: jane@example.org\r\n',
  ) =>
    rawMail({
      from: 'feedback@provider.example',
      subject: 'FW: We have your query',
      type: 'multipart/report; report-type=feedback-report; boundary=b',
      body: parts([
        { type: 'text/plain', body: 'This is an abuse report for a mail from 192.0.2.1.' },
        { type: 'message/feedback-report', body: `Feedback-Type: abuse\r\nVersion: 1\r\n${fields}` },
        { type: 'message/rfc822', body: `${returned}\r\nHello` },
      ]),
    })

  it('names the reader and our mail, and says nothing of a failure: the mail arrived', async () => {
    const { deliveryReport } = await readMail(complaint('Original-Rcpt-To: <Jane@Example.org>\r\n'))
    expect(deliveryReport).toEqual({
      recipients: ['jane@example.org'],
      action: null,
      status: null,
      originalMessageId: '<ours@northam.example>',
    })
  })

  it('falls back on the address that our mail was to', async () => {
    expect((await readMail(complaint(''))).deliveryReport?.recipients).toEqual(['jane@example.org'])
  })

  it('takes an id that came back without its brackets', async () => {
    const { deliveryReport } = await readMail(complaint('', 'Message-ID: ours@northam.example\r\n'))
    expect(deliveryReport?.originalMessageId).toBe('<ours@northam.example>')
  })
})

describe('a refusal in the form of a read receipt', () => {
  it('names the recipient and our mail, and counts as a failure', async () => {
    const { kind, deliveryReport } = await readMail(
      rawMail({
        subject: 'Automatically rejected mail',
        type: 'multipart/report; report-type=disposition-notification; boundary=b',
        body: parts([
          { type: 'text/plain', body: 'Your message was automatically rejected: quota exceeded.' },
          {
            type: 'message/disposition-notification',
            body: 'Final-Recipient: rfc822; jane@example.org\r\nOriginal-Message-ID: <ours@northam.example>\r\nDisposition: automatic-action/MDN-sent-automatically; deleted',
          },
        ]),
      }),
    )
    expect(kind).toBe('bounce')
    expect(deliveryReport).toEqual({
      recipients: ['jane@example.org'],
      action: 'failed',
      status: null,
      originalMessageId: '<ours@northam.example>',
    })
  })
})

describe('a report in words', () => {
  it.each([
    ['A message that you sent has not yet been delivered. Delivery attempts will continue.', 'delayed'],
    ['THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.', 'delayed'],
    ['jane@example.org: 4.4.1 connection timed out', 'delayed'],
    ['jane@example.org: 2.1.5 delivered', 'delivered'],
    ['<jane@example.org>: sorry, no mailbox here by that name. #5.1.1', 'failed'],
  ])('"%s" says %s', async (body, action) => {
    expect((await readMail(words(body))).deliveryReport?.action).toBe(action)
  })

  it('finds the id of our mail in a header that is quoted or indented', async () => {
    const body =
      'Could not be delivered to jane@example.org\n\n> From: send@northam.example\n> Message-Id: <ours@northam.example>'
    expect((await readMail(words(body))).deliveryReport?.originalMessageId).toBe('<ours@northam.example>')
  })

  it('where it names nobody, names whom the returned mail was to', async () => {
    const mail = rawMail({
      from: 'MAILER-DAEMON@mx.example.org',
      subject: 'Returned mail',
      type: 'multipart/mixed; boundary=b',
      body: parts([
        { type: 'text/plain', body: 'User unknown.' },
        {
          type: 'message/rfc822',
          body: 'To: Jane <jane@example.org>\r\nMessage-ID: <ours@northam.example>\r\n\r\nHello',
        },
      ]),
    })
    expect((await readMail(mail)).deliveryReport).toMatchObject({
      recipients: ['jane@example.org'],
      originalMessageId: '<ours@northam.example>',
    })
  })

  it('knows the action even where the software that wrote it did not know its name', async () => {
    const status =
      'Reporting-MTA: x\r\n\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: expired\r\nStatus: 5.4.7\r\n'
    expect((await readMail(report(status))).deliveryReport?.action).toBe('failed')
  })
})
