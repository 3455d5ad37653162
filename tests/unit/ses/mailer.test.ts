import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MessageRejected, SESClient, SESServiceException } from '@aws-sdk/client-ses'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sesMailer } from '#shared/adapters/ses/mailer.ts'
import { sesClient } from '#shared/runtime/aws/ses.ts'
import { anOutgoingMail } from '#tests/support/casework-builders.ts'

const settings = {
  inbox: 'send@aldermere.example',
  inboxName: 'SEND',
  configurationSet: 'set',
  region: 'eu-west-2',
}
const secrets = { read: async () => ['a secret of this test alone'] }
const now = '2026-11-23T10:00:00.000Z'

const rejected = (message: string) => new MessageRejected({ message, $metadata: {} })
const answered = (name: string, message: string) =>
  new SESServiceException({ name, message, $fault: 'client', $metadata: {} })

function mailerThatMeets(fault: Error) {
  const client = new SESClient({ region: 'eu-west-2' })
  client.middlewareStack.add(
    () => async () => {
      throw fault
    },
    { step: 'initialize' },
  )
  return sesMailer(client, secrets, settings)
}

describe('a mail that SES does not take', () => {
  it.each([
    ['a recipient on a block list', rejected('Address blacklisted.')],
    ['an address that cannot be', rejected('Illegal address')],
    ['a virus', rejected('Message content contains a virus')],
    ['a parameter of the address', answered('InvalidParameterValue', 'Missing final @domain')],
  ])('because of %s is refused', async (_, fault) => {
    expect(await mailerThatMeets(fault).send(anOutgoingMail(), now)).toMatchObject({ outcome: 'refused' })
  })

  it.each([
    [
      'an identity that is not verified',
      rejected(
        'Email address is not verified. The following identities failed the check in region EU-WEST-2: khan@mailbox.example',
      ),
    ],
    ['a paused account', rejected("Account sending is paused for the recipient's region")],
    ['a missing configuration set', rejected('Configuration set <set> does not exist.')],
    ['an invalid configuration set', answered('InvalidParameterValue', 'Invalid configuration set name')],
    ['a reason that we do not know', rejected('Something else')],
    ['a paused configuration set', answered('ConfigurationSetSendingPausedException', 'Paused')],
    ['its throttling', answered('Throttling', 'Maximum sending rate exceeded.')],
  ])('because of %s may go later', async (_, fault) => {
    const sending = await mailerThatMeets(fault).send(anOutgoingMail(), now)
    expect(sending.outcome).toBe('not-now')
    expect(JSON.stringify(sending)).not.toContain('khan@')
  })
})

describe('a connection that is cut after the request', () => {
  let server: Server | undefined
  afterEach(() => {
    vi.unstubAllEnvs()
    server?.close()
  })

  it('leaves one request and an unknown outcome, never a second mail', async () => {
    let requests = 0
    server = createServer((request, response) => {
      requests += 1
      request.resume().on('end', () => response.destroy())
    })
    await new Promise<void>(ready => server?.listen(0, '127.0.0.1', ready))
    vi.stubEnv('AWS_ENDPOINT_URL_SES', `http://127.0.0.1:${portOf(server)}`)
    vi.stubEnv('AWS_REGION', 'eu-west-2')
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
    await expect(sesMailer(sesClient(), secrets, settings).send(anOutgoingMail(), now)).rejects.toThrow()
    expect(requests).toBe(1)
  })
})

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}
