import { describe, expect, it } from 'vitest'
import { decideFiling, type FilingAsk } from '#shared/domain/casework/decide-filing.ts'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { aJudgement, aMail, aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { aFilingAsk } from '#tests/support/filing-ask.ts'

const now = '2026-11-23T10:00:02.000Z'
const monday = '2026-11-30T09:00:00.000Z'

function opened(changes: Partial<FilingAsk> = {}) {
  const { filing, withheld } = decideFiling(aFilingAsk(changes))
  if (filing.to !== 'new-query') throw new Error(`It went to ${filing.to}.`)
  return { ...filing, withheld }
}
const text = (entry: OutgoingMail | undefined) => (entry === undefined ? '' : letterAsText(entry.letter))
const kinds = (outgoing: readonly OutgoingMail[]) =>
  outgoing.map(entry => `${entry.kind} to ${entry.toStaffId ?? entry.to}`)

describe('a new matter', () => {
  it('is opened, acknowledged to its writer and given to its owner', () => {
    const { query, outgoing, events } = opened()
    expect(query).toMatchObject({
      reference: 'SEND-2026-00001',
      state: 'open',
      teamId: 'team-a',
      acknowledgedTo: ['carly.fox@mailbox.example'],
    })
    expect(kinds(outgoing)).toEqual(['acknowledgement to carly.fox@mailbox.example', 'notice to cw-a1'])
    expect(events.map(event => [event.type, event.to])).toEqual([
      ['received', []],
      ['routed', ['cw-a1']],
    ])
  })

  it('whose subject names another query counts as one exchange with it: a stranger’s fourth mail is not acknowledged', () => {
    const mail = aMail({ from: { name: 'A robot', address: 'robot@x.example' } })
    const third = opened({ mail, exchangeNamed: 2 })
    expect(kinds(third.outgoing)).toContain('acknowledgement to robot@x.example')
    expect(third.query).toMatchObject({ acknowledgedTo: ['robot@x.example'], acknowledgementsInExchange: 3 })
    const fourth = opened({ mail, exchangeNamed: 3 })
    expect(kinds(fourth.outgoing)).toEqual(['notice to cw-a1'])
    expect(fourth.withheld).toBe('this exchange has had its acknowledgements')
  })

  it('from somebody in the directory is acknowledged however many queries its subject names', () => {
    expect(kinds(opened({ exchangeNamed: 9 }).outgoing)[0]).toBe(
      'acknowledgement to carly.fox@mailbox.example',
    )
  })

  it('leaves a Message-ID alone that leads to another mail’s query', () => {
    expect(opened().claimsMessageId).toBe(true)
    expect(opened({ messageIdTaken: true }).claimsMessageId).toBe(false)
  })

  it('quotes nothing to staff when no child is known whose name could be masked', () => {
    const letter = text(opened({ judgement: aJudgement({ case: null }) }).outgoing[1])
    expect(letter).not.toMatch(/Jamie|They asked/)
  })

  it('masks every child who could be meant', () => {
    const ownWords = 'Is it Jamie Fox or Nadia Brook who has no taxi?'
    const judgement = aJudgement({ case: null, possibleCases: ['EHC-30001', 'EHC-30002'] })
    const letter = text(opened({ judgement, mail: aMail({ ownWords }) }).outgoing[1])
    expect(letter).toContain('Is it J.F. or N.B. who has no taxi?')
  })

  it('shows staff initials of a young person who writes for themselves, and of nobody else', () => {
    const correspondent = { kind: 'family', name: 'Jamie  FOX', directoryId: null, verified: true } as const
    const young = opened({ judgement: aJudgement({ correspondent }) })
    expect(text(young.outgoing[1])).toContain('From: J.F. (family)')
    expect(text(opened().outgoing[1])).toContain('From: Carly Fox (family)')
  })

  it('says back to its writer only a name that looks like one', () => {
    const advert = { name: 'Win at https://evil.example', address: 'carly.fox@mailbox.example' }
    expect(opened({ mail: aMail({ from: advert }) }).outgoing[0]?.toName).toBe('')
    expect(opened().outgoing[0]?.toName).toBe('Carly Fox')
  })

  it('has in its acknowledgement no name, school or word of the child', () => {
    const [acknowledgement] = opened().outgoing
    expect(`${acknowledgement?.letter.subject} ${text(acknowledgement)}`).not.toMatch(
      /jamie|taxi|oakfield|EHC-/i,
    )
  })

  it('names the caseworker to a writer who is verified', () => {
    expect(text(opened().outgoing[0])).toContain('Priya Shah is dealing with this.')
  })

  it('names the duty desk to one who is not, whether a child was found or not', () => {
    const stranger = { kind: 'unknown' as const, name: 'Carly Fox', directoryId: null, verified: false }
    const found = text(opened({ judgement: aJudgement({ correspondent: stranger }) }).outgoing[0])
    const notFound = text(
      opened({ judgement: aJudgement({ correspondent: stranger, case: null }) }).outgoing[0],
    )
    expect(found).toContain('Trevor Lane is dealing with this.')
    expect(found).not.toContain('Priya')
    expect(found).toBe(notFound)
  })

  it('names on the duty desk somebody who is at work', () => {
    const directory = aDirectory({ absences: [anAbsence('tri', '2026-11-23', '2026-11-24', 'cw-a2')] })
    const judgement = aJudgement({ correspondent: { ...aJudgement().correspondent, verified: false } })
    expect(text(opened({ directory, judgement }).outgoing[0])).toContain('Tom Reid is dealing with this.')
  })

  it('says who stands in when the caseworker is away', () => {
    const owner = { staffId: 'cw-a2', via: 'cover' as const, reason: 'Tom Reid covers.' }
    const letter = text(opened({ judgement: aJudgement({ owner }) }).outgoing[0])
    expect(letter).toContain('Your caseworker is Priya Shah, who is away. Tom Reid is dealing with this')
  })

  it.each(['consent-needed', 'may-not-receive'] as const)(
    'names neither caseworker nor cover while the right to know is open (%s)',
    flag => {
      const owner = { staffId: 'cw-a2', via: 'cover' as const, reason: 'Tom Reid covers.' }
      const letter = text(opened({ judgement: aJudgement({ owner, flags: [flag] }) }).outgoing[0])
      expect(letter).toContain('Trevor Lane is dealing with this.')
      expect(letter).not.toMatch(/Priya|Tom/)
    },
  )

  it('shows the owner what was asked, with initials for the name', () => {
    expect(text(opened().outgoing[1])).toContain('1. When will J. have one?')
    expect(text(opened().outgoing[1])).not.toContain('Fox had')
  })

  it('keeps the notice for working time and sends the acknowledgement at once', () => {
    const { outgoing, events } = opened({ nextWorkingInstant: monday })
    expect(outgoing.map(entry => entry.sendAfter)).toEqual([now, monday])
    expect(events.find(event => event.type === 'routed')?.at).toBe(monday)
  })

  it('sends a P1 notice and the safeguarding alert at once, at any hour', () => {
    const judgement = aJudgement({
      priority: 'P1',
      flags: ['safeguarding'],
      alsoTell: [{ staffId: 'mgr-a', why: 'safeguarding' }],
    })
    const { outgoing, events } = opened({ judgement, nextWorkingInstant: monday })
    expect(kinds(outgoing)).toContain('notice to mgr-a')
    expect(outgoing.every(entry => entry.sendAfter === now)).toBe(true)
    expect(events.at(-1)).toMatchObject({ type: 'routed', to: ['mgr-a'], detail: 'safeguarding' })
  })

  it('keeps the caseworker informed of a complaint that somebody else answers', () => {
    const judgement = aJudgement({
      topic: 'complaint',
      owner: { staffId: 'comp', via: 'role', reason: '' },
      alsoTell: [{ staffId: 'cw-a1', why: 'kept-informed' }],
    })
    expect(kinds(opened({ judgement }).outgoing)).toEqual([
      'acknowledgement to carly.fox@mailbox.example',
      'notice to comp',
      'notice to cw-a1',
    ])
    // Kept informed is not given: the caseworker does not act from here.
    expect(opened({ judgement }).events.flatMap(event => event.to)).toEqual(['comp'])
  })

  it('lets the contacts who may be told, and nobody else, join by its reference', () => {
    expect(opened().query.parties).toEqual(['carly.fox@mailbox.example', 'senco@oakfield.example'])
  })

  it('is opened without an acknowledgement when its writer has had enough of them', () => {
    const automaticMail = { hour: now.slice(0, 13), inHour: 3, day: '2026-11-23', inDay: 3, lastLikeness: [] }
    const { outgoing, withheld, acknowledged } = opened({ automaticMail })
    expect(kinds(outgoing)).toEqual(['notice to cw-a1'])
    expect(withheld).toContain('three automatic mails')
    expect(acknowledged).toBeNull()
  })

  it('gives every entry an id that deciding again would give again', () => {
    const ids = () => opened().outgoing.map(entry => entry.entryId)
    expect(ids()).toEqual(ids())
    expect(new Set(ids()).size).toBe(2)
  })
})

describe('a mail on a known query', () => {
  const before = aQuery({ acknowledgedTo: ['carly.fox@mailbox.example'], owner: aJudgement().owner })
  const joined = (changes: Partial<FilingAsk> = {}) => {
    const { filing } = decideFiling(
      aFilingAsk({ place: { place: 'join', query: before, reopens: false }, ...changes }),
    )
    if (filing.to !== 'query') throw new Error(`It went to ${filing.to}.`)
    return filing
  }

  it('joins it, tells the owner, and does not acknowledge the same writer again', () => {
    const { query, outgoing, events } = joined()
    expect(query.version).toBe(2)
    expect(kinds(outgoing)).toEqual(['notice to cw-a1'])
    expect(events.map(event => event.type)).toEqual(['joined'])
  })

  it('whose owner has left goes to whom the rules name for it, who is told', () => {
    const left = aQuery({
      ...before,
      state: 'closed',
      caseMatch: { id: 'EHC-30001', how: 'sender' },
      owner: { staffId: 'cw-gone', via: 'allocated', reason: '' },
    })
    const { query, events, outgoing } = joined({ place: { place: 'join', query: left, reopens: true } })
    expect(query).toMatchObject({ state: 'open', owner: { staffId: 'cw-a1' }, teamId: 'team-a' })
    expect(events.map(event => event.type)).toContain('routed')
    expect(kinds(outgoing)).toContain('notice to cw-a1')
  })

  it('can make it more urgent, never less', () => {
    expect(joined({ judgement: aJudgement({ priority: 'P1' }) }).query.priority).toBe('P1')
    expect(joined({ judgement: aJudgement({ priority: 'P4' }) }).query.priority).toBe('P3')
  })

  it('never moves its deadlines or its day of receipt', () => {
    expect(joined().query).toMatchObject({ deadlines: before.deadlines, receivedAt: before.receivedAt })
  })

  it('acknowledges another writer', () => {
    const mail = aMail({ from: { name: 'Ruth Vale', address: 'senco@oakfield.example' } })
    const { outgoing } = joined({ mail })
    expect(outgoing[0]).toMatchObject({
      entryId: 'SEND-2026-00417_acknowledgement_2',
      to: 'senco@oakfield.example',
    })
  })

  const whyTo = (outgoing: readonly OutgoingMail[]) =>
    outgoing.filter(entry => entry.kind === 'notice').map(entry => entry.toStaffId)

  it('tells its owner, not whom the new words alone would go to', () => {
    const complaint = aQuery({
      ...before,
      topic: 'complaint',
      owner: { staffId: 'comp', via: 'role', reason: '' },
    })
    const place = { place: 'join' as const, query: complaint, reopens: false }
    expect(whyTo(joined({ place }).outgoing)).toEqual(['comp'])
  })

  it('tells the role as well that the new words belong to', () => {
    const judgement = aJudgement({ topic: 'complaint', owner: { staffId: 'comp', via: 'role', reason: '' } })
    expect(whyTo(joined({ judgement }).outgoing)).toEqual(['cw-a1', 'comp'])
  })

  it('tells who acts for an owner who is away', () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-23', '2026-11-27', 'cw-a2')] })
    expect(whyTo(joined({ directory }).outgoing)).toEqual(['cw-a2'])
  })

  it('never goes again to somebody whose notice came back', () => {
    const place = { place: 'join' as const, query: { ...before, unreached: ['cw-a1'] }, reopens: false }
    const judgement = aJudgement({ owner: { staffId: 'mgr-a', via: 'manager', reason: '' } })
    expect(whyTo(joined({ place, judgement }).outgoing)).toEqual(['mgr-a'])
  })

  it('from the owner’s own mailbox, without proof of the query, is kept with it and changes nothing: no contact, no priority, no acknowledgement', () => {
    const mail = aMail({ from: { name: 'Priya Shah', address: 'cw-a1@aldermere.example' } })
    const correspondent = { kind: 'staff' as const, name: 'Priya Shah', directoryId: 'cw-a1', verified: true }
    const { query, outgoing, events } = joined({
      mail,
      receipt: { ...aFilingAsk().receipt, envelopeFrom: 'cw-a1@aldermere.example', dmarc: 'pass' },
      judgement: aJudgement({ correspondent, priority: 'P1' }),
    })
    expect(query).toEqual({ ...before, version: 2 })
    expect(kinds(outgoing)).toEqual(['notice to cw-a1'])
    expect(text(outgoing[0])).toContain('Nothing was sent to anyone.')
    expect(events).toMatchObject([{ type: 'joined', by: 'cw-a1', to: [] }])
  })

  it('says back to its writer, at its end, no question of anybody else', () => {
    const judgement = aJudgement({ questions: ['Does her mother still refuse the medical?'] })
    const school = aMail({ from: { name: 'Ruth Vale', address: 'senco@oakfield.example' } })
    expect(joined({ judgement, mail: school }).query.questions).toEqual([])
    const writer = aMail({ from: { name: 'Mrs Khan', address: before.correspondentAddress } })
    expect(joined({ judgement, mail: writer }).query.questions).toEqual(judgement.questions)
    const correspondent = { ...judgement.correspondent, verified: false }
    const forged = { ...judgement, correspondent }
    expect(joined({ judgement: forged, mail: writer }).query.questions).toEqual([])
  })

  it('leaves open for its writer what is only open for somebody else who joins', () => {
    const flags = ['consent-needed', 'private-address', 'unverified-claim', 'may-not-receive'] as const
    const judgement = aJudgement({ flags: ['out-of-school', ...flags] })
    const friend = aMail({ from: { name: 'A friend', address: 'friend@mailbox.example' } })
    expect(joined({ judgement, mail: friend }).query.flags).toEqual(['out-of-school'])
    const writer = aMail({ from: { name: 'Mrs Khan', address: before.correspondentAddress } })
    expect(joined({ judgement, mail: writer }).query.flags).toEqual(['out-of-school', ...flags])
  })

  it('reopens a closed one', () => {
    const place = { place: 'join' as const, query: { ...before, state: 'closed' as const }, reopens: true }
    const { query, events } = joined({ place })
    expect(query.state).toBe('open')
    expect(events.map(event => event.type)).toEqual(['joined', 'reopened'])
  })
})

