import { describe, expect, it } from 'vitest'
import { type BeforeSendAsk, refusalsBeforeSend } from '#shared/domain/disclosure/checks.ts'
import { aQuery } from '#tests/support/casework-builders.ts'
import { aCase, aContact, aDirectory, aSnapshot } from '#tests/support/directory/small-directory.ts'

/** Jamie Fox's mother writes; the directory has namesakes, brothers and sisters, and names that are English words. */
const directory = aDirectory({
  cases: [
    aCase('EHC-30001', 'Jamie Fox', { dateOfBirth: '2015-06-01' }),
    aCase('EHC-30002', 'Nadia Brook', { school: 'Moorside High School' }),
    aCase('EHC-30003', 'Tyler Doyle-Grant'),
    aCase('EHC-30004', 'Jamie Fox'),
    aCase('EHC-30005', 'Grace Hope'),
    aCase('EHC-30006', 'Will May'),
    aCase('EHC-30007', 'Mohammed Ali Khan'),
    aCase('EHC-30008', 'Mohammad Ali Khan'),
    aCase('EHC-30009', 'Ruby Fox'),
    aCase('EHC-30010', 'Summer Lane'),
    aCase('EHC-30011', 'Zoë Ó Briain'),
    aCase('EHC-30012', 'Tom Reid'),
    aCase('EHC-30013', 'Katherine Vale'),
  ],
  contacts: [
    ...aSnapshot().contacts.filter(contact => contact.caseId === 'EHC-30001'),
    aContact('EHC-30009', 'carly.fox@mailbox.example', { name: 'Carly Fox' }),
    aContact('EHC-30001', 'dad@mailbox.example', { name: 'Adam Fox', mayReceive: false }),
  ],
})
const carly = aQuery({
  correspondent: { kind: 'family', name: 'Carly Fox', directoryId: null, verified: true },
  correspondentAddress: 'carly.fox@mailbox.example',
  parties: ['carly.fox@mailbox.example', 'senco@oakfield.example', 'dad@mailbox.example'],
  caseMatch: { id: 'EHC-30001', how: 'sender' },
  owner: { staffId: 'cw-a1', via: 'allocated', reason: '' },
})
const refusals = (words: string, changes: Partial<BeforeSendAsk> = {}) =>
  refusalsBeforeSend({
    query: carly,
    address: 'carly.fox@mailbox.example',
    words,
    attachments: [],
    writerName: 'Priya Shah',
    directory,
    deskUrl: 'https://desk.aldermere.example',
    ourLetters: [],
    now: '2026-11-23T10:00:00.000Z',
    ...changes,
  })
const query = (changes: Parameters<typeof aQuery>[0]) => ({ query: { ...carly, ...changes } })
const file = (name: string, type: string, size = 40_000, contentId: string | null = null) => ({
  name,
  type,
  size,
  contentId,
})

