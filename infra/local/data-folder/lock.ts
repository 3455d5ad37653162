/**
 * One service a data folder: the engines of two would write into each other's files.
 *
 * The lock is SQLite's own on a file of no content, which the kernel gives back however its holder ends, `kill -9` included. So a
 * lock is never stale, and of two that try at once one gets it.
 */
import { rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { type DataFolder, readJson, writeWhole } from './layout.ts'
import { npmOfThisProcess, ProcessIdentity, thisProcess } from './processes.ts'

/** Who holds a folder: the service or command, and the npm that started it. */
export const LockHolder = ProcessIdentity.extend({ npm: ProcessIdentity.nullable() })
export type LockHolder = z.infer<typeof LockHolder>

export interface Lock {
  release(): Promise<void>
}

/** Takes the lock of a data folder, or says which process holds it (null where it has not said so yet). */
export async function takeLock(folder: DataFolder): Promise<Lock | { readonly heldBy: LockHolder | null }> {
  const database = new DatabaseSync(folder.lock)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (fault) {
    database.close()
    if (!isBusy(fault)) throw fault
    const holder = await readJson(folder.holder, LockHolder)
    return { heldBy: typeof holder === 'string' ? null : holder }
  }
  const me: LockHolder = { ...(await thisProcess()), npm: await npmOfThisProcess() }
  await writeWhole(folder.holder, JSON.stringify(me))
  return {
    release: async () => {
      await rm(folder.holder, { force: true })
      database.close()
    },
  }
}

/** SQLITE_BUSY: somebody else has it. */
function isBusy(fault: unknown): boolean {
  return z.object({ errcode: z.literal(5) }).safeParse(fault).success
}
