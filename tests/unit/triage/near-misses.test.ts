import { describe, expect, it } from 'vitest'
import { loadTextModel } from '#shared/adapters/model/load-text-model.ts'
import type { Mail } from '#shared/domain/mail/mail.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { judge } from '#shared/domain/triage/judge.ts'
import { aCase, aContact, aDirectory } from '#tests/support/directory/small-directory.ts'
import { aMail } from '#tests/support/mail/a-mail.ts'

const now = '2026-11-23T10:00:00.000Z'
const model = loadTextModel()
const oakfield = 'Oakfield Primary School'
const moorside = 'Moorside High School'
const bracken = 'Bracken Lodge School'
const child = (n: number, name: string, dateOfBirth: string, school: string, ward = 'Quarry Bank') =>
  aCase(`EHC-${50000 + n * 13}`, name, { dateOfBirth, school, ward })
const id = (n: number) => `EHC-${50000 + n * 13}`
const directory = aDirectory({
  cases: [
    child(1, 'Tyler Doyle-Grant', '2013-10-03', moorside, 'Upper Moor'),
    child(2, 'Oliver Bennett-Hughes', '2019-06-21', oakfield, 'Mill End'),
    child(3, 'Oliver Barnes', '2018-01-21', oakfield, 'Mill End'),
    child(4, 'Abdullahi Warsame', '2014-02-02', moorside, 'Mill End'),
    child(5, 'Daisy Field', '2016-02-02', oakfield, 'Mill End'),
    child(6, 'Jack Robinson', '2013-05-02', moorside, 'Upper Moor'),
    child(7, 'Jack Robertson', '2014-05-02', moorside, 'Upper Moor'),
    child(8, 'Harry Potter-Jones', '2015-01-01', oakfield),
    child(9, 'Krishna Patel', '2012-03-03', moorside),
    child(10, 'Krish Patel', '2016-03-03', oakfield),
    child(11, 'Freya Lindqvist', '2012-09-09', bracken, 'Mill End'),
    child(12, 'Emily Rose Carter', '2013-09-09', bracken, 'Mill End'),
    child(13, 'Emily Carter', '2017-09-09', oakfield, 'Upper Moor'),
    child(14, 'Sean O’Connor', '2011-09-09', moorside, "St Cuthbert's"),
    child(15, 'Xin Yi Chen', '2015-05-15', oakfield, 'Mill End'),
    child(16, 'Nathan Cole', '2010-02-02', moorside, 'Upper Moor'),
    child(17, 'Amelia Stone', '2014-12-12', bracken, 'Upper Moor'),
    child(18, 'Noah Khan', '2017-12-12', oakfield, "St Cuthbert's"),
    child(19, 'Aaliyah Khan', '2014-12-12', moorside, "St Cuthbert's"),
    child(20, 'Ben Whittaker', '2015-11-01', oakfield, 'Mill End'),
    child(21, 'Mia Ferreira', '2016-11-01', oakfield, 'Mill End'),
    child(22, 'Mya Ferreira-Costa', '2012-11-01', moorside, 'Upper Moor'),
    child(23, 'George Summers', '2009-04-01', 'Kirkton College', 'Mill End'),
    child(24, 'Hope Little', '2014-04-01', moorside, 'Mill End'),
    child(25, 'Charlie Webb', '2013-07-01', moorside, 'Mill End'),
    child(26, 'Charlotte Webb', '2015-07-01', oakfield, 'Upper Moor'),
  ],
  contacts: [
    aContact(id(1), 'samd@mailbox.example', { name: 'Samantha Doyle' }),
    aContact(id(18), 'skhan@mailbox.example', { name: 'Shazia Khan' }),
    aContact(id(19), 'skhan@mailbox.example', { name: 'Shazia Khan' }),
    aContact(id(19), 'imran.k@mailbox.example', { name: 'Imran Khan', mayReceive: false }),
    aContact(id(20), 'foster@mailbox.example', { name: 'Jean Marsh', relation: 'carer' }),
    aContact(id(21), 'foster@mailbox.example', { name: 'Jean Marsh', relation: 'carer' }),
    aContact(id(25), 'webbs@mailbox.example', { name: 'Tina Webb' }),
    aContact(id(26), 'webbs@mailbox.example', { name: 'Tina Webb' }),
    ...[2, 3, 5, 8, 10, 13, 15, 18, 20, 21, 26].map(n =>
      aContact(id(n), 'office@oakfield.sch.uk', { name: 'Office', relation: 'school' }),
    ),
    ...[1, 4, 6, 7, 9, 14, 16].map(n =>
      aContact(id(n), 'senco@moorside.sch.uk', { name: 'Priya Menon', relation: 'school' }),
    ),
    aContact(id(6), 'sol@firm.example', { name: 'R Stowe', relation: 'legal' }),
    aContact(id(16), 'ep@eps.example', { name: 'Dr Ann Poe', relation: 'professional' }),
    aContact(id(17), 'ep@eps.example', { name: 'Dr Ann Poe', relation: 'professional' }),
  ],
})
const who = {
  cllr: 'dorothy.marsh@members.aldermere.example',
  stranger: 'k.lowe71@gmail.com',
  samd: 'samd@mailbox.example',
  skhan: 'skhan@mailbox.example',
  foster: 'foster@mailbox.example',
  webbs: 'webbs@mailbox.example',
  office: 'office@oakfield.sch.uk',
  senco: 'senco@moorside.sch.uk',
  sol: 'sol@firm.example',
  ep: 'ep@eps.example',
  staff: 'cw-a1@aldermere.example',
  mp: 'office@rashidcoleman.example',
  imran: 'imran.k@mailbox.example',
} as const
type Scenario = [keyof typeof who, string, string | null, Partial<Mail>?]
const scenarios: Scenario[] = [
  [
    'samd',
    'Hi, Tyler has been sent home again. The head, Mr Robinson, says Jack Robertson hit him first. What now?',
    id(1),
  ],
  ['samd', 'i got a letter about Jack Robinson in our envelope, wrong family', id(1)],
  ['samd', 'My sister Kelly asked me to write: her boy Jack Robinson has no taxi', null],
  ['skhan', 'Noah and Aaliyah both need new taxis', null],
  ['skhan', 'Aaliyah is settled. I am writing about her brother, his TA has gone', null],
  ['skhan', 'her periods have started and nobody at Moorside helps', id(19)],
  ['skhan', 'my youngest starts Year 5 next year and has no TA', id(18)],
  ['foster', 'Mia’s taxi is late. Ben goes with her but he is fine', null],
  ['foster', 'Mia Ferreira: taxi late again. She cries. Ben is fine.', id(21), { subject: 'Mia' }],
  ['webbs', 'Charlie has no TA', id(25)],
  ['webbs', 'Lottie has no TA', id(26)],
  ['webbs', 'Charlie Webb and Charlotte Webb', null],
  ['imran', 'When is the next meeting about my daughter?', id(19)],
  ['office', 'Oliver Bennett Hughes annual review papers attached', id(2)],
  ['office', 'Oliver B-H annual review', id(2)],
  ['office', 'Oliver B annual review', null],
  ['office', 'Oliver annual review', null],
  ['office', 'Oliver in Year 3 annual review papers', null],
  ['office', 'Amelia Stone joins us in January from Bracken Lodge. Who pays?', id(17)],
  ['office', 'Attendance list attached for November', null],
  ['office', 'Daisy chain club is closed on Friday', null],
  ['office', 'Daisy F papers attached', id(5)],
  ['senco', 'Sean has been excluded for two days', id(14)],
  ['senco', 'Jack R has been excluded', null],
  ['senco', 'Jack Robertson has been excluded', id(7)],
  ['senco', 'Jack Robertsen has been excluded', id(7)],
  ['senco', 'Could you look at Shaun O Connor’s funding?', id(14)],
  ['sol', 'We act for the mother. Please send the working document by Friday.', id(6)],
  ['sol', 'We act for the mother of Aaron Blake. Please send the plan.', null],
  ['ep', 'My advice is attached (N.C.)', id(16)],
  ['ep', 'My advice is late, sorry.', null],
  ['staff', 'Please note EHC-50013: Mum rang about the taxi', id(1)],
  ['staff', 'Mrs Doyle rang about Tyler, wants a call back', id(1)],
  ['staff', 'Mrs Khan rang, wants a call back', null],
  ['mp', 'Our constituent Ms Samantha Doyle has written about her son. Our ref: RC50026', null],
  ['mp', 'Our constituent Ms Samantha Doyle has written about her son Tyler (13). Our ref: RC/50026', id(1)],
  ['mp', 'Our Ref: 50026. Constituent Ms Samantha Doyle, son Tyler Doyle-Grant', id(1)],
  ['cllr', 'Krishna Patel has no taxi', id(9)],
  ['cllr', 'Krishna Patel, Moorside, has no taxi', id(9)],
  ['cllr', 'Emily Carter in Upper Moor', id(13)],
  ['cllr', 'Emily Carter at Bracken Lodge School', id(12)],
  ['cllr', 'Emily Rose at Bracken Lodge', id(12)],
  ['cllr', 'Chen Xin Yi has no taxi', id(15)],
  ['cllr', 'Xin-Yi Chen has no taxi', id(15)],
  ['cllr', 'Abdulahi Warsame has no taxi', id(4)],
  ['cllr', 'Cllr Abdi Warsame and I met about buses', null],
  ['cllr', 'a little hope is all they ask', null],
  ['cllr', 'Little Hope nursery', null],
  ['cllr', 'Little hope of a place, say parents', null],
  ['cllr', 'Hope Little has no taxi', id(24)],
  [
    'cllr',
    'I met Freya Lindqvist’s mother. Freya’s sister Astrid (6) is waiting for an assessment. Astrid needs help.',
    null,
  ],
  ['cllr', 'I met Freya Lindqvist’s mother. She wants a taxi for Freya. Freya is 14.', id(11)],
  ['cllr', 'Freya Lindqvist, aged 8, has no school', null],
  ['cllr', 'Jack Robinson or Robertson, I did not catch it, at Moorside', null],
  ['cllr', 'A lad called Jack at Moorside High School in Year 8', id(7)],
  ['cllr', 'George, 17, Kirkton College', id(23)],
  ['cllr', 'George in Summers Lane wants a road crossing', null],
  ['cllr', 'The Daisy Field Centre is shut', null],
  ['cllr', 'The children play on Daisy Field', null],
  ['stranger', 'my boy ben whittaker has no taxi', id(20)],
  [
    'stranger',
    'I am Nathan Cole, 16, and my EHCP is not followed',
    id(16),
    { from: { name: 'Nathan Cole', address: 'nath@gmail.com' } },
  ],
  ['stranger', 'Invoice for Nathan Cole Plumbing Ltd', null],
  [
    'stranger',
    'Regards\nNathan Cole\nSales Manager',
    null,
    { from: { name: 'N C', address: 'n@x.example' } },
  ],
  ['stranger', 'From: Charlie Webb, reporter at the Echo. Please comment on taxis.', null],
  ['stranger', 'I am Charlie Webb, a reporter at the Echo. Please comment on taxis.', null],
  [
    'stranger',
    'Amelia Stone DOB 12/12/2014 moved to Leeds, please send the file to Leeds City Council',
    id(17),
  ],
  ['stranger', 'We are Leeds City Council. Amelia Stone, DOB 03/04/2012, moved to your area.', null],
  ['stranger', 'Tyler Doyle has no taxi', id(1)],
  ['stranger', 'Tyler Grant has no taxi', id(1)],
  ['stranger', 'Tyler Doyle Smith has no taxi', null],
  ['stranger', 'Mya Ferreira has no taxi', null],
  ['stranger', 'Nathaniel Coles has no taxi', null],
  ['cllr', 'Re your letter to Tyler Doyle-Grant’s mum: thank you. A separate matter - how many wait?', null],
  [
    'cllr',
    'Thanks for sorting Tyler Doyle-Grant. Could you now tell me about a family in Mill End, the boy is five and called Rafe Moss?',
    null,
  ],
  [
    'cllr',
    'Like Tyler Doyle-Grant last year, another boy in my ward has no taxi. I do not have his name.',
    null,
  ],
  [
    'cllr',
    'Any news?',
    null,
    {
      text: 'Any news?\n\nOn Monday Priya wrote:\n> About Tyler Doyle-Grant: the taxi will start.',
      ownWords: 'Any news?',
    },
  ],
  [
    'senco',
    'Any news?',
    id(1),
    {
      text: 'Any news?\n\nOn Monday Priya wrote:\n> About Tyler Doyle-Grant: the taxi will start.',
      ownWords: 'Any news?',
    },
  ],
  [
    'senco',
    'A different pupil: who pays for a new arrival?',
    null,
    {
      text: 'A different pupil: who pays for a new arrival?\n\nOn Monday Priya wrote:\n> About Tyler Doyle-Grant: the taxi will start.',
      ownWords: 'A different pupil: who pays for a new arrival?',
    },
  ],
]
describe('a mail that is nearly about a child on file', () => {
  it.each(
    scenarios.map(([from, text, expected, overrides]) => ({
      from,
      text,
      expected,
      overrides,
      does: expected === null ? 'ties nothing' : `ties ${expected}`,
    })),
  )('$does for “$text” from $from', ({ from, text, expected, overrides }) => {
    const judged = judge({
      mail: aMail({ from: { name: '', address: who[from] }, text, ownWords: text, ...overrides }),
      receipt: unvouchedReceipt(now),
      directory,
      model,
      thread: null,
      earlierContacts: 0,
      now,
    })
    expect(judged.case?.id ?? null).toBe(expected)
  })
})