describe('words leave', () => {
  it.each([
    ['without any name', 'Dear Mrs Fox\n\nA taxi comes on Monday at eight.'],
    ['with the child of the query', 'Jamie Fox has a taxi from Monday. J. Fox is on the list. Fox, J.'],
    ['with another child of the same reader', 'Ruby Fox can go in the same taxi as Jamie.'],
    [
      'with a first name alone, which is many families’',
      'Nadia in our team will ring you. Tyler drives the taxi.',
    ],
    [
      'with English words that are names too',
      'We will grace the hope with summer. You may hope. Will you ring? May is early.',
    ],
    [
      'with a sentence in which two such words meet',
      'Summer lanes are narrow, and grace, hope and love are not plans.',
    ],
    ['with the name of the colleague who signs', 'Kind regards\nPriya Shah'],
    ['with a colleague’s name that a child has too', 'Tom Reid rings you on Monday.'],
    ['with a councillor’s name', 'Councillor Dorothy Marsh asked as well.'],
    ['with a grown-up’s title', 'Mrs Nadia Brook of the taxi firm rings you. Mr T. Grant drives.'],
    [
      'with a school or street called like a child',
      'The taxi waits in Summer Lane Close, by Grace Hope School.',
    ],
    ['with the reader’s own name and initial', 'Ms C. Fox, thank you.'],
    ['with a contact of the case', 'Ruth Vale at the school knows. R. Vale is in on Mondays.'],
    ['with our own reference', 'This is about SEND-2026-00417, EHC-30001.'],
    ['with a first name over a family name on lines of their own', 'Call one of:\nNadia\nBrook House'],
    ['with a link to a law', 'See https://www.example.gov.uk/children_act_2014/part-3 and ring us.'],
    ['with figures', 'Ring 0113 496 0000 between 9 and 5. It costs £20.'],
  ])('%s', (_, words) => {
    expect(refusals(words)).toEqual([])
  })

  it('to somebody else who is a party, such as the school', () => {
    expect(refusals('Jamie Fox has a taxi.', { address: 'senco@oakfield.example' })).toEqual([])
  })

  it.each([
    file('image001.png', 'image/png', 8_000),
    file('logo.gif', 'image/gif', 8_000),
    file('crest', 'image/png', 9_000, 'crest@council'),
    file('smime.p7s', 'application/pkcs7-signature'),
    file('Priya Shah.vcf', 'text/vcard'),
  ])('with what belongs to a signature: $name', attachment => {
    expect(refusals('A taxi comes on Monday.', { attachments: [attachment] })).toEqual([])
  })
})

describe('another child is not named', () => {
  it.each([
    ['by whole name', 'Nadia Brook has the same taxi.', 'N.B.'],
    ['in small letters', 'nadia brook has the same taxi', 'N.B.'],
    ['in capitals', 'NADIA BROOK HAS THE SAME TAXI', 'N.B.'],
    ['family name first', 'Brook, Nadia has the same taxi.', 'N.B.'],
    ['family name first in capitals', 'BROOK Nadia has the same taxi.', 'N.B.'],
    ['over a line’s end within a sentence', 'Nadia\u00a0Brook has the same taxi.', 'N.B.'],
    [
      'where the mail client broke the line',
      'There is one taxi from the school in the morning. It is for Nadia\nBrook too.',
      'N.B.',
    ],
    [
      'by initial where the mail client broke the line',
      'There is one taxi from the school in the morning. It is for N.\nBrook too.',
      'N.B.',
    ],
    ['with marks that nobody sees', 'Na\u00addia Bro\u200bok has the same taxi.', 'N.B.'],
    ['with two spaces', 'Nadia  Brook has the same taxi.', 'N.B.'],
    ['with an initial between', 'Nadia K. Brook has the same taxi.', 'N.B.'],
    ['as somebody’s', 'Nadia Brook’s taxi can take two.', 'N.B.'],
    ['with a name between', 'Nadia Jane Brook has the same taxi.', 'N.B.'],
    ['by both family names', 'Tyler Doyle-Grant has the same taxi.', 'T.D.G.'],
    ['by one of two family names', 'Tyler Grant has the same taxi.', 'T.D.G.'],
    ['by initial and family name', 'N. Brook has the same taxi.', 'N.B.'],
    ['by initial without its stop', 'The taxi takes N Brook too.', 'N.B.'],
    ['by family name and initial', 'The list says Brook, N.', 'N.B.'],
    ['by a short first name', 'Katie Vale has the same taxi.', 'K.V.'],
    ['without marks', 'Zoe O Briain has the same taxi.', 'Z.Ó.B.'],
    ['where the name is two English words', 'As for Grace Hope, she has the same taxi.', 'G.H.'],
    ['where the names are almost alike', 'Mohammad Ali Khan has the same taxi.', 'M.A.K.'],
    ['by the reference of the case', 'It is the taxi of EHC-30002.', 'N.B.'],
    ['as Miss', 'Miss Nadia Brook has the same taxi.', 'N.B.'],
  ])('%s', (_, words, who) => {
    expect(refusals(words)).toEqual([
      `Your words name a child who is not the one that this query is about (${who}).`,
    ])
  })

  it('however far down', () => {
    const long = 'A taxi comes on Monday. '.repeat(3_000)
    expect(refusals(`${long}Nadia Brook is in it.`)).toHaveLength(1)
    const stranger = query({
      correspondent: { kind: 'unknown', name: null, directoryId: null, verified: false },
    })
    expect(refusals(`${long}Jamie is in it.`, stranger)).toHaveLength(1)
  })

  it('even where a child of the same first names is the one it is about', () => {
    const about = query({ caseMatch: { id: 'EHC-30007', how: 'person' } })
    expect(refusals('Mohammed Ali Khan has a taxi.', about)).toEqual([])
    expect(refusals('Mohammad Ali Khan has a taxi.', about)).toHaveLength(1)
  })

  it('a brother or sister is not named to a reader who is no contact of theirs', () => {
    expect(refusals('Ruby Fox can go too.', { address: 'senco@oakfield.example' })).toHaveLength(1)
  })

  it('no child at all is named while nobody has said whom a query is about', () => {
    const unsettled = query({ caseMatch: null, possibleCases: ['EHC-30007', 'EHC-30008'] })
    expect(refusals('Mohammed Ali Khan has a taxi.', unsettled)).toEqual([
      'Your words name a child (M.A.K.), and nobody has said yet which child this query is about. Say so on its page first.',
    ])
    expect(refusals('Your child has a taxi.', unsettled)).toEqual([])
  })

  it('and the refusal itself names none', () => {
    expect(refusals('Nadia Brook and Tyler Grant share it.').join()).not.toMatch(/Nadia|Brook|Tyler|Grant/)
  })
})

