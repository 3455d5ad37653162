/** Stopping a mail in the minute before it leaves. What it says is read from the outbox, so that it is true however often it is opened. */
import { takeBack } from '#shared/domain/casework/acts/answer.ts'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { kindWords } from '#shared/domain/letters/judgement-words.ts'
import { londonTime, londonTimeOnDay } from '#shared/domain/letters/london-words.ts'
import type { Directory } from '../../words/people.ts'
import { kindOfOutgoing } from '../../words/vocabulary.ts'
import { type LinkAnswer, type LinkAsk, type LinkForm, type LinkPorts, said, staffFoot } from '../link.ts'

type UndoPorts = Pick<LinkPorts, 'casework' | 'directory' | 'act'>

export async function undoPage({ claims, address }: LinkAsk, ports: UndoPorts): Promise<LinkAnswer> {
  const [file, directory] = await Promise.all([ports.casework.file(claims.reference), ports.directory()])
  const entry = file?.outgoing.find(({ entryId }) => entryId === claims.id)
  if (file === null || entry === undefined) return nothing(directory)
  switch (entry.state) {
    case 'taken-back':
      return stopped(entry, directory)
    case 'waiting':
      // Only an answer that the query waits for can be stopped.
      return file.query.clocks.answering?.entryId === entry.entryId
        ? form(entry, file.query, directory, address)
        : tooLate(entry, directory)
    default:
      return tooLate(entry, directory)
  }
}

/** Whatever came of it, the page itself says next: it is stopped, or it has left. */
export async function takeUndo({ claims, address }: LinkForm, ports: UndoPorts): Promise<LinkAnswer> {
  const { id, reference, staffId } = claims
  if (id === null) return { goTo: address, did: null }
  const stopped = await ports.act(reference, query => takeBack(query, id))
  return { goTo: address, did: stopped.ok ? { act: 'undo', reference, by: staffId ?? '' } : null }
}

const what = ({ kind }: OutgoingMail): string => kindOfOutgoing[kind].toLowerCase()

const writer = ({ correspondent: { kind } }: Query): string =>
  kind === 'unknown' ? 'the writer' : `the ${kindWords[kind]}`

const nothing = (directory: Directory): LinkAnswer =>
  said('There is nothing to stop', ['We have no email that waits to leave.'], {
    status: 404,
    directory,
    foot: staffFoot,
  })

const stopped = (entry: OutgoingMail, directory: Directory): LinkAnswer =>
  said(
    `Your ${what(entry)} was stopped`,
    [
      `Nothing was sent. The clock of ${entry.reference} runs as before.`,
      'To send other words, reply to our email again.',
    ],
    { directory, foot: staffFoot },
  )

const tooLate = (entry: OutgoingMail, directory: Directory): LinkAnswer =>
  said(
    `It is too late to stop your ${what(entry)}`,
    [
      entry.sentAt === null ? 'It is on its way now.' : `It left at ${londonTimeOnDay(entry.sentAt)}.`,
      'If it was wrong, write to the reader again. If they should not have had it, tell your manager at once.',
    ],
    { directory, foot: staffFoot },
  )

function form(entry: OutgoingMail, query: Query, directory: Directory, address: string): LinkAnswer {
  return {
    status: 200,
    view: 'undo',
    title: `Stop your ${what(entry)}`,
    councilName: directory?.snapshot.council.name ?? null,
    errors: [],
    model: {
      foot: staffFoot,
      ...{
        action: address,
        what: what(entry),
        writer: writer(query),
        reference: query.reference,
        leavesAt: { at: entry.sendAfter, when: londonTime(entry.sendAfter) },
      },
    },
  }
}
