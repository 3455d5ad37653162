/**
 * What a colleague's mail about a query does, and what they are told of it. It acts only where three things hold: the mail server
 * vouches for the address (`sender-proof.ts`), the mail proves the query by a token of ours, and the colleague may act on it. All
 * else is kept with the query, and nothing of it is sent to anybody. An automatic reply never comes here: it is told apart before.
 */
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { refusalsBeforeSend } from '../../disclosure/checks.ts'
import { maskChildNames } from '../../letters/child-initials.ts'
import { commandDone, commandRefused } from '../../letters/command-answer.ts'
import type { Letter } from '../../letters/letter.ts'
import { londonTime } from '../../letters/london-words.ts'
import { ownWords } from '../../letters/own-words-blocks.ts'
import { letterAsText } from '../../letters/render-letter.ts'
import type { StaffReplyWord } from '../../letters/reply-words.ts'
import type { Mail } from '../../mail/mail.ts'
import { findReturnDate } from '../../mail/return-date.ts'
import { isTokenForm } from '../../mail/thread-token.ts'
import { epochOf, instantOf } from '../../standards/london.ts'
import { saysAbsence } from '../away-mark.ts'
import type { Acted } from '../change.ts'
import { mayActOn } from '../may-act-on.ts'
import { letterAbout } from '../notice-of-query.ts'
import type { Query } from '../query.ts'
import { interpretStaffWords, type StaffWords } from '../staff-words/interpret.ts'
import type { Keyword } from '../staff-words/keywords.ts'
import type { AbsenceSaid } from './absence-said.ts'
import { type DoAsk, type Done, doCommand, sendReply, undoSeconds, wordsToSend } from './do-command.ts'
import { isAnswerAbout } from './which-query.ts'

export interface StaffMailAsk {
  readonly mail: Mail
  /** Up to date; the version is the stored one. */
  readonly query: Query
  readonly by: Staff
  /** Why the address is not shown to be theirs; null where nothing is missing. */
  readonly doubt: string | null
  /** The mail carries a token of ours for this query, and the mail server vouches for the mail. */
  readonly proven: boolean
  /** Another query that the mail proves or names as well; null where there is none. */
  readonly otherQuery: string | null
  readonly inbox: string
  readonly deskUrl: string
  /** What came of AWAY; null for all other mail. */
  readonly absenceSaid: AbsenceSaid | null
  /** Stops the mail with this entry id. */
  readonly undoLink: (entryId: string) => string
  readonly surveyLink: () => string
  readonly directory: DirectoryIndex
  /** When the mail came in: the instant that counts. UTC. */
  readonly receivedAt: string
  /** When this is decided: what can be undone counts from then. UTC. */
  readonly now: string
}

export interface StaffMailAnswer {
  /** Null where nothing is done. */
  readonly acted: Acted | null
  /** For the colleague, at the address that the directory has for them; null where nothing needs saying. */
  readonly letter: Letter | null
}

export function answerStaffMail(ask: StaffMailAsk): StaffMailAnswer {
  const { query, by, directory } = ask
  const { reference } = query
  if (ask.doubt !== null) {
    return refuse(
      ask,
      `A mail in your name about ${reference} reached us. We could not check that you sent it, so we did nothing. If it was you, answer our notice from your own mailbox.`,
    )
  }
  const words = interpretStaffWords({
    mail: ask.mail,
    writer: by,
    correspondentName: query.correspondent.name,
    correspondentKind: query.correspondent.kind,
    directory,
    unsure: whyUnsure(ask),
    now: ask.receivedAt,
  })
  const { absenceSaid } = ask
  if (absenceSaid !== null) {
    return 'refused' in absenceSaid
      ? refuse(ask, absenceSaid.refused)
      : tell(ask, { acted: { query, events: [] }, done: absenceSaid.done }, null)
  }
  const why = whyNotHeard(ask, words)
  if (why !== null) return why
  if (words.says === 'misread') return refuse(ask, masked(words.why, ask), meantBy(words.meant))
  if (words.says === 'nothing') return refuse(ask, words.why)
  const toSend = words.says === 'reply' ? words.words : wordsToSend(words.command)
  const refusals = toSend === null ? [] : refusalsOf(toSend, ask)
  if (refusals.length > 0) return refuse(ask, refusals.join(' '))
  const doAsk: DoAsk = {
    query,
    by,
    directory,
    now: ask.receivedAt,
    deskUrl: ask.deskUrl,
    surveyLink: ask.surveyLink,
  }
  const done = words.says === 'reply' ? sendReply(words.words, doAsk) : doCommand(words.command, doAsk)
  if (isNotDone(done)) return refuse(ask, done.refused)
  return tell(ask, done, toSend)
}

