/** A command of a colleague, done: the act that it stands for, its letter to the writer where there is one, and one sentence about it. */

import { writerForColleagues } from '../../letters/child-initials.ts'
import { londonDay, londonTimeOnDay } from '../../letters/london-words.ts'
import { followUpUntil, limitsFor } from '../../standards/limits.ts'
import { calendarOf, workingDayEnd } from '../../standards/working-time.ts'
import { accept } from '../acts/accept.ts'
import { notedEvent } from '../acts/act.ts'
import { answer, takeBack } from '../acts/answer.ts'
import { giveBreachReason } from '../acts/breach-reason.ts'
import { give } from '../acts/give.ts'
import { keep } from '../acts/keep.ts'
import { setNewDate } from '../acts/new-date.ts'
import { passOn } from '../acts/pass-on.ts'
import { pause, resume } from '../acts/pause.ts'
import { notePhoneCall } from '../acts/phone.ts'
import { answersNothing } from '../answer-to.ts'
import { type Acted, type ActRefused, isRefused } from '../change.ts'
import type { Closing } from '../closing.ts'
import { approveApology } from '../news/apologise.ts'
import { closingLetter } from '../news/closing-letter.ts'
import { latestPromise } from '../news/next-news.ts'
import type { StaffCommand } from '../staff-words/staff-command.ts'
import { tellNewDate } from '../tell-new-date.ts'
import { holdLetter, pauseLetter, replyLetter, type ToWriterAsk } from './letters-to-writer.ts'

export interface Done {
  readonly acted: Acted
  /** For the colleague: what was done, in one or two sentences. */
  readonly done: string
}

export interface DoAsk extends ToWriterAsk {
  readonly deskUrl: string
  /** The two questions after a closing; for whoever may be asked. */
  readonly surveyLink: () => string
}

/** Words that the command would send, for the checks before a send; null where nothing of it leaves. */
export function wordsToSend(command: StaffCommand): string | null {
  switch (command.does) {
    case 'hold':
      return [command.because, command.words].filter(each => each !== '').join('\n\n')
    case 'close':
    case 'pause':
      return command.words
    // A new date is set where the writer cannot be written to, too: `tell-new-date.ts` looks at its reason.
    default:
      return null
  }
}

export function sendReply(words: string, ask: DoAsk): Done | ActRefused {
  const acted = answer(
    ask.query,
    { what: 'replied', letter: replyLetter(ask, words), thread: threadOf(ask) },
    ask,
  )
  return withWords(acted, `Your reply to ${ask.query.reference} is on its way to ${reader(ask)}.`)
}

export function doCommand(command: StaffCommand, ask: DoAsk): Done | ActRefused {
  const { query, directory } = ask
  const { reference } = query
  switch (command.does) {
    case 'accept': {
      const acted = accept(query, ask)
      const rest =
        command.words === '' ? '' : ' The words under it are kept with the query. They went to nobody.'
      return withWords(acted, `You have taken ${reference} on.${rest}`)
    }
    case 'not-mine':
    case 'need-help':
      return withWords(
        passOn(query, command.does, command.because, ask),
        `Your manager is asked about ${reference}. Until they answer it stays with ${ownerName(ask)}.`,
      )
    case 'note':
      return {
        acted: { query, events: [notedEvent(ask, 'note')] },
        done: `Your note is kept with ${reference}. It went to nobody outside.`,
      }
    case 'phone':
      return withWords(notePhoneCall(query, command.words, ask), `Your call is noted on ${reference}.`)
    case 'hold':
      return hold(command, ask)
    case 'close':
      return close(command, ask)
    case 'give':
      return withWords(
        give(query, command.staffId, command.because, ask),
        `${directory.staff(command.staffId)?.name ?? 'Your colleague'} has ${reference} from now on.`,
      )
    case 'new-date': {
      const told = tellNewDate(query, command.because, ask, ask.deskUrl)
      if ('refused' in told) return told
      return withWords(
        setNewDate(query, { on: command.on, because: command.because, ...told }, ask),
        `${reference} has the new date ${londonDay(`${command.on}T12:00:00.000Z`)}.`,
      )
    }
    case 'reason':
      return withWords(
        giveBreachReason(query, command.reason, command.words, ask),
        `The reason why ${reference} was late is kept.`,
      )
    case 'pause':
      return withWords(
        pause(query, command.why, by => pauseLetter(ask, command.why, command.words, by), threadOf(ask), ask),
        `The clock of ${reference} has stopped. The writer is told what we wait for.`,
      )
    case 'resume':
      return withWords(resume(query, ask), `The clock of ${reference} runs again.`)
    case 'keep':
      return withWords(keep(query, ask), `You keep ${reference}.`)
    case 'undo': {
      const { answering } = query.clocks
      if (answering === null)
        return { refused: `No mail about ${reference} waits to leave, so there was nothing to stop.` }
      return withWords(
        takeBack(query, answering.entryId),
        `The last mail about ${reference} is stopped. The writer gets nothing. The clock runs as before.`,
      )
    }
    case 'approve':
      return withWords(
        approveApology(query, { thread: threadOf(ask), deskUrl: ask.deskUrl }, ask),
        `The apology about ${reference} goes to ${reader(ask)} in your name.`,
      )
    case 'away':
      throw new Error('AWAY is no act on a query: it is kept before the mail is filed.')
  }
}

