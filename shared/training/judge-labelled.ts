/** Judges a labelled mail as the inbox would: by the whole of triage, as a stranger's mail on the day of the labels. */
import { Council } from '#shared/domain/directory/council.ts'
import { indexDirectory } from '#shared/domain/directory/directory-index.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { judge } from '#shared/domain/triage/judge.ts'
import type { Judgement } from '#shared/domain/triage/judgement.ts'
import type { TextModel } from '#shared/domain/triage/model/text-model.ts'
import type { LabelledMail } from './labelled-mail.ts'

export interface Judged {
  readonly mail: LabelledMail
  readonly judgement: Judgement
}

const arrived = '2026-11-23T10:00:00.000Z'

/** Nobody is known: what a mail is about must come from its words. */
const directory = indexDirectory({
  council: Council.parse({ name: 'Aldermere Council', inbox: 'send@aldermere.example' }),
  teams: [],
  staff: [
    {
      id: 'head',
      name: 'Hilary Stone',
      email: 'head@aldermere.example',
      role: 'head-of-service',
      team: null,
      manager: null,
    },
  ],
  members: [],
  cases: [],
  contacts: [],
  absences: [],
})

export function judgeLabelled(mail: LabelledMail, model: TextModel): Judged {
  const judgement = judge({
    mail: {
      from: { name: 'K. Lowe', address: 'k.lowe@mailbox.example' },
      fromField: 'from',
      replyTo: [],
      to: [],
      cc: [],
      subject: mail.subject,
      messageId: null,
      inReplyTo: null,
      references: [],
      threadIndex: null,
      date: null,
      kind: 'query',
      kindEvidence: '',
      text: mail.text,
      ownWords: mail.text,
      html: null,
      forwarded: null,
      attachments: [],
      deliveryReport: null,
      headers: [],
      defects: [],
    },
    receipt: unvouchedReceipt(arrived),
    directory,
    model,
    thread: null,
    earlierContacts: 0,
    now: arrived,
  })
  return { mail, judgement }
}
