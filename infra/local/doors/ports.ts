import { createServer } from 'node:net'
import { freePort } from '../engines/free-port.ts'
import { Refused } from '../refused.ts'
import { cannotListen } from './cannot-listen.ts'

/**
 * The ports of both doors, tried before anything slow is started for them, so that a port that is taken is said at once.
 * For 0 a free one is chosen: functions must be told the desk's address before it is open.
 */
export async function portsToUse(wanted: {
  readonly port: number
  readonly smtpPort: number
}): Promise<{ readonly web: number; readonly smtp: number }> {
  if (wanted.port !== 0 && wanted.port === wanted.smtpPort) {
    throw new Refused(
      `Port ${wanted.port} cannot serve both web and mail; name two ports with --port and --smtp-port.`,
    )
  }
  await tryPort(wanted.port, '--port')
  await tryPort(wanted.smtpPort, '--smtp-port')
  return {
    web: wanted.port === 0 ? await freePort() : wanted.port,
    smtp: wanted.smtpPort,
  }
}

async function tryPort(port: number, flag: string): Promise<void> {
  if (port === 0) return
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  } catch (fault) {
    throw cannotListen(fault, port, flag)
  }
  await new Promise(resolve => server.close(resolve))
}
