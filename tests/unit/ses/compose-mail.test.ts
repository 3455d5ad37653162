import { describe, expect, it } from 'vitest'
import { readMail } from '#shared/adapters/mime/read-mail.ts'
import { composeMail } from '#shared/adapters/ses/compose-mail.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { provenReference } from '#shared/domain/mail/thread-clues.ts'
import { anOutgoingMail } from '#tests/support/casework-builders.ts'

const inbox = 'send@casework.calderbrook.example'
const secrets = ['s'.repeat(43)]
const settings = { inbox, inboxName: 'Calderbrook Council SEND team', secrets }
const now = '2026-11-23T10:00:05.000Z'
const composed = async (changes = {}) => {
  const raw = await composeMail(anOutgoingMail(changes), settings, now)
  return { raw: raw.toString('utf8'), mail: await readMail(raw) }
}
const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim()

describe('a mail that leaves', () => {
  it('has one reader and comes from the inbox', async () => {
    const { mail } = await composed()
    expect(mail.from).toEqual({ name: 'Calderbrook Council SEND team', address: inbox })
    expect([...mail.to, ...mail.cc].map(each => each.address)).toEqual(['khan@mailbox.example'])
  })

  it('says the same in text and HTML', async () => {
    const { mail } = await composed()
    expect(mail.text.trim()).toBe('Thank you.')
    expect(mail.html).toContain('<p>Thank you.</p>')
  })

  it('keeps the thread: In-Reply-To, their References, ours, and their Outlook conversation', async () => {
    const { mail } = await composed({ threadIndex: 'AdxQpuD1aWlzVh4mTkGk1Yk7lZ0mOg==' })
    expect(mail.inReplyTo).toBe('<one@mailbox.example>')
    expect(mail.references[0]).toBe('<one@mailbox.example>')
    expect(mail.references).toHaveLength(2)
    expect(mail.threadIndex).toBe('AdxQpuD1aWlzVh4mTkGk1Yk7lZ0mOg==')
  })

  it('is answered to an address and with References that each prove the query', async () => {
    const { mail } = await composed()
    const receipt = unvouchedReceipt(now)
    const answer = { to: mail.replyTo, cc: [], references: [], inReplyTo: null }
    const stripped = {
      to: [{ name: '', address: inbox }],
      cc: [],
      references: mail.references,
      inReplyTo: null,
    }
    expect(provenReference(answer, receipt, inbox, secrets)).toBe('SEND-2026-00417')
    expect(provenReference(stripped, receipt, inbox, secrets)).toBe('SEND-2026-00417')
    expect(provenReference(answer, receipt, inbox, ['t'.repeat(43)])).toBeNull()
  })

  it('to a correspondent says that it is an automatic answer, and asks for none', async () => {
    const { raw } = await composed()
    expect(header(raw, 'Auto-Submitted')).toBe('auto-replied')
    expect(header(raw, 'X-Auto-Response-Suppress')).toBe('All')
    expect(header(raw, 'X-Loop')).toBe(inbox)
  })

  it('to staff leaves their out-of-office free to answer', async () => {
    const { raw } = await composed({ toStaffId: 'cw-03', kind: 'notice' })
    expect(header(raw, 'Auto-Submitted')).toBe('auto-generated')
    expect(header(raw, 'X-Auto-Response-Suppress')).toBe('DR, RN, NRN, AutoReply')
  })

  it('that a colleague wrote does not say that it is automatic', async () => {
    const { raw } = await composed({ kind: 'reply', entryId: 'SEND-2026-00417_reply_4' })
    expect(raw.toString()).not.toMatch(/^Auto-Submitted:/im)
    expect(header(raw, 'X-Auto-Response-Suppress')).toBe('DR, RN, NRN')
  })

  it('of a week’s news says that it answers nothing, and asks for no answer', async () => {
    const { raw } = await composed({
      kind: 'digest',
      reference: null,
      entryId: 'DAY-2026-11-23_digest_1',
      inReplyTo: null,
    })
    expect(header(raw, 'Auto-Submitted')).toBe('auto-generated')
    expect(header(raw, 'X-Auto-Response-Suppress')).toBe('All')
  })

  it('cannot be given a header field by a name or a subject', async () => {
    const letter = {
      subject: 'We have it\r\nBcc: everyone@x.example',
      blocks: [{ type: 'paragraph', text: 'Thank you.' }],
    }
    const { raw } = await composed({ toName: 'Eve\r\nBcc: eve@x.example', letter })
    const fields = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
    expect(fields).not.toMatch(/^Bcc:/im)
  })
})
