import { randomInt } from 'node:crypto'
import { handle } from 'hono/aws-lambda'
import { dynamoAwayMarks } from '#shared/adapters/dynamodb/away-marks.ts'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoCoverPeriods } from '#shared/adapters/dynamodb/cover-periods.ts'
import { dynamoIntroductions } from '#shared/adapters/dynamodb/introductions.ts'
import { dynamoLedger } from '#shared/adapters/dynamodb/ledger.ts'
import { dynamoRecordedAbsences } from '#shared/adapters/dynamodb/recorded-absences.ts'
import { dynamoSurveys } from '#shared/adapters/dynamodb/surveys.ts'
import { dynamoThreadSecrets } from '#shared/adapters/dynamodb/thread-secrets.ts'
import { dynamoWorkMoves } from '#shared/adapters/dynamodb/work-moves.ts'
import { readAttachment } from '#shared/adapters/mime/read-attachment.ts'
import { readStoredMail } from '#shared/adapters/mime/read-stored-mail.ts'
import { s3RawMail } from '#shared/adapters/s3/raw-mail.ts'
import { sqsOutboxQueue } from '#shared/adapters/sqs/outbox-queue.ts'
import { sqsParkedMail } from '#shared/adapters/sqs/parked-mail.ts'
import { noticeLinks } from '#shared/domain/casework/notice-links.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { parseEnvironment } from '#shared/runtime/environment.ts'
import { log } from '#shared/runtime/log.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { makeActOnQuery } from '#shared/usecases/act-on-query.ts'
import { makeCorrectJudgement } from '#shared/usecases/correct-judgement.ts'
import { makeCoverAbsences } from '#shared/usecases/cover-absences.ts'
import { makeEndAbsence } from '#shared/usecases/end-absence.ts'
import { makeHandOverWork } from '#shared/usecases/hand-over-work.ts'
import { lettersOf, makeDecideIntroductions, makeWantIntroductions } from '#shared/usecases/introduce.ts'
import { makeMoveWork } from '#shared/usecases/move-work.ts'
import { prepareAbsence } from '#shared/usecases/prepare-absence.ts'
import { makeRecordAbsence } from '#shared/usecases/record-absence.ts'
import { makeRecordSurvey } from '#shared/usecases/record-survey.ts'
import { makeSayAtWork } from '#shared/usecases/say-at-work.ts'
import { directoryInForce } from '../directory-in-force.ts'
import { webApp } from './app.ts'
import { webFiles } from './assets/web-files.ts'
import type { Door } from './doors/door.ts'
import { Environment } from './environment.ts'
import type { PagePorts } from './pages/page.ts'

const environment = parseEnvironment(Environment)
const documents = dynamoDocuments()
const files = await webFiles()
const awayMarks = dynamoAwayMarks(documents, environment.TABLE_NAME)
const directory = directoryInForce(documents, environment)

const indexInForce = async () => (await directory())?.index ?? null

const changing = {
  casework: dynamoCaseworkChanging(documents, environment.TABLE_NAME),
  directory: indexInForce,
  outbox: sqsOutboxQueue(sqsClient(), environment.OUTBOX_QUEUE_URL),
  clock: systemClock,
}

const parked = sqsParkedMail(sqsClient(), {
  intake: { work: environment.INTAKE_QUEUE_URL, parked: environment.INTAKE_PARKED_QUEUE_URL },
  outbound: { work: environment.OUTBOX_QUEUE_URL, parked: environment.OUTBOX_PARKED_QUEUE_URL },
  feedback: { work: environment.FEEDBACK_QUEUE_URL, parked: environment.FEEDBACK_PARKED_QUEUE_URL },
  'directory-import': { work: environment.IMPORT_QUEUE_URL, parked: environment.IMPORT_PARKED_QUEUE_URL },
})