function hold(command: Extract<StaffCommand, { does: 'hold' }>, ask: DoAsk): Done | ActRefused {
  const { query, directory, now } = ask
  const { council } = directory.snapshot
  const promised = workingDayEnd(calendarOf(council), `${command.until}T12:00:00.000Z`, 0)
  const latest = latestPromise(query, council, now)
  if (promised > latest) {
    return {
      refused: `The writer must hear from us by ${londonTimeOnDay(latest)} at the latest, so a holding reply cannot promise ${londonDay(promised)}.`,
    }
  }
  const given = [command.because, command.words].filter(each => each !== '').join('\n\n')
  const because = given === '' ? 'We do not have all that we need for a full answer yet.' : given
  const acted = answer(
    query,
    { what: 'held', promised, letter: holdLetter(ask, because, promised), thread: threadOf(ask) },
    ask,
  )
  return withWords(
    acted,
    `A holding reply is on its way to ${reader(ask)}. It promises news by ${londonTimeOnDay(promised)}. The clock still runs.`,
  )
}

function close(command: Extract<StaffCommand, { does: 'close' }>, ask: DoAsk): Done | ActRefused {
  const { query, by, directory, now } = ask
  const { council } = directory.snapshot
  const closing: Closing = {
    at: now,
    by: by.id,
    outcome: command.outcome,
    words: command.words.slice(0, LONGEST_KEPT),
    followUpUntil: followUpUntil(council, now),
  }
  const letter = closingLetter(query, {
    by,
    closing,
    words: command.words,
    surveyLink: ask.surveyLink(),
    directory,
    now,
  })
  const acted = answer(query, { what: 'closed', closing, letter, thread: threadOf(ask) }, ask)
  return withWords(
    acted,
    `The closing letter of ${query.reference} is on its way to ${reader(ask)}. The query closes when it has left.`,
  )
}

/** What is kept of the words with the query itself; the whole letter is in the outbox. */
const LONGEST_KEPT = 2_000

const withWords = (acted: Acted | ActRefused, done: string): Done | ActRefused =>
  isRefused(acted) ? acted : { acted, done }

const threadOf = ({ query }: DoAsk) => query.answerTo ?? answersNothing

function reader({ query, directory }: DoAsk): string {
  const { name } = query.correspondent
  if (name === null) return query.correspondentAddress
  const child = query.caseMatch === null ? null : directory.case(query.caseMatch.id)
  const shown = child === null ? name : writerForColleagues(name, [child.childName])
  return `${shown} (${query.correspondentAddress})`
}

function ownerName({ query, directory }: DoAsk): string {
  return (query.owner.staffId === null ? null : directory.staff(query.owner.staffId))?.name ?? 'the duty desk'
}

/** Seconds in which a mail to the writer can be stopped. */
export const undoSeconds = ({ directory }: Pick<DoAsk, 'directory'>): number =>
  limitsFor(directory.snapshot.council).undoSeconds
