/**
 * What a colleague's reply is: a command, words for the correspondent, or neither for sure.
 *
 * The safe rule: a mail that begins with one of our words, in any spelling, is never sent to anybody unless it says REPLY; and a
 * command is done only where it is in capitals, alone on its line, before a colon, or complete to its last word. What lies
 * between is misread on purpose: nothing is done, nothing is sent, and one sentence says how to write it.
 */
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import type { Mail } from '../../mail/mail.ts'
import { wordsToActOn } from '../../mail/own-words.ts'
import { wordsOf } from '../../triage/fold.ts'
import type { CorrespondentKind } from '../../triage/judgement.ts'
import { isTitle } from '../../triage/ordinary-words.ts'
import { firstLine, isOnlySignature, plainLine, withoutSignOff } from './first-line.ts'
import { isGreeting, type Keyword, readKeyword } from './keywords.ts'
import { readCommand } from './read-command.ts'
import type { StaffCommand } from './staff-command.ts'
import { whyNotToWriter } from './talks-about-it.ts'

export type StaffWords =
  /** No words of their own: a signature, a quotation, an empty mail. */
  | { readonly says: 'nothing'; readonly why: string }
  /** `meant`: the word that they seem to have meant; null where that is anybody's guess. */
  | { readonly says: 'misread'; readonly why: string; readonly meant: Keyword | null }
  /** For the correspondent, without sign-off and signature. */
  | { readonly says: 'reply'; readonly words: string }
  | { readonly says: 'command'; readonly command: StaffCommand }

export interface StaffWordsAsk {
  readonly mail: Pick<Mail, 'text' | 'forwarded'>
  readonly writer: Staff
  /** As the directory or their mail names them; null where nobody does. */
  readonly correspondentName: string | null
  /** Left out where the mail is about no query. */
  readonly correspondentKind?: CorrespondentKind
  readonly directory: DirectoryIndex
  /** Why plain words may be meant for somebody else, in a sentence: then only REPLY sends them. Null where nothing speaks for it. */
  readonly unsure?: string | null
  /** UTC. */
  readonly now: string
}

/** Fewer are no answer to anybody: "Ok thanks", "Will do". */
const FEWEST_WORDS = 4
/** Who says no more than these says it to us, and not to a family. */
const RECEIPT = new Set(
  'ok okay thanks thank you thx ta cheers many much noted received understood acknowledged seen got will do on it this that and filed done sure yes no problem great lovely perfect fine all good for the from me'.split(
    ' ',
  ),
)
const WAY_OUT = 'To send your words to the writer, put REPLY alone on the first line.'

export function interpretStaffWords(ask: StaffWordsAsk): StaffWords {
  if (ask.mail.forwarded !== null)
    return misread('Your mail forwards another mail, so nothing of it was sent to the writer.')
  const own = wordsToActOn(ask.mail.text)
  const { first, below } = firstLine(own.words)
  if (first === '' || isOnlySignature(own.words, ask.writer.name))
    return { says: 'nothing', why: 'Your mail held no words of your own, so nothing was sent.' }
  const under = isOnlySignature(below, ask.writer.name) ? '' : withoutSignOff(below, ask.writer.name)
  const read = readKeyword(first)
  if (read.is === 'command' && read.command.keyword === 'REPLY')
    return readReply(read.command.rest, under, own.runs)
  if (read.is === 'near') return misread(nearly(first, read.keyword), read.keyword)
  if (read.is === 'shouted') return misread(`We do not know the word “${shortened(first)}”. ${WAY_OUT}`)
  if (read.is === 'command') {
    const { command } = read
    const done = readCommand({ command, below: under, directory: ask.directory, now: ask.now })
    if (command.meant === 'doubtful' && !isCertain(done, command.rest))
      return misread(nearly(first, command.keyword), command.keyword)
    return 'misread' in done ? misread(done.misread, command.keyword) : { says: 'command', command: done }
  }
  const why = whyNotForTheWriter(own.words, own.runs, below, ask)
  return why === null ? { says: 'reply', words: withoutSignOff(own.words, ask.writer.name) } : misread(why)
}

