import { createTransport } from 'nodemailer'

export interface SmtpSender {
  /** Resolves when the door has said 250; rejects when it refused or went away. */
  send(mail: { readonly from: string; readonly raw: Buffer }): Promise<void>
  close(): void
}

/** Sends raw mails over a few kept connections. */
export function smtpSender(port: number, to: string, connections = 4): SmtpSender {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    secure: false,
    ignoreTLS: true,
    connectionTimeout: 5_000,
    socketTimeout: 30_000,
  })
  return {
    async send({ from, raw }) {
      await transport.sendMail({ envelope: { from, to: [to] }, raw })
    },
    close: () => transport.close(),
  }
}