const isNotDone = (done: Done | { readonly refused: string }): done is { readonly refused: string } =>
  'refused' in done

/** A note is anybody's to leave; for all else the mail must prove the query, be for us alone, and come from somebody who may act. */
function whyNotHeard(ask: StaffMailAsk, words: StaffWords): StaffMailAnswer | null {
  const { mail, query, by, directory, inbox } = ask
  if (words.says === 'command' && words.command.does === 'note') return null
  const others = [...mail.to, ...mail.cc].filter(({ address }) => query.parties.includes(address))
  if (others.some(({ address }) => address !== by.email)) {
    // They wrote to the correspondent themselves and let us know: it is in the history, and nobody needs telling.
    return { acted: null, letter: null }
  }
  const isForUs = mail.to.some(({ address }) => isInbox(address, inbox))
  if (!isForUs && mail.cc.some(({ address }) => isInbox(address, inbox))) return { acted: null, letter: null }
  if (!isForUs) {
    return refuse(
      ask,
      `Your mail was to somebody else, with a hidden copy to us, so it is kept with ${query.reference} as a note.`,
    )
  }
  if (!ask.proven) {
    return refuse(
      ask,
      `We could not tell that your mail answers our notice about ${query.reference}, so it is kept as a note. Answer the notice itself.`,
    )
  }
  if (ask.otherQuery !== null) {
    return refuse(
      ask,
      `Your mail is about ${query.reference} by its address and about ${ask.otherQuery} by what it answers, so we could not tell which you mean. Answer the notice of the one that you mean.`,
    )
  }
  if (mayActOn(query, by, directory, ask.receivedAt) === null) {
    const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
    return refuse(
      ask,
      `${owner?.name ?? 'The duty desk'} has ${query.reference} now, so your words are kept with it as a note.`,
    )
  }
  // What a mailbox writes by itself, where nothing in its header said so (a caseworker's holiday note must never reach a family).
  const saysAway =
    words.says === 'reply' &&
    saysAbsence(
      { ...mail, ownWords: words.words },
      findReturnDate({ ...mail, ownWords: words.words }, ask.receivedAt),
    ) &&
    /\b(?:out of (?:the )?office|automatic|auto-?reply|on (?:annual )?leave|on holiday|away from (?:my|the) (?:desk|office))\b/iu.test(
      `${mail.subject} ${words.words}`,
    )
  return saysAway
    ? refuse(
        ask,
        'Your mail reads like an automatic reply. To send it to the writer, put REPLY alone on the first line.',
      )
    : null
}

/** What looks like a word to a colleague, or to us about another matter, and could be one for the writer. */
function whyUnsure({ mail, query, by, inbox }: StaffMailAsk): string | null {
  const others = [...mail.to, ...mail.cc].some(
    ({ address }) => address !== '' && address !== by.email && !isInbox(address, inbox),
  )
  if (others)
    return 'Your mail went to somebody else too, so we were not sure that it was meant for the writer.'
  return isAnswerAbout(mail, query.reference)
    ? null
    : `Your mail answers no mail of ours, so we were not sure that it was meant for the writer of ${query.reference}.`
}

