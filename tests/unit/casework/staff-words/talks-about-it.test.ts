import { describe, expect, it } from 'vitest'
import { interpretStaffWords } from '#shared/domain/casework/staff-words/interpret.ts'
import type { CorrespondentKind } from '#shared/domain/triage/judgement.ts'
import { aDirectory, aStaff } from '#tests/support/directory/small-directory.ts'

const directory = aDirectory()
const read = (text: string, correspondentKind: CorrespondentKind = 'family') =>
  interpretStaffWords({
    mail: { text, forwarded: null },
    writer: directory.staff('cw-a1') ?? aStaff('cw-a1'),
    correspondentName: correspondentKind === 'family' ? 'Carly Fox' : 'Dorothy Marsh',
    correspondentKind,
    directory,
    now: '2026-11-24T10:00:00.000Z',
  })

describe('words that answer a notice and are about it stay with us', () => {
  it.each([
    'Mum called, she says that she is fine with it',
    'Just spoke to mum, she is very angry and will complain',
    'I spoke to Mrs Fox today and she is fine',
    'Mrs Fox’s solicitor rang me about this again',
    'Please close this one as mum has moved',
    'Can you close this please',
    'Can we hold this until Friday?',
    'Please assign to Tom Reid',
    'This is not mine, it belongs to Hill team.',
    'I accept this one thanks',
    'Yes I will take this one today',
    'Not sure what to say to this one, any ideas?',
    'Stop, do not send',
    'Sorry ignore my last email',
    'Agreed, please send the apology',
    'Can you let the family know that the taxi is on Monday',
    'Tell mum that all is well with the taxi',
    'Draft reply below, is this ok?\n\nDear Mrs Fox the taxi is on Monday',
    'Hi team, can you see if we have a place for him?',
    'Hi all\nMum is wrong about this one I think.',
    'Thanks Tom, I will ring her and see what she wants.',
    'Tom - can you take a look at the taxi today?',
    'Tom can you look at the taxi today?',
  ])('%j', text => {
    expect(read(text)).toMatchObject({ says: 'misread' })
  })
})

describe('words for the writer leave', () => {
  it.each<[string, CorrespondentKind]>([
    ['Dear Mrs Fox\n\nThe school will take this on and hold the place. Please tell Dad too.', 'family'],
    ['Mrs Fox, a taxi comes on Monday at eight.', 'family'],
    ['Hi Carly, I will close this once the taxi has come.', 'family'],
    ['Hello both\n\nA taxi comes on Monday at eight.', 'family'],
    ['A taxi comes for Jamie on Monday at eight.', 'family'],
    ['We have asked the school and will write again on Friday.', 'family'],
    ['Please ask your mother to bring the form on Monday.', 'family'],
    ['Thank you for your patience. The panel meets on Friday.', 'family'],
    ['I have spoken to the mother and the taxi is booked for Monday.', 'councillor'],
    ['Councillor Marsh, the parents have had our answer today.', 'councillor'],
    ['Can you send us the report by Friday, please?', 'school'],
    ['Jamie can come back on Monday. Do you have his timetable?', 'school'],
  ])('%j', (text, kind) => {
    expect(read(text, kind)).toMatchObject({ says: 'reply' })
  })

  it('after REPLY, whatever they are about', () => {
    expect(read('REPLY\nI spoke to Mum and she is fine with it.')).toMatchObject({ says: 'reply' })
  })
})
