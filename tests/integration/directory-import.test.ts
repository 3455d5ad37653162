import { setTimeout as sleep } from 'node:timers/promises'
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { s3DirectoryStore } from '#shared/adapters/s3/directory-store.ts'
import { type CouncilFile, councilFiles as fileNames } from '#shared/domain/directory/directory-problems.ts'
import { ImportReport } from '#shared/domain/directory/import-report.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { added, changed, councilFiles } from '#tests/support/directory/council-files.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'

let engines: TestEngines
let work: (event: SQSEvent) => Promise<SQSBatchResponse>

beforeAll(async () => {
  engines = await startTestEngines({ queues: ['parked'] })
  Object.assign(process.env, engines.environment, {
    TABLE_NAME: engines.tableName,
    COUNCIL_BUCKET_NAME: engines.councilBucketName,
    PARKED_QUEUE_URL: engines.queueUrl('parked'),
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  })
  const { handler } = await import('#functions/directory-import/index.ts')
  work = event => handler(event, aContext)
})
afterAll(() => engines.stop())
beforeEach(async () => {
  const bucket = { Bucket: engines.councilBucketName }
  const { Contents = [] } = await s3Client().send(new ListObjectsV2Command(bucket))
  const Objects = Contents.map(({ Key }) => ({ Key }))
  if (Objects.length > 0) await s3Client().send(new DeleteObjectsCommand({ ...bucket, Delete: { Objects } }))
  const Key = { pk: 'DIRECTORY', sk: 'CURRENT' }
  await dynamoDocuments().send(new DeleteCommand({ TableName: engines.tableName, Key }))
})

const aContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'directory-import',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-2:000000000000:function:directory-import',
  memoryLimitInMB: '512',
  awsRequestId: 'request-1',
  logGroupName: '',
  logStreamName: '',
  getRemainingTimeInMillis: () => 30_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
}

