import { describe, expect, it } from 'vitest'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import type { Mail } from '#shared/domain/mail/mail.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { judge } from '#shared/domain/triage/judge.ts'
import type { JudgeInput } from '#shared/domain/triage/judge-input.ts'
import { Judgement } from '#shared/domain/triage/judgement.ts'
import { aCase, aContact, aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import { aMail } from '#tests/support/mail/a-mail.ts'

const now = '2026-11-23T10:00:00.000Z'
const model = loadTextModel()
const parent = { name: 'Carly Fox', address: 'carly.fox@mailbox.example' }

function judged(mail: Partial<Mail> = {}, overrides: Partial<JudgeInput> = {}) {
  const text = mail.text ?? 'Jamie has no taxi again.'
  return judge({
    mail: aMail({ from: parent, text, ownWords: text, ...mail }),
    receipt: unvouchedReceipt(now),
    directory: aDirectory(),
    model,
    thread: null,
    earlierContacts: 0,
    now,
    ...overrides,
  })
}

describe('a judgement', () => {
  it('is whole, and the same for the same mail', () => {
    const one = judged()
    expect(Judgement.parse(one)).toEqual(one)
    expect(judged()).toEqual(one)
    expect(one).toMatchObject({
      correspondent: { kind: 'family', verified: true },
      topic: 'transport',
      priority: 'P3',
      case: { id: 'EHC-30001', how: 'sender' },
      owner: { staffId: 'cw-a1', via: 'allocated' },
      deadlines: { acknowledge: '2026-11-23T10:15:00.000Z', fullAnswer: '2026-12-14T17:00:00.000Z' },
    })
  })

  it('gives the words for the topic and the row for the writer', () => {
    const { evidence } = judged()
    expect(evidence).toContainEqual({ for: 'topic:transport', text: 'Jamie has no taxi again.' })
    expect(evidence.map(each => each.for)).toEqual(expect.arrayContaining(['correspondent', 'case']))
  })

  it('asks a person to read what sounds like spam from an address on file, unless its checks fail', () => {
    expect(judged({ kind: 'spam' }).messageKind).toBe('query')
    const failed = { name: 'authentication-results', value: 'mx.example; spf=fail; dkim=fail; dmarc=fail' }
    expect(judged({ kind: 'spam', headers: [failed] }).messageKind).toBe('spam')
    const stranger = { name: 'Prize Office', address: 'prizes@elsewhere.example' }
    expect(judged({ kind: 'spam', from: stranger }).messageKind).toBe('spam')
  })

  it.each(['auto-reply', 'bounce', 'bulk', 'spam'] as const)(
    'of a mail of the kind %s gives it to nobody',
    kind => {
      const from = { name: 'Sales', address: 'sales@elsewhere.example' }
      const mail =
        kind === 'bulk' ? { kind, text: 'Unsubscribe here' } : kind === 'spam' ? { kind, from } : { kind }
      expect(judged(mail)).toMatchObject({
        messageKind: kind,
        topic: 'general',
        priority: 'P4',
        case: null,
        owner: { staffId: null, via: 'none' },
        deadlines: null,
      })
    },
  )

  it('takes mail marked as bulk for a query when somebody in the directory wrote it', () => {
    expect(judged({ kind: 'bulk' }).messageKind).toBe('query')
    expect(judged({ kind: 'bulk', from: { name: '', address: 'news@shop.example' } }).messageKind).toBe(
      'bulk',
    )
  })

  it('believes the mail server of spam from strangers, and never of somebody in the directory', () => {
    const receipt = { ...unvouchedReceipt(now), spam: 'fail' } as const
    expect(judged({}, { receipt }).messageKind).toBe('query')
    expect(judged({ from: { name: '', address: 'x@y.example' } }, { receipt }).messageKind).toBe('spam')
  })

  it('keeps mail with a virus from everybody', () => {
    expect(judged({}, { receipt: { ...unvouchedReceipt(now), virus: 'fail' } }).messageKind).toBe('spam')
  })

  it('raises the third contact one level', () => {
    expect(judged({}, { earlierContacts: 1 })).toMatchObject({ priority: 'P3', flags: [] })
    expect(judged({}, { earlierContacts: 2 })).toMatchObject({ priority: 'P2', flags: ['third-contact'] })
    expect(judged({}, { earlierContacts: 7 })).toMatchObject({ priority: 'P2', flags: ['third-contact'] })
  })

  it('tells the manager of danger and keeps the owner', () => {
    expect(judged({ text: 'Jamie says he wants to kill himself.' })).toMatchObject({
      priority: 'P1',
      owner: { staffId: 'cw-a1' },
      alsoTell: [{ staffId: 'mgr-a', why: 'safeguarding' }],
      deadlines: { accept: '2026-11-23T10:30:00.000Z' },
    })
  })

  it('counts every clock from receipt and who is away from now', () => {
    const directory = aDirectory({ absences: [anAbsence('cw-a1', '2026-11-23', '2026-11-23', 'cw-a2')] })
    expect(judged({}, { directory, receipt: unvouchedReceipt('2026-11-20T16:30:00.000Z') })).toMatchObject({
      owner: { staffId: 'cw-a2', via: 'cover' },
      deadlines: { acknowledge: '2026-11-20T16:45:00.000Z', accept: '2026-11-23T17:00:00.000Z' },
    })
  })

  it('reads neither quoted history nor the signature', () => {
    const text =
      'When is the review?\n\n> he wants to kill himself\n> I make a formal complaint\n\nTribunal Appeals Ltd'
    expect(judged({ text, ownWords: 'When is the review?' })).toMatchObject({
      topic: 'annual-review',
      priority: 'P3',
      flags: [],
    })
  })

  it('reads the subject where there is no text', () => {
    expect(judged({ subject: 'RE: FW: taxi late again', text: '', ownWords: '' }).topic).toBe('transport')
  })

  it('goes to the ward’s team where the child is not known', () => {
    const from = { name: '', address: 'dorothy.marsh@members.aldermere.example' }
    expect(judged({ from, text: 'A resident’s son needs an assessment.' }).owner).toMatchObject({
      staffId: 'mgr-a',
      via: 'team',
    })
    expect(
      judged({ from, text: 'A family in Upper Moor needs an assessment for their son.' }).owner,
    ).toMatchObject({ staffId: 'mgr-b', via: 'team' })
  })
})

describe('consent is needed', () => {
  const cases = [
    aCase('EHC-30001', 'Jamie Fox', { dateOfBirth: '2009-02-01' }),
    aCase('EHC-30002', 'Nadia Brook', { dateOfBirth: '2014-02-01' }),
  ]
  const directory = aDirectory({
    cases,
    contacts: [aContact('EHC-30002', 'dad@mailbox.example', { mayReceive: false })],
  })
  const councillor = { name: '', address: 'dorothy.marsh@members.aldermere.example' }

  it.each([
    [
      'a councillor for the mother of a young person of 17',
      councillor,
      'Mrs Fox asked me about Jamie Fox and his college.',
      true,
    ],
    [
      'a councillor whom the young person asked',
      councillor,
      'Jamie Fox asked me himself about his college.',
      false,
    ],
    [
      'a councillor for a parent of a younger child',
      councillor,
      'Mrs Brook asked me about Nadia Brook’s taxi.',
      false,
    ],
    [
      'a councillor for a grandmother',
      councillor,
      'The grandmother of Nadia Brook is worried about the taxi.',
      true,
    ],
    [
      'a stranger',
      { name: 'X', address: 'x@mailbox.example' },
      'Please tell me which school Nadia Brook is at.',
      true,
    ],
    [
      'a parent who may not be told',
      { name: '', address: 'dad@mailbox.example' },
      'Where does Nadia go to school?',
      true,
    ],
    [
      'a lawyer without authority',
      { name: 'Q', address: 'q@lawyers.example' },
      'We act for the mother of Nadia Brook.',
      true,
    ],
    [
      'a lawyer with authority',
      { name: 'Q', address: 'q@lawyers.example' },
      'We act for the mother of Nadia Brook. A signed authority is attached.',
      false,
    ],
  ])('for %s: %#', (_, from, text, needed) => {
    expect(judged({ from, text }, { directory }).flags.includes('consent-needed')).toBe(needed)
  })
})

describe('text made to be slow or strange', () => {
  it.each([
    ['nothing at all', ''],
    ['thirty thousand letters without a space', 'x'.repeat(40_000)],
    ['the same words over and over', 'all information you hold not a complaint '.repeat(1000)],
    ['control characters', '\u0000\u202e\ufeff\ud800 Jamie'],
    ['nothing but line ends', '\n\t'.repeat(20_000)],
  ])('is judged like any other: %s', (_, text) => {
    expect(Judgement.safeParse(judged({ text })).error).toBeUndefined()
  })
})
