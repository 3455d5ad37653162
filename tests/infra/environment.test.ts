import { beforeAll, describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { Environment as Clock } from '#functions/clock/environment.ts'
import { Environment as DirectoryImport } from '#functions/directory-import/environment.ts'
import { Environment as Feedback } from '#functions/feedback/environment.ts'
import { Environment as Intake } from '#functions/intake/environment.ts'
import { Environment as Outbound } from '#functions/outbound/environment.ts'
import { Environment as Web } from '#functions/web/environment.ts'
import { type FunctionName, functionNames } from '#infra/function-names.ts'
import { readAssembly } from '#infra/local/template/assembly.ts'
import { readWiring } from '#infra/local/template/read-wiring.ts'
import { parseEnvironment } from '#shared/runtime/environment.ts'
import { synthesiseSample } from './synthesised-app.ts'

const environments: Record<FunctionName, z.ZodObject> = {
  intake: Intake,
  outbound: Outbound,
  feedback: Feedback,
  clock: Clock,
  'directory-import': DirectoryImport,
  web: Web,
}

const givenByLambda = { AWS_REGION: 'eu-west-2' }

let given: Map<string | undefined, Record<string, string>>
let deadLetterQueueOf: (functionName: FunctionName) => string | undefined
beforeAll(async () => {
  const app = await synthesiseSample()
  const place = { sqs: 'http://127.0.0.1:9324', web: 'http://localhost:3000' }
  const wiring = readWiring(await readAssembly(app.outDir), place)
  given = new Map(
    wiring.functions.map(({ environment }) => [environment['POWERTOOLS_SERVICE_NAME'], environment]),
  )
  deadLetterQueueOf = name => {
    const functionName = wiring.functions.find(
      ({ environment }) => environment['POWERTOOLS_SERVICE_NAME'] === name,
    )?.name
    const source = wiring.eventSources.find(each => each.functionName === functionName)
    const queue = wiring.queues.find(each => each.name === source?.queueName)
    return /"deadLetterTargetArn":"[^"]*:([^":]+)"/.exec(queue?.attributes?.['RedrivePolicy'] ?? '')?.[1]
  }
})

describe('the environment of a function', () => {
  it.each(functionNames)('%s finds every variable that it needs, and nothing that it does not know', name => {
    const variables = given.get(name) ?? {}
    expect(() => parseEnvironment(environments[name], { ...givenByLambda, ...variables })).not.toThrow()
    expect(Object.keys({ ...givenByLambda, ...variables }).toSorted()).toEqual(
      [
        ...new Set([
          ...Object.keys(environments[name].shape),
          'AWS_REGION',
          'POWERTOOLS_SERVICE_NAME',
          'POWERTOOLS_METRICS_NAMESPACE',
        ]),
      ].toSorted(),
    )
  })

  it.each(['intake', 'outbound', 'feedback', 'directory-import'] as const)(
    '%s parks into the dead-letter queue of the queue that it works',
    name => {
      const parked = deadLetterQueueOf(name)
      expect(parked).toBeDefined()
      expect(given.get(name)?.['PARKED_QUEUE_URL']?.endsWith(`/${parked}`)).toBe(true)
    },
  )

  it('has the inbox and the name of the council whose folder is given', () => {
    expect(given.get('outbound')).toMatchObject({
      INBOX_ADDRESS: 'send@casework.calderbrook.example',
      INBOX_NAME: 'Calderbrook Council SEND team',
    })
  })

  it('waits longer for a mail in doubt than a batch may take, and longer still before unsent mail is queued again', () => {
    const inDoubt = Number(given.get('outbound')?.['IN_DOUBT_SECONDS'])
    expect(inDoubt).toBeGreaterThan(20)
    expect(Number(given.get('clock')?.['REDRIVE_AFTER_SECONDS'])).toBeGreaterThan(Math.max(inDoubt, 60))
  })
})
