import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  startTinyService,
  type TinyFolder,
  type TinyService,
  tinyFolder,
} from '#tests/support/local/tiny-service.ts'
import { tinyTemplates } from '#tests/support/local/tiny-template.ts'

let folder: TinyFolder
let tiny: TinyService

beforeAll(async () => {
  folder = await tinyFolder()
  const templates = tinyTemplates()
  templates.service.Resources['Integration'] = {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: { IntegrationUri: { 'Fn::GetAtt': ['Recorder', 'Arn'] } },
  }
  tiny = await startTinyService(folder, { templates })
})
afterAll(async () => {
  await tiny.stop()
  await folder.remove()
})

/** A request with a Host header of our choice, which `fetch` does not allow. */
function get(host: string): Promise<{ readonly status: number | undefined; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(tiny.service.web ?? '', { headers: { host } }, answer => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode, body }))
    })
    asked.on('error', reject).end()
  })
}

describe('the web door', () => {
  test('serves the web function of the template by its loopback door', async () => {
    expect(await get('localhost')).toEqual({ status: 200, body: 'desk by the loopback door' })
  })

  test('answers to no other name than this machine has', async () => {
    expect((await get('desk.attacker.example')).status).toBe(403)
  })

  test('is where functions are told that the desk is', async () => {
    await tiny.service.invoke('recorder', {})
    const [note] = await tiny.notes()
    expect(note?.desk).toBe(tiny.service.web)
  })
})
