/** A colleague's command that answers no notice of ours, or their answer to a mail about several queries: it is kept, opens no query, and comes back with one sentence. */
import type { Staff } from '../../directory/directory.ts'
import { commandRefused } from '../../letters/command-answer.ts'
import type { Letter } from '../../letters/letter.ts'
import { countAcknowledgement, isEcho } from '../automatic-mail.ts'
import type { Base, FilingAsk, FilingDecision } from '../decide-filing.ts'
import { noticeEntry } from '../notice-of-query.ts'
import { interpretStaffWords } from '../staff-words/interpret.ts'
import type { AbsenceSaid } from './absence-said.ts'

/** Null for everything else that a colleague writes: it opens a query, as anybody's mail does. */
export function fileWithoutQuery(ask: FilingAsk, base: Base, by: Staff): FilingDecision | null {
  const { mail, directory, now } = ask
  const words = interpretStaffWords({
    mail,
    writer: by,
    correspondentName: null,
    directory,
    now: ask.receipt.receivedAt,
  })
  // A note or a call about a child is news of something, whatever it begins with.
  const isCommand =
    words.says === 'command' && words.command.does !== 'note' && words.command.does !== 'phone'
  if (!isCommand && !ask.answersSeveral) return null
  // What was done is always said.
  const isDone = ask.absenceSaid !== null && 'done' in ask.absenceSaid
  if (!isDone && isEcho(ask.automaticMail, now, ask.likeness)) {
    return {
      withheld: 'it says what the last mails of this colleague said',
      filing: { ...base, to: 'kept', outgoing: [], acknowledged: null },
    }
  }
  const letter = letterTo(ask.absenceSaid, ask.answersSeveral)
  const entry = noticeEntry(by, letter, {
    entryId: `DAY-${ask.day}_notice_${ask.mailId.slice(0, 10)}-answer`,
    reference: null,
    now,
    at: now,
  })
  return {
    withheld: 'a colleague wrote it',
    filing: {
      ...base,
      to: 'kept',
      outgoing: [entry],
      acknowledged: {
        before: ask.automaticMail,
        after: countAcknowledgement(ask.automaticMail, now, ask.likeness),
      },
    },
  }
}

function letterTo(absence: AbsenceSaid | null, answersSeveral: boolean): Letter {
  if (absence !== null && 'done' in absence) {
    const block = { type: 'paragraph' as const, text: absence.done }
    return { subject: 'Done: who is away', blocks: [block] }
  }
  return commandRefused({
    reference: null,
    why:
      absence?.refused ??
      (answersSeveral
        ? 'You answered a mail about several queries, so we could not tell which one you mean. Use “Email about it” beside that query.'
        : 'Your mail began with a word that we know, but answered no notice of ours, so we could not tell which query you mean. Answer the notice about that query.'),
    instead: [],
    deskLink: null,
  })
}