function anEvent(...bodies: readonly unknown[]): SQSEvent {
  return {
    Records: bodies.map((body, at) => ({
      messageId: `message-${at}`,
      receiptHandle: `handle-${at}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 's3',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:imports',
      awsRegion: 'eu-west-2',
    })),
  }
}

const stored = (key: string, bucket = 'council-bucket') => ({
  Records: [{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: bucket }, object: { key, size: 10 } } }],
})

async function put(key: string, body: Uint8Array): Promise<void> {
  await s3Client().send(new PutObjectCommand({ Bucket: engines.councilBucketName, Key: key, Body: body }))
}

/** Uploads as the documentation tells a council to: council.json last. */
async function upload(folder: string, files = councilFiles()): Promise<void> {
  for (const name of fileNames.toReversed()) {
    const bytes = files.get(name)
    if (bytes !== undefined) await put(`${folder}${name}`, bytes)
  }
}

async function reportOf(folder: string): Promise<ImportReport> {
  const { Body } = await s3Client().send(
    new GetObjectCommand({ Bucket: engines.councilBucketName, Key: `${folder}report.json` }),
  )
  return ImportReport.parse(JSON.parse((await Body?.transformToString()) ?? ''))
}

const directory = () =>
  s3DirectoryStore({
    documents: dynamoDocuments(),
    tableName: engines.tableName,
    s3: s3Client(),
    bucket: engines.councilBucketName,
    clock: () => '2026-11-22T02:00:00.000Z',
  }).current()

async function parked(): Promise<readonly (string | undefined)[]> {
  const QueueUrl = engines.queueUrl('parked')
  const { Messages = [] } = await sqsClient().send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
  )
  for (const { ReceiptHandle } of Messages) {
    await sqsClient().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
  }
  return Messages.map(({ MessageAttributes }) => MessageAttributes?.['why']?.StringValue)
}

const allDone: SQSBatchResponse = { batchItemFailures: [] }
/** S3 and its engine tell times of storing apart to the second, or the millisecond. */
const later = () => sleep(1_100)

describe('an uploaded folder', () => {
  it('is put in force, and its report says what it added', async () => {
    await upload('import/2026-11-22/')
    expect(await work(anEvent(stored('import/2026-11-22/council.json')))).toEqual(allDone)
    expect((await directory())?.snapshot.cases.map(each => each.id)).toEqual(['EHC-1', 'EHC-2'])
    const report = await reportOf('import/2026-11-22/')
    expect(report).toMatchObject({ outcome: 'replaced', version: 1, warnings: [] })
    expect(report.summary).toContain('cases: 2 added')
    expect(report.changes?.teams).toEqual({ added: ['team-a'], changed: [], retired: [] })
  })

  it('changes nothing when its message comes a second time', async () => {
    await upload('import/x/')
    const event = anEvent(stored('import/x/council.json'))
    await work(event)
    expect(await work(event)).toEqual(allDone)
    expect((await directory())?.version.number).toBe(1)
    expect((await reportOf('import/x/')).outcome).toBe('unchanged')
  })

  it('may have any characters in its name', async () => {
    await upload('import/Tuesday night + é/')
    await work(anEvent(stored('import/Tuesday+night+%2B+%C3%A9/council.json')))
    expect((await reportOf('import/Tuesday night + é/')).outcome).toBe('replaced')
  })

  it('that has problems is refused whole: done, reported, and the directory before stays', async () => {
    await upload('import/monday/')
    await upload('import/tuesday/', councilFiles(changed('cases.csv', 'cw-1', 'cw-99')))
    expect(
      await work(anEvent(stored('import/monday/council.json'), stored('import/tuesday/council.json'))),
    ).toEqual(allDone)
    expect((await directory())?.version.number).toBe(1)
    expect(await reportOf('import/tuesday/')).toMatchObject({
      outcome: 'refused',
      summary: ['cases.csv, line 2, column caseworker: cw-99 is not in staff.csv.'],
      problems: [{ file: 'cases.csv', line: 2, column: 'caseworker', reason: 'cw-99 is not in staff.csv.' }],
      problemsInAll: 1,
    })
  })

  it.each<CouncilFile>(['cases.csv', 'council.json'])('without %s is refused', async missing => {
    await upload('import/x/', councilFiles({ [missing]: null }))
    expect(await work(anEvent(stored('import/x/council.json')))).toEqual(allDone)
    expect((await reportOf('import/x/')).summary).toEqual([`${missing}: the file is missing.`])
    expect(await directory()).toBeNull()
  })

  it('with a file that came after council.json is refused', async () => {
    await upload('import/x/')
    await later()
    await put('import/x/staff.csv', councilFiles().get('staff.csv') ?? new Uint8Array())
    await work(anEvent(stored('import/x/council.json')))
    expect((await reportOf('import/x/')).summary).toEqual([
      'staff.csv: the file was uploaded after council.json, which comes last; upload council.json again.',
    ])
  })

  it('whose message comes late does not take the place of one that was uploaded after it', async () => {
    await upload('import/monday/', councilFiles(changed('council.json', 'Aldermere', 'Monday')))
    await later()
    await upload('import/tuesday/', councilFiles(changed('council.json', 'Aldermere', 'Tuesday')))
    await work(anEvent(stored('import/tuesday/council.json')))
    expect(await work(anEvent(stored('import/monday/council.json')))).toEqual(allDone)
    expect((await reportOf('import/monday/')).outcome).toBe('superseded')
    expect((await directory())?.snapshot.council.name).toBe('Tuesday Council')
  })

  it('with empty files is refused by name, not retried', async () => {
    await upload('import/x/', councilFiles({ 'members.csv': new Uint8Array() }))
    await work(anEvent(stored('import/x/council.json')))
    expect((await reportOf('import/x/')).problems).toMatchObject([{ file: 'members.csv', line: null }])
  })

  it('of a large council is imported: 20,000 cases and 30,000 contacts', async () => {
    const cases = Array.from(
      { length: 20_000 },
      (_, at) => `EHC-9${at},Child ${at},2015-06-01,School,Mill End,cw-1,final,,`,
    )
    const contacts = Array.from(
      { length: 30_000 },
      (_, at) => `EHC-9${at % 20_000},Parent,p${at}@post.example,parent,yes`,
    )
    await upload(
      'import/x/',
      councilFiles({ ...added('cases.csv', ...cases), ...added('contacts.csv', ...contacts) }),
    )
    await work(anEvent(stored('import/x/council.json')))
    expect((await reportOf('import/x/')).summary).toContain('contacts: 30002 added')
    expect((await directory())?.snapshot.cases).toHaveLength(20_002)
  })
})

describe('the queue', () => {
  it("carries S3's test event, and objects that are no folder's last file, without work", async () => {
    const event = anEvent(
      { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'x' },
      stored('import/council.json'),
    )
    expect(await work(event)).toEqual(allDone)
    expect(await parked()).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['what is not JSON', 'hello', 'The message is not of the shape that this queue carries.'],
    ['what is no notification', { Records: [] }, 'The message is not of the shape that this queue carries.'],
    [
      'a key that is not URL-encoded',
      stored('import/%E9/council.json'),
      'The message is not of the shape that this queue carries.',
    ],
    [
      'an object of another bucket',
      stored('import/x/council.json', 'other-bucket'),
      'The object is not in the bucket of the council.',
    ],
  ])('parks %s with its reason, and works the others', async (_, body, why) => {
    await upload('import/x/')
    expect(await work(anEvent(body, stored('import/x/council.json')))).toEqual(allDone)
    expect(await parked()).toEqual([why])
    expect((await directory())?.version.number).toBe(1)
  })

  it('gets a message back when the table cannot be reached', async () => {
    await upload('import/x/')
    const refuse = () => Promise.reject(new Error('no table'))
    const { middlewareStack } = dynamoDocuments()
    middlewareStack.add(() => refuse, { step: 'initialize', name: 'no-table' })
    try {
      expect(await work(anEvent(stored('import/x/council.json')))).toEqual({
        batchItemFailures: [{ itemIdentifier: 'message-0' }],
      })
    } finally {
      middlewareStack.remove('no-table')
    }
    expect(await work(anEvent(stored('import/x/council.json')))).toEqual(allDone)
    expect((await reportOf('import/x/')).outcome).toBe('replaced')
  })
})
