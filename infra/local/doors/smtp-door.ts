/** The SMTP door: plays the SES receipt rule of the template, on loopback only. */
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream } from 'smtp-server'
import type { RunnerLog } from '../runner-log.ts'
import { cannotListen } from './cannot-listen.ts'
import type { MailIn } from './take-in.ts'

export interface SmtpDoor {
  readonly port: number
  /** Takes no new mail, and lets those that are being handed in end within a moment. */
  stop(): Promise<void>
}

/** What SES takes: 40 MB a mail, 50 recipients. */
const largestMail = 40 * 1024 * 1024
const mostRecipients = 50
/** Bytes of all mails that are being handed in at one time; who comes on top is asked to try again. */
const mostInHand = 200 * 1024 * 1024
const mostConnections = 100

export async function openSmtpDoor(parts: {
  /** 0 for any. */
  readonly port: number
  /** Whether mail for this address, lower case, is taken in. */
  readonly accepts: (address: string) => boolean
  readonly take: (mail: MailIn) => Promise<{ readonly id: string }>
  readonly log: RunnerLog
}): Promise<SmtpDoor> {
  let inHand = 0
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'SEND casework inbox',
    size: largestMail,
    maxClients: mostConnections,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 2_000,
    onRcptTo: (address, session, callback) => {
      if (!parts.accepts(address.address.toLowerCase())) {
        return callback(reply(550, '5.1.1 Requested action not taken: mailbox unavailable'))
      }
      if (session.envelope.rcptTo.length >= mostRecipients)
        return callback(reply(452, '4.5.3 Too many recipients'))
      callback()
    },
    onData: (stream, session, callback) => {
      receive(stream)
        .then(async raw => {
          if (stream.sizeExceeded) throw reply(552, '5.3.4 Message size exceeds fixed limit')
          const { id } = await parts.take({
            raw,
            envelopeFrom: addressOf(session.envelope.mailFrom),
            recipients: session.envelope.rcptTo.map(addressOf),
            helo: session.hostNameAppearsAs,
            clientAddress: session.remoteAddress,
          })
          callback(null, `OK ${id}`)
        })
        .catch((fault: unknown) => {
          if (fault instanceof SmtpReply) return callback(fault)
          parts.log.warn('A mail could not be stored; its sender was asked to try again.', fault)
          callback(reply(451, '4.3.0 The mail could not be stored, please try again'))
        })
    },
  })

  /** The whole mail in memory; one that is too long is read to its end and dropped, for SMTP hears no answer before that. */
  async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
    const chunks: Buffer[] = []
    let length = 0
    let crowded = false
    try {
      for await (const chunk of stream) {
        if (!Buffer.isBuffer(chunk) || stream.sizeExceeded || crowded) continue
        length += chunk.length
        inHand += chunk.length
        crowded = inHand > mostInHand
        chunks.push(chunk)
      }
      if (crowded) throw reply(452, '4.3.1 Too much mail at one time, please try again')
      return Buffer.concat(chunks)
    } finally {
      inHand -= length
    }
  }

  const port = await listen(server, parts.port)
  // A sender that breaks off, or speaks no SMTP, is no news; the door goes on.
  server.on('error', () => undefined)
  return { port, stop: () => new Promise(resolve => server.close(() => resolve())) }
}

async function listen(server: SMTPServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject)
      resolve()
    })
  }).catch((fault: unknown) => {
    throw cannotListen(fault, port, '--smtp-port')
  })
  const address = server.server.address()
  return address === null || typeof address === 'string' ? port : address.port
}

class SmtpReply extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

const reply = (code: number, message: string) => new SmtpReply(code, message)

function addressOf(address: SMTPServerAddress | false): string {
  return address === false ? '' : address.address.toLowerCase()
}
