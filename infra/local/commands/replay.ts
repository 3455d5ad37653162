/** `npm run -s replay -- --data DIR`: sends what is parked back to be worked, or lists it. */
import { Command, Option } from 'commander'
import * as z from 'zod'
import { type EngineConnection, withEngines } from '#infra/local/data-folder.ts'
import { sqsParkedMail } from '#shared/adapters/sqs/parked-mail.ts'
import { type ParkedMail, type WorkQueueName, workQueueNames } from '#shared/ports/parked-mail.ts'
import { sqsClient } from '#shared/runtime/aws/sqs.ts'
import { Refused } from '../refused.ts'
import { runCommand } from './command-line.ts'

const Asked = z.object({
  data: z.string(),
  queue: z.enum(workQueueNames).optional(),
  id: z.string().min(1).optional(),
  list: z.boolean().default(false),
})
type Asked = z.infer<typeof Asked>

const command = new Command('replay')
  .description(
    'Sends messages that could not be worked, and were parked, back to their queue. Doing so twice does no harm.',
  )
  .allowExcessArguments(false)
  .option('--data <dir>', 'the data folder of the service, running or not', '.data')
  .addOption(new Option('--queue <name>', 'of this queue only').choices(workQueueNames))
  .option('--id <id>', 'this message only')
  .option('--list', 'send nothing: print what is parked, one line of JSON a message')
  .action(async (options: unknown) => replay(Asked.parse(options)))

await runCommand(command)

async function replay(asked: Asked): Promise<void> {
  await withEngines(asked.data, async connection => {
    const parked = sqsParkedMail(sqsClient(), queuesOf(connection))
    const queues = asked.queue === undefined ? workQueueNames : [asked.queue]
    if (asked.list) return list(parked, queues, asked.id)
    const sent: string[] = []
    let messages = 0
    for (const queue of queues) {
      const replayed = await (asked.id === undefined
        ? all(parked, queue)
        : parked.replay(queue, [asked.id]).then(({ length }) => length))
      if (replayed > 0) sent.push(`${queue} ${replayed}`)
      messages += replayed
    }
    if (messages === 0 && asked.id !== undefined) {
      throw new Refused(`No parked message has the id ${asked.id}; --list says what is parked.`)
    }
    say(
      messages === 0
        ? 'Nothing is parked.'
        : `Sent back to be worked: ${sent.join(', ')}.${connection.serving ? '' : ' The service does not run; it works them when it starts.'}`,
    )
  })
}

/** One replay sends a bounded number; what was parked anew meanwhile is left, or a message that always fails would never let this end. */
async function all(parked: ParkedMail, queue: WorkQueueName): Promise<number> {
  const { parked: most } = await parked.list(queue)
  let sent = 0
  while (sent < most) {
    const { length } = await parked.replay(queue, 'all')
    if (length === 0) break
    sent += length
  }
  return sent
}

async function list(
  parked: ParkedMail,
  queues: readonly WorkQueueName[],
  wanted: string | undefined,
): Promise<void> {
  for (const queue of queues) {
    const found = await parked.list(queue)
    for (const message of found.messages) {
      if (wanted === undefined || message.id === wanted) say(JSON.stringify({ queue, ...message }))
    }
    const unseen = found.parked - found.messages.length
    if (unseen > 0) process.stderr.write(`${unseen} more in ${queue} are not listed.\n`)
  }
}

function queuesOf({ workQueues }: EngineConnection) {
  const of = (name: WorkQueueName) => {
    const urls = workQueues[name]
    if (urls === undefined) {
      throw new Refused('This data folder does not know its queues yet; run npm start on it once.')
    }
    return urls
  }
  return {
    intake: of('intake'),
    outbound: of('outbound'),
    feedback: of('feedback'),
    'directory-import': of('directory-import'),
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
