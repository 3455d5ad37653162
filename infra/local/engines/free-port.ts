import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * Below the ports that systems give to outgoing connections (from 32768 on Linux): one of those, our own among them, would now
 * and then take a port between our finding it free and somebody listening on it.
 */
const [lowest, beyond] = [20_000, 32_768]

/** A loopback port that nothing listens on just now, for what must know its port before it is opened. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(lowest, beyond)
    if (await isFree(port)) return port
  }
  throw new Error(`No port from ${lowest} to ${beyond - 1} is free.`)
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise(resolve => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
