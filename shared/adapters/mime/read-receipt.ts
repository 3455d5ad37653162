/**
 * The fields that the mail server stamps on top of a mail it takes in, as Amazon SES does it (domain.md 5.4): written by
 * `stampReceipt` for the local mail door, read by `readReceipt`. Trusted is what stands above the first X-SES-RECEIPT and the
 * mark itself; whatever a sender wrote lies below and is never read for trust.
 */
import { type Receipt, unvouchedReceipt, type Verdict } from '#shared/domain/mail/receipt.ts'
import { fieldValue, type RawField, readHeaderBlock } from './header-block.ts'
import { readMailDate } from './mail-date.ts'

/** Where the bytes come from: the store that only the mail server writes to, or a file that anyone may have written. */
export type ReceiptSource = 'store' | 'file'

export interface ReadReceipt {
  readonly receipt: Receipt
  /** The mail as it came in: everything below the stamped fields. */
  readonly content: Uint8Array
}

const MARK = Buffer.from('x-ses-receipt:')
const DKIM_MARK = Buffer.from('x-ses-dkim-signature:')
/** The stamped fields are a few hundred bytes; 500 recipients make them some 20 KB more. */
const LONGEST_STAMP = 200_000
const LF = 10

function startsWith(buffer: Buffer, at: number, word: Buffer): boolean {
  return buffer.toString('latin1', at, at + word.length).toLowerCase() === word.toString('latin1')
}

/** Start of the line after the field that begins at `at`, its folded lines included. */
function afterField(buffer: Buffer, at: number): number {
  let next = at
  do {
    const lineFeed = buffer.indexOf(LF, next)
    if (lineFeed < 0) return buffer.length
    next = lineFeed + 1
  } while (buffer[next] === 32 || buffer[next] === 9)
  return next
}

/** Where the content begins and the mark's field ends; null where there is no mark in the header. */
function findMark(buffer: Buffer): { markEnd: number; contentStart: number } | null {
  let at = 0
  while (at < buffer.length && at < LONGEST_STAMP) {
    const byte = buffer[at]
    if (byte === LF || byte === 13) return null
    const next = afterField(buffer, at)
    if (startsWith(buffer, at, MARK)) {
      // SES puts its own signature under the mark.
      const contentStart = startsWith(buffer, next, DKIM_MARK) ? afterField(buffer, next) : next
      return { markEnd: next, contentStart }
    }
    at = next
  }
  return null
}

function verdict(word: string | null): Verdict {
  switch (word?.trim().toLowerCase()) {
    case 'pass':
      return 'pass'
    case 'fail':
    case 'hardfail':
      return 'fail'
    case 'gray':
    case 'grey':
    case 'softfail':
      return 'gray'
    case 'none':
    case 'neutral':
    case 'disabled':
      return 'none'
    default:
      return 'unavailable'
  }
}

/** Comments and quoted strings can hold what the sender chose (envelope address, HELO): they go before anything is read. */
function plain(value: string): string {
  return value.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').replaceAll(/\([^()]*\)/g, '')
}

/** The results of one method in an Authentication-Results field of SES. */
function results(field: string | null, method: string): Verdict[] {
  const [authority = '', ...parts] = plain(field ?? '').split(';')
  if (authority.trim().toLowerCase().split(/\s/, 1)[0] !== 'amazonses.com') return []
  return parts.flatMap(part => {
    const found = /^\s*([a-z-]+)\s*=\s*([a-z]+)/i.exec(part)
    return found?.[1]?.toLowerCase() === method ? [verdict(found[2] ?? null)] : []
  })
}

/**
 * The From domain that the mail server read: which of two addresses in a mangled From line it took, only this says. Empty where a
 * forger got another one in.
 */
function dmarcDomain(field: string | null): { readonly dmarcOf?: string } {
  const named = [...plain(field ?? '').matchAll(/(?:^|[\s;])header\.from\s*=\s*([^\s;]+)/gi)].map(
    ([, domain = '']) => domain.toLowerCase(),
  )
  const [first] = named
  if (first === undefined) return {}
  return { dmarcOf: named.every(each => each === first) ? first : '' }
}

/** A mail has one SPF and one DMARC result; where a forger got a second one in, the worse counts. */
function single(found: readonly Verdict[]): Verdict {
  return found.find(one => one !== 'pass') ?? found[0] ?? 'unavailable'
}

/** A mail may carry several signatures: one that holds is enough. */
function anyPass(found: readonly Verdict[]): Verdict {
  return found.includes('pass') ? 'pass' : (found[0] ?? 'unavailable')
}

function address(value: string): string {
  return (/<([^<>]*)>/.exec(value)?.[1] ?? value).trim().toLowerCase().slice(0, 320)
}

/** The recipients in `for a@b;` or, from our own door, `for a@b, c@b;`. */
function forClause(received: string): string[] {
  const clause = /\sfor\s+([^;]+);/i.exec(received)?.[1] ?? ''
  return clause
    .split(',')
    .map(address)
    .filter(one => one.includes('@'))
}

function isReceivedByServer(field: RawField): boolean {
  return field.name === 'received' && /\sby\s+inbound-smtp\.[a-z0-9-]+\.amazonaws\.com\b/i.test(field.value)
}

