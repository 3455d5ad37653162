/** Old mail to rehearse with: a folder of `.eml` and mbox files, or one file; which mails there are, and when each arrived. */
import { createReadStream, type Dirent } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { decodeHeaderValue } from '#shared/adapters/mime/encoded-words.ts'
import { fieldValue, readHeaderBlock } from '#shared/adapters/mime/header-block.ts'
import { readMailDate } from '#shared/adapters/mime/mail-date.ts'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { isMbox, readMbox } from '#shared/adapters/mime/read-mbox.ts'
import { codeOf, Refused } from '../refused.ts'
import { openSpool, type Spool } from './spool.ts'

export interface OldMail {
  /** Path relative to what was named; of the 17th mail of an mbox `name.mbox#17`. */
  readonly file: string
  /** Its own `Date`, milliseconds since the epoch; null where that cannot be read. */
  readonly date: number | null
  bytes(): Promise<Uint8Array>
}

export interface OldMails {
  /** In the order of their names, and within an mbox in its own. */
  readonly mails: readonly OldMail[]
  /** Files of the folder that are neither mails nor mailboxes. */
  readonly leftOut: number
}

/** A larger mail could not have come in; what is over is left out. */
const MOST_BYTES_OF_A_MAIL = 41 * 1024 * 1024
const ENOUGH_TO_TELL = 400
/** Bytes in which almost every header ends. */
const USUAL_HEADER = 64 * 1024

/**
 * Finds every mail. An mbox is read as a stream, one mail in memory at a time, and its mails wait in a file of `workFolder`: for mails
 * are wanted in the order in which they arrived, which need not be theirs in the mbox. So a mailbox of any size can be read
 * where the disk has room for it once more. Throws Refused for what cannot be read.
 */
export async function findOldMail(
  path: string,
  workFolder: string,
): Promise<OldMails & { close(): Promise<void> }> {
  const found = await stat(path).catch(fault => {
    throw new Refused(unreadable(path, codeOf(fault)))
  })
  const files = found.isDirectory() ? await filesIn(path) : [path]
  const spool = openSpool(join(workFolder, 'mailboxes'))
  const mails: OldMail[] = []
  let leftOut = 0
  try {
    for (const file of files) {
      const name = found.isDirectory() ? relative(path, file) : basename(file)
      const kind = await kindOf(file)
      if (kind === 'mail') mails.push(await mailFile(file, name))
      else if (kind === 'mailbox') for await (const mail of mailbox(file, name, spool)) mails.push(mail)
      else leftOut += 1
    }
    if (mails.length === 0) {
      throw new Refused(
        found.isDirectory()
          ? `There is no mail in ${path}: no .eml file and no mbox.`
          : `${path} is neither an mbox nor a mail (.eml).`,
      )
    }
  } catch (fault) {
    await spool.close()
    throw fault
  }
  return { mails, leftOut, close: spool.close }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries: Dirent[] = await readdir(folder, { recursive: true, withFileTypes: true }).catch(fault => {
    throw new Refused(unreadable(folder, codeOf(fault)))
  })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

async function kindOf(file: string): Promise<'mail' | 'mailbox' | 'other'> {
  if (file.toLowerCase().endsWith('.eml')) return 'mail'
  return isMbox(await startOf(file, ENOUGH_TO_TELL)) ? 'mailbox' : 'other'
}

async function mailFile(file: string, name: string): Promise<OldMail> {
  const bytes = () => startOf(file, MOST_BYTES_OF_A_MAIL)
  return {
    file: name,
    date: (await dateIn(await startOf(file, USUAL_HEADER))) ?? (await dateIn(await bytes())),
    bytes,
  }
}

async function* mailbox(file: string, name: string, spool: Spool): AsyncGenerator<OldMail> {
  let number = 0
  try {
    for await (const bytes of readMbox(createReadStream(file))) {
      number += 1
      const kept = await spool.keep(bytes)
      yield {
        file: `${name}#${number}`,
        date: (await dateIn(bytes.subarray(0, USUAL_HEADER))) ?? (await dateIn(bytes)),
        bytes: () => spool.read(kept),
      }
    }
  } catch (fault) {
    if (codeOf(fault) === '') throw fault
    throw new Refused(`${file} cannot be read to its end (${codeOf(fault)}).`)
  }
}

async function startOf(file: string, most: number): Promise<Uint8Array> {
  try {
    await using handle = await open(file)
    const { size } = await handle.stat()
    const buffer = Buffer.alloc(Math.min(size, most))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } catch (fault) {
    throw new Refused(unreadable(file, codeOf(fault)))
  }
}

/** The quick way first: the whole reader is for mails whose header does not begin at the top. */
async function dateIn(bytes: Uint8Array): Promise<number | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const field = fieldValue(readHeaderBlock(buffer, 0).fields, 'date')
  const date =
    (field === null ? null : readMailDate(decodeHeaderValue(field))) ?? (await readMail(bytes)).date
  return date === null ? null : Date.parse(date)
}

function unreadable(path: string, code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no folder or file ${path}; name the old mail with --mail.`
    case 'EACCES':
      return `${path} may not be read by this user.`
    default:
      return `${path} cannot be read (${code === '' ? 'unknown reason' : code}).`
  }
}
