import { describe, expect, it } from 'vitest'
import { freshClocks } from '#shared/domain/casework/clock/clocks.ts'
import { decideFiling, type FilingAsk } from '#shared/domain/casework/decide-filing.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import { likeness } from '#shared/domain/mail/likeness.ts'
import type { Mail } from '#shared/domain/mail/mail.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { mintReferenceId } from '#shared/domain/mail/thread-token.ts'
import { aJudgement, aMail, aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { aFilingAsk } from '#tests/support/filing-ask.ts'

const REFERENCE = 'SEND-2026-00417'
const TOKEN_ADDRESS = `send+${REFERENCE.toLowerCase()}.0123456789abcdef@aldermere.example`
const receivedAt = '2026-11-24T10:00:00.000Z'
const now = '2026-11-24T10:00:05.000Z'

const jamie = aQuery({
  reference: REFERENCE,
  version: 3,
  receivedAt: '2026-11-23T10:00:00.000Z',
  correspondent: { kind: 'family', name: 'Carly Fox', directoryId: null, verified: true },
  correspondentAddress: 'carly.fox@mailbox.example',
  answerTo: {
    inReplyTo: '<taxi@mailbox.example>',
    references: ['<taxi@mailbox.example>'],
    threadIndex: 'AdxYz',
  },
  parties: ['carly.fox@mailbox.example'],
  caseMatch: { id: 'EHC-30001', how: 'sender' },
  owner: { staffId: 'cw-a1', via: 'allocated', reason: 'Priya Shah is allocated to EHC-30001.' },
  teamId: 'team-a',
  clocks: freshClocks('2026-11-23T10:00:00.000Z', 'P3'),
})

interface Changes {
  from?: string
  query?: Partial<Query>
  mail?: Partial<Mail>
  ask?: Partial<FilingAsk>
  dmarc?: 'pass' | 'fail' | 'none'
}

function decided(text: string, changes: Changes = {}) {
  const from = changes.from ?? 'cw-a1@aldermere.example'
  return decideFiling(
    aFilingAsk({
      mail: aMail({
        from: { name: 'A colleague', address: from },
        to: [{ name: '', address: TOKEN_ADDRESS }],
        subject: `Re: ${REFERENCE}`,
        messageId: '<reply@aldermere.example>',
        text,
        ownWords: text,
        ...changes.mail,
      }),
      receipt: {
        ...unvouchedReceipt(receivedAt),
        envelopeFrom: from,
        recipients: [TOKEN_ADDRESS],
        spf: 'none',
        dkim: 'none',
        dmarc: changes.dmarc ?? 'pass',
      },
      judgement: aJudgement({
        correspondent: {
          kind: 'staff',
          name: null,
          directoryId: 'cw-a1',
          verified: changes.dmarc !== 'fail',
        },
      }),
      place: { place: 'join', query: { ...jamie, ...changes.query }, reopens: false },
      provenReference: REFERENCE,
      newReference: '',
      day: '2026-11-24',
      now,
      nextWorkingInstant: now,
      ...changes.ask,
    }),
  ).filing
}

function filed(text: string, changes: Changes = {}) {
  const filing = decided(text, changes)
  if (filing.to !== 'query') throw new Error(`It went to ${filing.to}.`)
  const outside = filing.outgoing.filter(entry => entry.toStaffId === null)
  const answer = filing.outgoing.find(entry => entry.entryId.endsWith('-answer'))
  return {
    ...filing,
    outside,
    answer,
    said: answer === undefined ? '' : letterAsText(answer.letter),
    types: filing.events.map(event => event.type),
  }
}

const LETTER = 'Dear Mrs Fox\n\nA taxi comes for Jamie on Monday at eight.'

const ABOUT_HER = 'I think that this mum is being difficult again. Can we talk about her?'
const tom = { name: 'Tom Reid', address: 'cw-a2@aldermere.example' }

describe('the owner of a query answers a notice', () => {
  it('with words: they go to the correspondent after a minute, in their thread, and can be stopped until then', () => {
    const { outside, query, said, answer } = filed(`${LETTER}\n\nKind regards\nPriya Shah`)
    expect(outside).toHaveLength(1)
    const [reply] = outside
    expect(reply).toMatchObject({
      kind: 'reply',
      to: 'carly.fox@mailbox.example',
      inReplyTo: '<taxi@mailbox.example>',
      references: ['<taxi@mailbox.example>'],
      threadIndex: 'AdxYz',
      sendAfter: '2026-11-24T10:01:05.000Z',
    })
    expect(letterAsText(reply?.letter ?? { subject: '', blocks: [] })).toContain(
      'A taxi comes for Jamie on Monday at eight.',
    )
    expect(query.clocks.answering).toMatchObject({
      entryId: reply?.entryId,
      what: 'replied',
      at: receivedAt,
      by: 'cw-a1',
    })
    expect(query.clocks.firstReplyAt).toBeNull()
    expect(answer).toMatchObject({ to: 'cw-a1@aldermere.example', sendAfter: now, kind: 'notice' })
    expect(said).toContain('on its way to Carly Fox (carly.fox@mailbox.example)')
    expect(said).toContain('A taxi comes for J. on Monday at eight.')
    expect(said).toMatch(/http:\/\/localhost:3000\/undo\/\S+/)
    expect(said).toContain('reply UNDO')
  })

  it('with ACCEPT: the clock of accepting stops, and nothing goes to anybody outside', () => {
    const { outside, query, types, said } = filed('ACCEPT')
    expect(outside).toEqual([])
    expect(types).toContain('accepted')
    expect(query.clocks).toMatchObject({ acceptedAt: receivedAt, acceptedBy: 'cw-a1' })
    expect(said).toContain(`You have taken ${REFERENCE} on.`)
  })

  it('with HOLD: the writer is promised a date, and the clock runs on', () => {
    const { outside, query } = filed('HOLD until 4 December because the taxi firm rings back on the 3rd')
    expect(outside).toMatchObject([{ kind: 'holding', sendAfter: '2026-11-24T10:01:05.000Z' }])
    expect(query.clocks.answering).toMatchObject({ what: 'held', promised: '2026-12-04T17:00:00.000Z' })
  })

  it('with HOLD for longer than the writer may go without news: nothing leaves', () => {
    const { outside, said, query } = filed('HOLD until 18 December because we wait for the panel')
    expect(outside).toEqual([])
    expect(query.clocks.answering).toBeNull()
    expect(said).toContain('cannot promise Friday 18 December')
  })

  it('with CLOSE: the writer is told, and it closes when the letter has left', () => {
    const { outside, query } = filed('CLOSE answered\n\nYou asked for a taxi. One starts on Monday.')
    expect(outside).toMatchObject([{ kind: 'closing' }])
    expect(query.state).toBe('open')
    expect(query.clocks.answering).toMatchObject({ what: 'closed', closing: { outcome: 'answered' } })
  })

  it('with PHONE: the call counts as a first reply', () => {
    const { outside, query, types } = filed('PHONE Mrs Fox, the taxi is agreed')
    expect(outside).toEqual([])
    expect(types).toContain('replied')
    expect(query.clocks.firstReplyAt).toBe(receivedAt)
  })

  it('with ASSIGN: the query is the other one’s', () => {
    const { query, notices, types } = filed('ASSIGN Tom Reid because he knows the family')
    expect(query.owner.staffId).toBe('cw-a2')
    expect(types).toContain('routed')
    expect(notices).toMatchObject([{ staffId: 'cw-a2', what: 'given' }])
  })

  it('with NOT MINE: the manager is asked, and the query stays until they answer', () => {
    const { query, notices } = filed('NOT MINE because he moved to Mill End')
    expect(query.owner.staffId).toBe('cw-a1')
    expect(notices).toMatchObject([{ staffId: 'mgr-a', what: 'not-mine' }])
  })

  it('with NOTE: kept, and nothing leaves the house', () => {
    const { outside, said } = filed('NOTE Jamie’s mother is worried')
    expect(outside).toEqual([])
    expect(said).toContain('kept')
  })

  it('with UNDO while a reply waits: it is stopped, and the clocks run as before', () => {
    const first = filed(LETTER)
    const entryId = first.outside[0]?.entryId
    const { takenBack, query, outside } = filed('UNDO', { query: { ...first.query } })
    expect(takenBack).toEqual([entryId])
    expect(query.clocks.answering).toBeNull()
    expect(query.clocks.firstReplyAt).toBeNull()
    expect(outside).toEqual([])
  })

  it.each([
    'STOP',
    'Stop, do not send',
    'Please undo',
    'Cancel that please',
    'Recall this please',
    'Don’t send it',
  ])('with %j while a reply waits: UNDO is asked for, and nobody is told that nothing leaves', text => {
    const { said, takenBack } = filed(text, { query: filed(LETTER).query })
    expect(takenBack).toEqual([])
    expect(said).toContain('Your mail of 10am still leaves. To stop it, reply UNDO.')
  })

  it('with AWAY: what came of it is said, and the query stays as it is', () => {
    const absenceSaid = {
      done: 'You are down as away up to and including Friday 4 December. Tom Reid covers.',
    }
    const { outside, said, types } = filed('AWAY until 4 December', { ask: { absenceSaid } })
    expect(outside).toEqual([])
    expect(types).toEqual(['joined'])
    expect(said).toContain('Tom Reid covers.')
  })

  it('with UNDO when nothing waits: one sentence', () => {
    const { takenBack, said } = filed('UNDO')
    expect(takenBack).toEqual([])
    expect(said).toContain('nothing to stop')
  })
})

describe('nothing is done and nothing is sent to anybody outside', () => {
  it.each<[string, string, Changes, string]>([
    ['a word that is not quite one', 'Hold on', {}, 'looks like HOLD'],
    ['a mail without words', '\n\nPriya Shah', {}, 'no words of your own'],
    [
      'only the notice that is answered',
      `On Mon, 23 Nov 2026 at 09:58, SEND team <send@aldermere.example> wrote:\n> You have a new query, ${REFERENCE}.`,
      {},
      'no words of your own',
    ],
    ['another child', 'Dear Mrs Fox\n\nNadia Brook has the same taxi.', {}, 'N.B.'],
    [
      'a file',
      LETTER,
      {
        mail: {
          attachments: [{ name: 'plan.pdf', type: 'application/pdf', size: 9, index: 0, contentId: null }],
        },
      },
      'plan.pdf',
    ],
    ['a colleague who does not have it', LETTER, { from: 'cw-b1@aldermere.example' }, 'Priya Shah has'],
    [
      'a command of a colleague who does not have it',
      'ACCEPT',
      { from: 'cw-b1@aldermere.example' },
      'Priya Shah has',
    ],
    ['no token of ours', LETTER, { ask: { provenReference: null } }, 'answers our notice'],
    [
      'a token for another query',
      'ACCEPT',
      { ask: { provenReference: 'SEND-2026-00398' } },
      'answers our notice',
    ],
    [
      'a mail that fails its checks',
      'CLOSE answered\n\nIt is done, thank you.',
      { dmarc: 'fail' },
      'could not check that you sent it',
    ],
    ['a mail that nothing vouches for', 'ACCEPT', { dmarc: 'none' }, 'could not check that you sent it'],
    [
      'a holiday note without any header',
      'Thank you for your email. I am on annual leave until 4 December and will answer when I am back.',
      { mail: { subject: 'Out of office', inReplyTo: '<notice@aldermere.example>' } },
      'automatic reply',
    ],
    ['a closed query', LETTER, { query: { state: 'closed' } }, 'is closed'],
    [
      'a writer whom our mail does not reach',
      LETTER,
      { query: { unreachable: ['carly.fox@mailbox.example'] } },
      'comes back',
    ],
    [
      'a child’s name for a writer whom nobody checked',
      LETTER,
      { query: { correspondent: { kind: 'unknown', name: null, directoryId: null, verified: false } } },
      'could not check who the writer is',
    ],
    [
      'AWAY that cannot be kept',
      'AWAY until 4 December',
      { ask: { absenceSaid: { refused: 'Only Tom Reid can say so.' } } },
      'Only Tom Reid',
    ],
    ['APPROVE of nothing', 'APPROVE', {}, 'Only a manager can send an apology'],
    [
      'a mail to a colleague with a hidden copy to us',
      ABOUT_HER,
      { mail: { to: [tom] } },
      'with a hidden copy to us',
    ],
    [
      'words that a colleague gets as well',
      ABOUT_HER,
      { mail: { to: [{ name: '', address: TOKEN_ADDRESS }, tom] } },
      'went to somebody else too',
    ],
    [
      'words that a colleague gets as a copy',
      ABOUT_HER,
      { mail: { cc: [tom] } },
      'went to somebody else too',
    ],
    [
      'a new mail to an address that the mail client remembered',
      LETTER,
      { mail: { subject: 'The taxi' } },
      'answers no mail of ours',
    ],
    [
      'an answer about one query to the address of another',
      LETTER,
      { mail: { subject: 'Re: You have a new query, SEND-2026-00398' } },
      'about SEND-2026-00398 by what it answers',
    ],
    [
      'a command about one query to the address of another',
      'ACCEPT',
      {
        mail: { references: [mintReferenceId('SEND-2026-00398', ['0123456789abcdef'], 'aldermere.example')] },
      },
      'about SEND-2026-00398 by what it answers',
    ],
    [
      'a mail of which no mail server says anything',
      'ACCEPT',
      { ask: { receipt: unvouchedReceipt(receivedAt) } },
      'answers our notice',
    ],
  ])('by %s', (_, text, changes, part) => {
    const { outside, query, said, answer, types, takenBack } = filed(text, changes)
    expect(outside).toEqual([])
    expect(takenBack).toEqual([])
    expect(query).toMatchObject({ clocks: { answering: null, acceptedAt: null, firstReplyAt: null } })
    expect(types).toEqual(['joined'])
    expect(said).toContain(part)
    expect(said).toContain('Nothing was sent to anyone.')
    expect(answer?.to).toMatch(/@aldermere\.example$/)
  })

  it('where the colleague wrote to the family themselves with a copy to us', () => {
    const { outgoing, types } = filed(LETTER, {
      mail: {
        to: [{ name: '', address: 'carly.fox@mailbox.example' }],
        cc: [{ name: '', address: TOKEN_ADDRESS }],
      },
    })
    expect(outgoing).toEqual([])
    expect(types).toEqual(['joined'])
  })
})

it('a young person who writes for themselves is not named to the colleague either', () => {
  const correspondent = { kind: 'family', name: 'Jamie Fox', directoryId: null, verified: true } as const
  const { said } = filed('Hello Jamie\n\nA taxi comes for you on Monday at eight.', {
    query: { correspondent },
  })
  expect(said).toContain('on its way to J.F. (')
  expect(said).not.toMatch(/Jamie|Fox/)
})

it('REPLY sends words that a colleague gets as well', () => {
  const { outside } = filed(`REPLY\n\n${LETTER}`, { mail: { cc: [tom] } })
  expect(outside).toMatchObject([{ kind: 'reply', to: 'carly.fox@mailbox.example' }])
})

describe('a colleague’s mail that answers no notice', () => {
  const place = { place: 'new', linkedTo: null } as const

  it.each([['ACCEPT'], ['HOLD until 4 December because we wait'], ['AWAY until 4 December'], ['UNDO']])(
    '%j opens no query, and they are told',
    text => {
      const filing = decided(text, { ask: { place, provenReference: null } })
      expect(filing).toMatchObject({
        to: 'kept',
        outgoing: [{ reference: null, to: 'cw-a1@aldermere.example' }],
      })
    },
  )

  it.each([['PHONE Mrs Fox rang about the taxi'], ['Mrs Fox rang about the taxi. Please ring her.']])(
    '%j is news, and opens one',
    text => {
      const ask = { place, provenReference: null, newReference: 'SEND-2026-00500' }
      expect(decided(text, { ask }).to).toBe('new-query')
    },
  )
})

describe('what only a manager decides', () => {
  const second = { clocks: { ...jamie.clocks, holdings: 1 } }
  const HOLD = 'HOLD until 4 December because the school has not answered us yet'

  it.each([
    ['the owner', 'cw-a1', {}, 0],
    ['their manager', 'mgr-a', {}, 1],
    ['a manager of another line', 'mgr-b', {}, 0],
    ['the head of service', 'hos', {}, 1],
    ['the head of service who has it, and nobody above them', 'hos', { staffId: 'hos' }, 1],
  ])('a second holding reply by %s', (_, staffId, owner, sent) => {
    const { outside } = filed(HOLD, {
      from: `${staffId}@aldermere.example`,
      query: { ...second, owner: { ...jamie.owner, ...owner } },
    })
    expect(outside).toHaveLength(sent)
  })

  it('nor one by whoever covers for the owner', () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-20', '2026-11-27', 'cw-a2')] })
    const ask = { directory }
    expect(filed(HOLD, { from: 'cw-a2@aldermere.example', query: second, ask }).outside).toEqual([])
    expect(filed(HOLD, { from: 'cw-a2@aldermere.example', ask }).outside).toHaveLength(1)
  })
})