describe('mail that needs no person', () => {
  const judgement = (messageKind: 'auto-reply' | 'bounce' | 'bulk' | 'spam') =>
    aJudgement({ messageKind, owner: { staffId: null, via: 'none', reason: '' }, deadlines: null })

  it.each(['auto-reply', 'bounce', 'bulk', 'spam'] as const)(
    'is kept on its own when no thread is known (%s)',
    kind => {
      const { filing, withheld } = decideFiling(aFilingAsk({ judgement: judgement(kind) }))
      expect(filing.to).toBe('kept')
      expect(withheld).toContain(kind)
    },
  )

  it.each(['auto-reply', 'bounce'] as const)(
    'is kept with a known query, whose state, clock and version it leaves alone (%s)',
    kind => {
      const place = { place: 'join' as const, query: aQuery({ state: 'closed' }), reopens: true }
      const { filing } = decideFiling(aFilingAsk({ judgement: judgement(kind), place }))
      expect(filing).toMatchObject({
        to: 'history',
        reference: 'SEND-2026-00417',
        events: [{ type: 'filed', detail: kind }],
      })
      expect(filing).not.toHaveProperty('query')
    },
  )
})

describe('the third contact on one matter', () => {
  const before = aQuery({
    caseMatch: { id: 'EHC-30001', how: 'sender' },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
    contacts: ['2026-11-20T10:00:00.000Z', '2026-11-21T10:00:00.000Z'],
  })
  const third = aJudgement({ priority: 'P2', flags: ['third-contact'] })
  const joined = (judgement = third, query = before) => {
    const { filing } = decideFiling(
      aFilingAsk({ judgement, place: { place: 'join', query, reopens: false }, nextWorkingInstant: monday }),
    )
    if (filing.to !== 'query') throw new Error(`It went to ${filing.to}.`)
    return filing
  }

  it('raises the priority one level, brings open deadlines forward and asks the manager to call', () => {
    const { query, events, outgoing } = joined()
    expect(query.priority).toBe('P2')
    expect(query.deadlines).toEqual({
      acknowledge: before.deadlines.acknowledge,
      accept: '2026-11-23T14:00:00.000Z',
      firstReply: '2026-11-26T17:00:00.000Z',
      fullAnswer: '2026-12-02T17:00:00.000Z',
    })
    expect(query.nextDeadline).toEqual({ clock: 'accept', at: '2026-11-23T14:00:00.000Z' })
    expect(events.find(event => event.type === 'recalculated')?.detail).toContain(
      'firstReply 2026-11-30T17:00:00.000Z → 2026-11-26T17:00:00.000Z',
    )
    expect(events.find(event => event.detail === 'call')).toEqual({
      at: monday,
      type: 'routed',
      by: 'system',
      to: ['mgr-a'],
      detail: 'call',
    })
    expect(text(outgoing.find(each => each.toStaffId === 'mgr-a'))).toContain('Please phone the writer of')
  })

  it('never moves a deadline back', () => {
    const soon = { ...before.deadlines, firstReply: '2026-11-24T17:00:00.000Z' }
    expect(joined(third, { ...before, deadlines: soon }).query.deadlines.firstReply).toBe(soon.firstReply)
  })

  it('raises a matter that is urgent already', () => {
    expect(joined(third, { ...before, priority: 'P2' }).query.priority).toBe('P1')
  })

  it('is counted once: the fourth asks nobody again and moves nothing', () => {
    const raised = joined().query
    const fourth = joined(third, raised)
    expect(fourth.query.priority).toBe('P2')
    expect(fourth.query.deadlines).toEqual(raised.deadlines)
    expect(fourth.events.map(event => event.type)).toEqual(['joined'])
  })

  it('counts for a colleague who raised the matter as for anybody', () => {
    const address = aDirectory().staff('cw-b1')?.email ?? ''
    const { filing } = decideFiling(
      aFilingAsk({
        mail: aMail({ from: { name: 'Ines Duarte', address } }),
        judgement: {
          ...third,
          correspondent: { kind: 'staff', name: null, directoryId: 'cw-b1', verified: true },
        },
        place: { place: 'join', query: { ...before, correspondentAddress: address }, reopens: false },
      }),
    )
    if (filing.to !== 'query') throw new Error(`It went to ${filing.to}.`)
    expect(filing.events.map(({ type, detail }) => [type, detail.split('.')[0]])).toEqual(
      expect.arrayContaining([
        ['recalculated', 'Third contact in 30 days'],
        ['routed', 'call'],
      ]),
    )
  })

  it('by a new mail about the same child asks the manager too', () => {
    const { events, query } = opened({ judgement: third, earlierContacts: 2 })
    expect(events.filter(event => event.detail === 'call').map(event => event.to)).toEqual([['mgr-a']])
    const fourth = opened({ judgement: third, earlierContacts: 3 })
    expect(fourth.events.filter(event => event.detail === 'call')).toEqual([])
    expect(query.flags).toContain('third-contact')
  })
})

describe('a new matter that belongs with others', () => {
  const links = [
    { reference: 'SEND-2026-00398', how: 'same-child' as const, at: now },
    { reference: 'SEND-2026-00399', how: 'repeats' as const, at: now },
  ]

  it('says so in its history and to its owner', () => {
    const given = opened({ links })
    expect(given.links).toEqual(links)
    const detail =
      'Also about this child: SEND-2026-00398. Perhaps the same matter again, from the same writer: SEND-2026-00399.'
    expect(given.events.at(-1)).toMatchObject({ type: 'filed', by: 'system', detail })
    expect(text(given.outgoing.find(each => each.toStaffId === 'cw-a1'))).toContain('SEND-2026-00398')
  })

  it('says not a word of them to its writer', () => {
    const [acknowledgement] = opened({ links }).outgoing
    expect(`${acknowledgement?.letter.subject} ${text(acknowledgement)}`).not.toMatch(/00398|00399/)
  })

  it('links to the closed query that it continues, on both sides', () => {
    const given = opened({ place: { place: 'new', linkedTo: 'SEND-2026-00300' } })
    expect(given.links).toMatchObject([{ reference: 'SEND-2026-00300', how: 'continues' }])
  })
})
