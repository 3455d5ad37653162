/** A whole directory as one import left it: immutable, named by its content. */
import * as z from 'zod'
import { Council } from './council.ts'
import { Absence, Case, Contact, Member, Staff, Team } from './directory.ts'

export const DirectorySnapshot = z.object({
  council: Council,
  teams: z.array(Team),
  staff: z.array(Staff),
  members: z.array(Member),
  cases: z.array(Case),
  contacts: z.array(Contact),
  absences: z.array(Absence),
})
export type DirectorySnapshot = z.infer<typeof DirectorySnapshot>
