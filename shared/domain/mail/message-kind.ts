/**
 * Of which kind a mail is (contract section 3), by the table of domain.md 5.1: structure first, then header fields, then words.
 * Headers that machines set decide; words decide only where no person could mean them, because an answer to a machine is a
 * nuisance and a person taken for a machine is never answered. `X-Auto-Response-Suppress` is no sign: Exchange puts it on
 * ordinary mail.
 *
 * Where people could differ: reports on whole domains (DMARC, TLS), machines' notices and advertisements that one can leave are `bulk`;
 * feedback reports and refusals of filters and lists are `bounce`; receipts, recalls, answers to invitations, tickets' confirmations and
 * filters' challenges are `auto-reply`; selling to strangers is `spam`. Invitations, forms, secure messages, shared files, and letters
 * that a platform, a group or a list carries are their writers': `query`.
 */
import { cutText } from './cut-text.ts'
import { automatic, automaticByWords, calendarAnswer, emptyEnvelope, receipt } from './kind-automatic.ts'
import { bounce, domainReport, report } from './kind-bounce.ts'
import { bulk, machineAddress } from './kind-bulk.ts'
import { type KindFound, type KindInput, type KindRule, Signs } from './kind-signs.ts'
import { fraud, refusedByTheMailServer, selling } from './kind-spam.ts'

/** The first that finds something decides. */
const RULES: readonly KindRule[] = [
  refusedByTheMailServer,
  domainReport,
  report,
  bounce,
  receipt,
  calendarAnswer,
  fraud,
  automatic,
  automaticByWords,
  selling,
  bulk,
  machineAddress,
  emptyEnvelope,
]

/** Never throws. */
export function messageKind(input: KindInput): KindFound {
  const signs = new Signs(input)
  for (const rule of RULES) {
    const found = rule(signs)
    if (found !== null) return { kind: found.kind, evidence: cutText(found.evidence, 300) }
  }
  return { kind: 'query', evidence: '' }
}
