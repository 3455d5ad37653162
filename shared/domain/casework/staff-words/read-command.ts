/** A first line that is a command, read to its end: what is to be done, or one sentence that says what is missing. */
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { calendarOf } from '../../standards/working-time.ts'
import { wordsOf } from '../../triage/fold.ts'
import type { PauseReason } from '../clock/clocks.ts'
import { Outcome } from '../closing.ts'
import { BreachReason } from '../query.ts'
import { readColleague, whyNotGiven } from './colleague.ts'
import { readDay } from './day.ts'
import type { Command } from './keywords.ts'
import type { CommandRead } from './staff-command.ts'

export interface CommandAsk {
  readonly command: Command
  /** What stands under the first line, without sign-off and name where nothing else is left. */
  readonly below: string
  readonly directory: DirectoryIndex
  /** UTC. */
  readonly now: string
}

/** What may follow a word that stands alone. */
const CIVIL =
  /^(?:please|pls|thanks?|thank you|ta|many thanks|this|this one|it|the query|query|[\s,.!-]|SEND-\d{4}-\d{5,})*$/iu
const BECAUSE = /(?:^|\s)(?:because|as|since|while|due to|[–—-]|:)(?=\s|$)\s*|:\s+/iu

const reasons: Readonly<Record<string, BreachReason>> = {
  ep: 'ep-advice',
  'ep advice': 'ep-advice',
  'ep report': 'ep-advice',
  advice: 'ep-advice',
  panel: 'panel-date',
  'panel date': 'panel-date',
  sickness: 'absence',
  'staff absence': 'absence',
  'other team': 'other-team',
  'another team': 'other-team',
}

const outcomes: Readonly<Record<string, Outcome>> = {
  sorted: 'answered',
  resolved: 'answered',
  done: 'answered',
  complete: 'answered',
  refused: 'not-agreed',
  'not agreed': 'not-agreed',
  'another route': 'other-route',
  'other route': 'other-route',
  'use another route': 'other-route',
  'no answer needed': 'no-answer-needed',
  'no reply needed': 'no-answer-needed',
}

const pauses: Readonly<Record<string, PauseReason>> = {
  question: 'question',
  authority: 'authority',
  consent: 'authority',
  identity: 'identity',
  id: 'identity',
}

export function readCommand(ask: CommandAsk): CommandRead {
  const { keyword, rest } = ask.command
  switch (keyword) {
    case 'ACCEPT':
      return alone('accept', ask)
    case 'RESUME':
      return alone('resume', ask)
    case 'KEEP':
      return alone('keep', ask)
    case 'APPROVE':
      return alone('approve', ask)
    case 'UNDO':
      return alone('undo', ask)
    case 'NOT MINE': {
      const because = wordsAfter(ask)
      return because === ''
        ? no('Say why it is not yours: NOT MINE because …')
        : { does: 'not-mine', because }
    }
    case 'NEED HELP':
      return { does: 'need-help', because: wordsAfter(ask) }
    case 'NOTE':
    case 'PHONE': {
      const words = joined(rest, ask.below)
      const what = keyword === 'NOTE' ? 'what is to be noted' : 'whom you called and what was said'
      return words === ''
        ? no(`${keyword} was not followed by any words: say ${what}.`)
        : { does: keyword === 'NOTE' ? 'note' : 'phone', words }
    }
    case 'HOLD':
      return readHold(ask)
    case 'CLOSE':
      return readClose(ask)
    case 'GIVE TO':
    case 'ASSIGN':
    case 'ASSIGN TO':
      return readGive(ask)
    case 'NEW DATE':
      return readNewDate(ask)
    case 'REASON':
      return readReason(ask)
    case 'PAUSE':
      return readPause(ask)
    case 'AWAY':
      return readAway(ask)
    case 'REPLY':
      throw new Error('REPLY is no command: it is what the words below it are for.')
  }
}

const no = (misread: string): CommandRead => ({ misread })

type Alone = 'accept' | 'resume' | 'keep' | 'approve' | 'undo'

function alone(does: Alone, { command, below }: CommandAsk): CommandRead {
  return CIVIL.test(command.rest)
    ? { does, words: below }
    : no(
        `${command.keyword} stands alone on the first line, so we were not sure what you meant by “${shortened(command.rest)}”.`,
      )
}

function readHold({ command, below, directory, now }: CommandAsk): CommandRead {
  const { before, after } = parted(command.rest)
  const text = before.replace(/^(?:this )?(?:un)?till?\b\s*/iu, '')
  const read = readDay({ text, now, calendar: calendarOf(directory.snapshot.council), working: true })
  if ('why' in read) return no(`HOLD needs a day on which you will write again. ${read.why}`)
  // Nothing but the day: then it must stand there as we ask for it.
  if (after === '' && below === '' && !/^until\b.*(?:\d.*\p{L}{3}|\d[/.-]\d)/iu.test(before))
    return no(
      'HOLD needs words for the writer: say what we are waiting for, such as HOLD until 4 December because …',
    )
  return { does: 'hold', until: read.day, because: after, words: below }
}

