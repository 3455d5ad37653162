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

/** Field 22 of `/proc/<pid>/stat`; the name in field 2 may itself hold spaces and brackets, so it counts from the last one. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  const afterName = text.slice(text.lastIndexOf(')') + 2).split(' ')
  // A zombie has ended; its parent has only not asked yet.
  return afterName[0] === 'Z' ? 'ended' : (afterName[19] ?? null)
}
