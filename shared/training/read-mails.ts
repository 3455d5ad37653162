/** The labelled mails as they stand in `mails/`: one file a writer, one JSON object a line. */
import { readdirSync, readFileSync } from 'node:fs'
import { LabelledMail } from './labelled-mail.ts'

const mailsFolder = new URL('./mails/', import.meta.url)

/** Every mail of the folder in the order of file names and lines. Throws naming file and line where one is not as it should be. */
export function readLabelledMails(folder: URL = mailsFolder): LabelledMail[] {
  const mails = readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .flatMap(name => readLines(name, readFileSync(new URL(name, folder), 'utf8')))
  const twice = mails.find((mail, at) => mails.findIndex(({ id }) => id === mail.id) !== at)
  if (twice !== undefined) throw new Error(`The mail ${twice.id} is there twice.`)
  return mails
}

/** `name` is what a complaint names. */
export function readLines(name: string, content: string): LabelledMail[] {
  return content
    .split('\n')
    .map((line, at) => ({ line, at: at + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => {
      const parsed = LabelledMail.safeParse(JSON.parse(line))
      if (parsed.success) return parsed.data
      const [issue] = parsed.error.issues
      throw new Error(`${name} line ${at}: ${issue?.path.join('.')}: ${issue?.message}`)
    })
}
