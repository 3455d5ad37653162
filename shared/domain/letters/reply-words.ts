/**
 * The words that a first line of a mail to us may begin with, and what each does: one list for the letters that teach them and for
 * the mailbox that obeys them, so that no letter asks for a word which nobody understands. Case makes no difference.
 */
import type { LetterBlock } from './letter.ts'

export interface ReplyWord {
  /** What the line begins with, in capitals. */
  readonly word: string
  /** Other ways to begin it that mean the same. */
  readonly same: readonly string[]
  /** A whole first line, as an example. */
  readonly line: string
  /** What happens then: one sentence. */
  readonly does: string
}

const staffReplyWordNames = [
  'accept',
  'not-mine',
  'need-help',
  'reply',
  'note',
  'phone',
  'hold',
  'close',
  'give-to',
  'new-date',
  'reason',
  'pause',
  'resume',
  'keep',
  'away',
  'approve',
  'undo',
] as const
export type StaffReplyWord = (typeof staffReplyWordNames)[number]

/** For colleagues: whoever has the query, who covers, and their managers. */
export const staffReplyWords: Readonly<Record<StaffReplyWord, ReplyWord>> = {
  accept: { word: 'ACCEPT', same: [], line: 'ACCEPT', does: 'You take this query on.' },
  'not-mine': {
    word: 'NOT MINE',
    same: [],
    line: 'NOT MINE because the child lives in another area',
    does: 'Your manager is asked to give it to someone else.',
  },
  'need-help': {
    word: 'NEED HELP',
    same: [],
    line: 'NEED HELP because I have no answer from the school',
    does: 'You keep it and your manager is asked to help.',
  },
  reply: { word: 'REPLY', same: [], line: 'REPLY', does: 'We send the words below it to the writer.' },
  note: {
    word: 'NOTE',
    same: [],
    line: 'NOTE the school will call back',
    does: 'We keep your words with the query and send them to nobody.',
  },
  phone: {
    word: 'PHONE',
    same: [],
    line: 'PHONE I told the writer what happens next',
    does: 'We note your call to the writer.',
  },
  hold: {
    word: 'HOLD',
    same: [],
    line: 'HOLD until 4 December because we are waiting for the school',
    does: 'We tell the writer that we need more time. The clock still runs.',
  },
  close: {
    word: 'CLOSE',
    same: [],
    line: 'CLOSE answered',
    does: 'Write your answer below it. We close the query and send the writer your words.',
  },
  'give-to': {
    word: 'GIVE TO',
    same: ['ASSIGN', 'ASSIGN TO'],
    line: 'GIVE TO Sam Smith',
    does: 'That person has the query from now on.',
  },
  'new-date': {
    word: 'NEW DATE',
    same: [],
    line: 'NEW DATE 4 December because the report is late',
    does: 'The query is due on that day.',
  },
  reason: {
    word: 'REASON',
    same: [],
    line: 'REASON absence',
    does: 'We keep why the query was late.',
  },
  pause: {
    word: 'PAUSE',
    same: [],
    line: 'PAUSE question',
    does: 'Write below it what you need. We send that to the writer and the clock stops.',
  },
  resume: { word: 'RESUME', same: [], line: 'RESUME', does: 'The clock runs again.' },
  keep: {
    word: 'KEEP',
    same: [],
    line: 'KEEP',
    does: 'You keep this query when the person you cover is back.',
  },
  away: {
    word: 'AWAY',
    same: [],
    line: 'AWAY until 27 November',
    does: 'We put you down as away. A manager can put a name after AWAY.',
  },
  approve: { word: 'APPROVE', same: [], line: 'APPROVE', does: 'We send it as it stands.' },
  undo: {
    word: 'UNDO',
    same: [],
    line: 'UNDO',
    does: 'We stop the last mail, if it has not left yet.',
  },
}

/** For those who write to us. */
export const writerReplyWords = {
  status: { word: 'STATUS', same: [], line: 'STATUS', does: 'We tell you where things stand.' },
  'not-sorted': {
    word: 'NOT SORTED',
    same: [],
    line: 'NOT SORTED',
    does: 'We open your query again.',
  },
} as const satisfies Record<string, ReplyWord>

/** What to begin an answer with: an item of a list for each word, with an example where more than the word is needed. */
export function wordsToReply(words: readonly StaffReplyWord[]): LetterBlock {
  return {
    type: 'list',
    items: words.map(each => {
      const { word, line, does } = staffReplyWords[each]
      return line === word ? `${word}: ${does}` : `${word}: ${does} Example: ${line}`
    }),
  }
}

/** The entry of the list that a word on a first line stands for; null for a word that the letters do not teach. */
export function replyWordOf(word: string): StaffReplyWord | null {
  return (
    staffReplyWordNames.find(name => {
      const { word: taught, same } = staffReplyWords[name]
      return taught === word || same.includes(word)
    }) ?? null
  )
}

/** Only for a writer who is verified: nobody else is told where things stand. */
export const askForStatus = `To ask where things stand, reply with the word ${writerReplyWords.status.word}.`
