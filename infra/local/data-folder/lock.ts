/** One service a data folder: the engines of two would write into each other's files. */

import { randomUUID } from 'node:crypto'
import { link, rename, rm, writeFile } from 'node:fs/promises'
import type * as z from 'zod'
import { codeOf } from '../refused.ts'
import { type DataFolder, readJson } from './layout.ts'
import { isAlive, npmOfThisProcess, ProcessIdentity, thisProcess } from './processes.ts'

/** Who holds a folder: the service or command, and the npm that started it. */
export const LockHolder = ProcessIdentity.extend({ npm: ProcessIdentity.nullable() })
export type LockHolder = z.infer<typeof LockHolder>

export interface Lock {
  release(): Promise<void>
}

/**
 * Takes the lock of a data folder, or says which living process holds it.
 * A lock whose process is gone (`kill -9`, power) is taken over.
 */
export async function takeLock(folder: DataFolder): Promise<Lock | { readonly heldBy: LockHolder }> {
  const mine = `${folder.lock}.${randomUUID().slice(0, 8)}`
  const me: LockHolder = { ...(await thisProcess()), npm: await npmOfThisProcess() }
  await writeFile(mine, JSON.stringify(me))
  try {
    for (;;) {
      // `link` fails where the name exists: the content is whole from the first moment that the lock can be seen.
      const taken = await link(mine, folder.lock).then(
        () => true,
        fault => {
          if (codeOf(fault) === 'EEXIST') return false
          throw fault
        },
      )
      if (taken) return { release: () => rm(folder.lock, { force: true }) }
      const holder = await readJson(folder.lock, LockHolder)
      if (holder === 'absent') continue
      if (holder !== 'unreadable' && (await isAlive(holder))) return { heldBy: holder }
      await putAside(folder, holder === 'unreadable' ? null : holder)
    }
  } finally {
    await rm(mine, { force: true })
  }
}

/** Removes a stale lock, and only that one: of two services that find it, the slower may have moved the quicker one's new lock. */
async function putAside(folder: DataFolder, stale: ProcessIdentity | null): Promise<void> {
  const aside = `${folder.lock}.${randomUUID().slice(0, 8)}`
  try {
    await rename(folder.lock, aside)
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return
    throw fault
  }
  const moved = await readJson(aside, LockHolder)
  const isTheStaleOne =
    typeof moved === 'string' ? stale === null : moved.pid === stale?.pid && moved.since === stale.since
  if (!isTheStaleOne) await link(aside, folder.lock).catch(() => undefined)
  await rm(aside, { force: true })
}
