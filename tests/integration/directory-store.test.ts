import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { s3DirectoryStore } from '#shared/adapters/s3/directory-store.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { cachedDirectory } from '#shared/usecases/directory-cached.ts'
import { importDirectory } from '#shared/usecases/import-directory.ts'
import { changed, councilFiles } from '#tests/support/directory/council-files.ts'
import { startTestEngines, type TestEngines } from '#tests/support/engines.ts'

let engines: TestEngines
beforeAll(async () => {
  engines = await startTestEngines()
  Object.assign(process.env, engines.environment)
})
afterAll(() => engines.stop())
beforeEach(async () => {
  await dynamoDocuments().send(
    new DeleteCommand({ TableName: engines.tableName, Key: { pk: 'DIRECTORY', sk: 'CURRENT' } }),
  )
})

const at = '2026-11-22T02:00:00.000Z'

function aStore() {
  return s3DirectoryStore({
    documents: dynamoDocuments(),
    tableName: engines.tableName,
    s3: s3Client(),
    bucket: engines.councilBucketName,
    clock: () => at,
  })
}

function snapshotOf(name: string): DirectorySnapshot {
  const reading = readCouncilFiles(councilFiles(changed('council.json', 'Aldermere', name)))
  if (!reading.ok) throw new Error('The folder is refused.')
  return reading.snapshot
}

async function bytesOf(Key: string): Promise<Uint8Array> {
  const { Body } = await s3Client().send(new GetObjectCommand({ Bucket: engines.councilBucketName, Key }))
  return (await Body?.transformToByteArray()) ?? new Uint8Array()
}

describe('the directory in force', () => {
  it('is none before the first import', async () => {
    expect(await aStore().current()).toBeNull()
    expect(await cachedDirectory(aStore())()).toBeNull()
  })

  it('is the one that was stored last, for every process', async () => {
    const store = aStore()
    const first = await store.replace(snapshotOf('First'), null)
    if (first.outcome !== 'replaced') throw new Error(first.outcome)
    expect(first.version.number).toBe(1)
    const second = await store.replace(snapshotOf('Second'), first.version)
    expect(second).toMatchObject({ outcome: 'replaced', version: { number: 2 } })
    expect(await aStore().current()).toEqual({
      version: second.outcome === 'replaced' ? second.version : null,
      snapshot: snapshotOf('Second'),
      uploadedAt: at,
    })
  })

  it('is not replaced by the very same', async () => {
    const store = aStore()
    const first = await store.replace(snapshotOf('Same'), null)
    if (first.outcome !== 'replaced') throw new Error(first.outcome)
    expect(await store.replace(snapshotOf('Same'), first.version)).toEqual({ outcome: 'unchanged' })
    expect((await store.current())?.version).toEqual(first.version)
  })

  it('goes to one of two imports that began from the same directory; the other is stale', async () => {
    const store = aStore()
    await store.replace(snapshotOf('Before'), null)
    const version = (await store.current())?.version ?? null
    const race = await Promise.all([
      aStore().replace(snapshotOf('Left'), version),
      aStore().replace(snapshotOf('Right'), version),
    ])
    expect(race.map(each => each.outcome).toSorted()).toEqual(['replaced', 'stale'])
    expect((await store.current())?.version.number).toBe(2)
  })

  it('goes to one of two first imports', async () => {
    const race = await Promise.all([
      aStore().replace(snapshotOf('Left'), null),
      aStore().replace(snapshotOf('Right'), null),
    ])
    expect(race.map(each => each.outcome).toSorted()).toEqual(['replaced', 'stale'])
  })

  it('is indexed again only when it moved', async () => {
    const store = aStore()
    await store.replace(snapshotOf('One'), null)
    const directory = cachedDirectory(store)
    const first = await directory()
    expect((await directory())?.index).toBe(first?.index)
    await aStore().replace(snapshotOf('Two'), first?.version ?? null)
    expect((await directory())?.index.snapshot.council.name).toBe('Two Council')
  })

  it('fails loudly where its object is not the one that was stored, and is read again after that', async () => {
    await aStore().replace(snapshotOf('Whole'), null)
    const pointer = await aStore().current()
    const Key = `directory/${pointer?.version.contentHash}.json.gz`
    const whole = await bytesOf(Key)
    const other = await aStore().replace(snapshotOf('Other'), pointer?.version ?? null)
    if (other.outcome !== 'replaced') throw new Error('The second import failed.')
    const otherObject = {
      Bucket: engines.councilBucketName,
      Key: `directory/${other.version.contentHash}.json.gz`,
    }
    const right = await bytesOf(otherObject.Key)
    await s3Client().send(new PutObjectCommand({ ...otherObject, Body: whole }))
    const reader = aStore()
    await expect(reader.current()).rejects.toThrow('is not the one that was stored')
    await s3Client().send(new PutObjectCommand({ ...otherObject, Body: right }))
    expect((await reader.current())?.snapshot.council.name).toBe('Other Council')
  })
})

describe('an import', () => {
  const importOf = (name: string, uploadedAt?: string) =>
    importDirectory({
      files: councilFiles(changed('council.json', 'Aldermere', name)),
      read: readCouncilFiles,
      store: aStore(),
      ...(uploadedAt === undefined ? {} : { uploadedAt }),
    })

  it('changes nothing the second time', async () => {
    expect((await importOf('A')).outcome).toBe('replaced')
    expect(await importOf('A')).toEqual({ outcome: 'unchanged', warnings: [] })
  })

  it('that is refused leaves the directory in force and stores nothing', async () => {
    await importOf('A')
    const before = await aStore().current()
    const stored = async () =>
      (await s3Client().send(new ListObjectsV2Command({ Bucket: engines.councilBucketName }))).KeyCount
    const objects = await stored()
    const refused = await importDirectory({
      files: councilFiles(changed('cases.csv', 'cw-1', 'cw-99')),
      read: readCouncilFiles,
      store: aStore(),
    })
    expect(refused).toMatchObject({ outcome: 'refused', total: 1 })
    expect(await aStore().current()).toEqual(before)
    expect(await stored()).toBe(objects)
  })

  it('never puts an older folder in place of a newer one', async () => {
    await importOf('Monday', '2026-11-23T02:00:00.000Z')
    await importOf('Tuesday', '2026-11-24T02:00:00.000Z')
    expect(await importOf('Monday', '2026-11-23T02:00:00.000Z')).toEqual({ outcome: 'superseded' })
    expect((await aStore().current())?.snapshot.council.name).toBe('Tuesday Council')
  })

  it('of the same content again makes the directory as new as that folder', async () => {
    await importOf('Same', '2026-11-23T02:00:00.000Z')
    expect((await importOf('Same', '2026-11-25T02:00:00.000Z')).outcome).toBe('unchanged')
    expect(await importOf('Late', '2026-11-24T02:00:00.000Z')).toEqual({ outcome: 'superseded' })
  })
})
