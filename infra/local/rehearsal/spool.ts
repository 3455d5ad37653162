/** One file that mails wait in until it is their turn. */
import { type FileHandle, open, rm } from 'node:fs/promises'

interface Kept {
  readonly at: number
  readonly length: number
}

export interface Spool {
  keep(bytes: Uint8Array): Promise<Kept>
  read(kept: Kept): Promise<Uint8Array>
  /** Takes the file away. */
  close(): Promise<void>
}

/** The file is made with the first thing that is kept. */
export function openSpool(path: string): Spool {
  let file: FileHandle | null = null
  let end = 0
  const opened = async () => {
    file ??= await open(path, 'wx+')
    return file
  }
  return {
    keep: async bytes => {
      const at = end
      await (await opened()).appendFile(bytes)
      end += bytes.length
      return { at, length: bytes.length }
    },
    read: async ({ at, length }) => {
      const bytes = Buffer.alloc(length)
      await (await opened()).read(bytes, 0, length, at)
      return bytes
    },
    close: async () => {
      await file?.close()
      file = null
      await rm(path, { force: true })
    },
  }
}
