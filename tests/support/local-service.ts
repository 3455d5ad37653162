/** The whole service in the test's own process, and a sender of mail that keeps its connections, as real senders do. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { type Service, startService } from '#infra/local/service.ts'
import { type ServiceOptions, sampleCouncil } from '#infra/local/service-options.ts'

export interface LocalService {
  readonly service: Service
  /** The data folder. */
  readonly dataDir: string
  /** Hands a mail in over SMTP and resolves with the door's answer; rejects with `responseCode` where it is refused. */
  send(
    mail: string | Uint8Array,
    envelope?: { readonly from?: string; readonly to?: string | readonly string[] },
  ): Promise<string>
  /** Names of the mails that have left so far, oldest first. */
  outbox(): Promise<readonly string[]>
  /** Resolves once so many mails have left; rejects with what was there when it takes too long. */
  untilOutboxHas(mails: number): Promise<readonly string[]>
  /** Resolves once no queue holds a message any more, dead-letter queues aside. */
  untilQueuesAreEmpty(): Promise<void>
  /** Stops the service and closes the sender; the data folder stays where it was given, and goes where it was made here. */
  stop(): Promise<void>
}

/** Starts the service on free ports and a data folder of its own, without the sample mails. */
export async function startLocalService(options: Partial<ServiceOptions> = {}): Promise<LocalService> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'send-inbox-')))
  const service = await startService({
    councilDir: sampleCouncil,
    port: 0,
    smtpPort: 0,
    samples: false,
    verdicts: 'pass',
    ...options,
    dataDir,
  })
  const sender = smtpSender(service.smtpPort)
  const outbox = async () =>
    (await readdir(service.folder.outbox)).filter(name => name.endsWith('.eml')).sort()
  const parked = new Set(
    service.wiring.queues.flatMap(queue => deadLetterQueueOf(queue.attributes['RedrivePolicy']) ?? []),
  )
  return {
    service,
    dataDir,
    send: sender.send,
    outbox,
    untilOutboxHas: async mails => {
      await until(
        async () => (await outbox()).length >= mails,
        async () => `${(await outbox()).length} of ${mails} mails have left`,
      )
      return outbox()
    },
    untilQueuesAreEmpty: async () => {
      const working = service.wiring.queues.map(queue => queue.name).filter(name => !parked.has(name))
      const depths = async () => Promise.all(working.map(name => service.engines.depth(name)))
      const empty = async () => (await depths()).every(depth => depth === 0)
      // A message that is deleted may have been answered by another a moment before: empty twice is empty.
      await until(
        async () => (await empty()) && (await sleep(100, true)) && (await empty()),
        async () => `the queues ${working.join(', ')} hold ${(await depths()).join(', ')}`,
      )
    },
    stop: async () => {
      sender.close()
      await service.stop()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export interface SmtpSender {
  send: LocalService['send']
  close(): void
}

/** A pooled sender: the mail door, like any, is slow to open a connection and quick to take the next mail on it. */
export function smtpSender(port: number): SmtpSender {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 8,
    maxMessages: Infinity,
  })
  return {
    send: async (mail, envelope = {}) => {
      const to = envelope.to ?? 'send@casework.calderbrook.example'
      const sent = await transport.sendMail({
        raw: typeof mail === 'string' ? mail : Buffer.from(mail),
        envelope: {
          from: envelope.from ?? 'parent@example.org',
          to: typeof to === 'string' ? [to] : [...to],
        },
      })
      return sent.response
    },
    close: () => transport.close(),
  }
}

/** Waits until something holds, and says what it waited for in vain. */
export async function until(
  holds: () => Promise<boolean>,
  otherwise: () => Promise<string>,
  patienceMilliseconds = 60_000,
): Promise<void> {
  const end = performance.now() + patienceMilliseconds
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${await otherwise()}.`)
    await sleep(25)
  }
}

function deadLetterQueueOf(redrivePolicy: string | undefined): string | null {
  return redrivePolicy === undefined
    ? null
    : (/"deadLetterTargetArn":"[^"]*:([^":]+)"/.exec(redrivePolicy)?.[1] ?? null)
}
