/** Whom a letter about a query names to its writer. */
import { whoActsFor } from '../../directory/cover.ts'
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import type { Signer } from '../../letters/writer-letter.ts'
import { roleWords } from '../named-contact.ts'
import type { Query } from '../query.ts'
import { isProven } from './whose-query.ts'

const dutyOfficer: Signer = { name: 'Our duty officer', role: 'on our duty desk', phone: null }

/** A colleague as letters name them. */
export function signerOf(staff: Staff, directory: DirectoryIndex): Signer {
  const team = staff.team === null ? null : directory.team(staff.team)
  return { name: staff.name, role: roleWords(staff, team), phone: null }
}

/**
 * Who has the query now. A writer whose right to know about a child is open is told who keeps the duty desk, as in the
 * acknowledgement: a caseworker's name would say that the child is known here (domain.md 4.2).
 */
export function whoDeals(
  query: Pick<Query, 'owner' | 'correspondent' | 'correspondentAddress' | 'flags'>,
  directory: DirectoryIndex,
  now: string,
): Signer {
  const mayKnow = isProven(query) && !query.flags.includes('consent-needed')
  const [onDuty] = directory.inRole('triage')
  const duty = onDuty === undefined ? null : (whoActsFor(onDuty.id, now, directory)?.staff ?? null)
  const owner = query.owner.staffId === null ? null : directory.staff(query.owner.staffId)
  const named = mayKnow ? owner : duty
  return named === null ? dutyOfficer : signerOf(named, directory)
}
