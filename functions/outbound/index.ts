import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoStaffNotices } from '#shared/adapters/dynamodb/staff-notices.ts'
import { dynamoThreadSecrets } from '#shared/adapters/dynamodb/thread-secrets.ts'
import { sesMailer } from '#shared/adapters/ses/mailer.ts'
import { OutboxMessage, sqsOutboxQueue } from '#shared/adapters/sqs/outbox-queue.ts'
import { sqsPark } from '#shared/adapters/sqs/park.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { sesClient } from '#shared/runtime/aws/ses.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { parseEnvironment } from '#shared/runtime/environment.ts'
import { log } from '#shared/runtime/log.ts'
import { queueWorker } from '#shared/runtime/queue-worker.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { makeActOnQuery } from '#shared/usecases/act-on-query.ts'
import { checkedMailer } from '#shared/usecases/check-before-sending.ts'
import { makeSendOutgoing } from '#shared/usecases/send-outgoing.ts'
import { makeSettleAnswer } from '#shared/usecases/settle-answer.ts'
import { makeTellAnother } from '#shared/usecases/tell-another.ts'
import { directoryInForce } from '../directory-in-force.ts'
import { Environment } from './environment.ts'

const environment = parseEnvironment(Environment)
const documents = dynamoDocuments()

const outbox = dynamoOutbox(documents, environment.TABLE_NAME)
const casework = dynamoCaseworkChanging(documents, environment.TABLE_NAME)
const queue = sqsOutboxQueue(sqsClient(), environment.OUTBOX_QUEUE_URL)
const directory = directoryInForce(documents, environment)

const mailer = sesMailer(sesClient(), dynamoThreadSecrets(documents, environment.TABLE_NAME, Date.now), {
  inbox: environment.INBOX_ADDRESS,
  inboxName: environment.INBOX_NAME,
  configurationSet: environment.CONFIGURATION_SET_NAME,
  region: environment.AWS_REGION,
})

const sendOutgoing = makeSendOutgoing({
  outbox,
  mailer: checkedMailer(mailer, {
    casework,
    directory: async () => (await directory())?.index ?? null,
  }),
  clock: systemClock,
  tellAnother: makeTellAnother({
    outbox,
    casework,
    notices: dynamoStaffNotices(documents, environment.TABLE_NAME),
    queue,
    directory,
    clock: systemClock,
    deskUrl: environment.DESK_URL,
    news: { unreachable: fields => log.error('query.unreachable', fields) },
  }),
  settleAnswer: makeSettleAnswer({
    outbox,
    act: makeActOnQuery({
      casework,
      directory: async () => (await directory())?.index ?? null,
      outbox: queue,
      clock: systemClock,
    }),
  }),
  inDoubtSeconds: environment.IN_DOUBT_SECONDS,
  news: {
    sent: fields => log.info('outgoing.sent', fields),
    inDoubt: fields => log.warn('outgoing.in-doubt', fields),
    undelivered: fields => log.error('outgoing.undelivered', fields),
  },
})

export const handler = queueWorker({
  decode: OutboxMessage.transform(message => [message]),
  work: sendOutgoing,
  park: sqsPark(sqsClient(), environment.PARKED_QUEUE_URL),
})
