/** Log files of the data folder: appended to, and never larger than they may be. */
import { appendFile, rename, stat } from 'node:fs/promises'

export interface LogFile {
  write(text: string): void
  /** Resolves when everything written is in the file. */
  close(): Promise<void>
}

/** A file that has grown to this becomes `<name>.1`, in place of the one before. */
const largest = 10 * 1024 * 1024
/** Lines of so many milliseconds are written together. */
const gather = 100

export async function openLogFile(path: string): Promise<LogFile> {
  let size = (await stat(path).catch(() => null))?.size ?? 0
  let waiting = ''
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  const flush = () => {
    timer = null
    const text = waiting
    waiting = ''
    writing = writing.then(async () => {
      if (text === '') return
      if (size >= largest) {
        await rename(path, `${path}.1`)
        size = 0
      }
      await appendFile(path, text)
      size += Buffer.byteLength(text)
    })
    // A log that cannot be written, on a full disk say, must not stop the mail.
    writing = writing.catch(() => undefined)
  }
  return {
    write: text => {
      waiting += text
      timer ??= setTimeout(flush, gather)
    },
    close: async () => {
      if (timer !== null) clearTimeout(timer)
      flush()
      await writing
    },
  }
}
