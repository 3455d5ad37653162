import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TinyTemplates, tinyTemplates } from './tiny-template.ts'

/**
 * The recorder's bundle. It writes down each event that it is given in `RECORD`, and does what a message body asks for:
 * `fail` (named as failed), `throw`, `hang` (runs out of time), `end` (ends its process), `burn` (never gives the thread back).
 */
const recorderBundle = `
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
let invocations = 0
let running = 0
export async function handler(event, context) {
  invocations += 1
  running += 1
  const note = { event, invocations, running, requestId: context.awsRequestId, remaining: context.getRemainingTimeInMillis(), greeting: process.env.GREETING, home: process.env.HOME ?? null, desk: process.env.DESK_URL }
  appendFileSync(process.env.RECORD ?? '/dev/null', JSON.stringify(note) + '\\n')
  console.log(JSON.stringify({ said: 'recorder was here' }))
  try {
    const bodies = (event.Records ?? []).map(record => record.body)
    if (bodies.includes('throw')) throw new Error('asked to throw')
    if (bodies.includes('hang')) await sleep(60_000)
    if (bodies.includes('burn')) for (;;) { }
    if (bodies.includes('end')) process.exit(3)
    await sleep(5)
    return { batchItemFailures: (event.Records ?? []).filter(record => record.body === 'fail').map(record => ({ itemIdentifier: record.messageId })) }
  } finally {
    running -= 1
  }
}
export const application = door => ({ fetch: request => new Response('desk by the ' + door + ' door') })
`

/** Writes the tiny service as `cdk synth` would, with the recorder's notes going to `record`. Returns the assembly's folder. */
export async function writeTinyAssembly(
  folder: string,
  settings: { readonly record?: string; readonly templates?: TinyTemplates } = {},
): Promise<string> {
  const templates = settings.templates ?? tinyTemplates()
  const recorder = join(folder, 'asset.recorder')
  await mkdir(recorder, { recursive: true })
  await writeFile(
    join(recorder, 'index.mjs'),
    `process.env.RECORD = ${JSON.stringify(settings.record ?? '/dev/null')}\n${recorderBundle}`,
  )
  const write = (name: string, content: unknown) => writeFile(join(folder, name), JSON.stringify(content))
  await write('Tiny-Data.template.json', templates.data)
  await write('Tiny-Service.template.json', templates.service)
  await write('Tiny-Service.assets.json', {
    files: {
      recorder: {
        source: { path: 'asset.recorder', packaging: 'zip' },
        destinations: { current: { bucketName: 'assets', objectKey: 'recorder.zip' } },
      },
    },
  })
  await write('manifest.json', {
    artifacts: {
      'Tiny-Service.assets': { type: 'cdk:asset-manifest', properties: { file: 'Tiny-Service.assets.json' } },
      'Tiny-Data': {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'Tiny-Data.template.json' },
      },
      'Tiny-Service': {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'Tiny-Service.template.json' },
      },
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    },
  })
  return folder
}