/** The inbox itself, or one of its token forms. */
const isInbox = (address: string, inbox: string): boolean => address === inbox || isTokenForm(address, inbox)

function refusalsOf(words: string, ask: StaffMailAsk): readonly string[] {
  const { query, directory, deskUrl } = ask
  return refusalsBeforeSend({
    query,
    address: query.correspondentAddress,
    words,
    attachments: ask.mail.attachments,
    writerName: ask.by.name,
    directory,
    deskUrl,
    ourLetters: (['new', 'more'] as const).map(why =>
      letterAsText(letterAbout(query, why, { directory, deskUrl })),
    ),
    now: ask.receivedAt,
  })
}

/** What goes to the writer leaves when it can no longer be stopped, counted from now: a mail that we read late can be stopped too. */
function tell(ask: StaffMailAsk, { acted, done }: Done, sent: string | null): StaffMailAnswer {
  const until = instantOf(epochOf(ask.now) + undoSeconds(ask) * 1000)
  const waits = acted.outgoing?.find(entry => ['reply', 'holding', 'closing'].includes(entry.kind))
  const outgoing = (acted.outgoing ?? []).map(entry =>
    entry === waits ? { ...entry, decidedAt: ask.now, sendAfter: until } : { ...entry, decidedAt: ask.now },
  )
  const letter = commandDone({
    reference: ask.query.reference,
    done,
    undo: waits === undefined ? null : { link: ask.undoLink(waits.entryId), until },
    deskLink: deskLink(ask),
  })
  const blocks =
    sent === null || outgoing.length === 0
      ? letter.blocks
      : [...letter.blocks, { type: 'heading' as const, text: 'Your words' }, ...ownWords(masked(sent, ask))]
  return { acted: { ...acted, outgoing }, letter: { ...letter, blocks } }
}

function refuse(
  ask: StaffMailAsk,
  sentence: string,
  instead: readonly StaffReplyWord[] = [],
): StaffMailAnswer {
  const why = `${sentence}${stillLeaves(ask)}`
  return {
    acted: null,
    letter: commandRefused({ reference: ask.query.reference, why, instead, deskLink: deskLink(ask) }),
  }
}

/** Whoever tried to stop a mail in other words than UNDO must not read that nothing is sent and lean back. */
function stillLeaves({ query, by, doubt }: StaffMailAsk): string {
  const { answering } = query.clocks
  return doubt !== null || answering === null || answering.by !== by.id
    ? ''
    : ` Your mail of ${londonTime(answering.at)} still leaves. To stop it, reply UNDO.`
}

const deskLink = ({ deskUrl, query }: StaffMailAsk): string =>
  `${deskUrl.replace(/\/$/, '')}/queries/${query.reference}`

/** A letter to a colleague never holds a child's whole name, not even in their own words. */
function masked(text: string, { query, directory }: StaffMailAsk): string {
  const ids = [query.caseMatch?.id ?? null, ...query.possibleCases]
  return maskChildNames(
    text,
    ids.flatMap(id => (id === null ? [] : (directory.case(id)?.childName ?? []))),
  )
}

const replyWords: Readonly<Record<Keyword, StaffReplyWord | null>> = {
  'NOT MINE': 'not-mine',
  'NEED HELP': 'need-help',
  'NEW DATE': 'new-date',
  'GIVE TO': 'give-to',
  'ASSIGN TO': 'give-to',
  ASSIGN: 'give-to',
  ACCEPT: 'accept',
  NOTE: null,
  PHONE: 'phone',
  HOLD: 'hold',
  CLOSE: 'close',
  REASON: 'reason',
  PAUSE: 'pause',
  RESUME: 'resume',
  KEEP: 'keep',
  AWAY: 'away',
  APPROVE: 'approve',
  UNDO: 'undo',
  REPLY: null,
}

function meantBy(keyword: Keyword | null): readonly StaffReplyWord[] {
  const word = keyword === null ? null : replyWords[keyword]
  return word === null ? [] : [word]
}
