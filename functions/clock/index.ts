import middy from '@middy/core'
import { dynamoAwayMarks } from '#shared/adapters/dynamodb/away-marks.ts'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoCoverPeriods } from '#shared/adapters/dynamodb/cover-periods.ts'
import { dynamoIntroductions } from '#shared/adapters/dynamodb/introductions.ts'
import { dynamoLedger } from '#shared/adapters/dynamodb/ledger.ts'
import { dynamoMemberDigests } from '#shared/adapters/dynamodb/member-digests.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoRecalculation } from '#shared/adapters/dynamodb/recalculation.ts'
import { dynamoStaffNotices } from '#shared/adapters/dynamodb/staff-notices.ts'
import { dynamoThreadSecrets } from '#shared/adapters/dynamodb/thread-secrets.ts'
import { dynamoWorkMoves } from '#shared/adapters/dynamodb/work-moves.ts'
import { s3DirectoryStore } from '#shared/adapters/s3/directory-store.ts'
import { s3RawMail } from '#shared/adapters/s3/raw-mail.ts'
import { sqsIntakeAgain } from '#shared/adapters/sqs/intake-again.ts'
import { sqsOutboxQueue } from '#shared/adapters/sqs/outbox-queue.ts'
import { noticeLinks } from '#shared/domain/casework/notice-links.ts'
import { balances } from '#shared/ports/ledger.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { parseEnvironment } from '#shared/runtime/environment.ts'
import { log } from '#shared/runtime/log.ts'
import { metrics } from '#shared/runtime/metrics.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { makeActOnQuery } from '#shared/usecases/act-on-query.ts'
import { makeComposeNotices } from '#shared/usecases/compose-notices.ts'
import { makeCoverAbsences } from '#shared/usecases/cover-absences.ts'
import { cachedDirectory } from '#shared/usecases/directory-cached.ts'
import { directoryToday } from '#shared/usecases/directory-today.ts'
import { makeDrawUpLedger } from '#shared/usecases/draw-up-ledger.ts'
import { makeFollowImport } from '#shared/usecases/follow-import.ts'
import { makeSendIntroductions, makeWantIntroductions } from '#shared/usecases/introduce.ts'
import { makeLookAtDue } from '#shared/usecases/look-at-due.ts'
import { makeMoveWork } from '#shared/usecases/move-work.ts'
import { oncePerSweep } from '#shared/usecases/once-per-sweep.ts'
import { makeRecalculateClocks, makeWaitsForReckoning } from '#shared/usecases/recalculate-clocks.ts'
import { makeRedriveOutgoing } from '#shared/usecases/redrive-outgoing.ts'
import { makeSendMemberDigests } from '#shared/usecases/send-member-digests.ts'
import { makeSettleAnswer } from '#shared/usecases/settle-answer.ts'
import { makeSweep, type SweepStep } from '#shared/usecases/sweep.ts'
import { makeTellEveOfAbsences, makeTellNoCover } from '#shared/usecases/tell-no-cover.ts'
import { Environment } from './environment.ts'

const environment = parseEnvironment(Environment)
const documents = dynamoDocuments()

const outbox = dynamoOutbox(documents, environment.TABLE_NAME)
const queue = sqsOutboxQueue(sqsClient(), environment.OUTBOX_QUEUE_URL)
const casework = dynamoCaseworkChanging(documents, environment.TABLE_NAME)
const secrets = dynamoThreadSecrets(documents, environment.TABLE_NAME, Date.now)
const storedDirectories = s3DirectoryStore({
  documents,
  tableName: environment.TABLE_NAME,
  s3: s3Client(),
  bucket: environment.COUNCIL_BUCKET_NAME,
  clock: systemClock,
})
/** Read once a sweep: every step decides by the same directory and the same people. */
const currentInThisSweep = oncePerSweep(storedDirectories.current)
const directories = { ...storedDirectories, current: currentInThisSweep.ask }
const today = directoryToday(
  cachedDirectory(directories),
  dynamoAwayMarks(documents, environment.TABLE_NAME),
  systemClock,
)
const inThisSweep = oncePerSweep(async () => (await today())?.index ?? null)
const directory = inThisSweep.ask
const settleAnswer = makeSettleAnswer({
  outbox,
  act: makeActOnQuery({ casework, directory, outbox: queue, clock: systemClock }),
})

