import { dynamoAwayMarks } from '#shared/adapters/dynamodb/away-marks.ts'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoRecordedAbsences } from '#shared/adapters/dynamodb/recorded-absences.ts'
import { dynamoStaffNotices } from '#shared/adapters/dynamodb/staff-notices.ts'
import { dynamoSurveys } from '#shared/adapters/dynamodb/surveys.ts'
import { dynamoThreadSecrets } from '#shared/adapters/dynamodb/thread-secrets.ts'
import { readStoredMail } from '#shared/adapters/mime/read-stored-mail.ts'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import { s3RawMail } from '#shared/adapters/s3/raw-mail.ts'
import { S3Notification } from '#shared/adapters/s3/s3-notification.ts'
import { sqsOutboxQueue } from '#shared/adapters/sqs/outbox-queue.ts'
import { sqsPark } from '#shared/adapters/sqs/park.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { parseEnvironment } from '#shared/runtime/environment.ts'
import { log } from '#shared/runtime/log.ts'
import { queueWorker } from '#shared/runtime/queue-worker.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { makeRecordAbsence } from '#shared/usecases/record-absence.ts'
import { makeRecordSurvey } from '#shared/usecases/record-survey.ts'
import { makeTakeInFeedback } from '#shared/usecases/take-in-feedback.ts'
import { makeTakeInMail } from '#shared/usecases/take-in-mail.ts'
import { directoryInForce } from '../directory-in-force.ts'
import { Environment } from './environment.ts'

const environment = parseEnvironment(Environment)
const documents = dynamoDocuments()

const directory = directoryInForce(documents, environment)
const casework = dynamoCaseworkChanging(documents, environment.TABLE_NAME)
const indexToday = async () => (await directory())?.index ?? null
const outbox = sqsOutboxQueue(sqsClient(), environment.OUTBOX_QUEUE_URL)

const takeInMail = makeTakeInMail({
  rawMail: s3RawMail(s3Client(), environment.MAIL_BUCKET_NAME),
  readMail: readStoredMail,
  casework: dynamoCaseworkFiling(documents, environment.TABLE_NAME),
  directory,
  model: loadTextModel(),
  secrets: dynamoThreadSecrets(documents, environment.TABLE_NAME, Date.now),
  outbox,
  takeInFeedback: makeTakeInFeedback({
    outbox: dynamoOutbox(documents, environment.TABLE_NAME),
    queue: outbox,
    casework,
    notices: dynamoStaffNotices(documents, environment.TABLE_NAME),
    directory,
    clock: systemClock,
    deskUrl: environment.DESK_URL,
    news: {
      confirmed: fields => log.info('outgoing.confirmed', fields),
      undelivered: fields => log.warn('outgoing.undelivered', fields),
      unreachable: fields => log.error('query.unreachable', fields),
    },
  }),
  recordSurvey: makeRecordSurvey({
    surveys: dynamoSurveys(documents, environment.TABLE_NAME),
    casework,
    directory: indexToday,
    clock: systemClock,
  }),
  recordAbsence: makeRecordAbsence({
    recorded: dynamoRecordedAbsences(documents, environment.TABLE_NAME),
    awayMarks: dynamoAwayMarks(documents, environment.TABLE_NAME),
    casework,
    directory: indexToday,
    // Who is away is given nothing from now on; what they have, the sweep hands over within five minutes.
    coverAbsences: () => Promise.resolve(),
    clock: systemClock,
    news: {
      recorded: fields => log.info('absence.recorded', fields),
      leftToSweep: (fields, fault) => log.error('absence.left-to-sweep', fields, fault),
    },
  }),
  clock: systemClock,
  inbox: environment.INBOX_ADDRESS,
  deskUrl: environment.DESK_URL,
  news: {
    filed: ({ reference, kind, to }) =>
      log.info(reference === null ? 'mail.kept' : 'mail.filed', { reference, kind, to }),
    secondDelivery: fields => log.info('mail.second-delivery', fields),
    withheld: fields => log.info('acknowledgement.withheld', fields),
    faulted: fault => log.error('work.retried', {}, fault),
  },
})

export const handler = queueWorker({
  decode: S3Notification,
  work: takeInMail,
  park: sqsPark(sqsClient(), environment.PARKED_QUEUE_URL),
})
