/** AWAY on the first line of a colleague's mail: kept as an absence before the mail itself is filed, so that a crash between repeats both. */

import type { AbsenceSaid } from '../domain/casework/staff-mail/absence-said.ts'
import { interpretStaffWords } from '../domain/casework/staff-words/interpret.ts'
import { calendarDay } from '../domain/letters/london-words.ts'
import { isUnvouched } from '../domain/mail/receipt.ts'
import { londonDate } from '../domain/standards/london.ts'
import { doubtOfSender } from '../domain/triage/sender-proof.ts'
import type { Considered } from './consider-mail.ts'
import type { RecordAbsence } from './record-absence.ts'

/** Null for every other mail. Telling the same absence again changes nothing of it. */
export function makeSayAwayByMail(recordAbsence: RecordAbsence) {
  return async ({ judgement, read, today }: Considered): Promise<AbsenceSaid | null> => {
    const { mail, receipt } = read
    const writer = today.index.staffAt(mail.from.address)
    const isShown = doubtOfSender(mail, receipt) === null && !isUnvouched(receipt)
    if (judgement.messageKind !== 'query' || writer === null || !isShown) return null
    const words = interpretStaffWords({
      mail,
      writer,
      correspondentName: null,
      directory: today.index,
      now: receipt.receivedAt,
    })
    if (words.says !== 'command' || words.command.does !== 'away') return null
    const { staffId, until } = words.command
    const answer = await recordAbsence({
      staffId: staffId ?? writer.id,
      from: londonDate(receipt.receivedAt),
      to: until,
      cover: null,
      by: writer.id,
      how: 'mail',
    })
    if (!answer.ok) return { refused: answer.refused }
    const { person, cover } = answer
    const who = person.id === writer.id ? 'You are' : `${person.name} is`
    const covers =
      cover === null ? 'Nobody was found who could cover. Please ask a manager.' : `${cover.name} covers.`
    return { done: `${who} down as away up to and including ${calendarDay(until)}. ${covers}` }
  }
}
