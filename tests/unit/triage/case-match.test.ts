import { describe, expect, it } from 'vitest'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import type { DirectorySnapshot } from '#shared/domain/directory/snapshot.ts'
import type { Mail } from '#shared/domain/mail/mail.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { judge } from '#shared/domain/triage/judge.ts'
import { aCase, aContact, aDirectory } from '#tests/support/directory/small-directory.ts'
import { aMail } from '#tests/support/mail/a-mail.ts'

const now = '2026-11-23T10:00:00.000Z'
const model = loadTextModel()
const councillor = 'dorothy.marsh@members.aldermere.example'
const stranger = 'k.lowe71@mailbox.example'

const tables: Pick<DirectorySnapshot, 'cases' | 'contacts'> = {
  cases: [
    aCase('EHC-30001', 'Jamie Fox', { dateOfBirth: '2016-02-11' }),
    aCase('EHC-30002', 'Nadia Brook', {
      ward: 'Upper Moor',
      school: 'Moorside High School',
      dateOfBirth: '2012-07-30',
    }),
    aCase('EHC-30003', 'Mohammed Ali Shah', { dateOfBirth: '2016-03-01', school: 'Oakfield Primary School' }),
    aCase('EHC-30004', 'Mohammad Ali Shah', { dateOfBirth: '2017-09-09', school: 'Moorside High School' }),
    aCase('EHC-30005', 'Chiamaka Okonjo-Bell', { dateOfBirth: '2013-01-20', school: 'Moorside High School' }),
    aCase('EHC-30006', 'Tomasz Zając', { dateOfBirth: '2018-11-02', school: 'Oakfield Primary School' }),
    aCase('EHC-30007', 'Ryan O’Neill', { dateOfBirth: '2014-05-05', school: 'Bracken Lodge' }),
    aCase('EHC-30008', 'Ella Hart', { dateOfBirth: '2015-01-05', school: 'Oakfield Primary School' }),
    aCase('EHC-30009', 'Ella Hartley', { dateOfBirth: '2015-10-05', school: 'Moorside High School' }),
    aCase('EHC-30010', 'Yusuf Demir', { dateOfBirth: '2014-04-04' }),
    aCase('EHC-30011', 'Elif Demir', { dateOfBirth: '2016-04-04' }),
    aCase('EHC-30012', 'Grace May', { dateOfBirth: '2014-08-04', school: 'Moorside High School' }),
  ],
  contacts: [
    aContact('EHC-30001', 'carly.fox@mailbox.example', { name: 'Carly Fox' }),
    aContact('EHC-30002', 'm.brook@mailbox.example', { name: 'Marion Brook' }),
    aContact('EHC-30010', 'demir@mailbox.example', { name: 'Aylin Demir' }),
    aContact('EHC-30011', 'demir@mailbox.example', { name: 'Aylin Demir' }),
    aContact('EHC-30003', 'senco@oakfield.example', { name: 'Ruth Vale', relation: 'school' }),
    aContact('EHC-30006', 'senco@oakfield.example', { name: 'Ruth Vale', relation: 'school' }),
    aContact('EHC-30008', 'senco@oakfield.example', { name: 'Ruth Vale', relation: 'school' }),
    aContact('EHC-30005', 'ot@therapy.example', { name: 'Ana Reis', relation: 'professional' }),
  ],
}
const directory = aDirectory(tables)

function match(address: string, text: string, overrides: Partial<Mail> = {}, thread: string | null = null) {
  const judged = judge({
    mail: aMail({ from: { name: '', address }, text, ownWords: text, ...overrides }),
    receipt: unvouchedReceipt(now),
    directory,
    model,
    thread: thread === null ? null : { reference: 'SEND-2026-00001', caseId: thread },
    earlierContacts: 0,
    now,
  })
  return { id: judged.case?.id ?? null, how: judged.case?.how ?? null, possible: judged.possibleCases }
}

