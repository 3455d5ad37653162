/** The whole casework as lines (contract section 6): nothing left out, so that nothing can be lost unseen. */
import type { OutgoingMail } from '../domain/casework/outgoing-mail.ts'
import type { FiledMail } from '../domain/casework/query.ts'
import type { CaseworkExport } from '../ports/casework-export.ts'
import type { CaseworkReading, QueryFile } from '../ports/casework-reading.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { MailReader } from '../ports/mail-reader.ts'
import type { RawMail } from '../ports/raw-mail.ts'

export interface ExportPorts {
  readonly everything: CaseworkExport
  readonly reading: Pick<CaseworkReading, 'file'>
  readonly ledger: Pick<Ledger, 'known'>
  readonly rawMail: RawMail
  readonly readMail: MailReader
  /** The address that our own mails come from. */
  readonly inbox: string
}

const KNOWN_AT_ONCE = 500

/** One value a line: queries by reference, mails of no query, stored mails that nothing has read yet, the ledger last. */
export async function* exportCasework(ports: ExportPorts): AsyncGenerator<object> {
  let filed = 0
  for (const reference of await ports.everything.references()) {
    const file = await ports.reading.file(reference)
    if (file === null) throw new Error(`${reference} is listed and cannot be read.`)
    filed += file.mails.length
    yield queryLine(file, ports.inbox)
  }
  let quarantined = 0
  for await (const mail of ports.everything.keptMails()) {
    quarantined += 1
    yield { reference: null, mails: [mailIn(mail)] }
  }
  const { stored, secondDeliveries, unread } = await againstTheStore(ports)
  for (const rawKey of unread) {
    const raw = await ports.rawMail.read(rawKey)
    if (raw !== null) yield { reference: null, mails: [await unreadMail(ports, rawKey, raw)] }
  }
  const accepted = stored - secondDeliveries
  yield {
    ledger: { accepted, stored: accepted, filed, quarantined, difference: accepted - filed - quarantined },
  }
}

async function againstTheStore({ rawMail, ledger }: ExportPorts) {
  const rawKeys: string[] = []
  for await (const { rawKey } of rawMail.list()) rawKeys.push(rawKey)
  let secondDeliveries = 0
  const unread: string[] = []
  for (let from = 0; from < rawKeys.length; from += KNOWN_AT_ONCE) {
    const some = rawKeys.slice(from, from + KNOWN_AT_ONCE)
    const known = await ledger.known(some)
    secondDeliveries += some.filter(rawKey => known.get(rawKey) === 'second-delivery').length
    unread.push(...some.filter(rawKey => !known.has(rawKey)))
  }
  return { stored: rawKeys.length, secondDeliveries, unread }
}

function queryLine({ query, mails, outgoing, events }: QueryFile, inbox: string): object {
  // What was stopped before it left is no mail: nobody ever gets it.
  const leaving = outgoing.filter(entry => entry.state !== 'taken-back')
  const all = [...mails.map(mailIn), ...leaving.map(entry => mailOut(entry, inbox))]
  return {
    reference: query.reference,
    state: query.state,
    ownerId: query.owner.staffId,
    priority: query.priority,
    topic: query.topic,
    correspondent: {
      kind: query.correspondent.kind,
      name: query.correspondent.name,
      address: query.correspondentAddress,
    },
    caseId: query.caseMatch?.id ?? null,
    deadlines: query.deadlines,
    mails: all.sort((one, other) => (one.at < other.at ? -1 : 1)),
    events: events
      .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
      .map(({ at, type, by, to, detail, clock }) => ({
        at,
        type,
        by,
        to,
        detail,
        ...(clock === undefined ? {} : { clock }),
      })),
  }
}

function mailIn(mail: FiledMail) {
  return {
    messageId: mail.messageId,
    direction: 'in',
    kind: mail.kind,
    from: mail.from.address,
    to: mail.to,
    subject: mail.subject,
    at: mail.at,
    rawKey: mail.rawKey,
  }
}

/** A mail that has not left yet stands here too: with the instant that it may go, and no Message-ID. */
function mailOut(entry: OutgoingMail, inbox: string) {
  return {
    messageId: entry.sentMessageId,
    direction: 'out',
    kind: entry.kind,
    from: inbox,
    to: [entry.to],
    subject: entry.letter.subject,
    at: entry.sentAt ?? entry.sendAfter,
    rawKey: null,
  }
}

async function unreadMail(ports: ExportPorts, rawKey: string, raw: { bytes: Uint8Array; storedAt: string }) {
  const { mail, receipt } = await ports.readMail(raw.bytes, raw.storedAt)
  return {
    messageId: mail.messageId,
    direction: 'in',
    kind: mail.kind,
    from: mail.from.address,
    to: mail.to.map(each => each.address),
    subject: mail.subject,
    at: receipt.receivedAt,
    rawKey,
  }
}
