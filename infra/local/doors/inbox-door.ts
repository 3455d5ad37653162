/** The mail door of one inbox: who is let in, and what becomes of the mail. */
import { isTokenForm } from '#shared/domain/mail/thread-token.ts'
import { systemClock } from '#shared/runtime/system-clock.ts'
import type { LocalClients } from '../aws-clients.ts'
import type { DataFolder } from '../data-folder/layout.ts'
import type { Engines } from '../engines/engines.ts'
import type { RunnerLog } from '../runner-log.ts'
import type { LocalVerdict } from '../service-options.ts'
import type { Wiring } from '../template/wiring.ts'
import { stampWith } from './receipt-stamp.ts'
import { openSmtpDoor, type SmtpDoor } from './smtp-door.ts'
import { ruleFor, type TakeIn, takeIn } from './take-in.ts'

/**
 * Opens the door once everything that an earlier, killed service accepted is known to the queue. It lets in what the template's
 * receipt rule takes, and of that the inbox and its token forms alone: the domain may be shared, other addresses are not ours.
 */
export async function inboxDoor(parts: {
  readonly wiring: Wiring
  readonly engines: Engines
  readonly clients: LocalClients
  readonly folder: DataFolder
  readonly log: RunnerLog
  /** Lower case. */
  readonly inbox: string
  readonly verdicts: LocalVerdict
  readonly port: number
}): Promise<{ readonly door: SmtpDoor; readonly takeIn: TakeIn }> {
  const { wiring, inbox } = parts
  const mails = takeIn({
    wiring,
    s3: parts.clients.s3,
    engines: parts.engines,
    notes: parts.folder.arrivals,
    stamp: stampWith(parts.verdicts),
    now: systemClock,
  })
  await mails.announceLeftovers()
  const door = await openSmtpDoor({
    port: parts.port,
    accepts: address =>
      (address === inbox || isTokenForm(address, inbox)) && ruleFor(wiring.receipt, [address]) !== undefined,
    take: mails.take,
    log: parts.log,
  })
  return { door, takeIn: mails }
}
