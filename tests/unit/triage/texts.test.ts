import { describe, expect, it } from 'vitest'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { judge } from '#shared/domain/triage/judge.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { aMail } from '#tests/support/mail/a-mail.ts'
import type { LabelledText } from './labelled-text.ts'
import { dangerTexts } from './texts-dangers.ts'
import { fourthTexts } from './texts-fourth.ts'
import { flagTexts } from './texts-rights-and-flags.ts'
import { secondTexts } from './texts-second.ts'
import { thirdTexts } from './texts-third.ts'
import { topicTexts } from './texts-topics.ts'
import { urgencyTexts } from './texts-urgency.ts'

const now = '2026-11-23T10:00:00.000Z'
const model = loadTextModel()
const directory = aDirectory()

function read({ subject, text }: LabelledText) {
  return judge({
    mail: aMail({
      from: { name: 'K. Lowe', address: 'k.lowe71@mailbox.example' },
      subject: subject ?? '',
      text,
      ownWords: text,
    }),
    receipt: unvouchedReceipt(now),
    directory,
    model,
    thread: null,
    earlierContacts: 0,
    now,
  })
}

const all = [
  ...topicTexts,
  ...dangerTexts,
  ...flagTexts,
  ...secondTexts,
  ...thirdTexts,
  ...fourthTexts,
  ...urgencyTexts,
]

describe('a mail about', () => {
  it.each(all.map(each => [each.text.replace(/\s+/g, ' ').slice(0, 90), each] as const))(
    '“%s” is understood',
    (_, labelled) => {
      const judged = read(labelled)
      if (labelled.topics !== undefined) expect(labelled.topics).toContain(judged.topic)
      if (labelled.priority !== undefined) expect([labelled.priority].flat()).toContain(judged.priority)
      expect(judged.flags).toEqual(expect.arrayContaining([...(labelled.has ?? [])]))
      for (const flag of labelled.not ?? []) expect(judged.flags).not.toContain(flag)
      expect(judged.confidence).toBeGreaterThan(0)
    },
  )
})
