/** `npm start` as a person meets it: its help, its refusals, and one whole life with the functions that would be deployed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freePort } from '#infra/local/engines/free-port.ts'
import { processesMentioning, runNode } from '#tests/support/local/child-service.ts'
import { smtpSender, until } from '#tests/support/local-service.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'start-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

const start = (...args: string[]) => runNode('infra/local/commands/start.ts', args)

describe('what cannot start', () => {
  test('--help tells every flag and exits 0', async () => {
    const child = start('--help')
    expect(await child.ended).toBe(0)
    for (const flag of ['--port', '--smtp-port', '--data', '--council', '--no-samples', '--verdicts']) {
      expect(child.stdout()).toContain(flag)
    }
  })

  test.each([
    ['a flag that is not known', ['--prot', '1']],
    ['a port that is none', ['--port', 'three']],
    ['a port beyond the last', ['--port', '70000']],
    ['one port for both doors', ['--port', '2525']],
    ["a council's folder that is not there", ['--council', '/nowhere']],
    ['a verdict that is not known', ['--verdicts', 'maybe']],
    ['what belongs to no flag', ['hello']],
  ])('%s is answered in one line, with exit code 2', async (_what, args) => {
    const child = start('--data', join(root, 'data'), ...args)
    expect(await child.ended).toBe(2)
    expect(child.stderr().trim().split('\n')).toHaveLength(1)
    expect(child.stderr()).not.toMatch(/\n\s+at /)
  })

  test('a port that is taken is named with its flag, before anything is synthesised', async () => {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = String(typeof address === 'object' && address !== null ? address.port : 0)
    const child = start('--data', join(root, 'data'), '--port', String(await freePort()), '--smtp-port', port)
    expect(await child.ended).toBe(2)
    expect(child.stderr()).toBe(`Port ${port} is taken; free it, or name another with --smtp-port.\n`)
    expect(await processesMentioning(root)).toEqual([])
    server.close()
  })
})

describe('the whole service', () => {
  test('is ready, takes a mail in, answers it, shows the desk, and stops on Ctrl-C with nothing left running', async () => {
    const [web, smtp] = [await freePort(), await freePort()]
    const child = start('--data', root, '--port', String(web), '--smtp-port', String(smtp), '--no-samples')
    expect(await child.untilLine('ready')).toBe(`ready: web http://localhost:${web}, SMTP localhost:${smtp}`)
    const sender = smtpSender(smtp)
    await sender.send(
      'From: Parent <parent@example.org>\r\nTo: send@casework.calderbrook.example\r\nMessage-ID: <one@example.org>\r\nSubject: My son\r\n\r\nMy son has had no school since September. Who is our caseworker?\r\n',
    )
    sender.close()
    await until(
      async () => (await readdir(join(root, 'outbox'))).filter(name => name.endsWith('.eml')).length === 1,
      async () => 'there is no acknowledgement',
    )
    const page = await fetch(`http://localhost:${web}/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('SEND-')

    child.process.kill('SIGINT')
    expect(await child.ended).toBe(0)
    expect(await processesMentioning(root)).toEqual([])
  })

  test('gives up a start that Ctrl-C interrupts, and leaves nothing running', async () => {
    const child = start(
      '--data',
      root,
      '--port',
      String(await freePort()),
      '--smtp-port',
      String(await freePort()),
    )
    await child.untilLine('Opening the data folder')
    child.process.kill('SIGINT')
    expect(await child.ended).toBe(0)
    expect(child.stdout()).not.toContain('ready')
    expect(await processesMentioning(root)).toEqual([])
  })
})
