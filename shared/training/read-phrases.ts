/** Short ways of saying what each topic is about: one file a topic, one phrase a line. */
import { readdirSync, readFileSync } from 'node:fs'
import { Topic } from '#shared/domain/triage/judgement.ts'
import type { LabelledMail } from './labelled-mail.ts'

const phrasesFolder = new URL('./phrases/', import.meta.url)

/** The author of all phrases: they are learnt from and never tested on. */
export const phrasesAuthor = 'phrases'

export function readPhrases(folder: URL = phrasesFolder): LabelledMail[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .flatMap(name => {
      const topic = Topic.parse(name.replace(/(?:\.[a-z-]+)?\.txt$/, ''))
      return readFileSync(new URL(name, folder), 'utf8')
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '')
        .map((text, at) => phrase(`${name.replace(/\.txt$/, '').replace('.', '-')}-${at + 1}`, topic, text))
    })
}

function phrase(id: string, topic: Topic, text: string): LabelledMail {
  return {
    id: `phrase-${id}`,
    author: phrasesAuthor,
    voice: null,
    subject: '',
    text,
    topic,
    alsoTopics: [],
    acceptTopics: [],
    priority: null,
    acceptPriorities: [],
    safeguarding: null,
    outOfSchool: null,
    legalDeadline: null,
    interpreter: null,
    language: 'en',
    questions: [],
  }
}
