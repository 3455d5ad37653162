/** `npm run -s read -- FILE...`: what the inbox reads in each mail, one line of JSON a mail (contract section 2). */
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Command } from 'commander'
import * as z from 'zod'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { isMbox, readMbox } from '#shared/adapters/mime/read-mbox.ts'
import type { Mail } from '#shared/domain/mail/mail.ts'
import { codeOf, Refused } from '../refused.ts'
import { runCommand } from './command-line.ts'

/** A larger mail could not have come in; what is over is left out, and said so by the reader. */
const MOST_BYTES_OF_A_MAIL = 41 * 1024 * 1024
const ENOUGH_TO_TELL = 400

const command = new Command('read')
  .description(
    'Says what the inbox reads in each mail: one line of JSON a mail. A file with several mails (mbox) gives several lines.',
  )
  .argument('<file...>', 'raw mails (.eml) or mailboxes (mbox)')
  .action(async (files: unknown) => readFiles(z.array(z.string()).parse(files)))

await runCommand(command)

/** Every file is looked at before anything is printed: a misspelt name costs no half answer. */
async function readFiles(files: readonly string[]): Promise<void> {
  const found: { readonly file: string; readonly mbox: boolean }[] = []
  for (const file of files) found.push({ file, mbox: isMbox(await startOf(file)) })
  for (const { file, mbox } of found) {
    const mails = mbox ? readMbox(createReadStream(file)) : wholeFile(file)
    for await (const bytes of mails) await print(described(file, await readMail(bytes)))
  }
}

async function startOf(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file)
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(ENOUGH_TO_TELL), 0, ENOUGH_TO_TELL, 0)
    return buffer.subarray(0, bytesRead)
  } catch (fault) {
    throw new Refused(unreadable(file, codeOf(fault)))
  }
}

function unreadable(file: string, code: string): string {
  switch (code) {
    case 'ENOENT':
      return `There is no file ${file}.`
    case 'EISDIR':
      return `${file} is a folder: name the mails in it, for instance ${file}/*.eml.`
    case 'EACCES':
      return `${file} may not be read by this user.`
    default:
      return `${file} cannot be read (${code === '' ? 'unknown reason' : code}).`
  }
}

async function* wholeFile(file: string): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of createReadStream(file, { end: MOST_BYTES_OF_A_MAIL }))
    chunks.push(Buffer.from(chunk))
  yield Buffer.concat(chunks)
}

/** The fields of contract section 2, in its order. */
function described(file: string, mail: Mail): object {
  return {
    file,
    from: mail.from,
    to: mail.to.map(mailbox => mailbox.address),
    subject: mail.subject,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    date: mail.date,
    messageKind: mail.kind,
    text: mail.text,
    ownWords: mail.ownWords,
    forwarded: mail.forwarded === null ? null : { from: mail.forwarded.from, text: mail.forwarded.text },
    attachments: mail.attachments.map(({ name, type, size }) => ({ name, type, size })),
  }
}

/** Waits for a slow reader: a large mailbox must not pile up in memory. */
async function print(value: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain')
}
