/**
 * Tokens of the pages that a person reaches from a mail of ours without signing in. A token says what the link is for, about which
 * query, for whom and until when, with 130 bits of HMAC-SHA256 over all of it: nothing in it can be changed, and a token of one
 * purpose is worth nothing on the page of another. It is signed, not secret: it holds ids and an instant, never a name, an address
 * or anything about a case. Who holds it can do what its page allows, so it is logged nowhere.
 *
 * `secrets` are those of the thread tokens, with a use of their own: the first mints, every one verifies.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { epochOf, instantOf } from '../standards/london.ts'
import { fromBase32, toBase32 } from './base32.ts'

export const LinkPurpose = z.enum(['act', 'undo', 'survey'])
export type LinkPurpose = z.infer<typeof LinkPurpose>

export interface LinkClaims {
  readonly purpose: LinkPurpose
  /** `SEND-2026-00417`. */
  readonly reference: string
  /** Whom the mail went to, or `director`; null for a correspondent. */
  readonly staffId: string | null
  /** The first instant at which it is good for nothing, UTC; whole seconds count. */
  readonly until: string
  /** What of the query it is about, such as an entry of the outbox: letters, digits, `_` and `-`; null where there is nothing to tell apart. */
  readonly id: string | null
}

const MAC_LENGTH = 26
/** Longer than any token that we mint; keeps hostile input from costing anything. */
const LONGEST = 1_000
const TOKEN = /^([0-9a-hjkmnp-tv-z]{10,})([0-9a-hjkmnp-tv-z]{26})$/
const PAYLOAD = /^(act|undo|survey)\.(\d{4}-\d{5,12})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{0,100})\.(.*)$/su
const REFERENCE = /^SEND-(\d{4}-\d{5,12})$/
const ID = /^[A-Za-z0-9_-]{1,100}$/
const SHORTEST_SECRET = 16

/** Throws for claims that no token can hold, and without a secret: faults of the caller or the installation. */
export function mintLink(
  claims: Omit<LinkClaims, 'id'> & { readonly id?: string | null },
  secrets: readonly string[],
): string {
  const { purpose, reference, staffId, until, id = null } = claims
  const [newest] = secrets
  if (newest === undefined || newest.length < SHORTEST_SECRET)
    throw new Error('a signed link needs a secret of 16 characters or more')
  const number = REFERENCE.exec(reference)?.[1]
  if (number === undefined) throw new Error('a signed link is for a reference such as SEND-2026-00417')
  if (id !== null && !ID.test(id)) throw new Error('the id of a signed link is letters, digits, _ and -')
  const seconds = Math.floor(epochOf(until) / 1_000)
  const payload = toBase32(
    Buffer.from([purpose, number, seconds.toString(36), id ?? '', staffId ?? ''].join('.'), 'utf8'),
  )
  const token = payload + mac(payload, newest)
  if (token.length > LONGEST) throw new Error('the claims of a signed link are too long')
  return token
}

/**
 * What a token claims, once its signature has been proven: `bad` for every other text, `expired` for one of ours that is too old.
 * Costs one signature a secret and reads nothing; the caller looks at the purpose.
 */
export function readLink(
  token: string,
  secrets: readonly string[],
  now: string,
): LinkClaims | 'expired' | 'bad' {
  if (token.length > LONGEST) return 'bad'
  const [, payload, given] = TOKEN.exec(token.toLowerCase()) ?? []
  if (payload === undefined || given === undefined || !isProven(payload, given, secrets)) return 'bad'
  const [, purpose, number, seconds = '', id, staffId] =
    PAYLOAD.exec(fromBase32(payload).toString('utf8')) ?? []
  const known = LinkPurpose.safeParse(purpose)
  if (!known.success) return 'bad'
  const until = Number.parseInt(seconds, 36) * 1_000
  if (epochOf(now) >= until) return 'expired'
  return {
    purpose: known.data,
    reference: `SEND-${number}`,
    staffId: staffId || null,
    until: instantOf(until),
    id: id || null,
  }
}

/** Every secret is tried, whichever fits: how long it takes tells nothing. */
function isProven(payload: string, given: string, secrets: readonly string[]): boolean {
  const offered = Buffer.from(given, 'latin1')
  let proven = false
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue
    const right = timingSafeEqual(offered, Buffer.from(mac(payload, secret), 'latin1'))
    proven ||= right
  }
  return proven
}

/** Over the text itself, so that another spelling of the same bytes is another token. */
const mac = (payload: string, secret: string): string =>
  toBase32(createHmac('sha256', secret).update(`signed-link\n${payload}`).digest()).slice(0, MAC_LENGTH)