describe('a reference', () => {
  it.each([
    'EHC-30002',
    'ehc 30002',
    'EHC30002',
    'EHCP 30002',
    'EHC/30002',
    'ehc – 30002',
    'EHC no. 30002',
    'E H C-30002',
  ])('typed as %s is found', reference => {
    expect(match(stranger, `Please see case ${reference} about the taxi.`)).toMatchObject({
      id: 'EHC-30002',
      how: 'reference',
    })
  })

  it.each([
    ['the sender agrees', 'm.brook@mailbox.example', 'About EHC-30022, when is the review?'],
    ['the name agrees', stranger, 'Nadia Brook, EHC-3002: when is the review?'],
  ])('with one typed error counts where %s', (_, address, text) => {
    expect(match(address, text)).toMatchObject({ id: 'EHC-30002', how: 'reference' })
  })

  it('with one typed error ties nothing where nothing agrees', () => {
    expect(match(stranger, 'About EHC-30092, when is the review?').id).toBeNull()
  })

  it('of another child than the one named ties nothing', () => {
    const found = match(stranger, 'Case EHC-30002: Jamie Fox has no taxi.')
    expect(found.id).toBeNull()
    expect(found.possible).toEqual(expect.arrayContaining(['EHC-30001', 'EHC-30002']))
  })

  it('of another family’s case typed by a parent ties nothing', () => {
    expect(match('carly.fox@mailbox.example', 'our ref EHC-30002, no taxi again')).toMatchObject({ id: null })
  })

  it('inside a longer number is none', () => {
    expect(match(stranger, 'Invoice EHC-300021177 is unpaid.').id).toBeNull()
  })
})

describe('the sender', () => {
  it('of one case ties it without a name', () => {
    expect(match('carly.fox@mailbox.example', 'taxi late again')).toMatchObject({
      id: 'EHC-30001',
      how: 'sender',
    })
  })

  it('of one case does not tie it when the mail is about a brother', () => {
    expect(match('carly.fox@mailbox.example', 'My other son Dylan needs an assessment too.')).toEqual({
      id: null,
      how: null,
      possible: ['EHC-30001'],
    })
  })

  it('of one case does not tie it when the mail says it is not about that child', () => {
    expect(
      match('carly.fox@mailbox.example', 'This is not about Jamie, it is about his sister. She needs help.')
        .id,
    ).toBeNull()
  })

  it('who reports another child’s papers keeps the own case', () => {
    const text = 'I was sent a report about another child, Nadia Brook, with our letter.'
    expect(match('carly.fox@mailbox.example', text).id).toBe('EHC-30001')
  })

  it.each([
    ['Yusuf', 'Yusuf has no taxi', 'EHC-30010'],
    ['a misspelling', 'Yussuf has no taxi', 'EHC-30010'],
    ['a possessive', "It's about Elif's plan", 'EHC-30011'],
    ['one child mainly', 'Elif’s TA has left. Elif has nobody. Yusuf is doing fine.', 'EHC-30011'],
  ])('of two cases ties the one named by %s', (_, text, id) => {
    expect(match('demir@mailbox.example', text)).toMatchObject({ id, how: 'sender' })
  })

  it.each([
    ['names neither', 'taxi late again'],
    ['names both alike', 'Yusuf and Elif both have no taxi'],
    [
      'presents one more child',
      'You know Yusuf and Elif. This is about my youngest, Zakaria Demir, who is 4 and at Oakfield nursery.',
    ],
  ])('of two cases ties nothing where the mail %s', (_, text) => {
    expect(match('demir@mailbox.example', text)).toEqual({
      id: null,
      how: null,
      possible: ['EHC-30010', 'EHC-30011'],
    })
  })

  it.each([
    ['by initials', 'Annual review - T Z', 'EHC-30006'],
    ['by first name', 'Tomasz had his review on Monday.', 'EHC-30006'],
    ['by birthday', 'This is about our pupil born 05/01/2015.', 'EHC-30008'],
  ])('of a school ties the pupil named %s', (_, text, id) => {
    expect(match('senco@oakfield.example', text).id).toBe(id)
  })

  it('of a school about a pupil without a case ties nothing', () => {
    expect(
      match('senco@oakfield.example', 'We ask you to assess our pupil Bobby Lane, Year 3.').id,
    ).toBeNull()
  })

  it('of a profession with one case does not tie it without the child’s name', () => {
    expect(match('ot@therapy.example', 'A boy I see at Oakfield has no equipment.').id).toBeNull()
  })
})

