/** What a colleague's words become for the correspondent: the letter of each kind, with the facts that the query holds. */
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { readerOf } from '../../disclosure/reader.ts'
import { holdingReply } from '../../letters/holding-reply.ts'
import type { Letter } from '../../letters/letter.ts'
import { newDate } from '../../letters/new-date.ts'
import { paused } from '../../letters/pause-letters.ts'
import { relayedReply } from '../../letters/relayed-reply.ts'
import type { Signer } from '../../letters/writer-letter.ts'
import type { NewDateMoved } from '../acts/new-date.ts'
import type { PauseReason } from '../clock/clocks.ts'
import { latestPromise } from '../news/next-news.ts'
import { signerOf, whoDeals } from '../news/who-deals.ts'
import type { Query } from '../query.ts'

export interface ToWriterAsk {
  readonly query: Query
  readonly by: Staff
  readonly directory: DirectoryIndex
  /** UTC instant of the act. */
  readonly now: string
}

export function replyLetter(ask: ToWriterAsk, words: string): Letter {
  return relayedReply({
    ...about(ask),
    words,
    nextBy: latestPromise(ask.query, ask.directory.snapshot.council, ask.now),
  })
}

/** `newDate`: the end of the day that is promised, UTC. */
export function holdLetter(ask: ToWriterAsk, because: string, newDate: string): Letter {
  return holdingReply({ ...about(ask), doneSoFar: [], because, newDate })
}

export function pauseLetter(ask: ToWriterAsk, why: PauseReason, words: string, answerBy: string): Letter {
  return paused({ ...about(ask), why, words: words === '' ? null : words, answerBy })
}

export function newDateLetter(ask: ToWriterAsk, moved: NewDateMoved, because: string): Letter {
  return newDate({ ...about(ask), ...moved, because, isComplaint: ask.query.topic === 'complaint' })
}

function about(ask: ToWriterAsk) {
  const { query, directory } = ask
  return {
    council: directory.snapshot.council,
    reference: query.reference,
    correspondent: query.correspondent,
    by: signerFor(ask),
  }
}

/** Whoever may be told nothing of a child hears from the duty desk: a caseworker's name would say that the child is known here. */
const signerFor = (ask: ToWriterAsk): Signer =>
  mayBeTold(ask) ? signerOf(ask.by, ask.directory) : whoDeals(ask.query, ask.directory, ask.now)

const mayBeTold = ({ query, directory }: Pick<ToWriterAsk, 'query' | 'directory'>): boolean =>
  readerOf(query, query.correspondentAddress, directory).toldNothingOfAChild === null
