/**
 * The words that a first line of a mail to us may begin with, and what each does: one list for the letters that teach them and for
 * the mailbox that obeys them, so that no letter asks for a word which nobody understands. Case makes no difference.
 */
import type { LetterBlock } from './letter.ts'

export interface ReplyWord {
  /** What the line begins with, in capitals. */
  readonly word: string
  /** Another way to begin it that means the same. */
  readonly same: string | null
  /** A whole first line, as an example. */
  readonly line: string
  /** What happens then: one sentence. */
  readonly does: string
}

/** For colleagues: whoever has the query, who covers, and their managers. */
export const staffReplyWords = {
  accept: { word: 'ACCEPT', same: null, line: 'ACCEPT', does: 'You take this query on.' },
  'not-mine': {
    word: 'NOT MINE',
    same: null,
    line: 'NOT MINE because the child lives in another area',
    does: 'Your manager is asked to give it to someone else.',
  },
  'need-help': {
    word: 'NEED HELP',
    same: null,
    line: 'NEED HELP because I have no answer from the school',
    does: 'You keep it and your manager is asked to help.',
  },
  note: {
    word: 'NOTE',
    same: null,
    line: 'NOTE the school will call back',
    does: 'We keep your words with the query and send them to nobody.',
  },
  phone: {
    word: 'PHONE',
    same: null,
    line: 'PHONE I told the writer what happens next',
    does: 'We note your call to the writer.',
  },
  hold: {
    word: 'HOLD',
    same: null,
    line: 'HOLD until 4 December because we are waiting for the school',
    does: 'We tell the writer that we need more time. The clock still runs.',
  },
  close: {
    word: 'CLOSE',
    same: null,
    line: 'CLOSE a tutor will start on 1 December',
    does: 'We close the query and send the writer your words.',
  },
  'give-to': {
    word: 'GIVE TO',
    same: 'ASSIGN',
    line: 'GIVE TO Tom Reid',
    does: 'That person has the query from now on.',
  },
  'new-date': {
    word: 'NEW DATE',
    same: null,
    line: 'NEW DATE 4 December because the report is late',
    does: 'The query is due on that day.',
  },
  reason: {
    word: 'REASON',
    same: null,
    line: 'REASON absence',
    does: 'We keep why the query was late.',
  },
  pause: {
    word: 'PAUSE',
    same: null,
    line: 'PAUSE question',
    does: 'The clock stops while we wait for the writer. We tell them so.',
  },
  resume: { word: 'RESUME', same: null, line: 'RESUME', does: 'The clock runs again.' },
  keep: {
    word: 'KEEP',
    same: null,
    line: 'KEEP',
    does: 'You keep this query when the person you cover is back.',
  },
  away: {
    word: 'AWAY',
    same: null,
    line: 'AWAY until 27 November',
    does: 'We put you down as away. A manager can write a name after AWAY.',
  },
  approve: { word: 'APPROVE', same: null, line: 'APPROVE', does: 'We send it as it stands.' },
  undo: {
    word: 'UNDO',
    same: null,
    line: 'UNDO',
    does: 'We stop the last mail, if it has not left yet.',
  },
} as const satisfies Record<string, ReplyWord>
export type StaffReplyWord = keyof typeof staffReplyWords

/** For those who write to us. */
export const writerReplyWords = {
  status: { word: 'STATUS', same: null, line: 'STATUS', does: 'We tell you where things stand.' },
  'not-sorted': {
    word: 'NOT SORTED',
    same: null,
    line: 'NOT SORTED',
    does: 'We open your query again.',
  },
} as const satisfies Record<string, ReplyWord>
export type WriterReplyWord = keyof typeof writerReplyWords

/** Words that may follow PAUSE. */
export const pauseWords = ['question', 'authority', 'identity'] as const

/** What to begin an answer with, one line for each word. */
export function wordsToReply(words: readonly StaffReplyWord[]): LetterBlock {
  return {
    type: 'list',
    items: words.map(word => `${staffReplyWords[word].line}. ${staffReplyWords[word].does}`),
  }
}

/** Only for a writer who is verified: nobody else is told where things stand. */
export const askForStatus = `To ask where things stand, reply with the word ${writerReplyWords.status.word}.`

/** What a simple mail may answer to the survey, in the order of its two questions: one word of each, best first. */
export const surveyWords = {
  answered: ['YES', 'PARTLY', 'NO'],
  ease: ['VERY EASY', 'EASY', 'OK', 'HARD', 'VERY HARD'],
} as const
