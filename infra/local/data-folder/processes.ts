/** Which processes live: for locks and for engines that a killed service left behind. */
import { readdir, readFile } from 'node:fs/promises'
import * as z from 'zod'
import { codeOf } from '../refused.ts'

/** A process that cannot be mistaken for a later one with the same number: `since` is its start in kernel ticks (empty where the system does not tell). */
export const ProcessIdentity = z.object({ pid: z.number().int().positive(), since: z.string() })
export type ProcessIdentity = z.infer<typeof ProcessIdentity>

export async function thisProcess(): Promise<ProcessIdentity> {
  return { pid: process.pid, since: (await startOf(process.pid)) ?? '' }
}

export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(identity.pid, 0)
  } catch (fault) {
    if (codeOf(fault) !== 'EPERM') return false
  }
  const since = await startOf(identity.pid)
  return since === null || identity.since === '' || since === identity.since
}

/** Numbers of the processes that were started with exactly this argument. Empty where the system has no `/proc`. */
export async function processesWithArgument(argument: string): Promise<readonly number[]> {
  const entries = await readdir('/proc').catch(() => [])
  const found: number[] = []
  for (const entry of entries) {
    if (!/^\d+$/.test(entry)) continue
    const commandLine = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')
    if (commandLine.split('\0').includes(argument)) found.push(Number(entry))
  }
  return found
}

/**
 * The npm that runs this process as one of its scripts, itself or through a shell; null where there is none, or where the system
 * does not tell. npm hands some signals to that shell, which hands them to nobody, so a service looks after its npm itself.
 */
export async function npmOfThisProcess(): Promise<ProcessIdentity | null> {
  if (process.env['npm_lifecycle_event'] === undefined) return null
  const [program = '', option] = (
    await readFile(`/proc/${process.ppid}/cmdline`, 'utf8').catch(() => '')
  ).split('\0')
  const throughShell = /(^|\/)(ba|da)?sh$/.test(program) && option === '-c'
  const pid = throughShell ? Number((await statOf(process.ppid))?.[1] ?? 0) : process.ppid
  const since = await startOf(pid)
  return since === null ? null : { pid, since }
}

/** When a process started, in kernel ticks; null where the system does not tell. */
async function startOf(pid: number): Promise<string | null> {
  const fields = await statOf(pid)
  // A zombie has ended; its parent has only not asked yet.
  return fields?.[0] === 'Z' ? 'ended' : (fields?.[19] ?? null)
}

/** `/proc/<pid>/stat` from its third field on. The second, the name, may itself hold spaces and brackets, so what follows the last one counts. */
async function statOf(pid: number): Promise<readonly string[] | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ')
}
