/**
 * The SES engine: SendRawEmail of the v1 query protocol, and what SES does with the mail.
 *
 * As the real one it takes mail only from verified senders, up to 10 MB and 50 recipients, puts a Message-ID of its own in
 * place of any other, and publishes events. Each mail that leaves is kept whole as an `.eml`; none goes anywhere.
 * Once answered, a mail's events are as good as published: a mark stands beside the outbox until they are in their queue,
 * and what a killed service left marked is published at the next start.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { KeptOutbox } from './kept-outbox.ts'
import { SendRawEmail, type SesRefusal } from './ses-request.ts'

/** What the template says about mail that leaves. */
export interface MailRules {
  /** Verified identities: addresses, or domains with all their addresses. Lower case. */
  readonly identities: readonly string[]
  readonly configurationSets: readonly ConfigurationSet[]
}

export interface ConfigurationSet {
  readonly name: string
  readonly destinations: readonly {
    /** `Send`, `Delivery`, `Bounce`…, compared without case. */
    readonly eventTypes: readonly string[]
    readonly queueName: string
    /** Whether the queue gets SES's own words, or an SNS notification around them. */
    readonly raw: boolean
    readonly topicArn: string
  }[]
}

export interface Ses {
  readonly endpoint: string
  /** Takes the template's rules and publishes what an earlier service did not come to. */
  apply(rules: MailRules): void
  stop(): Promise<void>
}

/** A mail of 10 MB in base64, in a form body. */
const largestRequest = 24 * 1024 * 1024

export async function startSes(outbox: KeptOutbox): Promise<Ses> {
  let rules: MailRules = { identities: [], configurationSets: [] }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    if (body === null) {
      return refuse(response, {
        code: 'InvalidParameterValue',
        message: 'Message length is more than 10485760 bytes long.',
      })
    }
    const parameters = new URLSearchParams(body)
    const action = parameters.get('Action') ?? ''
    if (action !== 'SendRawEmail') {
      return refuse(response, {
        code: 'InvalidAction',
        message: `Could not find operation ${action} for version 2010-12-01`,
      })
    }
    const mail = SendRawEmail.read(parameters, rules)
    if ('code' in mail) return refuse(response, mail)
    reply(response, 200, sendRawEmailResponse(outbox.keep(mail, rules)))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      const message = fault instanceof Error ? fault.message : String(fault)
      refuse(response, { code: 'InternalFailure', message }, 500)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The SES engine has no port.')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    apply: given => {
      rules = given
      outbox.publishLeftovers(rules)
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The whole body, or null where it is too long to hold a mail that SES takes; the rest is read and dropped, so that the answer is heard. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue
    length += part.length
    if (length <= largestRequest) parts.push(part)
  }
  return length <= largestRequest ? Buffer.concat(parts).toString('latin1') : null
}

function sendRawEmailResponse(messageId: string): string {
  return `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${messageId}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>${messageId}</RequestId></ResponseMetadata></SendRawEmailResponse>`
}

function refuse(response: ServerResponse, { code, message }: SesRefusal, status = 400): void {
  reply(
    response,
    status,
    `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
  )
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
