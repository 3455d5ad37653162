import { describe, expect, it } from 'vitest'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { changesInWords, directoryChanges } from '#shared/domain/directory/directory-changes.ts'
import type { CouncilFile } from '#shared/domain/directory/directory-problems.ts'
import { added, changed, councilFiles } from '#tests/support/directory/council-files.ts'

function snapshotOf(replaced: Partial<Record<CouncilFile, string>> = {}) {
  const reading = readCouncilFiles(councilFiles(replaced))
  if (!reading.ok) throw new Error('The folder is refused.')
  return reading.snapshot
}

describe('what an import changed', () => {
  it('is nothing between equal directories', () => {
    expect(changesInWords(directoryChanges(snapshotOf(), snapshotOf()))).toEqual([])
  })

  it('is everything at the first import', () => {
    expect(changesInWords(directoryChanges(null, snapshotOf()))).toEqual([
      'council: name, inbox, domains, memberDomains, standards, workingHours, closureDays, shortDays, introduceAfterWorkingDays, signposts, outOfHours, memberDigest changed',
      'teams: 1 added',
      'staff: 8 added',
      'members: 2 added',
      'cases: 2 added',
      'contacts: 2 added',
      'absences: 1 added',
    ])
  })

  it('names the ids that were added, changed and retired', () => {
    const before = snapshotOf(added('cases.csv', 'EHC-3,Cy Finch,,,,,,,'))
    const after = snapshotOf({
      'cases.csv': `${changed('cases.csv', 'Ada', 'Adah')['cases.csv']}EHC-4,Di Finch,,,,,,,\n`,
    })
    const changes = directoryChanges(before, after)
    expect(changes.cases).toEqual({ added: ['EHC-4'], changed: ['EHC-1'], retired: ['EHC-3'] })
    expect(changesInWords(changes)).toEqual(['cases: 1 added, 1 changed, 1 retired'])
  })

  it('counts a contact by case and address, and two at one mailbox as one', () => {
    const before = snapshotOf(added('contacts.csv', 'EHC-1,Tom Finch,mary@post.example,parent,yes'))
    const after = snapshotOf(changed('contacts.csv', 'EHC-2,Mary Finch,mary@', 'EHC-2,Mary Finch,m.finch@'))
    expect(directoryChanges(before, after).contacts).toEqual({
      added: ['EHC-2 m.finch@post.example'],
      changed: ['EHC-1 mary@post.example'],
      retired: ['EHC-2 mary@post.example'],
    })
  })

  it('names the settings of the council that changed', () => {
    const after = snapshotOf(changed('council.json', '"name"', '"closureDays": ["2026-12-29"], "name"'))
    expect(directoryChanges(snapshotOf(), after).council).toEqual(['closureDays'])
  })
})
