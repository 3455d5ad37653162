import { describe, expect, it } from 'vitest'
import { reportedEntry, saysNotDelivered } from '#shared/domain/casework/bounce.ts'

describe('a report on a mail of ours', () => {
  it.each([
    ['failed', '5.1.1', true],
    ['failed', null, true],
    ['failed', '4.4.7', true],
    ['delayed', '4.4.1', false],
    ['delayed', '5.0.0', false],
    ['delivered', '2.0.0', false],
    ['relayed', null, false],
    ['expanded', '2.0.0', false],
    [null, '5.2.2', true],
    [null, '4.2.2', false],
    [null, null, false],
  ])('with action %s and status %s: not delivered is %s', (action, status, expected) => {
    expect(saysNotDelivered({ action, status })).toBe(expected)
  })

  const lead = (messageId: string, entryId: string | null) => ({
    reference: 'SEND-2026-00417',
    by: 'message-id' as const,
    messageId,
    entryId,
    toStaffId: null,
  })
  const report = (originalMessageId: string | null) => ({
    recipients: [],
    action: 'failed',
    status: '5.1.1',
    originalMessageId,
  })
  const leads = [lead('<theirs@x>', null), lead('<ours@ses>', 'SEND-2026-00417_notice_a-0')]

  it.each([
    ['the mail that it returns', '<ours@ses>', 'SEND-2026-00417_notice_a-0'],
    ['the one mail of ours that it answers, where it returns none', null, 'SEND-2026-00417_notice_a-0'],
    ['none where it returns another’s', '<theirs@x>', null],
    ['none where it returns one that we do not know', '<other@y>', null],
  ])('is about %s', (_, originalMessageId, entryId) => {
    expect(reportedEntry(report(originalMessageId), leads)?.entryId ?? null).toBe(entryId)
  })
})
