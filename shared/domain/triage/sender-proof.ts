/**
 * Whether a mail is shown to come from the address that it gives. DMARC is that proof where it passes. Where the domain has no
 * DMARC policy, SPF is, if the envelope's domain is the From address's own, or one is a part of the other; without that, SPF says
 * no more than that a stranger's server sent a stranger's mail. DKIM alone proves nothing here, as the receipt does not say whose
 * signature it was.
 */
import type { Mail } from '../mail/mail.ts'
import { isUnvouched, type Receipt } from '../mail/receipt.ts'

/**
 * Why the sender is not shown to be who the address says, in a sentence for staff; null where nothing is missing. Where the mail
 * server saw nothing at all (a file given to the `triage` command), there is nothing to hold against the writer; mail that is
 * taken in always has a receipt.
 */
export function doubtOfSender(
  mail: Pick<Mail, 'from' | 'fromField' | 'headers'>,
  receipt: Receipt,
): string | null {
  switch (mail.fromField) {
    case 'several-authors':
      return 'Not verified: the mail names more than one author, so we cannot tell whose it is.'
    case 'sender':
    case 'reply-to':
    case 'none':
      return 'Not verified: the From line holds no address, and nothing checks the other lines.'
    case 'journal-report':
      return isUnvouched(receipt)
        ? null
        : 'Not verified: it came inside a journal report, and the checks of the mail server speak of the report.'
    case 'from':
      break
  }
  if (failsChecks(mail, receipt))
    return 'Not verified: the checks of the mail server failed, so somebody else may have sent it.'
  if (isUnvouched(receipt)) return null
  const domain = domainOf(mail.from.address)
  if (receipt.dmarc === 'pass') {
    return receipt.dmarcOf === undefined || isSameOrPartOf(domain, domainOf(receipt.dmarcOf))
      ? null
      : 'Not verified: the From line can be read in two ways, and the mail server checked another address than this one.'
  }
  const envelope = domainOf(receipt.envelopeFrom ?? '')
  if (receipt.spf === 'pass' && isSameOrPartOf(domain, envelope)) return null
  return `Not verified: the mail server could not tell that it comes from ${domain}.`
}

/**
 * The checks of the mail server speak against the address. Of a file that nobody vouches for, what is written on it counts only
 * against its writer: anyone can write `pass` on a mail, but nobody writes `fail` on their own.
 */
export function failsChecks(mail: Pick<Mail, 'headers'>, receipt: Receipt): boolean {
  if (!isUnvouched(receipt)) {
    return receipt.dmarc === 'fail' || (receipt.spf === 'fail' && receipt.dkim === 'fail')
  }
  const field = (name: string): string | null =>
    mail.headers.find(header => header.name === name)?.value.toLowerCase() ?? null
  const results = field('authentication-results')
  if (results === null) return /^\s*fail\b/.test(field('received-spf') ?? '')
  const said = (method: string): string | null =>
    new RegExp(`(?:^|[;\\s])${method}\\s*=\\s*([a-z]+)`).exec(results)?.[1] ?? null
  const dmarc = said('dmarc')
  if (dmarc !== null && /^(?:fail|reject|quarantine)$/.test(dmarc)) return true
  return dmarc !== 'pass' && said('spf') === 'fail' && said('dkim') !== 'pass'
}

function domainOf(address: string): string {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '')
  // A mail may spell an international name either way.
  const isForeign = /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) && /[^\x20-\x7e]/.test(domain)
  return isForeign && URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain
}

/** Two names with the same ending alone (`a.gov.uk`, `b.gov.uk`) have nothing to do with each other. */
function isSameOrPartOf(one: string, other: string): boolean {
  if (!one.includes('.') || !other.includes('.')) return false
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}
