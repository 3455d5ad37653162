import { managerOver } from '../../triage/owner.ts'
import type { FilingAsk } from '../decide-filing.ts'
import type { Query } from '../query.ts'
import type { StaffNotice } from '../staff-notice.ts'
import { writerWordsOf } from './file-writer-words.ts'

/** Whoever says in so many words that a closed query is not sorted is heard by a manager too. */
export function notSorted(ask: FilingAsk, query: Query): readonly StaffNotice[] {
  const owner = query.owner.staffId === null ? null : ask.directory.staff(query.owner.staffId)
  if (owner === null || writerWordsOf(ask).says !== 'not-sorted') return []
  const manager = managerOver(owner, { now: ask.receipt.receivedAt, directory: ask.directory })
  if (manager === null) return []
  return [
    {
      noticeId: `${query.reference} not-sorted v${query.version} ${manager.id}`,
      staffId: manager.id,
      at: query.priority === 'P1' ? ask.now : ask.nextWorkingInstant,
      reference: query.reference,
      what: 'not-sorted',
      clock: null,
      detail: 'The writer says that it is not sorted.',
      by: null,
      ownerId: owner.id,
    },
  ]
}
