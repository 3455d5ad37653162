/** Lines of an export and a small directory for tests of a rehearsal's report; each test gives what matters to it. */
import { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'

export function anEvent(given: {
  readonly at?: string
  readonly type: string
  readonly to?: readonly string[]
  readonly detail?: string
  readonly clock?: string
}): object {
  return { at: '2026-11-03T09:00:00.000Z', by: 'system', to: [], detail: '', ...given }
}

export function anExportedQuery(given: {
  readonly reference?: string
  readonly receivedAt?: string
  readonly ownerId?: string
  readonly priority?: string
  readonly topic?: string
  readonly deadlines?: object
  readonly mails?: readonly object[]
  readonly events?: readonly object[]
}): object {
  const { receivedAt = '2026-11-03T09:00:00.000Z', ...query } = given
  return {
    reference: 'SEND-2026-00001',
    state: 'open',
    ownerId: 'cw-1',
    priority: 'P3',
    topic: 'transport',
    correspondent: { kind: 'family', name: null, address: 'parent@post.example' },
    caseId: 'EHC-1',
    deadlines: {
      acknowledge: receivedAt,
      accept: '2026-11-04T17:00:00.000Z',
      firstReply: '2026-11-10T17:00:00.000Z',
      fullAnswer: '2026-11-24T17:00:00.000Z',
    },
    mails: [{ direction: 'in', at: receivedAt, rawKey: 'mail/1' }],
    events: [],
    ...query,
  }
}

export function aDirectory(
  given: { readonly absences?: DirectorySnapshot['absences'] } = {},
): DirectorySnapshot {
  const person = (id: string, name: string, role: string, team: string | null) => ({
    id,
    name,
    email: `${id}@council.example`,
    role,
    team,
    manager: null,
  })
  return DirectorySnapshot.parse({
    council: { name: 'Northam Council', inbox: 'send@northam.example' },
    teams: [{ id: 'team-a', name: 'Team A', manager: 'mgr-1', wards: [] }],
    staff: [
      person('cw-1', 'Ann One', 'caseworker', 'team-a'),
      person('cw-2', 'Bo Two', 'caseworker', 'team-a'),
      person('mgr-1', 'Mo Three', 'manager', 'team-a'),
      person('duty', 'Di Four', 'triage', null),
    ],
    members: [],
    cases: [
      {
        id: 'EHC-1',
        childName: 'Robin Reed',
        dateOfBirth: null,
        school: '',
        ward: '',
        caseworker: 'cw-1',
        stage: '',
        stageDate: null,
        flags: [],
      },
    ],
    contacts: [],
    absences: given.absences ?? [],
  })
}
