/** A program that tests start and kill: its output, its end, and the processes that it left. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly process: ChildProcess
  /** What it has written so far. */
  stdout(): string
  stderr(): string
  /** Resolves with the line when one begins so; rejects with what there was when the program ends before. */
  untilLine(beginning: string): Promise<string>
  /** Resolves with the exit code, or with the signal's name. */
  readonly ended: Promise<number | string>
}

const project = fileURLToPath(new URL('../../..', import.meta.url))

/** Runs a TypeScript file of the project, in a process group of its own. */
export function runNode(file: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
  })
  let out = ''
  let errors = ''
  const look = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    for (const each of look) each()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'ended'))
  })
  return {
    process: child,
    stdout: () => out,
    stderr: () => errors,
    ended,
    untilLine: beginning =>
      new Promise((resolve, reject) => {
        const seek = () => {
          const line = out
            .split('\n')
            .slice(0, -1)
            .find(each => each.startsWith(beginning))
          if (line === undefined) return
          look.delete(seek)
          resolve(line)
        }
        look.add(seek)
        seek()
        ended.then(
          code => reject(new Error(`It ended (${code}) without a line "${beginning}":\n${out}${errors}`)),
          reject,
        )
      }),
  }
}

/** Command lines of all processes that mention a path. */
export async function processesMentioning(path: string): Promise<readonly string[]> {
  const lines = await Promise.all(
    (await readdir('/proc'))
      .filter(name => /^\d+$/.test(name))
      .map(pid => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  return lines.filter(line => line.includes(path)).map(line => line.replaceAll('\0', ' '))
}
