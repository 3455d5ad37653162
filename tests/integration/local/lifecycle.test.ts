/** Start, stop, kill and start again: what a data folder keeps, and what it refuses. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DescribeTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDataFolder } from '#infra/local/data-folder/layout.ts'
import { takeLock } from '#infra/local/data-folder/lock.ts'
import { withEngines } from '#infra/local/data-folder.ts'
import { type Child, processesMentioning, runNode } from '#tests/support/local/child-service.ts'
import { smallInbox } from '#tests/support/local/council-folder.ts'
import {
  bodiesOf,
  startTinyService,
  type TinyFolder,
  type TinyService,
  tinyFolder,
} from '#tests/support/local/tiny-service.ts'
import { tinyTemplates } from '#tests/support/local/tiny-template.ts'
import { smtpSender, until } from '#tests/support/local-service.ts'

let folder: TinyFolder
beforeEach(async () => {
  folder = await tinyFolder()
})
afterEach(async () => {
  await folder.remove()
})

const program = fileURLToPath(new URL('../../support/local/run-tiny-service.ts', import.meta.url))
async function startChild(): Promise<{ readonly child: Child; readonly port: number }> {
  const child = runNode(program, [folder.dataDir, folder.councilDir, await folder.assembly()])
  const line = await child.untilLine('ready')
  return { child, port: Number(line.split(' ')[1]) }
}
const mail = (subject: string) => `From: parent@example.org\r\nSubject: ${subject}\r\n\r\nHello.\r\n`
const mailBucket = 'tiny-mail-000000000000'
async function storedMails(tiny: TinyService): Promise<readonly (string | undefined)[]> {
  const { Contents = [] } = await tiny.service.clients.s3.send(
    new ListObjectsV2Command({ Bucket: mailBucket, Prefix: 'mail/' }),
  )
  return Contents.map(each => each.Key)
}
const delivered = async () => new Set((await folder.notes()).flatMap(bodiesOf))

describe('a clean stop', () => {
  test('ends every process, exits 0, and everything is there at the next start', async () => {
    const { child, port } = await startChild()
    const sender = smtpSender(port)
    await sender.send(mail('one'), { to: smallInbox })
    sender.close()
    expect(await processesMentioning(folder.dataDir)).not.toEqual([])
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
    expect(await processesMentioning(folder.dataDir)).toEqual([])

    const again = await startTinyService(folder)
    try {
      expect(await storedMails(again)).toHaveLength(1)
      await again.untilQueuesAreEmpty()
      expect((await delivered()).size).toBe(1)
    } finally {
      await again.stop()
    }
  })

  test('takes its record and its lock away', async () => {
    const tiny = await startTinyService(folder)
    const record: unknown = JSON.parse(await readFile(join(folder.dataDir, 'service.json'), 'utf8'))
    expect(record).toMatchObject({ process: { pid: process.pid }, endpoints: tiny.service.engines.endpoints })
    await tiny.stop()
    await expect(readFile(join(folder.dataDir, 'service.json'))).rejects.toThrow()
    await expect(readFile(join(folder.dataDir, 'lock-holder.json'))).rejects.toThrow()
  })
})

describe('kill -9', () => {
  test('loses no mail that was accepted, and leaves no engine behind', async () => {
    const accepted = new Set<string>()
    for (let round = 0; round < 3; round += 1) {
      const { child, port } = await startChild()
      const sender = smtpSender(port)
      const sending = Array.from({ length: 40 }, (_, index) =>
        sender.send(mail(`${round}-${index}`), { to: smallInbox }).then(
          answer => accepted.add(/OK (\w{40})/.exec(answer)?.[1] ?? ''),
          () => undefined,
        ),
      )
      const enough = accepted.size + 15
      await until(
        async () => accepted.size >= enough,
        async () => `${accepted.size} mails were accepted`,
      )
      child.process.kill('SIGKILL')
      expect(await child.ended).toBe('SIGKILL')
      await Promise.all(sending)
      sender.close()
      await until(
        async () => (await processesMentioning(folder.dataDir)).length === 0,
        async () => 'an engine lives on',
      )
    }
    const tiny = await startTinyService(folder)
    try {
      await tiny.untilQueuesAreEmpty()
      const bodies = [...(await delivered())].join('\n')
      expect(accepted.size).toBeGreaterThan(15)
      expect([...accepted].filter(id => !bodies.includes(id))).toEqual([])
    } finally {
      await tiny.stop()
    }
  })

  test('in the hands of a function, a message comes again at once, not after its visibility timeout', async () => {
    const templates = tinyTemplates()
    Object.assign(templates.data.Resources['Work']?.Properties ?? {}, { VisibilityTimeout: 3600 })
    const first = await startTinyService(folder, { templates })
    await first.service.engines.announce('Tiny-Data-Work', ['hang'])
    await first.untilDelivered(1)
    await first.stop()
    await folder.forget()
    const second = await startTinyService(folder, { templates })
    expect((await second.untilDelivered(1)).flatMap(bodiesOf)).toEqual(['hang'])
    await second.stop()
  })

  test('between a mail and its announcement: the queue is told at the next start; in the middle of the mail: it is taken back', async () => {
    const first = await startTinyService(folder)
    await first.service.takeIn.take({
      raw: Buffer.from(mail('x')),
      envelopeFrom: '',
      recipients: [smallInbox],
      helo: 'here',
      clientAddress: '127.0.0.1',
    })
    await first.untilQueuesAreEmpty()
    const key = /mail\/\w{40}/.exec([...(await delivered())].join())?.[0] ?? ''
    const { Body } = await first.service.clients.s3.send(
      new GetObjectCommand({ Bucket: mailBucket, Key: key }),
    )
    const sha256 = createHash('sha256')
      .update((await Body?.transformToByteArray()) ?? '')
      .digest('hex')
    const torn = 'mail/torn-by-a-kill'
    await first.service.clients.s3.send(
      new PutObjectCommand({ Bucket: mailBucket, Key: torn, Body: 'half a ma' }),
    )
    await first.stop()
    await folder.forget()
    const note = (name: string, text: string) => writeFile(join(folder.dataDir, 'arrivals', name), text)
    await note('a.json', JSON.stringify({ bucketName: mailBucket, key, sha256 }))
    await note('b.json', JSON.stringify({ bucketName: mailBucket, key: 'mail/never-stored', sha256 }))
    await note('c.json', '{"bucket')
    await note('d.json', JSON.stringify({ bucketName: mailBucket, key: torn, sha256 }))

    const second = await startTinyService(folder)
    await second.untilQueuesAreEmpty()
    expect(await storedMails(second)).toEqual([key])
    await second.stop()
    const bodies = [...(await delivered())]
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toContain(key)
  })
})

describe('a start that is refused says one sentence, and leaves nothing running', () => {
  const refusal = async (options: Parameters<typeof startTinyService>[1] = {}) => {
    const started = await startTinyService(folder, options).then(
      async tiny => {
        await tiny.stop()
        return 'it started'
      },
      (fault: unknown) => (fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)),
    )
    expect(started.split('\n')).toHaveLength(1)
    return started
  }

  test('where a port is taken', async () => {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await refusal({ smtpPort: port })).toBe(
      `Refused: Port ${port} is taken; free it, or name another with --smtp-port.`,
    )
    expect(await refusal({ port })).toBe(
      `Refused: Port ${port} is taken; free it, or name another with --port.`,
    )
    server.close()
  })

  test('where the data folder cannot be written', async () => {
    await writeFile(join(folder.root, 'a-file'), '')
    expect(await refusal({ dataDir: join(folder.root, 'a-file', 'data') })).toMatch(
      /^Refused: The data folder .*a-file\/data cannot be written: a part of its path is a file; name another with --data\.$/,
    )
    expect(await refusal({ dataDir: '/proc/data' })).toMatch(
      /^Refused: The data folder \/proc\/data cannot be written: .*--data\.$/,
    )
  })

  test('where a newer version made the data folder', async () => {
    await mkdir(folder.dataDir)
    await writeFile(join(folder.dataDir, 'version.json'), '{"format":99}')
    expect(await refusal()).toMatch(
      /^Refused: The data folder .* is of format 99, made by a newer version .*--data\.$/,
    )
    expect(await readFile(join(folder.dataDir, 'version.json'), 'utf8')).toBe('{"format":99}')
  })

  test('where a service runs on the data folder already', async () => {
    const { child } = await startChild()
    expect(await refusal()).toBe(
      `Refused: A service is running on the data folder ${folder.dataDir} already (process ${child.process.pid}); stop it, or name another folder with --data.`,
    )
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
  })

  test('where the template gives a table other keys than it has', async () => {
    const tiny = await startTinyService(folder)
    await tiny.stop()
    const templates = tinyTemplates()
    Object.assign(templates.data.Resources['Table']?.Properties ?? {}, {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    })
    expect(await refusal({ templates })).toMatch(
      /^Refused: The table Tiny-Data-Table in the data folder has other keys/,
    )
    expect(await processesMentioning(folder.dataDir)).toEqual([])
  })

  test('where DYNAMODB_ENDPOINT is elsewhere', async () => {
    expect(await refusal({ dynamodbEndpoint: 'http://dynamodb.eu-west-2.amazonaws.com' })).toMatch(
      /^Refused: DYNAMODB_ENDPOINT must be an address on this machine/,
    )
  })

  test("where the council's folder is not in order, each problem in its own line", async () => {
    await writeFile(join(folder.councilDir, 'teams.csv'), 'id,name,manager\nteam-a,Valley,nobody\n')
    const fault: unknown = await startTinyService(folder).catch((each: unknown) => each)
    expect(fault).toBeInstanceOf(Error)
    expect(String(fault)).toMatch(/^Refused: The council's folder .* is refused:\n(teams|staff|cases)\.csv, /)
  })
})

describe('a lock', () => {
  test('goes to one of many that try at once, and after it to the next', async () => {
    const data = await openDataFolder(folder.dataDir)
    for (let round = 0; round < 3; round += 1) {
      const tries = await Promise.all(Array.from({ length: 8 }, () => takeLock(data)))
      const taken = tries.flatMap(each => ('heldBy' in each ? [] : [each]))
      expect(taken).toHaveLength(1)
      for (const each of taken) await each.release()
    }
  })
})

describe('a change in the template reaches a folder that has data', () => {
  test('a new index, a removed one, a visibility timeout', async () => {
    const first = await startTinyService(folder)
    await first.service.engines.announce('Tiny-Data-Feedback', ['kept'])
    await first.stop()
    const templates = tinyTemplates()
    Object.assign(templates.data.Resources['Table']?.Properties ?? {}, {
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byOther',
          KeySchema: [{ AttributeName: 'dueSk', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    })
    Object.assign(templates.data.Resources['Feedback']?.Properties ?? {}, { VisibilityTimeout: 77 })
    const second = await startTinyService(folder, { templates })
    const { Table } = await second.service.clients.dynamodb.send(
      new DescribeTableCommand({ TableName: 'Tiny-Data-Table' }),
    )
    expect(Table?.GlobalSecondaryIndexes?.map(index => index.IndexName)).toEqual(['byOther'])
    const { Attributes } = await second.service.clients.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: `${second.service.engines.endpoints.sqs}/000000000000/Tiny-Data-Feedback`,
        AttributeNames: ['All'],
      }),
    )
    expect(Attributes?.VisibilityTimeout).toBe('77')
    expect(await second.service.engines.depth('Tiny-Data-Feedback')).toBe(1)
    await second.stop()
  })
})

describe('commands on a data folder', () => {
  test('find the same directory while a service runs on it and after it has stopped', async () => {
    const current = () =>
      withEngines(folder.dataDir, async connection => {
        const client = new DynamoDBClient({})
        const { Count } = await client.send(new ScanCommand({ TableName: connection.tableName }))
        client.destroy()
        return Count
      })
    const tiny = await startTinyService(folder)
    const during = await current()
    await tiny.stop()
    const after = await current()
    expect(during).toBeGreaterThan(0)
    expect(after).toBe(during)
    expect(await processesMentioning(folder.dataDir)).toEqual([])
    expect(process.env['AWS_ENDPOINT_URL_DYNAMODB']).toBeUndefined()
  })

  test('refuse a folder that is not there, and one that is not ours, and make nothing', async () => {
    const missing = join(folder.root, 'nothing-here')
    await expect(withEngines(missing, async () => 1)).rejects.toThrow(`There is no data folder ${missing}`)
    await expect(withEngines(folder.councilDir, async () => 1)).rejects.toThrow(
      'is not a data folder of this service',
    )
    await expect(readFile(join(missing, 'version.json'))).rejects.toThrow()
  })
})