describe('a reader who may be told nothing of a child is told nothing', () => {
  const stranger = query({
    correspondent: { kind: 'unknown', name: 'A Person', directoryId: null, verified: false },
    flags: ['unverified-claim'],
  })
  it.each([
    ['the first name', 'Jamie has a taxi from Monday.', 'name'],
    ['the family name', 'The Fox taxi comes on Monday.', 'name'],
    ['the school', 'Oakfield Primary School expects him.', 'school'],
    ['any school of ours', 'Moorside High School expects him.', 'school'],
    ['the birthday', 'He was born on 1 June 2015.', 'birthday'],
    ['the case', 'The case is EHC-30001.', 'case reference'],
  ])('%s', (_, words, detail) => {
    expect(refusals(words, stranger)).toEqual([
      `Your words tell of a child (${detail}), but we could not check who the writer is. Leave that out.`,
    ])
  })

  it('but can be asked who they are', () => {
    expect(refusals('Thank you. Please write from your council address.', stranger)).toEqual([])
  })

  it.each([
    ['private-address', 'an address that is not on the register'],
    ['unverified-claim', 'could not check'],
    ['consent-needed', 'consent'],
  ] as const)('where the query says %s', (flag, part) => {
    const [why] = refusals('Jamie has a taxi.', query({ flags: [flag] }))
    expect(why).toContain(part)
  })
})

describe('nobody is written to who may not be', () => {
  it.each([
    ['somebody who is no party', { address: 'neighbour@mailbox.example' }, 'no party to this query'],
    ['nobody', { address: '' }, 'no address'],
    [
      'our own inbox',
      { address: 'send@aldermere.example', ...query({ parties: ['send@aldermere.example'] }) },
      'our own inbox',
    ],
    ['whom mail does not reach', query({ unreachable: ['carly.fox@mailbox.example'] }), 'comes back'],
    ['a contact who may not be told', { address: 'dad@mailbox.example' }, 'Ask your manager'],
    [
      'a writer who may not be told',
      { ...query({ flags: ['may-not-receive'], caseMatch: null }) },
      'Ask your manager',
    ],
  ])('%s', (_, changes, part) => {
    expect(refusals('A taxi comes on Monday.', changes)).toEqual([expect.stringContaining(part)])
  })

  it('by the directory of today, whatever it said when the query came in', () => {
    const lost = aDirectory({
      contacts: [aContact('EHC-30001', 'carly.fox@mailbox.example', { mayReceive: false })],
    })
    expect(refusals('A taxi comes.', { directory: lost })).toEqual([
      expect.stringContaining('Ask your manager'),
    ])
  })
})

