import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefused } from '#shared/domain/casework/change.ts'
import { approveApology } from '#shared/domain/casework/news/apologise.ts'
import { closingLetter } from '#shared/domain/casework/news/closing-letter.ts'
import { referencesIn, weeklyDigest } from '#shared/domain/casework/news/weekly-digest.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { Letter } from '#shared/domain/letters/letter.ts'
import { letterAsHtml, letterAsText } from '#shared/domain/letters/render-letter.ts'
import { CorrespondentKind, Flag } from '#shared/domain/triage/judgement.ts'
import { aCase, aContact, aDirectory, aStaff } from '#tests/support/directory/small-directory.ts'
import {
  aLateQuery,
  answerMissed,
  firstReplyMissed,
  newDateSet,
  reasonGiven,
} from '#tests/support/late-query.ts'
import { aClosedMemberQuery } from '#tests/support/member-queries.ts'

const now = '2026-12-01T10:00:00.000Z'
const week = { period: '2026-12-01', at: '2026-12-01T09:00:00.000Z', since: '2026-11-23T09:00:00.000Z' }
/** Few addresses for many roles: a member's may be an office's, a colleague's, a parent's, or another member's too. */
const address = fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', '')
/** No letter of ours holds such a word for another reason. */
const children = [aCase('EHC-1', 'Zebedee Quartzfield'), aCase('EHC-2', 'Oriana Plumebrook')]
const childsName = /zebedee|quartzfield|oriana|plumebrook/i
const words = fc.constantFrom(
  'When will Zebedee have a taxi?',
  'Why does Oriana Plumebrook have a place and Zebedee Quartzfield none?',
  'Who decides?',
  'Is Plumebrook, O. at home too?',
)

/** What a manager writes is checked for whole names: a first name alone is every other family's too. */
const managersWords = fc.constantFrom(
  'Zebedee Quartzfield had no taxi',
  'we lost the form of Oriana Plumebrook',
  'Plumebrook, O. had to wait',
  'you had to wait',
)

