/** The whole service as a process of its own, started as `npm start` starts it: for tests that kill it, measure it or send to it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { freePort } from '#infra/local/engines/free-port.ts'

export interface ServiceProcess {
  readonly web: string
  readonly smtpPort: number
  readonly pid: number
  /** SIGINT, as Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>
  /** Everything that it printed so far. */
  output(): string
}

export interface ServiceSettings {
  readonly dataDir: string
  readonly port: number
  readonly smtpPort: number
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Resolves when the service says that it is ready; rejects with what it printed when it ends before. */
export async function startServiceProcess(settings: ServiceSettings): Promise<ServiceProcess> {
  const args = ['--port', settings.port, '--smtp-port', settings.smtpPort, '--data', settings.dataDir]
  const child = spawn(
    process.execPath,
    ['infra/local/commands/start.ts', ...args.map(String), ...(settings.args ?? ['--no-samples'])],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...settings.env } },
  )
  const printed: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString('utf8')))
  await new Promise<void>((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('no output to read'))
    createInterface(child.stdout).on('line', line => {
      printed.push(`${line}\n`)
      if (line.startsWith('ready')) resolve()
    })
    child.once('exit', code =>
      reject(new Error(`The service ended with ${code} before it was ready:\n${printed.join('')}`)),
    )
  })
  return {
    web: `http://localhost:${settings.port}`,
    smtpPort: settings.smtpPort,
    pid: child.pid ?? 0,
    stop: () => end(child, 'SIGINT'),
    kill: async () => void (await end(child, 'SIGKILL')),
    output: () => printed.join(''),
  }
}

async function end(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
  return child.exitCode
}

/** Ports that nobody listens on now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>()
  while (ports.size < count) ports.add(await freePort())
  return [...ports]
}