const misread = (why: string, meant: Keyword | null = null): StaffWords => ({ says: 'misread', why, meant })

/** In small letters and before more words, only what no letter could begin with counts. */
function isCertain(done: StaffCommand | { readonly misread: string }, rest: string): boolean {
  if ('misread' in done) return false
  if (done.does === 'need-help') return /^because\b/iu.test(rest)
  return done.does !== 'note' && done.does !== 'phone'
}

function nearly(first: string, keyword: Keyword): string {
  return `“${shortened(first)}” looks like ${keyword}, and is not quite that. ${WAY_OUT}`
}

function readReply(rest: string, below: string, runs: number): StaffWords {
  const words = [rest, below].filter(each => /[\p{L}\p{N}]/u.test(each)).join('\n\n')
  if (words === '') return misread('REPLY was not followed by any words, so nothing was sent.')
  const next = readKeyword(firstLine(words).first)
  if (next.is === 'command' && next.command.meant === 'sure')
    return misread(
      `REPLY and ${next.command.keyword} cannot both be on the first line.`,
      next.command.keyword,
    )
  return runs > 1 ? misread(SCATTERED) : { says: 'reply', words }
}

const SCATTERED =
  'Your words stand between lines of the mail that you answered. Write them all above it, so that we know what is to be sent.'

function whyNotForTheWriter(words: string, runs: number, below: string, ask: StaffWordsAsk): string | null {
  if (runs > 1) return SCATTERED
  if (ask.unsure) return `${ask.unsure} ${WAY_OUT}`
  for (const line of below.split('\n')) {
    const read = readKeyword(plainLine(line))
    if (read.is !== 'command' || !plainLine(line).startsWith(read.command.keyword)) continue
    // A telephone number in a signature.
    if (read.command.keyword === 'PHONE' && /^[\d+(]/u.test(read.command.rest)) continue
    return `${read.command.keyword} must stand on the first line, alone with what belongs to it.`
  }
  const said = wordsOf(words)
  if (said.length < FEWEST_WORDS || said.every(word => RECEIPT.has(word)))
    return `“${shortened(plainLine(words))}” is so short that we were not sure it was meant for the writer. ${WAY_OUT}`
  const colleague = colleagueGreeted(words, ask)
  const about = whyNotToWriter(words, plainLine(firstLine(words).firstAsWritten), {
    name: ask.correspondentName,
    kind: ask.correspondentKind ?? null,
  })
  if (colleague === null) return about === null ? null : `${about} ${WAY_OUT}`
  return `Your words seem to be for ${colleague}, so they were not sent to the writer. ${WAY_OUT}`
}

/** "Tom, …", "Tom - …", "Tom can you …": somebody is spoken to. */
const CALLED =
  /^@?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?:\s?[,:–—]|\s+-|\s+(?:can|could|would|will|do|are|have|please|pls|any)\b)/u
const THANKED = /^(?:thanks|thank you|cheers|ta|sorry|ok|okay|yes|no|sure)[ ,]+(\p{Lu}\p{L}+)\b/iu

/** A colleague whom the first line greets, where the correspondent has no such name. */
function colleagueGreeted(words: string, ask: StaffWordsAsk): string | null {
  const line = plainLine(firstLine(words).firstAsWritten)
  const greeted = isGreeting(line)
    ? wordsOf(line.replace(/^(?:good \p{L}+|\p{L}+)[\s,]*/iu, '').split(/[,.!–—-]/u)[0] ?? '')
    : wordsOf((THANKED.exec(line) ?? CALLED.exec(line))?.[1] ?? '')
  const [name = ''] = greeted
  if (name === '' || greeted.length > 3 || greeted.some(isTitle)) return null
  const theirs = wordsOf(ask.correspondentName ?? '')
  if (greeted.every(word => theirs.includes(word))) return null
  const staff = ask.directory.snapshot.staff.filter(each => {
    const names = wordsOf(each.name)
    return each.id !== ask.writer.id && greeted.every(word => names.includes(word)) && names.includes(name)
  })
  return staff[0]?.name ?? null
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= 60 ? line : `${line.slice(0, 59).trimEnd()}…`
}