function readStamped(fields: readonly RawField[], fallbackReceivedAt: string): Receipt | null {
  const received = fields.find(isReceivedByServer)
  // A mark without the server's own Received is not the server's.
  if (received === undefined) return null
  const authentication = fieldValue(fields, 'authentication-results')
  const returnPath = fieldValue(fields, 'return-path')
  const spf = single(results(authentication, 'spf'))
  const receivedSpf = verdict(fieldValue(fields, 'received-spf')?.split(/[\s(]/, 1)[0] ?? null)
  return {
    receivedAt: readMailDate(received.value.slice(received.value.lastIndexOf(';') + 1)) ?? fallbackReceivedAt,
    envelopeFrom: returnPath === null ? null : address(returnPath),
    recipients: forClause(received.value),
    spf: spf === 'unavailable' ? receivedSpf : spf,
    dkim: anyPass(results(authentication, 'dkim')),
    dmarc: single(results(authentication, 'dmarc')),
    ...dmarcDomain(authentication),
    spam: verdict(fieldValue(fields, 'x-ses-spam-verdict')),
    virus: verdict(fieldValue(fields, 'x-ses-virus-verdict')),
  }
}

/**
 * Never throws. A mail from a file is not vouched for, whatever marks it carries; nor is one from the store without the mark.
 * `fallbackReceivedAt` is a UTC instant and stands where the mark tells no time.
 */
export function readReceipt(
  bytes: Uint8Array,
  fallbackReceivedAt: string,
  source: ReceiptSource,
): ReadReceipt {
  const unvouched = { receipt: unvouchedReceipt(fallbackReceivedAt), content: bytes }
  if (source === 'file') return unvouched
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mark = findMark(buffer)
  if (mark === null) return unvouched
  const { fields } = readHeaderBlock(buffer.subarray(0, mark.markEnd), 0)
  const receipt = readStamped(fields, fallbackReceivedAt)
  return receipt === null ? unvouched : { receipt, content: bytes.subarray(mark.contentStart) }
}

export interface Stamp {
  /** UTC instant at which the mail was taken in. */
  readonly receivedAt: string
  /** Empty for a bounce. */
  readonly envelopeFrom: string
  readonly recipients: readonly string[]
  /** The id that the mail server gives, which is also the object's key. */
  readonly messageId: string
  /** Name that the client gave in HELO or EHLO. */
  readonly helo: string
  readonly clientAddress: string
  readonly verdicts: Pick<Receipt, 'spf' | 'dkim' | 'dmarc' | 'spam' | 'virus'>
}

/** What a client says of itself may not break out of the field, nor pass for a result. */
function word(value: string): string {
  return value.replaceAll(/[^\w.:@+=/!#$%&'*?^`{|}~-]/g, '_').slice(0, 320)
}

const AUTHENTICATION: Readonly<Record<Verdict, string>> = {
  pass: 'pass',
  fail: 'fail',
  gray: 'softfail',
  none: 'none',
  unavailable: 'temperror',
}
const SCAN: Readonly<Record<Verdict, string>> = {
  pass: 'PASS',
  fail: 'FAIL',
  gray: 'GRAY',
  none: 'DISABLED',
  unavailable: 'PROCESSING_FAILED',
}

function rfcDate(instant: string): string {
  return `${new Date(instant).toUTCString().replace('GMT', '+0000')} (UTC)`
}

/** The header lines (CRLF, ready to stand before the mail) that SES would put on top: `readReceipt` reads back what is given. */
export function stampReceipt(stamp: Stamp): string {
  const { verdicts } = stamp
  const from = word(stamp.envelopeFrom)
  const helo = word(stamp.helo)
  const client = word(stamp.clientAddress)
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const spf = `${AUTHENTICATION[verdicts.spf]} (spfCheck: local mail door)`
  const origin = `client-ip=${client}; envelope-from=${from}; helo=${helo};`
  const recipients = stamp.recipients.map(word).join(',\r\n ')
  return [
    `Return-Path: <${from}>`,
    `Received: from ${helo} (${helo} [${client}])`,
    ` by inbound-smtp.eu-west-2.amazonaws.com with SMTP id ${word(stamp.messageId)}`,
    ...(recipients === '' ? [] : [` for ${recipients};`]),
    `${recipients === '' ? ' ;' : ''} ${rfcDate(stamp.receivedAt)}`,
    `X-SES-Spam-Verdict: ${SCAN[verdicts.spam]}`,
    `X-SES-Virus-Verdict: ${SCAN[verdicts.virus]}`,
    `Received-SPF: ${spf} ${origin}`,
    'Authentication-Results: amazonses.com;',
    ` spf=${spf} ${origin}`,
    ` dkim=${AUTHENTICATION[verdicts.dkim]} header.i=@${domain};`,
    // No DNS was asked about any domain, so none is named.
    ` dmarc=${AUTHENTICATION[verdicts.dmarc]};`,
    `X-SES-RECEIPT: ${Buffer.from(stamp.messageId).toString('base64')}`,
    '',
  ].join('\r\n')
}
