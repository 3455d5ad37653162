/**
 * Signed thread tokens: how an answer proves which query it belongs to without a guessable number (design.md section 3;
 * domain.md 5.2). A token is the query's reference with 80 bits of HMAC-SHA256 in an alphabet that survives case-folding and
 * being read aloud. Addresses and References ids are signed apart, so that neither can be made into the other.
 *
 * `secrets` is a list: the first mints, every one verifies, so that a secret is replaced by putting a new one in front.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { toBase32 } from './base32.ts'

const MAC_LENGTH = 16
const TOKEN = /^(send-\d{4}-\d{5,12})\.([0-9a-hjkmnp-tv-z]{16})$/
const REFERENCE = /^SEND-\d{4}-\d{5,12}$/
/** Longer than any address or id that we mint; keeps hostile input from costing anything. */
const LONGEST = 400

type Use = 'address' | 'reference-id'

function mac(use: Use, scope: string, reference: string, secret: string): string {
  const digest = createHmac('sha256', secret).update(`${use}\n${scope}\n${reference}`).digest()
  return toBase32(digest).slice(0, MAC_LENGTH)
}

function mint(use: Use, scope: string, reference: string, secrets: readonly string[]): string {
  const [newest] = secrets
  // An empty secret would sign for anyone: a fault of the installation, not of a mail.
  if (newest === undefined || newest.length < 16)
    throw new Error('a thread token needs a secret of 16 characters or more')
  if (!REFERENCE.test(reference)) throw new Error('a thread token is for a reference such as SEND-2026-00417')
  return `${reference.toLowerCase()}.${mac(use, scope, reference, newest)}`
}

function verify(use: Use, scope: string, token: string, secrets: readonly string[]): string | null {
  const found = TOKEN.exec(token.toLowerCase())
  if (found === null) return null
  const reference = (found[1] ?? '').toUpperCase()
  const given = Buffer.from(found[2] ?? '', 'latin1')
  let matches = false
  for (const secret of secrets) {
    if (secret.length < 16) continue
    const right = timingSafeEqual(given, Buffer.from(mac(use, scope, reference, secret), 'latin1'))
    matches ||= right
  }
  return matches ? reference : null
}

function splitAddress(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@')
  return { local: address.slice(0, Math.max(at, 0)), domain: address.slice(at + 1).toLowerCase() }
}

/** Without the brackets, quotes and spaces that clients put around an address or an id. */
function bare(value: string): string {
  return value
    .slice(0, LONGEST)
    .trim()
    .replaceAll(/^[<"'\s]+|[>"'\s]+$/g, '')
}

/** The part after `send+` or `send.`; null where the address is not the inbox's in either form. */
function tokenPart(address: string, inbox: string): string | null {
  if (address.length > LONGEST) return null
  const own = splitAddress(inbox)
  const given = splitAddress(bare(address).replace(/^mailto:/i, ''))
  const local = given.local.replaceAll('"', '').toLowerCase()
  const stem = own.local.toLowerCase()
  const divider = local.charAt(stem.length)
  if (given.domain !== own.domain || !local.startsWith(stem) || (divider !== '+' && divider !== '.'))
    return null
  return local.slice(stem.length + 1)
}

/**
 * The address that answers to a query go to: `send+send-2026-00417.k3…@council.gov.uk`. `form` is `dot` for correspondents whose
 * gateway takes no plus. The local part is 33 characters longer than the inbox's, of the 64 that mail allows.
 */
export function plusAddress(
  inbox: string,
  reference: string,
  secrets: readonly string[],
  form: 'plus' | 'dot' = 'plus',
): string {
  const { local, domain } = splitAddress(inbox)
  return `${local}${form === 'plus' ? '+' : '.'}${mint('address', inbox.toLowerCase(), reference, secrets)}@${domain}`
}

/** The query that an address proves, or null: also for one wrong character. Case, brackets and quotes do not matter. */
export function readTokenAddress(address: string, inbox: string, secrets: readonly string[]): string | null {
  const token = tokenPart(address, inbox)
  return token === null ? null : verify('address', inbox.toLowerCase(), token, secrets)
}

/** Whether an address has the shape of a token address of this inbox. Proves nothing: for the mail door, which has no secret. */
export function isTokenForm(address: string, inbox: string): boolean {
  const token = tokenPart(address, inbox)
  return token !== null && TOKEN.test(token)
}

/** An id of ours for References, which SES leaves alone while it replaces Message-ID: `<send-2026-00417.k3…@council.gov.uk>`. */
export function mintReferenceId(reference: string, secrets: readonly string[], domain: string): string {
  return `<${mint('reference-id', domain.toLowerCase(), reference, secrets)}@${domain.toLowerCase()}>`
}

/** The query that an id in In-Reply-To or References proves, or null. */
export function readReferenceId(id: string, secrets: readonly string[], domain: string): string | null {
  if (id.length > LONGEST) return null
  const given = splitAddress(bare(id))
  return given.domain === domain.toLowerCase()
    ? verify('reference-id', given.domain, given.local, secrets)
    : null
}
