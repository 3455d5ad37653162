import { describe, expect, it } from 'vitest'
import { helper } from '#shared/domain/casework/named-contact.ts'
import { withUnplanned } from '#shared/domain/directory/directory-index.ts'
import { aDirectory, anAbsence, aStaff } from '#tests/support/directory/small-directory.ts'

const now = '2026-11-23T10:00:00.000Z'
const until = '2026-11-30T17:00:00.000Z'
const helps = (directory: ReturnType<typeof aDirectory>) =>
  helper(directory.staff('cw-a1') ?? aStaff('cw-a1'), directory, now, until)?.id ?? null

describe('who helps when the person named is away', () => {
  it('is their manager, or the cover of an absence that is planned', () => {
    expect(helps(aDirectory())).toBe('mgr-a')
    const planned = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-26', '2026-11-27', 'cw-a2')] })
    expect(helps(planned)).toBe('cw-a2')
  })

  it('is nobody who is away today: who acts for them, else the next', () => {
    const covered = aDirectory({ absences: [anAbsence('mgr-a', '2026-11-23', '2026-12-04', 'cw-a2')] })
    expect(helps(covered)).toBe('cw-a2')
    const perhaps = { staffId: 'mgr-a', from: '2026-11-23', to: '2026-12-04', why: 'perhaps-away' as const }
    expect(helps(withUnplanned(aDirectory(), [perhaps]))).not.toBe('mgr-a')
  })
})
