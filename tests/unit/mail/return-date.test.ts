import { describe, expect, it } from 'vitest'
import { findReturnDate } from '#shared/domain/mail/return-date.ts'

/** Sunday 22 November 2026, 10:00 in London. */
const now = '2026-11-22T10:00:00.000Z'

function find(ownWords: string, options: { readonly subject?: string; readonly now?: string } = {}) {
  return findReturnDate(
    {
      ownWords,
      text: ownWords,
      subject: options.subject ?? 'Automatic reply: New query for you',
      from: { name: 'Priya Nair', address: 'priya.nair@northam.example' },
    },
    options.now ?? now,
  )
}

describe('the day on which somebody is back', () => {
  it.each([
    ['I am back on Monday 30 November.', '2026-11-30'],
    ['I’m now on leave and back on 30 November.', '2026-11-30'],
    ['I will be returning to work on Tuesday, 1st December 2026.', '2026-12-01'],
    ['Returning 1st December', '2026-12-01'],
    ['I will be back in the office on Wednesday the 2nd of December.', '2026-12-02'],
    ['I return to the office on December 3rd.', '2026-12-03'],
    ['I will respond on my return on 30/11/26.', '2026-11-30'],
    ['Back in the office: 30.11.2026', '2026-11-30'],
    ['The office reopens on 4 January 2027.', '2027-01-04'],
    ['I am back tomorrow.', '2026-11-23'],
    ['I will be back at my desk 9am Monday 30 November.', '2026-11-30'],
    ['I am away until 9am on Monday 30 November.', '2026-11-30'],
    ['I return w/c 30th November.', '2026-11-30'],
    ['I am on leave until the week beginning 30 November.', '2026-11-30'],
    ['I am out of the office on Monday 23rd and Tuesday 24th November.', '2026-11-25'],
    ['I am attending a conference on 24 November.', '2026-11-25'],
    ['I am on jury service for 2 weeks from 23rd November.', '2026-12-07'],
    ['I shall be back on Thursday.', '2026-11-26'],
    ['I am away and return next Tuesday.', '2026-11-24'],
    ['I am out of the office until Monday 30 November.', '2026-11-30'],
    ['I am on annual leave until 1 December.', '2026-12-01'],
    ['I am away until Friday 27th', '2026-11-30'],
    ['I am on leave until Friday 27 November inclusive.', '2026-11-30'],
    ['I am away up to and including Wednesday 25 November.', '2026-11-26'],
    ['I am out until the end of Thursday.', '2026-11-27'],
    ['I am on leave from 23/11 to 27/11 inclusive.', '2026-11-30'],
    ['I am on leave from Monday 23 November to Wednesday 25 November.', '2026-11-26'],
    ['I will be out of the office starting 20/11/2026 and will not return until 30/11/2026.', '2026-11-30'],
    ['I will not be able to read my emails until Friday 27 November.', '2026-11-27'],
    ['Annual leave: 23 November - 4 December', '2026-12-07'],
    ['I am away between 24th and 26th November.', '2026-11-27'],
    ['On leave w/c 23 November.', '2026-11-30'],
    ['I am on training all week, week commencing 30 November.', '2026-12-07'],
    ['I am on leave for two weeks.', '2026-12-07'],
    ['I am on leave next week.', '2026-11-30'],
    ['I am on maternity leave until September 2027.', '2027-09-01'],
    ['I will answer after 27 November.', '2026-11-30'],
    ['I am away until the 27th, back on the 30th.', '2026-11-30'],
    ['I am out of the office and will be back on 11/30/2026.', '2026-11-30'],
    ['Rydw i ar wyliau tan ddydd Llun 30 Tachwedd.', '2026-11-30'],
    ['Byddaf yn ôl ar 1 Rhagfyr.', '2026-12-01'],
    ['My working days are Tuesday, Wednesday and Thursday.', '2026-11-24'],
    ['I do not work on Mondays or Tuesdays.', '2026-11-25'],
    ['I work Wednesday to Friday.', '2026-11-25'],
    ['My normal working pattern is Tues, Weds, Thurs.', '2026-11-24'],
    ['I am on leave until 24 December inclusive.', '2026-12-29'],
    ['Mae’r swyddfa ar gau tan 4 Ionawr.', '2027-01-04'],
  ])('%s: %s', (words, backOn) => {
    const read = find(words)
    expect(read.backOn).toBe(backOn)
    expect(read.text).not.toBe('')
  })

  it.each([
    [
      'in the new year where December turns',
      'I am on leave until 4 January.',
      '2026-12-22T10:00:00.000Z',
      '2027-01-04',
    ],
    [
      'today, if it says so and it is today',
      'I am back on 23 November.',
      '2026-11-23T08:00:00.000Z',
      '2026-11-23',
    ],
    [
      'tomorrow in London, late on a summer evening',
      'I am back tomorrow.',
      '2026-07-01T23:30:00.000Z',
      '2026-07-03',
    ],
  ])('%s', (_, words, at, backOn) => {
    expect(find(words, { now: at }).backOn).toBe(backOn)
  })

  it('stands in the subject where the note says nothing', () => {
    const read = find('I will respond to your message when I return.', {
      subject: 'Brian Cole is out of the office (returning 30/11/2026)',
    })
    expect(read.backOn).toBe('2026-11-30')
  })

  it('is what is said of coming back, where both are said', () => {
    expect(find('I am away until Friday 27 November and back on Tuesday 1 December.').backOn).toBe(
      '2026-12-01',
    )
  })
})

describe('no day is named', () => {
  it.each([
    ['until further notice', 'I am off sick until further notice.'],
    ['somebody left', 'I have left the council.'],
    ['nothing', 'I am out of the office.'],
    ['an empty note', ''],
    ['a day that has gone, with its year', 'I am away until 5 January 2026.'],
    ['a day that has gone, in a note left on', 'I am back on Friday 6 November.'],
    ['a day more than a year off', 'I am back on 1 March 2029.'],
    ['a day that no calendar has', 'I am back on 31 November.'],
    ['a telephone number and a time', 'Ring 01632 960000 between 9.30 and 5.'],
  ])('%s', (_, words) => {
    expect(find(words).backOn).toBeNull()
  })

  it('to somebody part-time on one of their days', () => {
    expect(find('I work Monday to Wednesday.', { now: '2026-11-23T10:00:00.000Z' }).backOn).toBeNull()
  })

  it('and the words that say so are kept', () => {
    expect(find('I am off sick until further notice.').text).toBe('until further notice')
  })
})

describe('who stands in', () => {
  it.each([
    ['Please contact Sam Lee on 01632 960000.', { name: 'Sam Lee', address: null }],
    [
      'My colleague Sam Lee (sam.lee@northam.example) is picking up my cases.',
      { name: 'Sam Lee', address: 'sam.lee@northam.example' },
    ],
    [
      'If urgent, email duty.officer@northam.example.',
      { name: null, address: 'duty.officer@northam.example' },
    ],
    [
      'In my absence please contact my manager, Dr Ana O’Neill, at ana@northam.example',
      { name: "Dr Ana O'Neill", address: 'ana@northam.example' },
    ],
    ['For urgent matters email priya.nair@northam.example.', null],
    ['I am out of the office.', null],
  ])('%s', (words, contact) => {
    expect(find(words).contact).toEqual(contact)
  })
})
