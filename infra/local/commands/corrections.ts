/** `npm run -s corrections -- --data DIR`: what people put right, as labelled mails for training. */
import { once } from 'node:events'
import { Command } from 'commander'
import * as z from 'zod'
import { withEngines } from '#infra/local/data-folder.ts'
import { dynamoCaseworkExport } from '#shared/adapters/dynamodb/casework-export.ts'
import { dynamoCaseworkReading } from '#shared/adapters/dynamodb/casework-reading.ts'
import { dynamoDocuments } from '#shared/runtime/aws/dynamodb.ts'
import { exportCorrections } from '#shared/usecases/export-corrections.ts'
import { runCommand } from './command-line.ts'

const command = new Command('corrections')
  .description(
    'Prints each query that a person has put right as a labelled mail, one line of JSON each. It holds personal data.',
  )
  .allowExcessArguments(false)
  .option('--data <dir>', 'the data folder of the service, running or not', '.data')
  .action(async (options: unknown) => correctionsFrom(z.object({ data: z.string() }).parse(options).data))

await runCommand(command)

async function correctionsFrom(dataDir: string): Promise<void> {
  await withEngines(dataDir, async ({ tableName }) => {
    const documents = dynamoDocuments()
    const lines = exportCorrections({
      everything: dynamoCaseworkExport(documents, tableName),
      reading: dynamoCaseworkReading(documents, tableName),
    })
    for await (const line of lines) {
      if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain')
    }
  })
}
