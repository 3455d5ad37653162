import { describe, expect, it } from 'vitest'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import type { MessageKind } from '#shared/domain/mail/mail.ts'
import { rawMail } from '#tests/support/mail/raw-mail.ts'
import { absences, acknowledgements, receipts } from './kinds/auto-replies.ts'
import { bounceNotices } from './kinds/bounce-notices.ts'
import { bulkMail } from './kinds/bulk-mail.ts'
import type { KindCase } from './kinds/kind-case.ts'
import { mixedMail } from './kinds/mixed-mail.ts'
import { people } from './kinds/people.ts'
import { spamMail } from './kinds/spam-mail.ts'

const groups: readonly (readonly [string, MessageKind, readonly KindCase[]])[] = [
  ['an absence', 'auto-reply', absences],
  ['an acknowledgement by a machine', 'auto-reply', acknowledgements],
  ['a receipt, a recall or an answer to an invitation', 'auto-reply', receipts],
  ['a notice that our mail did not arrive', 'bounce', bounceNotices],
  ['mail to many', 'bulk', bulkMail],
  ['fraud or selling', 'spam', spamMail],
  ['a person’s mail', 'query', people],
]

describe.each(groups)('%s is of kind %s', (_, kind, cases) => {
  it.each(cases.map(mail => [mail.what, mail] as const))('%s', async (_what, mail) => {
    const read = await readMail(rawMail(mail))
    expect({ kind: read.kind, evidence: read.kindEvidence }).toEqual({
      kind,
      evidence: kind === 'query' ? '' : expect.stringMatching(/./),
    })
  })
})

describe('mail as it comes', () => {
  it.each(mixedMail.map(([kind, mail]) => [mail.what, kind, mail] as const))(
    '%s is of kind %s',
    async (_what, kind, mail) => {
      const read = await readMail(rawMail(mail))
      expect({ kind: read.kind, evidence: read.kindEvidence }).toMatchObject({ kind })
    },
  )
})