describe('a name in full', () => {
  it.each([
    ['as it is', 'the child is Nadia Brook', 'EHC-30002'],
    ['turned round', 'BROOK, Nadia', 'EHC-30002'],
    ['in small letters', 'its about nadia brook and her taxi', 'EHC-30002'],
    ['misspelt', 'Nadja Brook has no taxi', 'EHC-30002'],
    ['with a possessive', 'Nadia Brook’s taxi is late', 'EHC-30002'],
    ['by one of two family names', 'Chiamaka Bell is at Moorside', 'EHC-30005'],
    ['with a space for the hyphen', 'Chiamaka Okonjo Bell is out', 'EHC-30005'],
    ['without its marks', 'Tomasz Zajac has no taxi', 'EHC-30006'],
    ['with a space for the apostrophe', 'Ryan O Neill has no taxi', 'EHC-30007'],
    ['without the apostrophe', 'ryan oneill has no taxi', 'EHC-30007'],
    ['with both parts misspelt and the school', 'Chiemaka Okonjo-Bel at Moorside High School', 'EHC-30005'],
    ['made of ordinary words', 'The child is Grace May.', 'EHC-30012'],
  ])('%s ties the case', (_, text, id) => {
    expect(match(stranger, text)).toMatchObject({ id, how: 'name' })
  })

  it.each([
    ['two spellings of one name', 'Mohamed Ali Shah has no taxi'],
    ['one of two spellings', 'Mohammed Ali Shah has no taxi'],
    ['both parts misspelt and nothing else', 'Nadja Broke has no taxi'],
    ['a name with another birthday', 'Nadia Brook, born 12 March 2019, has no taxi'],
    ['a name with another age', 'Nadia Brook is 6 and has no taxi'],
    ['two children', 'Nadia Brook and Jamie Fox both have no taxi'],
    ['ordinary words without capitals', 'by the grace of god it may end soon'],
  ])('ties nothing for %s', (_, text) => {
    expect(match(stranger, text).id).toBeNull()
  })

  it.each([
    ['school', 'Mohamed Ali Shah at Moorside High School has no taxi', 'EHC-30004'],
    ['birthday', 'Mohammed Shah (born 9/9/2017) has no taxi', 'EHC-30004'],
    ['age', 'Mohammed Ali Shah, aged 10, at Oakfield Primary', 'EHC-30003'],
  ])('that two children share is told apart by %s', (_, text, id) => {
    expect(match(councillor, text).id).toBe(id)
  })

  it('in the mail that was forwarded counts', () => {
    const forwarded = {
      from: { name: 'M', address: 'm@elsewhere.example' },
      text: 'My daughter Nadia Brook has no taxi.',
    }
    expect(match(councillor, 'Please see below.', { forwarded })).toMatchObject({
      id: 'EHC-30002',
      how: 'name',
    })
  })
})

describe('a first name', () => {
  it.each([
    ['and the school', 'Chiamaka at Moorside High School has no TA', 'EHC-30005'],
    ['and the birthday', 'Ryan, dob 05/05/2014, has no taxi', 'EHC-30007'],
    ['and the ward in words', 'A family in Upper Moor: their girl Nadia has no taxi', 'EHC-30002'],
    ['and the family name of a parent', 'Mrs Okonjo-Bell asked me about Chiamaka', 'EHC-30005'],
    [
      'that nobody else has, and the councillor’s own ward',
      'My constituent’s son Tomasz has no taxi',
      'EHC-30006',
    ],
  ])('%s ties the case', (_, text, id) => {
    expect(match(councillor, text).id).toBe(id)
  })

  it.each([
    ['alone, from a stranger', stranger, 'Tomasz has no taxi'],
    ['with another family name', councillor, 'Nadia Williams in Upper Moor has no taxi'],
    ['with other initials', councillor, 'Nadia K in Upper Moor has no taxi'],
    ['that two children at the school could have', councillor, 'Ella has no taxi'],
    ['with an age that does not fit', councillor, 'Nadia in Upper Moor is 5 and has no taxi'],
    ['of whom the mail is written to', councillor, 'Dear Nadia, a family in Upper Moor has no taxi'],
  ])('ties nothing %s', (_, address, text) => {
    expect(match(address, text).id).toBeNull()
  })
})

describe('the forwarded parent on file', () => {
  it('ties the case without a name', () => {
    const forwarded = {
      from: { name: 'Marion', address: 'm.brook@mailbox.example' },
      text: 'the taxi is late again',
    }
    expect(match(councillor, 'Please help.', { forwarded })).toMatchObject({ id: 'EHC-30002', how: 'sender' })
  })
})

describe('the thread', () => {
  it('comes before everything else', () => {
    expect(match('carly.fox@mailbox.example', 'Thank you', {}, 'EHC-30002')).toMatchObject({
      id: 'EHC-30002',
      how: 'thread',
    })
  })

  it('about a case that is gone counts for nothing', () => {
    expect(match('carly.fox@mailbox.example', 'Thank you', {}, 'EHC-99999')).toMatchObject({
      id: 'EHC-30001',
      how: 'sender',
    })
  })
})
