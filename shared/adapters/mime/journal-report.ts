/**
 * The mail inside a journal report. Exchange puts a mail that it journals into a report of its own, whose text names every
 * recipient, blind copies included (domain.md 5.3); a council that connects its mailbox so sends every mail in that form.
 */

import { fieldValue } from './header-block.ts'
import { MOST_TEXT_TO_KNOW, startOfText } from './part-text.ts'
import { type Part, type PartTree, readParts } from './part-tree.ts'
import { decodeTransfer } from './transfer-encoding.ts'

const REPORT_FIELD = 'x-ms-journal-report'

/**
 * The tree of the mail that a report carries; null for any other mail. Only the form that Exchange writes counts: its field,
 * its text of `Sender:` and `Message-ID:` lines, and one mail. Anybody can write that form too, and gains nothing: what the
 * mail server vouched for is the report's sender, never the writer of the mail inside.
 */
export function journalledMail(tree: PartTree): PartTree | null {
  if (fieldValue(tree.root.fields, REPORT_FIELD) === null) return null
  const [report, mail, ...others] = tree.leaves
  if (report === undefined || mail === undefined || others.length > 0) return null
  if (report.type !== 'text/plain' || mail.type !== 'message/rfc822') return null
  return isReportText(report) ? readParts(decodeTransfer(mail.body, mail.encoding)) : null
}

function isReportText(part: Part): boolean {
  const text = startOfText(part, MOST_TEXT_TO_KNOW)
  return /^sender:/im.test(text) && /^message-id:/im.test(text)
}
