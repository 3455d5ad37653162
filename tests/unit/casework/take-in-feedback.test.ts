import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { CaseworkEvent, Query } from '#shared/domain/casework/query.ts'
import type { Feedback } from '#shared/ports/feedback.ts'
import { makeTakeInFeedback } from '#shared/usecases/take-in-feedback.ts'
import { anOutgoingMail, aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'

const working = '2026-11-23T10:00:00.000Z'
const night = '2026-11-23T22:00:00.000Z'

const aNotice = (toStaffId: string, changes: Partial<OutgoingMail> = {}) =>
  anOutgoingMail({
    entryId: 'SEND-2026-00417_notice_abc-0',
    kind: 'notice',
    state: 'sent',
    to: `${toStaffId}@aldermere.example`,
    toStaffId,
    ...changes,
  })
const ofFamily = (changes: Partial<Query> = {}) =>
  aQuery({
    caseMatch: { id: 'EHC-30001', how: 'sender' },
    owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
    teamId: 'team-a',
    ...changes,
  })

/** One query and its outbox, kept as the real one keeps them. */
function given(query: Query, notice: OutgoingMail, now = working) {
  let current = query
  const entries = new Map([[notice.entryId, notice]])
  const queued: string[] = []
  const events: CaseworkEvent[] = []
  const unreachable: string[] = []
  const perhaps: string[] = []
  const refuse = () => {
    throw new Error('This test does not expect that.')
  }
  const takeIn = makeTakeInFeedback({
    outbox: {
      read: async ids => ids.map(id => entries.get(id) ?? null),
      recordUndelivered: async entry => {
        const first = entries.get(entry.entryId)?.state !== 'undelivered'
        entries.set(entry.entryId, { ...entry, state: 'undelivered' })
        return first
      },
      recordUnreachable: async (_, address) => {
        if (!current.unreachable.includes(address))
          current = {
            ...current,
            version: current.version + 1,
            unreachable: [...current.unreachable, address],
          }
      },
      recordPerhapsUndelivered: async (_, __, why) => void perhaps.push(why),
      lease: refuse,
      release: refuse,
      recordSent: refuse,
      unsentBy: refuse,
    },
    notices: {
      compose: async entry => {
        if (entries.has(entry.entryId)) return 'stale'
        entries.set(entry.entryId, entry)
        return 'composed'
      },
    },
    casework: {
      query: async () => current,
      change: async change => {
        const known = change.outgoing.some(each => entries.has(each.entryId))
        if (change.query.version !== current.version + 1 || known) return 'stale'
        current = change.query
        for (const each of change.outgoing) entries.set(each.entryId, each)
        events.push(...change.events)
        return 'changed'
      },
    },
    queue: { enqueue: async ids => void queued.push(...ids) },
    directory: async () => ({ index: aDirectory() }),
    clock: () => now,
    deskUrl: 'https://desk.example/',
    news: {
      confirmed: () => undefined,
      undelivered: () => undefined,
      unreachable: ({ entryId }) => void unreachable.push(entryId),
    },
  })
  const bounces = async (entryId: string, what: Feedback['what'] = 'not-delivered') => {
    const report: Feedback = { entryId, what, messageId: '<x@y>', at: now, why: 'a bounce' }
    return (await takeIn([report])).map(each => each.outcome)
  }
  return { bounces, entries, queued, events, unreachable, perhaps, query: () => current }
}

describe('a notice to the owner that bounces', () => {
  it('gives the query to one after another, never to anybody twice, and ends with one call for help', async () => {
    const world = given(ofFamily(), aNotice('cw-a1'))
    const owners: (string | null)[] = []
    for (let turn = 0; turn < 30 && world.unreachable.length === 0; turn += 1) {
      owners.push(world.query().owner.staffId)
      const last = [...world.entries.keys()].at(-1) ?? ''
      expect(await world.bounces(last)).toEqual(['done'])
    }
    expect(new Set(owners).size).toBe(owners.length)
    expect(owners.length).toBeGreaterThan(3)
    expect(world.unreachable).toHaveLength(1)
    expect(world.query().unreached).toEqual(owners.slice(0, -1))
  })

  it('reported twice changes the query once', async () => {
    const world = given(ofFamily({ flags: ['safeguarding'] }), aNotice('cw-a1'))
    await world.bounces('SEND-2026-00417_notice_abc-0')
    await world.bounces('SEND-2026-00417_notice_abc-0')
    expect(world.events).toHaveLength(1)
  })

  it('at night is told in working time, and its event says when', async () => {
    const world = given(ofFamily(), aNotice('cw-a1'), night)
    await world.bounces('SEND-2026-00417_notice_abc-0')
    expect(world.queued).toEqual([])
    expect(world.events.map(each => each.at)).toEqual(['2026-11-24T09:00:00.000Z'])
    expect([...world.entries.values()].at(-1)?.sendAfter).toBe('2026-11-24T09:00:00.000Z')
  })

  it('of a P1 is told at once, at night too', async () => {
    const world = given(ofFamily({ priority: 'P1' }), aNotice('cw-a1'), night)
    await world.bounces('SEND-2026-00417_notice_abc-0')
    expect(world.queued).toHaveLength(1)
    expect(world.events.map(each => each.at)).toEqual([night])
  })

  it('of a matter that came by its ward goes to the team of that ward', async () => {
    const query = ofFamily({
      caseMatch: null,
      ward: 'Upper Moor',
      owner: { staffId: 'mgr-b', via: 'team', reason: '' },
    })
    const world = given(query, aNotice('mgr-b'))
    await world.bounces('SEND-2026-00417_notice_abc-0')
    expect(world.query().owner.staffId).toBe('cw-b1')
  })

  it('of a closed query changes nothing', async () => {
    const world = given(ofFamily({ state: 'closed' }), aNotice('cw-a1'))
    await world.bounces('SEND-2026-00417_notice_abc-0')
    expect(world.events).toEqual([])
  })
})

describe('a safeguarding alert that bounces', () => {
  const query = ofFamily({ flags: ['safeguarding'], priority: 'P1' })

  it('goes with the same letter to the next person up; the owner keeps the query', async () => {
    const world = given(query, aNotice('mgr-a'), night)
    await world.bounces('SEND-2026-00417_notice_abc-0')
    const next = [...world.entries.values()].at(-1)
    expect(next).toMatchObject({ toStaffId: 'hos', sendAfter: night, letter: aNotice('mgr-a').letter })
    expect(world.queued).toEqual([next?.entryId])
    expect(world.query()).toMatchObject({ owner: { staffId: 'cw-a1' }, unreached: ['mgr-a'], version: 2 })
    await world.bounces('SEND-2026-00417_notice_abc-0')
    expect(world.queued).toHaveLength(1)
  })

  it('again and again ends with a call for help, not in silence', async () => {
    const world = given(query, aNotice('mgr-a'))
    for (let turn = 0; turn < 20 && world.unreachable.length === 0; turn += 1) {
      await world.bounces([...world.entries.keys()].at(-1) ?? '')
    }
    expect(world.unreachable).toHaveLength(1)
    expect(world.query().owner.staffId).toBe('cw-a1')
  })
})

describe('a rung of the ladder that bounces', () => {
  const act = `https://desk.example/act/${'0'.repeat(40)}`
  const letter = {
    subject: 'Late: SEND-2026-00417',
    blocks: [
      { type: 'paragraph' as const, text: 'It is late.' },
      { type: 'link' as const, text: 'Do this on one page', href: act },
      {
        type: 'entries' as const,
        items: [{ heading: 'One', lines: [], links: [{ text: 'Act on it', href: act }] }],
      },
    ],
  }
  const aRung = (changes: Partial<OutgoingMail> = {}) =>
    aNotice('mgr-a', { entryId: 'SEND-2026-00417_escalation_abc', kind: 'escalation', letter, ...changes })

  it('goes to the next person up, without the link by which its reader alone could act', async () => {
    const world = given(ofFamily(), aRung())
    await world.bounces('SEND-2026-00417_escalation_abc')
    const next = [...world.entries.values()].at(-1)
    expect(next).toMatchObject({ toStaffId: 'hos', kind: 'escalation' })
    expect(JSON.stringify(next?.letter)).not.toContain('/act/')
    expect(JSON.stringify(next?.letter)).toContain('It is late.')
    expect(world.events).toMatchObject([{ type: 'noted', to: ['hos'] }])
    expect(world.query().owner.staffId).toBe('cw-a1')
  })

  it('in a digest goes up as it is, once', async () => {
    const entryId = 'DAY-2026-11-23_digest_abc'
    const world = given(ofFamily(), aRung({ entryId, kind: 'digest', reference: null }))
    await world.bounces(entryId)
    await world.bounces(entryId)
    expect([...world.entries.values()].map(entry => entry.toStaffId)).toEqual(['mgr-a', 'hos'])
    expect(JSON.stringify(world.entries.get(`${entryId}-up`)?.letter)).not.toContain('/act/')
  })
})

it('a report from which nobody can tell is written down and moves nothing', async () => {
  const world = given(ofFamily(), aNotice('cw-a1'))
  expect(await world.bounces('SEND-2026-00417_notice_abc-0', 'perhaps-not-delivered')).toEqual(['done'])
  expect(world.perhaps).toEqual(['a bounce'])
  expect(world.entries.get('SEND-2026-00417_notice_abc-0')?.state).toBe('sent')
  expect(world.events).toEqual([])
})

it('an acknowledgement that bounces is shown on its query, once, and gives it to nobody else', async () => {
  const letter = anOutgoingMail({ state: 'sent', to: 'khan@mailbox.example' })
  const world = given(ofFamily(), letter)
  await world.bounces(letter.entryId)
  await world.bounces(letter.entryId)
  expect(world.query()).toMatchObject({
    unreachable: ['khan@mailbox.example'],
    owner: { staffId: 'cw-a1' },
    version: 2,
  })
  expect([world.events, world.queued]).toEqual([[], []])
})

describe('an answer to the writer that bounces', () => {
  const anAnswer = (kind: OutgoingMail['kind']) =>
    anOutgoingMail({ entryId: `SEND-2026-00417_${kind}_5`, kind, state: 'sent' })
  const told = (world: ReturnType<typeof given>) => [...world.entries.values()].slice(1)

  it.each(['reply', 'holding', 'closing', 'apology'] as const)(
    'of kind %s is told to whoever has the query, once',
    async kind => {
      const world = given(ofFamily({ state: kind === 'closing' ? 'closed' : 'open' }), anAnswer(kind))
      expect(await world.bounces(`SEND-2026-00417_${kind}_5`)).toEqual(['done'])
      await world.bounces(`SEND-2026-00417_${kind}_5`)
      expect(told(world).map(entry => [entry.kind, entry.toStaffId])).toEqual([['notice', 'cw-a1']])
      expect(told(world)[0]?.letter.subject).toBe('Not delivered: an answer on SEND-2026-00417')
      expect(world.queued).toHaveLength(1)
      expect(world.query().owner.staffId).toBe('cw-a1')
    },
  )

  it('at night is told when work begins', async () => {
    const world = given(ofFamily(), anAnswer('reply'), night)
    await world.bounces('SEND-2026-00417_reply_5')
    expect(told(world).map(entry => entry.sendAfter)).toEqual(['2026-11-24T09:00:00.000Z'])
  })

  it('of an acknowledgement tells nobody: the notice of the query itself is with its owner', async () => {
    const world = given(ofFamily(), anAnswer('acknowledgement'))
    await world.bounces('SEND-2026-00417_acknowledgement_5')
    expect(told(world)).toEqual([])
  })
})
