/** A small team of its own on the real engines, with queries of theirs, for tests of absences: what one test does no other sees. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { awayMarkWrite, dynamoAwayMarks } from '#shared/adapters/dynamodb/away-marks.ts'
import { dynamoCaseworkChanging } from '#shared/adapters/dynamodb/casework-changing.ts'
import { dynamoCaseworkFiling } from '#shared/adapters/dynamodb/casework-filing.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoCoverPeriods } from '#shared/adapters/dynamodb/cover-periods.ts'
import { dynamoIntroductions } from '#shared/adapters/dynamodb/introductions.ts'
import { dynamoOutbox } from '#shared/adapters/dynamodb/outbox.ts'
import { dynamoRecordedAbsences } from '#shared/adapters/dynamodb/recorded-absences.ts'
import { writeWhole } from '#shared/adapters/dynamodb/transaction.ts'
import { dynamoWorkMoves } from '#shared/adapters/dynamodb/work-moves.ts'
import { withTimes } from '#shared/domain/casework/clock/bring-up-to-date.ts'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { Absence, Staff } from '#shared/domain/directory/directory.ts'
import { indexDirectory } from '#shared/domain/directory/directory-index.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { deadlinesFor } from '#shared/domain/standards/deadlines.ts'
import { londonDate } from '#shared/domain/standards/london.ts'
import type { CoverPeriods } from '#shared/ports/absences.ts'
import type { WorkMoves } from '#shared/ports/work-moves.ts'
import { makeActOnQuery } from '#shared/usecases/act-on-query.ts'
import { makeCoverAbsences } from '#shared/usecases/cover-absences.ts'
import { directoryToday } from '#shared/usecases/directory-today.ts'
import { makeEndAbsence } from '#shared/usecases/end-absence.ts'
import { type FollowImportPorts, makeFollowImport } from '#shared/usecases/follow-import.ts'
import { makeHandOverWork } from '#shared/usecases/hand-over-work.ts'
import {
  makeDecideIntroductions,
  makeSendIntroductions,
  makeWantIntroductions,
} from '#shared/usecases/introduce.ts'
import { makeMoveWork } from '#shared/usecases/move-work.ts'
import { makeRecordAbsence } from '#shared/usecases/record-absence.ts'
import { makeTellEveOfAbsences, makeTellNoCover } from '#shared/usecases/tell-no-cover.ts'
import { aNewQuery, anAwayMark, aQuery } from '#tests/support/casework-builders.ts'
import { aSnapshot, aStaff } from '#tests/support/directory/small-directory.ts'

let worlds = 0

export interface AbsenceWorldParts {
  readonly documents: DynamoDBDocumentClient
  readonly tableName: string
  readonly absences?: (id: (name: string) => string) => readonly Absence[]
  readonly staff?: Readonly<Record<string, Partial<Staff>>>
  readonly snapshot?: Partial<DirectorySnapshot>
}

/** Priya, Tom and Ines are caseworkers, Amir their manager, Hilary the head of service. `id('priya')` is her staff id in this world. */
export function absenceWorld({ documents, tableName, ...parts }: AbsenceWorldParts) {
  worlds += 1
  const world = worlds
  const id = (name: string): string => `w${world}-${name}`
  const person = (name: string, overrides: Partial<Staff>): Staff =>
    aStaff(id(name), { name, team: 'team-a', manager: id('Amir'), ...overrides, ...parts.staff?.[name] })
  let snapshot: DirectorySnapshot = aSnapshot({
    teams: [{ id: 'team-a', name: 'Valley team', manager: id('Amir'), wards: ['Quarry Bank'] }],
    staff: [
      person('Hilary', { role: 'head-of-service', team: null, manager: null }),
      person('Amir', { role: 'manager', manager: id('Hilary') }),
      person('Priya', {}),
      person('Tom', {}),
      person('Ines', {}),
    ],
    members: [],
    cases: [],
    contacts: [],
    absences: [...(parts.absences?.(id) ?? [])],
    ...parts.snapshot,
  })
  let now = '2026-11-23T10:00:00.000Z'
  let numbers = 0
  const queued: string[] = []
  const casework = dynamoCaseworkChanging(documents, tableName)
  const reading = dynamoCaseworkReading(documents, tableName)
  const periods = dynamoCoverPeriods(documents, tableName)
  const outbox = { enqueue: async (ids: readonly string[]) => void queued.push(...ids) }
  const clock = () => now
  const deskUrl = 'http://localhost:3000'
  const links = async (reference: string) => ({
    act: null,
    desk: `${deskUrl}/queries/${reference}`,
    replyAddress: 'send+token@aldermere.example',
  })
  const today = directoryToday(
    async () => ({ index: indexDirectory(snapshot) }),
    dynamoAwayMarks(documents, tableName),
    clock,
  )
  const directory = async () => (await today())?.index ?? null
  const introducing = {
    introductions: dynamoIntroductions(documents, tableName),
    periods,
    casework,
    directory,
    outbox,
    clock,
    deskUrl,
  }
  const wantIntroductions = makeWantIntroductions(introducing)
  const coverAbsences = (changed: Partial<CoverPeriods> = {}) =>
    makeCoverAbsences({
      periods: { ...periods, ...changed },
      casework,
      reading,
      directory,
      links,
      wantIntroductions,
      outbox,
      clock,
      deskUrl,
      news: { began: () => {}, ended: () => {} },
    })

  const faults: unknown[] = []
  let tableIsBusy = false
  const telling = {
    recorded: dynamoRecordedAbsences(documents, tableName),
    awayMarks: dynamoAwayMarks(documents, tableName),
    casework,
    directory,
    clock,
    coverAbsences: (staffIds?: readonly string[]) =>
      tableIsBusy ? Promise.reject(new Error('the table is busy')) : coverAbsences()(staffIds),
  }

  const workMoves = dynamoWorkMoves(documents, tableName)
  const moveWork = (changed: Partial<WorkMoves> = {}) =>
    makeMoveWork({
      moves: { ...workMoves, ...changed },
      periods,
      casework,
      reading,
      directory,
      links,
      wantIntroductions,
      outbox,
      clock,
      news: { moved: () => {} },
    })
  const tellNoCover = makeTellNoCover({ periods, casework, outbox, clock, deskUrl })

  return {
    id,
    workMoves,
    introductions: introducing.introductions,
    decideIntroductions: makeDecideIntroductions(introducing),
    sendIntroductions: makeSendIntroductions(introducing),
    moveWork,
    tellEve: () => makeTellEveOfAbsences(tellNoCover, { directory, clock })(),
    /** What a sweep does after an import; the store is this world's. */
    followImport: (store: FollowImportPorts['store'], changed: Partial<WorkMoves> = {}) =>
      makeFollowImport({
        moves: { ...workMoves, ...changed },
        store,
        directory,
        tellNoCover,
        clock,
        news: { followed: () => {} },
      })(),
    handOver: makeHandOverWork({
      moves: workMoves,
      directory,
      moveWork: () => moveWork()(),
      clock,
      news: { leftToSweep: (_, fault) => faults.push(fault) },
    }),
    casework,
    reading,
    periods,
    recorded: dynamoRecordedAbsences(documents, tableName),
    awayMarks: dynamoAwayMarks(documents, tableName),
    directory,
    clock,
    outbox,
    queued,
    coverAbsences,
    record: makeRecordAbsence({
      ...telling,
      news: { recorded: () => {}, leftToSweep: (_, fault) => faults.push(fault) },
    }),
    end: makeEndAbsence({
      ...telling,
      news: { ended: () => {}, leftToSweep: (_, fault) => faults.push(fault) },
    }),
    /** From now on nothing can be moved at once. */
    busy: (): void => {
      tableIsBusy = true
    },
    /** What was left to the sweep. */
    faults,
    act: makeActOnQuery({ casework, directory, outbox, clock }),
    /** An automatic reply says that they are away until that day, that day too. */
    mark: async (name: string, to: string): Promise<void> => {
      const mark = anAwayMark({ staffId: id(name), at: now, from: londonDate(now), to })
      await writeWhole(documents, [awayMarkWrite(tableName, mark)])
    },
    imports: (changes: Partial<DirectorySnapshot>): void => {
      snapshot = { ...snapshot, ...changes }
    },
    snapshot: () => snapshot,
    at: (instant: string): void => {
      now = instant
    },
    sweep: async (instant: string, changed: Partial<CoverPeriods> = {}): Promise<void> => {
      now = instant
      await coverAbsences(changed)()
    },
    /** An open query of that person's that came in at that instant, P3 from a family unless said otherwise; already taken on. */
    query: async (owner: string, receivedAt: string, changes: Partial<Query> = {}): Promise<string> => {
      numbers += 1
      const index = await directory()
      if (index === null) throw new Error('there is a directory')
      const priority = changes.priority ?? 'P3'
      const council = index.snapshot.council
      const query = withTimes(
        aQuery({
          receivedAt,
          caseMatch: null,
          owner: { staffId: id(owner), via: 'allocated', reason: `${owner} has it.` },
          teamId: 'team-a',
          contacts: [receivedAt],
          deadlines: deadlinesFor({
            correspondentKind: 'family',
            topic: 'placement',
            flags: [],
            priority,
            receivedAt,
            council,
          }),
          clocks: { ...freshClocks(receivedAt, priority), acceptedAt: receivedAt, acceptedBy: id(owner) },
          correspondentAddress: `writer-${numbers}@w${world}.example`,
          reference: `SEND-2026-${String(world * 1_000 + numbers).padStart(5, '0')}`,
          ...changes,
        }),
        index,
      )
      const { reference } = query
      const filing = aNewQuery(world * 1_000 + numbers, query)
      const outcome = await dynamoCaseworkFiling(documents, tableName).file({ ...filing, outgoing: [] })
      if (outcome !== 'filed') throw new Error(`the query was not filed: ${outcome}`)
      return reference
    },
    stored: async (reference: string): Promise<Query> => {
      const query = await casework.query(reference)
      if (query === null) throw new Error('there is such a query')
      return query
    },
    ownerOf: async (reference: string): Promise<string | null> =>
      ((await casework.query(reference))?.owner.staffId ?? '').replace(`w${world}-`, '') || null,
    /** Its moves, oldest first: what, to whom, when. */
    moves: async (reference: string): Promise<readonly (readonly [string, string, string])[]> =>
      ((await reading.file(reference))?.events ?? [])
        .filter(({ type }) => ['cover-started', 'cover-ended', 'routed'].includes(type))
        .map(({ type, to, at }) => [type, (to[0] ?? '').replace(`w${world}-`, ''), at] as const),
    /** The mails of the queue that are to that person, each once. */
    mailsTo: async (name: string): Promise<readonly OutgoingMail[]> =>
      (await dynamoOutbox(documents, tableName).read([...new Set(queued)]))
        .filter(mail => mail !== null && mail.toStaffId === id(name))
        .flatMap(mail => mail ?? []),
    /** Introductions that were queued, each once. */
    introduced: async (): Promise<readonly OutgoingMail[]> =>
      (await dynamoOutbox(documents, tableName).read([...new Set(queued)]))
        .flatMap(mail => mail ?? [])
        .filter(({ kind }) => kind === 'introduction'),
    textOf: (mail: OutgoingMail): string => letterAsText(mail.letter),
  }
}
