/** Raw mails for tests: each shows only what matters to it. */

export interface RawMail {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  /** More header lines, as they stand in the mail. */
  readonly header?: readonly string[]
  /** Content-Type. */
  readonly type?: string
  readonly encoding?: string
  readonly body?: string | Uint8Array
}

function bytesOf(body: string | Uint8Array): Buffer {
  return typeof body === 'string' ? Buffer.from(body.replaceAll(/\r?\n/g, '\r\n')) : Buffer.from(body)
}

/** An ordinary mail with CRLF line ends; what is given replaces or joins it. */
export function rawMail(mail: RawMail = {}): Buffer {
  const header = [
    `From: ${mail.from ?? 'Jane Okafor <jane.okafor@example.org>'}`,
    `To: ${mail.to ?? 'send@northam.example'}`,
    `Subject: ${mail.subject ?? 'Our son'}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0000',
    'Message-ID: <one@example.org>',
    'MIME-Version: 1.0',
    `Content-Type: ${mail.type ?? 'text/plain; charset=utf-8'}`,
    ...(mail.encoding === undefined ? [] : [`Content-Transfer-Encoding: ${mail.encoding}`]),
    ...(mail.header ?? []),
    '',
    '',
  ]
  return Buffer.concat([Buffer.from(header.join('\r\n')), bytesOf(mail.body ?? 'He has no school.\n')])
}

export interface RawPart {
  readonly type?: string
  readonly encoding?: string
  readonly disposition?: string
  readonly header?: readonly string[]
  readonly body?: string
}

/** The body of a multipart with the boundary `b`. */
export function parts(list: readonly RawPart[], boundary = 'b'): string {
  const one = (part: RawPart): string =>
    [
      `--${boundary}`,
      ...(part.type === undefined ? [] : [`Content-Type: ${part.type}`]),
      ...(part.encoding === undefined ? [] : [`Content-Transfer-Encoding: ${part.encoding}`]),
      ...(part.disposition === undefined ? [] : [`Content-Disposition: ${part.disposition}`]),
      ...(part.header ?? []),
      '',
      part.body ?? '',
    ].join('\r\n')
  return `${list.map(one).join('\r\n')}\r\n--${boundary}--\r\n`
}