const anyDirectory = fc
  .record({
    members: fc.array(
      fc.record({
        id: fc.constantFrom('m1', 'm2', 'm3'),
        email: address.filter(each => each !== ''),
        kind: fc.constantFrom('councillor' as const, 'mp' as const),
        officeEmails: fc.uniqueArray(
          address.filter(each => each !== ''),
          { maxLength: 2 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    staffAt: fc.option(address.filter(each => each !== '')),
    contacts: fc.array(
      fc.record({
        caseId: fc.constantFrom('EHC-1', 'EHC-2'),
        at: address.filter(each => each !== ''),
        mayReceive: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ members, staffAt, contacts }) =>
    aDirectory({
      members: [...new Map(members.map(each => [each.id, each])).values()].map(each => ({
        ...each,
        name: 'Dorothy Marsh',
        area: '',
      })),
      staff: [
        ...aDirectory().snapshot.staff,
        ...(staffAt === null ? [] : [aStaff('extra', { email: staffAt })]),
      ],
      cases: children,
      contacts: contacts.map(each => aContact(each.caseId, each.at, { mayReceive: each.mayReceive })),
    }),
  )

const closedOne = aClosedMemberQuery(1, '2026-11-27T10:00:00.000Z')
const anyQuery = fc
  .record({
    number: fc.integer({ min: 1, max: 99_999 }),
    kind: fc.constantFrom('councillor' as const, 'mp' as const, ...CorrespondentKind.options),
    directoryId: fc.constantFrom('m1', 'm2', 'm3', null),
    verified: fc.constantFrom(true, true, false),
    from: address,
    unreachable: fc.uniqueArray(address, { maxLength: 2 }),
    flags: fc.uniqueArray(fc.constantFrom(...Flag.options), { maxLength: 3 }),
    caseId: fc.constantFrom('EHC-1', 'EHC-2', 'unknown', null),
    possibleCases: fc.uniqueArray(fc.constantFrom('EHC-1', 'EHC-2'), { maxLength: 2 }),
    questions: fc.uniqueArray(words, { maxLength: 3 }),
    closed: fc.boolean(),
    breaches: fc.subarray([firstReplyMissed, answerMissed]),
    reasons: fc.constantFrom(
      reasonGiven,
      [{ reason: 'other' as const, words: 'we lost the form of Zebedee Quartzfield', by: 'cw-a1', at: now }],
      [],
    ),
  })
  .map(
    (any): Query =>
      aLateQuery(
        {
          reference: `SEND-2026-${String(any.number).padStart(5, '0')}`,
          correspondent: {
            kind: any.kind,
            name: 'Dorothy Marsh',
            directoryId: any.directoryId,
            verified: any.verified,
          },
          correspondentAddress: any.from,
          parties: any.from === '' ? [] : [any.from],
          unreachable: any.unreachable,
          flags: any.flags,
          caseMatch: any.caseId === null ? null : { id: any.caseId, how: 'name' },
          possibleCases: any.possibleCases,
          questions: any.questions,
          breachReasons: any.reasons,
          subject: 'Zebedee Quartzfield',
          ...(any.closed ? { state: 'closed', closing: closedOne.closing } : {}),
        },
        { breaches: any.breaches, newDates: newDateSet, updateBy: '2026-12-04T17:00:00.000Z' },
      ),
  )

const expectNoChild = (letter: Letter): void => {
  expect(letter.subject).not.toMatch(childsName)
  expect(letterAsText(letter)).not.toMatch(childsName)
  expect(letterAsHtml(letter)).not.toMatch(childsName)
}

describe('news about a query, whatever the directory and the query', () => {
  it('goes to a member only about what a verified mail from their own address raised', () => {
    let digests = 0
    fc.assert(
      fc.property(anyDirectory, fc.array(anyQuery, { maxLength: 8 }), (directory, queries) => {
        for (const member of directory.snapshot.members) {
          const entry = weeklyDigest({
            member,
            queries,
            week,
            councilTotal: null,
            directory,
            replyAddress: reference => `send+${reference}@aldermere.example`,
            now,
          })
          if (entry === null) continue
          digests += 1
          expect(entry.to).toBe(member.email)
          expectNoChild(entry.letter)
          const others = directory.snapshot.members.filter(each => each.id !== member.id)
          for (const reference of referencesIn(entry.letter)) {
            // Of two that were made with one number the last is told of.
            const query = queries.findLast(each => each.reference === reference)
            expect(query?.correspondent).toMatchObject({ verified: true, directoryId: member.id })
            const from = query?.correspondentAddress ?? ''
            expect([member.email, ...member.officeEmails]).toContain(from)
            expect(others.flatMap(each => [each.email, ...each.officeEmails])).not.toContain(from)
            expect(query?.flags).not.toContain('may-not-receive')
          }
        }
      }),
      { numRuns: 1_000 },
    )
    expect(digests).toBeGreaterThan(10)
  })

  it('says sorry only to a verified writer who may be told and whom mail reaches', () => {
    let sent = 0
    const deskUrl = 'https://desk.example'
    const thread = { inReplyTo: null, references: [], threadIndex: null }
    fc.assert(
      fc.property(
        anyDirectory,
        anyQuery,
        managersWords,
        fc.constantFrom('mgr-a', 'hos', 'cw-a1'),
        (directory, query, effect, id) => {
          const by = directory.staff(id)
          if (by === null) return
          const acted = approveApology(
            query,
            { thread, deskUrl, words: { effect, doing: [effect], because: null } },
            { by, directory, now },
          )
          if (isRefused(acted)) {
            expect(acted.refused).toMatch(/Nothing was sent\.$/)
            return
          }
          sent += 1
          const [entry, ...others] = acted.outgoing ?? []
          expect(others).toEqual([])
          expect(entry).toMatchObject({
            to: query.correspondentAddress,
            toStaffId: null,
            reference: query.reference,
          })
          expect(query.correspondent.verified).toBe(true)
          expect(query.flags).not.toContain('may-not-receive')
          expect(query.unreachable).not.toContain(entry?.to)
          const rows = directory
            .contactsAt(entry?.to ?? '')
            .filter(each => each.caseId === query.caseMatch?.id)
          expect(rows.length > 0 && rows.every(each => !each.mayReceive)).toBe(false)
          if (entry !== undefined) expectNoChild(entry.letter)
          expect(by.id).not.toBe('cw-a1')
        },
      ),
      { numRuns: 1_500 },
    )
    expect(sent).toBeGreaterThan(10)
  })

  it('says back what was asked without the name of a child', () => {
    fc.assert(
      fc.property(anyDirectory, anyQuery, (directory, query) => {
        const by = directory.staff('cw-a1')
        if (by === null || query.closing === null) return
        expectNoChild(
          closingLetter(query, {
            by,
            closing: query.closing,
            words: 'A taxi will come.',
            surveyLink: 'https://desk.example/survey/abc',
            directory,
            now,
          }),
        )
      }),
      { numRuns: 500 },
    )
  })
})
