/** `npm run -s export -- --data DIR`: the whole casework as JSON Lines (contract section 6). */
import { once } from 'node:events'
import { Command } from 'commander'
import * as z from 'zod'
import { withEngines } from '#infra/local/data-folder.ts'
import { dynamoCaseworkExport } from '#shared/adapters/dynamodb/casework-export.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoLedger } from '#shared/adapters/dynamodb/ledger.ts'
import { readStoredMail } from '#shared/adapters/mime/read-stored-mail.ts'
import { s3DirectoryStore } from '#shared/adapters/s3/directory-store.ts'
import { s3RawMail } from '#shared/adapters/s3/raw-mail.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { s3Client } from '#shared/runtime/aws/s3.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import { exportCasework } from '#shared/usecases/export-casework.ts'
import { runCommand } from './command-line.ts'

const command = new Command('export')
  .description(
    'Prints every query with its mails, events and deadlines, one line of JSON each; the ledger last.',
  )
  .allowExcessArguments(false)
  .option('--data <dir>', 'the data folder of the service, running or not', '.data')
  .action(async (options: unknown) => exportFrom(z.object({ data: z.string() }).parse(options).data))

await runCommand(command)

async function exportFrom(dataDir: string): Promise<void> {
  await withEngines(dataDir, async connection => {
    const documents = dynamoDocuments()
    const directory = await s3DirectoryStore({
      documents,
      tableName: connection.tableName,
      s3: s3Client(),
      bucket: connection.councilBucketName,
      clock: systemClock,
    }).current()
    const lines = exportCasework({
      everything: dynamoCaseworkExport(documents, connection.tableName),
      reading: dynamoCaseworkReading(documents, connection.tableName),
      ledger: dynamoLedger(documents, connection.tableName),
      rawMail: s3RawMail(s3Client(), connection.mailBucketName),
      readMail: readStoredMail,
      inbox: directory?.snapshot.council.inbox ?? '',
    })
    for await (const line of lines) {
      if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain')
    }
  })
}
