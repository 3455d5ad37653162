import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import { checkedMailer } from '#shared/usecases/check-before-sending.ts'
import { anOutgoingMail, aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { aMemberQuery, councillor } from '#tests/support/member-queries.ts'

const now = '2026-11-23T09:00:20.000Z'
const theirs = aMemberQuery(1)
const digestOf = (...queries: readonly Query[]) =>
  anOutgoingMail({
    entryId: 'DAY-2026-11-23_digest_member-x',
    reference: null,
    kind: 'digest',
    to: councillor,
    letter: {
      subject: 'Your SEND queries: 1 open',
      blocks: [
        {
          type: 'entries',
          items: queries.map(each => ({ heading: `${each.reference}: school place`, lines: [], links: [] })),
        },
      ],
    },
  })

const statusOf = (...queries: readonly Query[]) => ({
  ...digestOf(...queries),
  entryId: 'DAY-2026-11-23_digest_status-x',
})

async function sent(
  entry: OutgoingMail,
  store: readonly Query[],
  directory: DirectoryIndex | null = aDirectory(),
): Promise<string> {
  const mailer = checkedMailer(
    { send: async () => ({ outcome: 'sent', messageId: '<x@eu-west-2.amazonses.com>' }) },
    {
      casework: { queries: async ids => store.filter(each => ids.includes(each.reference)) },
      directory: async () => directory,
    },
  )
  const answer = await mailer.send(entry, now)
  return answer.outcome === 'refused' ? answer.why : answer.outcome
}

describe('the last look before a mail leaves', () => {
  const apology = anOutgoingMail({
    kind: 'apology',
    entryId: 'SEND-2026-00417_apology_1',
    to: 'khan@mailbox.example',
  })
  const introduction = { ...apology, kind: 'introduction' as const }
  const unverified = aQuery({ correspondent: { ...aQuery().correspondent, verified: false } })
  const notTheirs = 'It tells of a query that is not the reader’s.'
  const notToTell = 'The writer may not be told any more.'
  const gone = 'The reader is no member of the council any more.'
  it.each([
    ['lets a weekly mail go whose queries are the member’s', digestOf(theirs), [theirs], 'sent'],
    ['stops one with a query of somebody else', digestOf(theirs, aQuery()), [theirs, aQuery()], notTheirs],
    ['stops one with a query that is not in store', digestOf(theirs), [], notTheirs],
    [
      'stops one with a query whose writer turned out to be unverified',
      digestOf(theirs),
      [{ ...theirs, correspondent: { ...theirs.correspondent, verified: false } }],
      notTheirs,
    ],
    [
      'stops one to somebody who is no member',
      { ...digestOf(theirs), to: 'khan@mailbox.example' },
      [theirs],
      gone,
    ],
    [
      'lets an answer to STATUS go to whom its queries belong',
      { ...statusOf(aQuery()), to: 'khan@mailbox.example' },
      [aQuery()],
      'sent',
    ],
    [
      'stops an answer to STATUS with a query of somebody else',
      { ...statusOf(aQuery(), theirs), to: 'khan@mailbox.example' },
      [aQuery(), theirs],
      notTheirs,
    ],
    ['lets an apology go to the writer', apology, [aQuery()], 'sent'],
    [
      'stops an apology to an address that mail comes back from',
      apology,
      [aQuery({ unreachable: ['khan@mailbox.example'] })],
      notToTell,
    ],
    ['stops an apology to an unverified writer', apology, [unverified], notToTell],
    ['stops news of a new contact to an unverified writer', introduction, [unverified], notToTell],
    ['lets news of a new contact go to the writer', introduction, [aQuery()], 'sent'],
    [
      'stops an apology to an address that is no party',
      { ...apology, to: 'else@mailbox.example' },
      [aQuery()],
      notToTell,
    ],
    ['reads nothing for an acknowledgement', anOutgoingMail(), [], 'sent'],
    ['reads nothing for a digest to a colleague', { ...digestOf(theirs), toStaffId: 'mgr-a' }, [], 'sent'],
  ])('%s', async (_, entry, store, outcome) => {
    expect(await sent(entry, store)).toBe(outcome)
  })

  it('stops a weekly mail to a member who has left the directory', async () => {
    expect(await sent(digestOf(theirs), [theirs], aDirectory({ members: [] }))).toBe(gone)
    expect(await sent(digestOf(theirs), [theirs], null)).toBe('No directory says who may read it.')
  })
})