const threadSecrets = dynamoThreadSecrets(documents, environment.TABLE_NAME, Date.now)
const periods = dynamoCoverPeriods(documents, environment.TABLE_NAME)
const introducing = {
  ...changing,
  introductions: dynamoIntroductions(documents, environment.TABLE_NAME),
  periods,
  deskUrl: environment.DESK_URL,
}
const handingOver = {
  ...changing,
  periods,
  wantIntroductions: makeWantIntroductions(introducing),
  reading: dynamoCaseworkReading(documents, environment.TABLE_NAME),
  links: async (reference: string, staffId: string, now: string) =>
    noticeLinks({
      reference,
      staffId,
      now,
      deskUrl: environment.DESK_URL,
      inbox: environment.INBOX_ADDRESS,
      secrets: await threadSecrets.read(),
    }),
  deskUrl: environment.DESK_URL,
}
const leftToSweep = (fields: { staffId: string }, fault: unknown) =>
  log.error('absence.left-to-sweep', fields, fault)
const telling = {
  ...changing,
  awayMarks,
  recorded: dynamoRecordedAbsences(documents, environment.TABLE_NAME),
  coverAbsences: makeCoverAbsences({
    ...handingOver,
    news: {
      began: fields => log.info('absence.began', fields),
      ended: fields => log.info('absence.ended', fields),
    },
  }),
}
const workMoves = dynamoWorkMoves(documents, environment.TABLE_NAME)

const absences: PagePorts['absences'] = {
  prepare: async ask => {
    const index = await indexInForce()
    return index === null
      ? { ok: false, field: 'staffId', refused: 'There is no directory yet.' }
      : prepareAbsence(ask, index, changing.casework, systemClock())
  },
  record: makeRecordAbsence({
    ...telling,
    news: { recorded: fields => log.info('absence.recorded', fields), leftToSweep },
  }),
  introductions: introducing.introductions.waiting,
  lettersOf: async batch => {
    const index = await indexInForce()
    return index === null ? { mails: [], untold: 0 } : lettersOf(batch, index, changing, systemClock())
  },
  decideIntroductions: makeDecideIntroductions(introducing),
  end: makeEndAbsence({
    ...telling,
    news: { ended: fields => log.info('absence.over', fields), leftToSweep },
  }),
  handOver: makeHandOverWork({
    ...changing,
    moves: workMoves,
    moveWork: makeMoveWork({
      ...handingOver,
      moves: workMoves,
      news: { moved: fields => log.info('work.moved', fields) },
    }),
    news: { leftToSweep },
  }),
}

const pages = (door: Door) =>
  webApp({
    door,
    files,
    log,
    newErrorReference,
    casework: dynamoCaseworkReading(documents, environment.TABLE_NAME),
    directory: indexInForce,
    rawMail: s3RawMail(s3Client(), environment.MAIL_BUCKET_NAME),
    readMail: readStoredMail,
    readAttachment,
    awayMarks: awayMarks.all,
    ledger: dynamoLedger(documents, environment.TABLE_NAME),
    parked,
    correct: makeCorrectJudgement({ ...changing, deskUrl: environment.DESK_URL }),
    sayAtWork: makeSayAtWork({ awayMarks, directory: indexInForce, clock: systemClock }),
    act: makeActOnQuery(changing),
    recordSurvey: makeRecordSurvey({
      ...changing,
      surveys: dynamoSurveys(documents, environment.TABLE_NAME),
    }),
    absences,
    secrets: threadSecrets,
    deskUrl: environment.DESK_URL,
    clock: systemClock,
  })

/** The pages behind one of their doors: `loopback` for the service on one machine, `closed` for a function that the world can reach. */
export function application(door: Door): { fetch(request: Request): Promise<Response> } {
  const app = pages(door)
  return { fetch: async request => app.fetch(request) }
}

/** Until staff can sign in, whoever asks from the world is told that the pages are closed. */
export const handler = handle(pages('closed'))

/** `K7QX-29FD`: without the letters and digits that are taken for one another when read out. */
function newErrorReference(): string {
  const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
  const code = Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