const links = async (reference: string, staffId: string, now: string) =>
  noticeLinks({
    reference,
    staffId,
    now,
    deskUrl: environment.DESK_URL,
    inbox: environment.INBOX_ADDRESS,
    secrets: await secrets.read(),
  })

const recalculation = dynamoRecalculation(documents, environment.TABLE_NAME)
const periods = dynamoCoverPeriods(documents, environment.TABLE_NAME)
const workMoves = dynamoWorkMoves(documents, environment.TABLE_NAME)
const reading = dynamoCaseworkReading(documents, environment.TABLE_NAME)
const tellNoCover = makeTellNoCover({
  periods,
  casework,
  outbox: queue,
  clock: systemClock,
  deskUrl: environment.DESK_URL,
})

const introducing = {
  introductions: dynamoIntroductions(documents, environment.TABLE_NAME),
  periods,
  casework,
  directory,
  outbox: queue,
  clock: systemClock,
  deskUrl: environment.DESK_URL,
}
const wantIntroductions = makeWantIntroductions(introducing)

/** In the order of their turns: what people wait for first, what only proves that all is well last. */
const steps: readonly SweepStep[] = [
  {
    // First of all: what falls due after a change of the calendar or the standards is to fall due by the new ones.
    name: 'change of calendar or standards',
    work: makeRecalculateClocks({
      store: recalculation,
      casework,
      directory,
      clock: systemClock,
      news: {
        begun: fields => log.info('clocks.change-seen', fields),
        recalculated: fields => log.info('clocks.recalculated', fields),
        ended: fields => log.info('clocks.change-worked', fields),
      },
    }),
  },
  {
    name: 'imports',
    work: makeFollowImport({
      moves: workMoves,
      store: directories,
      directory,
      tellNoCover,
      clock: systemClock,
      news: { followed: fields => log.info('directory.followed', fields) },
    }),
  },
  {
    name: 'work that changes hands',
    work: makeMoveWork({
      moves: workMoves,
      periods,
      casework,
      reading,
      directory,
      links,
      wantIntroductions,
      outbox: queue,
      clock: systemClock,
      news: { moved: fields => log.info('work.moved', fields) },
    }),
  },
  {
    // Before what falls due at the same opening: whoever covers from then is told of it.
    name: 'absences that begin and end',
    work: makeCoverAbsences({
      periods,
      casework,
      reading,
      directory,
      links,
      wantIntroductions,
      outbox: queue,
      clock: systemClock,
      deskUrl: environment.DESK_URL,
      news: {
        began: fields => log.info('absence.began', fields),
        ended: fields => log.info('absence.ended', fields),
      },
    }),
  },
  {
    name: 'absences without cover',
    work: makeTellEveOfAbsences(tellNoCover, { directory, clock: systemClock }),
  },
  { name: 'letters about a new contact', work: makeSendIntroductions(introducing) },
  {
    name: 'queries that are due',
    work: makeLookAtDue({
      casework,
      directory,
      settleAnswer: async ({ reference, clocks }) => {
        if (clocks.answering !== null) await settleAnswer(reference, clocks.answering.entryId)
      },
      waitsForReckoning: makeWaitsForReckoning({ store: recalculation }),
      clock: systemClock,
      news: { looked: fields => log.info('clock.looked', fields) },
    }),
  },
  {
    name: 'notices to staff',
    work: makeComposeNotices({
      notices: dynamoStaffNotices(documents, environment.TABLE_NAME),
      casework,
      directory,
      links,
      outbox: queue,
      clock: systemClock,
      news: { unreachable: fields => log.error('notice.unreachable', fields) },
    }),
  },
  {
    name: 'weekly mail to members',
    work: makeSendMemberDigests({
      digests: dynamoMemberDigests(documents, environment.TABLE_NAME),
      casework,
      directory,
      secrets,
      outbox: queue,
      clock: systemClock,
      news: { decided: fields => log.info('member-digest.decided', fields) },
    }),
  },
  {
    name: 'unsent mail',
    work: makeRedriveOutgoing({
      outbox,
      queue,
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
  currentInThisSweep.forget()
  inThisSweep.forget()
  await sweep()
})
