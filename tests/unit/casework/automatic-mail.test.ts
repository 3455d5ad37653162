import { describe, expect, it } from 'vitest'
import {
  type AcknowledgementAsk,
  type AutomaticMailSoFar,
  countAcknowledgement,
  mayAcknowledge,
} from '#shared/domain/casework/automatic-mail.ts'
import { alikeness, likeness } from '#shared/domain/mail/likeness.ts'

const now = '2026-11-23T10:20:00.000Z'
const words = likeness(
  'My son has had no taxi since Monday and nobody answers the phone. Please tell me what will happen tomorrow morning.',
)
const soFar = (changes: Partial<AutomaticMailSoFar> = {}): AutomaticMailSoFar => ({
  hour: '2026-11-23T10',
  inHour: 1,
  day: '2026-11-23',
  inDay: 1,
  lastLikeness: [],
  ...changes,
})
const ask = (changes: Partial<AcknowledgementAsk> = {}): AcknowledgementAsk => ({
  mail: { from: { name: 'Mrs Khan', address: 'khan@mailbox.example' }, headers: [], kind: 'query' },
  receipt: { envelopeFrom: 'khan@mailbox.example' },
  judgement: {
    messageKind: 'query',
    correspondent: { kind: 'family', name: 'Mrs Khan', directoryId: null, verified: true },
  },
  inbox: 'send@casework.calderbrook.example',
  inDirectory: false,
  acknowledgedTo: [],
  inExchange: 0,
  soFar: null,
  toEveryoneInHour: 0,
  likeness: words,
  now,
  ...changes,
})
const from = (address: string) => ({ from: { name: '', address }, headers: [], kind: 'query' as const })
const suppressing = (value: string) => ({
  ...from('khan@mailbox.example'),
  headers: [{ name: 'x-auto-response-suppress', value }],
})

describe('a mail is acknowledged', () => {
  it.each([
    ['from a person', ask()],
    [
      'from a person whose program asks for no automatic reply, when the directory knows them',
      ask({ mail: suppressing('All'), inDirectory: true }),
    ],
    ['whose program only asks for no delivery reports', ask({ mail: suppressing('DR, RN') })],
    ['from a second writer on the same query', ask({ acknowledgedTo: ['someone@mailbox.example'] })],
    [
      'in a new hour, after three in the last',
      ask({ soFar: soFar({ hour: '2026-11-23T09', inHour: 3, inDay: 3 }) }),
    ],
    [
      'on a new day, after ten the day before',
      ask({ soFar: soFar({ day: '2026-11-22', inDay: 10, hour: '2026-11-22T10' }) }),
    ],
    ['whose writer’s domain is not ASCII', ask({ mail: from('khan@exämple.example') })],
    [
      'that somebody else’s robot has seen',
      ask({
        mail: {
          ...from('khan@mailbox.example'),
          headers: [{ name: 'x-loop', value: 'list@other.example' }],
        },
      }),
    ],
    [
      'a fourth time in one exchange, from somebody in the directory',
      ask({ inExchange: 3, inDirectory: true }),
    ],
    ['from noreen@, who is nobody’s robot', ask({ mail: from('noreen@mailbox.example') })],
  ])('%s', (_, given) => {
    expect(mayAcknowledge(given)).toEqual({ acknowledge: true })
  })
})

describe('a mail is not acknowledged', () => {
  it.each([
    ['when it is not from a person', ask({ judgement: { ...ask().judgement, messageKind: 'auto-reply' } })],
    ['when it names no sender', ask({ mail: from('') })],
    ['when it came without a return path', ask({ receipt: { envelopeFrom: '' } })],
    ['when it claims to be from this inbox', ask({ mail: from('send@casework.calderbrook.example') })],
    [
      'when it claims to be from a reply address of this inbox',
      ask({ mail: from('send+abc@casework.calderbrook.example') }),
    ],
    [
      'when it is a mail of ours that somebody’s rule passed on',
      ask({
        mail: {
          ...from('khan@mailbox.example'),
          headers: [{ name: 'x-loop', value: 'send@casework.calderbrook.example' }],
        },
      }),
    ],
    ['when its writer’s address is one that SES cannot send to', ask({ mail: from('zoë@mailbox.example') })],
    ['from no-reply', ask({ mail: from('no-reply@portal.example') })],
    ['from mailer-daemon', ask({ mail: from('mailer-daemon@portal.example') })],
    [
      'from a stranger whose program asks for no automatic reply',
      ask({ mail: suppressing('OOF, AutoReply') }),
    ],
    ['a second time to one writer on one query', ask({ acknowledgedTo: ['khan@mailbox.example'] })],
    ['a fourth time in one exchange with strangers', ask({ inExchange: 3 })],
    ['a fourth time in one hour', ask({ soFar: soFar({ inHour: 3, inDay: 3 }) })],
    ['an eleventh time in one day', ask({ soFar: soFar({ hour: '2026-11-23T09', inHour: 1, inDay: 10 }) })],
    ['when it says what the last one said', ask({ soFar: soFar({ lastLikeness: words }) })],
    ['when far too much automatic mail has gone out in this hour', ask({ toEveryoneInHour: 10_000 })],
  ])('%s', (_, given) => {
    expect(mayAcknowledge(given).acknowledge).toBe(false)
  })
})

describe('the count of automatic mail', () => {
  it('starts at one, rises within the hour and starts again in the next', () => {
    const first = countAcknowledgement(null, now, words)
    const second = countAcknowledgement(first, now, words)
    const nextHour = countAcknowledgement(second, '2026-11-23T11:00:00.000Z', words)
    expect([first.inHour, second.inHour, nextHour.inHour, nextHour.inDay]).toEqual([1, 2, 1, 3])
  })
})

describe('likeness', () => {
  it('of one text to itself is whole, to another near nothing', () => {
    const other = likeness(
      'We would like to invite you to our summer fair on the green with cakes and a brass band.',
    )
    expect(alikeness(words, words)).toBe(1)
    expect(alikeness(words, other)).toBeLessThan(0.2)
  })

  it('of texts without words is none', () => {
    expect(alikeness(likeness(''), likeness('---'))).toBe(0)
  })
})
