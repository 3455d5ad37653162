/** `service.json`: which service runs on a data folder and where its engines answer, for the commands that share them. */
import { rm } from 'node:fs/promises'
import * as z from 'zod'
import { type DataFolder, readJson, writeWhole } from './layout.ts'
import { isAlive, ProcessIdentity } from './processes.ts'

/** Addresses of the engines, `http://127.0.0.1:<port>` each. */
export const EngineEndpoints = z.object({
  dynamodb: z.url(),
  sqs: z.url(),
  s3: z.url(),
  ses: z.url(),
})
export type EngineEndpoints = z.infer<typeof EngineEndpoints>

export const ServiceRecord = z.object({
  process: ProcessIdentity,
  startedAt: z.iso.datetime(),
  web: z.string().nullable(),
  smtp: z.string().nullable(),
  endpoints: EngineEndpoints,
})
export type ServiceRecord = z.infer<typeof ServiceRecord>

/** What the commands need to know of a folder's content: written whenever the template was applied to it. */
export const Resources = z.object({
  tableName: z.string(),
  mailBucketName: z.string(),
  councilBucketName: z.string(),
  intakeQueueName: z.string(),
  outboxQueueName: z.string(),
  /** By the function that works them: each queue of work and its dead-letter queue. None before the first start that knew of them. */
  workQueues: z.record(z.string(), z.object({ work: z.string(), parked: z.string() })).default({}),
  /** Hash of the council's folder that the last start put in force; null before that. */
  councilHash: z.string().nullable(),
})
export type Resources = z.infer<typeof Resources>

export async function writeServiceRecord(folder: DataFolder, record: ServiceRecord): Promise<void> {
  await writeWhole(folder.service, `${JSON.stringify(record, null, 2)}\n`)
}

export async function removeServiceRecord(folder: DataFolder): Promise<void> {
  await rm(folder.service, { force: true })
}

/** The record of the service that runs on this folder now; null where none does. */
export async function runningService(folder: DataFolder): Promise<ServiceRecord | null> {
  const record = await readJson(folder.service, ServiceRecord)
  if (typeof record === 'string') return null
  return (await isAlive(record.process)) ? record : null
}
