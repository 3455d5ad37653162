import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoStaffNotices } from '#shared/adapters/dynamodb/staff-notices.ts'
import { sesEvent } from '#shared/adapters/ses/ses-event.ts'
import { sqsOutboxQueue } from '#shared/adapters/sqs/outbox-queue.ts'
import { sqsPark } from '#shared/adapters/sqs/park.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { parseEnvironment } from '#shared/runtime/environment.ts'
import { log } from '#shared/runtime/log.ts'
import { queueWorker } from '#shared/runtime/queue-worker.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { makeTakeInFeedback } from '#shared/usecases/take-in-feedback.ts'
import { directoryInForce } from '../directory-in-force.ts'
import { Environment } from './environment.ts'

const environment = parseEnvironment(Environment)
const documents = dynamoDocuments()

const takeInFeedback = makeTakeInFeedback({
  outbox: dynamoOutbox(documents, environment.TABLE_NAME),
  casework: dynamoCaseworkChanging(documents, environment.TABLE_NAME),
  notices: dynamoStaffNotices(documents, environment.TABLE_NAME),
  queue: sqsOutboxQueue(sqsClient(), environment.OUTBOX_QUEUE_URL),
  directory: directoryInForce(documents, environment),
  clock: systemClock,
  deskUrl: environment.DESK_URL,
  news: {
    confirmed: fields => log.info('outgoing.confirmed', fields),
    undelivered: fields => log.warn('outgoing.undelivered', fields),
    unreachable: fields => log.error('query.unreachable', fields),
  },
})

export const handler = queueWorker({
  decode: sesEvent(environment.AWS_REGION),
  work: takeInFeedback,
  park: sqsPark(sqsClient(), environment.PARKED_QUEUE_URL),
})