function readNewDate({ command, below, directory, now }: CommandAsk): CommandRead {
  const { before, after } = parted(command.rest)
  const text = before.replace(/^(?:is|of|to|on|until)\b\s*/iu, '')
  const read = readDay({ text, now, calendar: calendarOf(directory.snapshot.council), working: true })
  if ('why' in read) return no(`NEW DATE needs a day. ${read.why}`)
  const because = joined(after, below)
  return because === ''
    ? no('A new date needs a reason: NEW DATE 4 December because …')
    : { does: 'new-date', on: read.day, because }
}

function readClose({ command, below }: CommandAsk): CommandRead {
  const said = command.rest.replace(/^(?:as|outcome|with outcome)\b:?\s*/iu, '')
  // Alone above a letter: the letter is the answer.
  if (said === '' && wordsOf(below).length >= FEWEST_OF_A_LETTER)
    return { does: 'close', outcome: 'answered', words: below }
  const found = longestOf(said, { ...byOwnName(Outcome.options), ...outcomes })
  if (found === null) return no(`CLOSE needs an outcome after it: ${Outcome.options.join(', ')}.`)
  const words = joined(found.after, below)
  return words === ''
    ? no(
        'CLOSE needs words for the writer under it: say what was asked, what was found and what will happen.',
      )
    : { does: 'close', outcome: found.means, words }
}

const FEWEST_OF_A_LETTER = 4

function readReason({ command, below }: CommandAsk): CommandRead {
  const found = longestOf(command.rest, { ...byOwnName(BreachReason.options), ...reasons })
  return found === null
    ? no(`REASON needs one of these words after it: ${BreachReason.options.join(', ')}.`)
    : { does: 'reason', reason: found.means, words: joined(found.after, below) }
}

function readPause({ command, below }: CommandAsk): CommandRead {
  const found = longestOf(
    command.rest.replace(/^(?:for|awaiting|until|because of|a|the|\s)+\b\s*/iu, ''),
    pauses,
  )
  if (found === null) return no('PAUSE needs one of these words after it: question, authority, identity.')
  const words = joined(found.after, below)
  return words === ''
    ? no(`PAUSE needs words for the writer under it: say what you need from them.`)
    : { does: 'pause', why: found.means, words }
}

function readGive({ command, below, directory, now }: CommandAsk): CommandRead {
  const { before, after } = parted(command.rest)
  const read = readColleague(before.replace(/\b(?:please|pls|thanks)\b/giu, ''), directory)
  if ('why' in read) return no(read.why)
  const away = whyNotGiven(read.staff, now, directory)
  return away === null
    ? { does: 'give', staffId: read.staff.id, because: joined(after, below) }
    : no(`${away} Give the query to somebody who is at work.`)
}

function readAway({ command, directory, now }: CommandAsk): CommandRead {
  const split = /^(.*?)\b(?:until|till?|to)\b(.*)$/iu.exec(command.rest)
  const today = /^(.*?)\b(today|tomorrow)$/iu.exec(command.rest)
  const name = ((split ?? today)?.[1] ?? command.rest).replace(/[\s,:]+$/u, '').replace(/\bis$/iu, '')
  const text = ((split ?? today)?.[2] ?? '').trim()
  const colleague = name.trim() === '' ? null : readColleague(name, directory)
  if (colleague !== null && 'why' in colleague) return no(colleague.why)
  if (text === '')
    return no('AWAY needs the last day away: AWAY until 4 December, or AWAY Sam Smith until 4 December.')
  const read = readDay({ text, now, calendar: calendarOf(directory.snapshot.council), working: false })
  return 'why' in read
    ? no(`AWAY needs the last day away. ${read.why}`)
    : { does: 'away', staffId: colleague === null ? null : colleague.staff.id, until: read.day }
}

/** What stands before and after "because". */
function parted(rest: string): { readonly before: string; readonly after: string } {
  const found = BECAUSE.exec(rest)
  if (found === null) return { before: rest, after: '' }
  return {
    before: rest.slice(0, found.index).trim(),
    after: rest.slice(found.index + found[0].length).trim(),
  }
}

function wordsAfter({ command, below }: CommandAsk): string {
  return joined(command.rest.replace(/^(?:because|as|since)\b[\s:,]*/iu, ''), below)
}

const joined = (line: string, below: string): string =>
  [line, below].filter(each => /[\p{L}\p{N}]/u.test(each)).join('\n\n')

const byOwnName = <Name extends string>(names: readonly Name[]): Readonly<Record<string, Name>> =>
  Object.fromEntries(
    names.flatMap(name => [[name, name] as const, [name.replaceAll('-', ' '), name] as const]),
  )

/** The longest of these words that a text begins with, and what follows it. */
function longestOf<Means extends string>(
  text: string,
  words: Readonly<Record<string, Means>>,
): { readonly means: Means; readonly after: string } | null {
  const lower = text.toLowerCase()
  const fitting = Object.entries(words)
    .filter(([word]) => lower.startsWith(word) && !/^[\p{L}\p{N}-]/u.test(lower.slice(word.length)))
    .sort(([one], [other]) => other.length - one.length)
  const [best] = fitting
  return best === undefined
    ? null
    : { means: best[1], after: text.slice(best[0].length).replace(/^[\s:,;.–—-]+/u, '') }
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39).trimEnd()}…`
}