describe('what is for colleagues alone does not leave', () => {
  it.each([
    ['a note', 'A taxi comes.\nNOTE mum was rude', 'begins as a note'],
    ['a note with a mark', 'A taxi comes.\n> NOTE: mum was rude', 'begins as a note'],
    ['what is marked internal', '[Internal] mum was rude', 'begins as a note'],
    ['what says that it is not for them', 'Staff only: mum was rude', 'not for the writer'],
    ['what is not to be shared', 'Do not share this with mum: she was rude', 'not for the writer'],
    ['our notice', 'You have a new query, SEND-2026-00417.', 'our notice'],
    ['our notice’s list', 'Who has it: Priya Shah. Allocated.', 'our notice'],
    ['our notice’s last line', 'A taxi.\nReply ACCEPT to take it.', 'our notice'],
    [
      'the heading of a quoted mail',
      'Yes.\nFrom: SEND team\nSent: 23 November\nSubject: taxi',
      'quoted mail',
    ],
    ['a link with a token', 'See https://x.example/act/abcdef', 'only colleagues'],
    ['the desk', 'See https://desk.aldermere.example/queries/SEND-2026-00417', 'only colleagues'],
    [
      'a link with a token as Outlook rewrites it',
      'See https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fact%2Fabcdef&data=05',
      'only colleagues',
    ],
    [
      'the desk as Outlook rewrites it',
      'See https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdesk.aldermere.example%2Fqueries',
      'only colleagues',
    ],
    [
      'a link with a token as a mail filter rewrites it',
      'See https://urldefense.proofpoint.com/v2/url?u=https-3A__x.example_undo_abcdef&d=DwMF',
      'only colleagues',
    ],
    [
      'a link to write to an address with a token',
      'See mailto:send%2Bsend-2026-00417.0123456789abcdef%40aldermere.example',
      'secret address',
    ],
    [
      'an address with a token',
      'Write to send+send-2026-00417.0123456789abcdef@aldermere.example',
      'secret address',
    ],
    ['another query', 'It is as I said in SEND-2026-00398.', 'another query'],
  ])('%s', (_, words, part) => {
    expect(refusals(words).join(' ')).toContain(part)
  })

  it('nor any line of a letter that the colleague had from us', () => {
    const ourLetters = ['You have it.\n\n- The mother was angry on the telephone\n\nRing.']
    expect(refusals('Hello.\nThe mother was angry on the telephone', { ourLetters })).toHaveLength(1)
    expect(refusals('Ring.', { ourLetters })).toEqual([])
  })
})

it('files are refused by name, as they cannot go this way', () => {
  expect(
    refusals('See the plan.', {
      attachments: [file('plan.pdf', 'application/pdf'), file('photo.jpg', 'image/jpeg', 900_000, 'p1')],
    }),
  ).toEqual([
    'Files cannot be sent by reply yet, so “plan.pdf”, “photo.jpg” would be lost. Send the words without them.',
  ])
})

it('all that is wrong is said at once', () => {
  expect(
    refusals('Nadia Brook: see https://x.example/undo/abc', {
      address: 'neighbour@mailbox.example',
      attachments: [file('plan.pdf', 'application/pdf')],
    }),
  ).toHaveLength(4)
})

it.each([
  ['Nadia '.repeat(20_000)],
  ['A. '.repeat(20_000)],
  [`From: ${' '.repeat(50_000)}x`],
  ['*'.repeat(100_000)],
  [`https://${'x'.repeat(50_000)}`],
])('words without end are read to theirs (%#)', words => {
  expect(refusals(words)).toEqual([])
})
