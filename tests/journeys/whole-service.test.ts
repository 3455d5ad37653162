import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { acknowledged } from '#tests/support/kept-outbox.ts'
import { accessibilityProblems } from '#tests/support/pages/in-the-page.ts'
import { freePorts, type ServiceProcess, startServiceProcess } from '#tests/support/service-process.ts'
import { smtpSender } from '#tests/support/smtp-sender.ts'

const inbox = 'send@casework.calderbrook.example'
let dataDir: string
let service: ServiceProcess
let browser: Browser

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'journey-'))
  const [port = 0, smtpPort = 0] = await freePorts(2)
  service = await startServiceProcess({ dataDir, port, smtpPort })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

describe('from a mail over SMTP to a page in a browser', () => {
  test('a parent’s mail is acknowledged, stands in the inbox, opens as a query, and can be downloaded as it came', async () => {
    const raw = Buffer.from(
      [
        'From: Samantha Doyle <samdoyle82@mailbox.example>',
        `To: ${inbox}`,
        'Subject: Taxi <b>again</b>',
        'Message-ID: <journey@mailbox.example>',
        'MIME-Version: 1.0',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>The taxi did not come today.<script>document.title="stolen"</script> When will it come?</p><img src="https://spy.example/x.png">',
        '',
      ].join('\r\n'),
    )
    const sender = smtpSender(service.smtpPort, inbox)
    await sender.send({ from: 'samdoyle82@mailbox.example', raw })
    sender.close()
    for (let waited = 0; waited < 100 && (await acknowledged(dataDir)).length === 0; waited += 1)
      await sleep(100)
    expect(await acknowledged(dataDir)).toEqual(['samdoyle82@mailbox.example'])

    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).hostname))
    await page.goto(service.web)
    expect(page.url()).toContain('/inbox')
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('link', { name: /SEND-\d{4}-00001/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Taxi <b>again</b>' }).waitFor()
    const conversation = await page.getByRole('main').textContent()
    expect(conversation).toContain('The taxi did not come today.')
    expect(conversation).toContain('Acknowledgement')
    expect(await accessibilityProblems(page)).toEqual([])

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download mail 1 as it came/ }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks).toString('utf8')).toContain(raw.toString('utf8').trimEnd())
    expect(await page.title()).not.toContain('stolen')
    expect(new Set(asked)).toEqual(new Set(['localhost']))
    await page.close()
  })
})
