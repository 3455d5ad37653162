import middy from '@middy/core'
import { dynamoLedger } from '#shared/adapters/dynamodb/ledger.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { s3RawMail } from '#shared/adapters/s3/raw-mail.ts'
import { sqsIntakeAgain } from '#shared/adapters/sqs/intake-again.ts'
import { sqsOutboxQueue } from '#shared/adapters/sqs/outbox-queue.ts'
import { balances } from '#shared/ports/ledger.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { parseEnvironment } from '#shared/runtime/environment.ts'
import { log } from '#shared/runtime/log.ts'
import { metrics } from '#shared/runtime/metrics.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { makeDrawUpLedger } from '#shared/usecases/draw-up-ledger.ts'
import { makeRedriveOutgoing } from '#shared/usecases/redrive-outgoing.ts'
import { makeSweep, type SweepStep } from '#shared/usecases/sweep.ts'
import { Environment } from './environment.ts'

const environment = parseEnvironment(Environment)
const documents = dynamoDocuments()

/** In the order of their turns: what people wait for first, what only proves that all is well last. */
const steps: readonly SweepStep[] = [
  {
    name: 'unsent mail',
    work: makeRedriveOutgoing({
      outbox: dynamoOutbox(documents, environment.TABLE_NAME),
      queue: sqsOutboxQueue(sqsClient(), environment.OUTBOX_QUEUE_URL),
      clock: systemClock,
      redriveAfterSeconds: environment.REDRIVE_AFTER_SECONDS,
      news: { redriven: fields => log.warn('outgoing.redriven', fields) },
    }),
  },
  {
    name: 'ledger',
    work: makeDrawUpLedger({
      ledger: dynamoLedger(documents, environment.TABLE_NAME),
      rawMail: s3RawMail(s3Client(), environment.MAIL_BUCKET_NAME),
      intakeAgain: sqsIntakeAgain(sqsClient(), environment.INTAKE_QUEUE_URL, environment.MAIL_BUCKET_NAME),
      clock: systemClock,
      news: {
        reconciled: fields => log.error('mail.reconciled', fields),
        openDifference: mails => metrics.ledgerDifference(mails),
        ledger: day => {
          if (balances(day)) log.info('ledger.balanced', { ...day })
          else log.error('ledger.difference', { ...day })
        },
      },
    }),
  },
]

const sweep = makeSweep(steps, {
  failed: (fields, fault) => log.error('sweep.step-failed', fields, fault),
})

/** Runs every five minutes from its schedule; what the schedule says in its event is of no interest. */
export const handler = middy<unknown, void>().handler(async () => {
  await sweep()
})