describe('who else', () => {
  it('the cover of an absent owner answers', () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-20', '2026-11-27', 'cw-a2')] })
    const { outside } = filed(LETTER, { from: 'cw-a2@aldermere.example', ask: { directory } })
    expect(outside).toMatchObject([{ kind: 'reply' }])
  })

  it('the manager answers, and the owner is told of it', () => {
    const { outside, outgoing } = filed(LETTER, { from: 'mgr-a@aldermere.example' })
    expect(outside).toMatchObject([{ kind: 'reply' }])
    expect(outgoing.map(entry => entry.toStaffId)).toContain('cw-a1')
  })

  it('the second of two who answer at once is told who was first, and their words are kept', () => {
    const first = filed(LETTER)
    const { outside, said } = filed(LETTER, { from: 'mgr-a@aldermere.example', query: first.query })
    expect(outside).toEqual([])
    expect(said).toContain('Priya Shah answered at 10am')
  })
})

describe('a mailbox that answers our answers', () => {
  const hour = '2026-11-24T10'
  it('is told the same of a mail that answers no notice, and does not talk with us all night', () => {
    const place = { place: 'new', linkedTo: null } as const
    const words = likeness('ACCEPT your request has been logged as a ticket')
    const soFar = { hour, inHour: 3, day: '2026-11-24', inDay: 3, lastLikeness: words }
    const to = (inHour: number) => {
      const filing = decided('ACCEPT', {
        ask: { place, provenReference: null, likeness: words, automaticMail: { ...soFar, inHour } },
      })
      return filing.to === 'kept' ? filing.outgoing.length : null
    }
    expect([to(2), to(3)]).toEqual([1, 0])
  })

  it('is told three times in an hour that nothing was done, then no more', () => {
    const once = filed('Hold on, I am ringing the school now and will come back to this.')
    const before = once.acknowledged?.after
    expect(once.answer).toBeDefined()
    expect(before).toMatchObject({ hour, inHour: 1 })
    const soFar = { hour, inHour: 3, day: '2026-11-24', inDay: 3, lastLikeness: before?.lastLikeness ?? [] }
    expect(
      filed('Hold on, I am ringing the school now and will come back to this.', {
        ask: { automaticMail: soFar },
      }).answer,
    ).toBeUndefined()
    expect(
      filed('HOLD until the panel has met, which nobody knows', { ask: { automaticMail: soFar } }).answer,
    ).toBeDefined()
  })
})

describe('a command that lay until the next day', () => {
  it('gives the query to whoever covers for the colleague it names, who is away by now', () => {
    const filing = decided('ASSIGN Tom Reid', {
      ask: {
        directory: aDirectory({ absences: [anAbsence('cw-a2', '2026-11-25', '2026-11-27', 'mgr-a')] }),
        now: '2026-11-25T10:00:00.000Z',
        nextWorkingInstant: '2026-11-25T10:00:00.000Z',
      },
    })
    if (filing.to !== 'query') throw new Error(`It went to ${filing.to}.`)
    expect([filing.query.owner.staffId, filing.query.coverFor]).toEqual([
      'mgr-a',
      { staffId: 'cw-a2', since: '2026-11-25T10:00:00.000Z' },
    ])
    expect(filing.events.map(event => event.type)).toEqual(
      expect.arrayContaining(['routed', 'cover-started']),
    )
  })
})
