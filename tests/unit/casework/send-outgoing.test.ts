import { describe, expect, it } from 'vitest'
import type { OutgoingMail } from '#shared/domain/casework/outgoing-mail.ts'
import type { Sending } from '#shared/ports/mailer.ts'
import type { Outbox, SentMail } from '#shared/ports/outbox.ts'
import { done, type Outcome, retry } from '#shared/ports/outcome.ts'
import { makeSendOutgoing } from '#shared/usecases/send-outgoing.ts'
import { anOutgoingMail } from '#tests/support/casework-builders.ts'

const now = '2026-11-23T10:01:00.000Z'
const id = anOutgoingMail().entryId

/** One entry in an outbox that keeps the rules of the real one, and a mail server that answers as told. */
function given(entry: OutgoingMail | null, answer: () => Promise<Sending>, toldOutcome: Outcome = done) {
  const happened: string[] = []
  const refuse = () => {
    throw new Error('This test does not expect that.')
  }
  const outbox: Outbox = {
    // As the real one, an object of its own for each time that an entry is named.
    read: async ids => ids.map(() => (entry === null ? null : { ...entry })),
    lease: async entries => entries.map(each => each.state === 'waiting' || (each.inDoubtUntil ?? '') <= now),
    release: async () => void happened.push('released'),
    recordSent: async (sent: readonly SentMail[]) =>
      void happened.push(...sent.map(each => `recorded ${each.messageId}`)),
    recordUnreachable: refuse,
    recordPerhapsUndelivered: refuse,
    recordUndelivered: async () => happened.push('undelivered') > 0,
    unsentBy: refuse,
  }
  const send = makeSendOutgoing({
    outbox,
    mailer: {
      send: async () => {
        happened.push('handed over')
        return answer()
      },
    },
    tellAnother: async (notice, firstReport) => {
      if (notice.kind !== 'notice') return done
      happened.push(firstReport ? 'told another' : 'asked again to tell another')
      return toldOutcome
    },
    settleAnswer: async reference => void happened.push(`settled ${reference}`),
    clock: () => now,
    inDoubtSeconds: 45,
    news: { sent: () => undefined, inDoubt: () => undefined, undelivered: () => undefined },
  })
  return { send, happened }
}
const taken = async (): Promise<Sending> => ({ outcome: 'sent', messageId: '<x@eu-west-2.amazonses.com>' })

type Case = readonly [
  string,
  OutgoingMail | null,
  () => Promise<Sending>,
  'done' | 'retry' | 'park',
  readonly string[],
]
const lost = async (): Promise<Sending> => {
  throw new Error('socket hang up')
}
const recorded = 'recorded <x@eu-west-2.amazonses.com>'

describe('an entry of the outbox', () => {
  it.each<Case>([
    ['that waits is handed over and recorded', anOutgoingMail(), taken, 'done', ['handed over', recorded]],
    ['that was sent is left alone', anOutgoingMail({ state: 'sent' }), taken, 'done', []],
    ['that was not delivered is left alone', anOutgoingMail({ state: 'undelivered' }), taken, 'done', []],
    [
      'whose time has not come is left to the clock',
      anOutgoingMail({ sendAfter: '2026-11-24T09:00:00.000Z' }),
      taken,
      'done',
      [],
    ],
    [
      'in doubt is not sent again yet',
      anOutgoingMail({ state: 'sending', inDoubtUntil: '2026-11-23T10:01:30.000Z' }),
      taken,
      'retry',
      [],
    ],
    [
      'whose doubt is over is sent',
      anOutgoingMail({ state: 'sending', inDoubtUntil: now }),
      taken,
      'done',
      ['handed over', recorded],
    ],
    ['that does not exist is parked', null, taken, 'park', []],
    [
      'that SES refuses is marked undelivered and parked',
      anOutgoingMail(),
      async () => ({ outcome: 'refused', why: 'bad address' }),
      'park',
      ['handed over', 'undelivered'],
    ],
    [
      'that SES cannot take now is released and tried again',
      anOutgoingMail(),
      async () => ({ outcome: 'not-now', why: 'throttled' }),
      'retry',
      ['handed over', 'released'],
    ],
    [
      'of which nobody knows whether SES took it stays leased',
      anOutgoingMail(),
      lost,
      'retry',
      ['handed over'],
    ],
  ])('%s', async (_, entry, answer, outcome, steps) => {
    const { send, happened } = given(entry, answer)
    expect((await send([{ entryId: id }])).map(each => each.outcome)).toEqual([outcome])
    expect(happened).toEqual(steps)
  })

  it('that is a notice and refused is told to somebody else, as after a bounce', async () => {
    const refused = async (): Promise<Sending> => ({ outcome: 'refused', why: 'bad address' })
    const notice = anOutgoingMail({ kind: 'notice', toStaffId: 'cw-03' })
    const { send, happened } = given(notice, refused)
    expect((await send([{ entryId: id }])).map(each => each.outcome)).toEqual(['park'])
    expect(happened).toEqual(['handed over', 'undelivered', 'told another'])
    const stale = given(notice, refused, retry('stale'))
    expect((await stale.send([{ entryId: id }])).map(each => each.outcome)).toEqual(['retry'])
    const after = given({ ...notice, state: 'undelivered' }, refused)
    expect((await after.send([{ entryId: id }])).map(each => each.outcome)).toEqual(['done'])
    expect(after.happened).toEqual(['asked again to tell another'])
  })

  it('named twice in one batch is sent once', async () => {
    const { send, happened } = given(anOutgoingMail(), taken)
    expect((await send([{ entryId: id }, { entryId: id }])).map(each => each.outcome)).toEqual([
      'done',
      'done',
    ])
    expect(happened.filter(step => step === 'handed over')).toHaveLength(1)
  })
})
