import { describe, expect, it } from 'vitest'
import { interpretStaffWords } from '#shared/domain/casework/staff-words/interpret.ts'
import type { StaffCommand } from '#shared/domain/casework/staff-words/staff-command.ts'
import { aDirectory, anAbsence, aSnapshot, aStaff } from '#tests/support/directory/small-directory.ts'

/** Monday 23 November 2026, 10:00 in London. */
const monday = '2026-11-23T10:00:00.000Z'
const directory = aDirectory({
  staff: [
    ...aSnapshot().staff,
    aStaff('cw-r2', { name: 'Ada Reid' }),
    aStaff('cw-s', { name: 'Sara Ó Briain', email: 's.obriain@aldermere.example' }),
    aStaff('cw-off', { name: 'Lena Vogt' }),
  ],
  absences: [anAbsence('cw-off', '2026-11-20', '2026-12-04', 'cw-a2')],
})
const writer = aStaff('cw-a1', { name: 'Priya Shah' })

function said(text: string, now = monday, correspondentName: string | null = 'Mrs Carly Fox') {
  return interpretStaffWords({ mail: { text, forwarded: null }, writer, correspondentName, directory, now })
}
const commandIn = (text: string, now = monday): StaffCommand | string => {
  const words = said(text, now)
  return words.says === 'command' ? words.command : words.says
}
const CLOSING = 'CLOSE answered\n\nYou asked for a taxi.\n\nOne starts on Monday.'

const whyOf = (text: string, now = monday): string => {
  const words = said(text, now)
  return words.says === 'misread' || words.says === 'nothing' ? words.why : `says ${words.says}`
}

const SIGNATURE = '\n\nKind regards\nPriya Shah\nCaseworker, SEND\nAldermere Council\nTel: 0113 496 0000'
const QUOTE =
  '\n\nFrom: SEND team <send@aldermere.example>\nSent: 23 November 2026 09:58\nTo: Priya Shah\nSubject: SEND-2026-00417 – reply due Monday 30 November, 5pm\n\nYou have a new query, SEND-2026-00417.\n\nReply ACCEPT to take it.'
const GMAIL_QUOTE =
  '\n\nOn Mon, 23 Nov 2026 at 09:58, SEND team <send@aldermere.example> wrote:\n> You have a new query, SEND-2026-00417.\n> Reply ACCEPT to take it.'

describe('a command is done', () => {
  it.each<[string, StaffCommand]>([
    ['ACCEPT', { does: 'accept', words: '' }],
    ['Accept', { does: 'accept', words: '' }],
    ['accept.', { does: 'accept', words: '' }],
    ['Accept!', { does: 'accept', words: '' }],
    ['ACCEPT please', { does: 'accept', words: '' }],
    ['ACCEPT SEND-2026-00417', { does: 'accept', words: '' }],
    ['\u00a0ACCEPT\u00a0', { does: 'accept', words: '' }],
    ['\u200bACCEPT\u200b', { does: 'accept', words: '' }],
    ['*ACCEPT*', { does: 'accept', words: '' }],
    ['**Accept**', { does: 'accept', words: '' }],
    ['“ACCEPT”', { does: 'accept', words: '' }],
    ['> \n\nACCEPT', { does: 'accept', words: '' }],
    ['RE: ACCEPT', { does: 'accept', words: '' }],
    ['ＡＣＣＥＰＴ', { does: 'accept', words: '' }],
    ['Re: [Urgent] SEND-2026-00417 – reply due Thu 26 Nov\n\nACCEPT', { does: 'accept', words: '' }],
    [`ACCEPT${SIGNATURE}`, { does: 'accept', words: '' }],
    [`ACCEPT\n\nSent from my iPhone${GMAIL_QUOTE}`, { does: 'accept', words: '' }],
    [`Accept\n\nGet Outlook for Android${QUOTE}`, { does: 'accept', words: '' }],
    [
      `ACCEPT\n\nI will ring the school today.${QUOTE}`,
      { does: 'accept', words: 'I will ring the school today.' },
    ],
    [
      'CAUTION: This email came from outside the council. Do not click links.\n\nACCEPT',
      { does: 'accept', words: '' },
    ],
    ['RESUME', { does: 'resume', words: '' }],
    ['Keep', { does: 'keep', words: '' }],
    ['APPROVE', { does: 'approve', words: '' }],
    ['Undo', { does: 'undo', words: '' }],
    ['undo please', { does: 'undo', words: '' }],
    ['NOT MINE because he moved to Mill End', { does: 'not-mine', because: 'he moved to Mill End' }],
    ['NOT MINE, this is a transport matter', { does: 'not-mine', because: 'this is a transport matter' }],
    ['Not mine\n\nHe moved to Mill End.', { does: 'not-mine', because: 'He moved to Mill End.' }],
    ['not mine because he moved', { does: 'not-mine', because: 'he moved' }],
    ['NEED HELP', { does: 'need-help', because: '' }],
    [
      'Need help because I have never done an appeal',
      { does: 'need-help', because: 'I have never done an appeal' },
    ],
    ['NOTE Mum is worried about the taxi', { does: 'note', words: 'Mum is worried about the taxi' }],
    ['NOTE: call the school first', { does: 'note', words: 'call the school first' }],
    ['Note: call the school first', { does: 'note', words: 'call the school first' }],
    ['NOTE\n\nThe panel meets on Friday.', { does: 'note', words: 'The panel meets on Friday.' }],
    ['NOTE THAT THE PANEL MEETS ON FRIDAY', { does: 'note', words: 'THAT THE PANEL MEETS ON FRIDAY' }],
    ['PHONE spoke to Mrs Fox, taxi agreed', { does: 'phone', words: 'spoke to Mrs Fox, taxi agreed' }],
    ['Phone: Mrs Fox at 2pm', { does: 'phone', words: 'Mrs Fox at 2pm' }],
    [
      'HOLD until 4 December because the psychologist reports on the 2nd',
      { does: 'hold', until: '2026-12-04', because: 'the psychologist reports on the 2nd', words: '' },
    ],
    [
      'Hold until Friday because we wait for the school',
      { does: 'hold', until: '2026-11-27', because: 'we wait for the school', words: '' },
    ],
    [
      'HOLD till tomorrow: the taxi firm rings back',
      { does: 'hold', until: '2026-11-24', because: 'the taxi firm rings back', words: '' },
    ],
    [
      'HOLD UNTIL FRI 4/12\n\nWe have asked two schools for a place.',
      { does: 'hold', until: '2026-12-04', because: '', words: 'We have asked two schools for a place.' },
    ],
    [
      'HOLD 4th December 2026 - waiting for the school',
      { does: 'hold', until: '2026-12-04', because: 'waiting for the school', words: '' },
    ],
    [
      '**HOLD** until 4 Dec because we wait for the school',
      { does: 'hold', until: '2026-12-04', because: 'we wait for the school', words: '' },
    ],
    ['HOLD until 4 December', { does: 'hold', until: '2026-12-04', because: '', words: '' }],
    [`Hold until 4/12${SIGNATURE}`, { does: 'hold', until: '2026-12-04', because: '', words: '' }],
    [
      'CLOSE\n\nYou asked for a taxi. One starts on Monday.',
      { does: 'close', outcome: 'answered', words: 'You asked for a taxi. One starts on Monday.' },
    ],
    [
      'CLOSE answered\n\nYou asked for a taxi. One starts on Monday.',
      { does: 'close', outcome: 'answered', words: 'You asked for a taxi. One starts on Monday.' },
    ],
    [
      'CLOSE: not agreed. The panel decided that the plan names the right school.',
      {
        does: 'close',
        outcome: 'not-agreed',
        words: 'The panel decided that the plan names the right school.',
      },
    ],
    [
      'CLOSE outcome other-route: you can appeal to the tribunal',
      { does: 'close', outcome: 'other-route', words: 'you can appeal to the tribunal' },
    ],
    ['ASSIGN Tom Reid', { does: 'give', staffId: 'cw-a2', because: '' }],
    ['ASSIGN TO Tom', { does: 'give', staffId: 'cw-a2', because: '' }],
    ['Assign to tom reid please', { does: 'give', staffId: 'cw-a2', because: '' }],
    ['GIVE TO Reid, Tom', { does: 'give', staffId: 'cw-a2', because: '' }],
    [
      'GIVE TO T Reid because he knows the family',
      { does: 'give', staffId: 'cw-a2', because: 'he knows the family' },
    ],
    ['GIVE TO s.obriain@aldermere.example', { does: 'give', staffId: 'cw-s', because: '' }],
    ['ASSIGN sara o briain', { does: 'give', staffId: 'cw-s', because: '' }],
    ['ASSIGN cw-b1', { does: 'give', staffId: 'cw-b1', because: '' }],
    [
      'NEW DATE 4 December because the panel meets on the 3rd',
      { does: 'new-date', on: '2026-12-04', because: 'the panel meets on the 3rd' },
    ],
    [
      'NEW DATE: 07/12/2026\nThe panel was moved.',
      { does: 'new-date', on: '2026-12-07', because: 'The panel was moved.' },
    ],
    ['REASON workload', { does: 'reason', reason: 'workload', words: '' }],
    ['REASON: EP advice, came on Friday', { does: 'reason', reason: 'ep-advice', words: 'came on Friday' }],
    [
      'PAUSE question\n\nWhich school did you visit?',
      { does: 'pause', why: 'question', words: 'Which school did you visit?' },
    ],
    [
      'PAUSE for consent: please send us the form',
      { does: 'pause', why: 'authority', words: 'please send us the form' },
    ],
    ['AWAY until 4 December', { does: 'away', staffId: null, until: '2026-12-04' }],
    ['AWAY today', { does: 'away', staffId: null, until: '2026-11-23' }],
    ['AWAY Tom Reid until Sunday', { does: 'away', staffId: 'cw-a2', until: '2026-11-29' }],
  ])('%j', (text, command) => {
    expect(commandIn(text)).toEqual(command)
  })
})

it('a command keeps the words under it, without the signature', () => {
  expect(commandIn(`${CLOSING}${SIGNATURE}${QUOTE}`)).toEqual({
    does: 'close',
    outcome: 'answered',
    words: 'You asked for a taxi.\n\nOne starts on Monday.',
  })
})

describe('what is nearly a command does nothing and is sent to nobody, and one sentence says why', () => {
  it.each([
    ['HOLD', 'Say the day'],
    ['Hold.', 'Say the day'],
    ['HOLD til friday', 'needs words for the writer'],
    ['HOLD 4 December', 'needs words for the writer'],
    [`HOLD until Friday${SIGNATURE}`, 'needs words for the writer'],
    ['CLOSE\n\nThanks all', 'needs an outcome'],
    ['CLOSE a tutor will start on 1 December', 'needs an outcome'],
    ['HOLD until 20 November because we wait', 'Friday 20 November 2026 is past'],
    ['HOLD until 31 November because we wait', 'no day'],
    ['HOLD until 5 December because we wait', 'Nobody works on Saturday 5 December 2026'],
    ['HOLD until 25 December because we wait', 'The next working day is Tuesday 29 December 2026'],
    ['HOLD until Thursday 4 December because we wait', '4 December 2026 is a Friday, not a Thursday'],
    ['HOLD until Monday because we wait', 'Today is Monday'],
    ['HOLD until next Friday because we wait', 'more than one day'],
    ['HOLD until next week because we wait', 'more than one day'],
    ['HOLD until 4 or 7 December because we wait', 'Say the date alone'],
    ['HOLD until 4 December or 7 December because we wait', 'more than one day'],
    ['HOLD until 12/25 because we wait', 'Write the day before the month'],
    ['HOLD until the panel meets because we wait', 'could not tell which day'],
    ['Hold on', 'looks like HOLD'],
    ['Hold on, I am ringing the school now', 'looks like HOLD'],
    ['On hold until the panel', 'looks like HOLD'],
    ['ACEPT', 'looks like ACCEPT'],
    ['Acept', 'looks like ACCEPT'],
    ['ACCPET', 'looks like ACCEPT'],
    ['except', 'looks like ACCEPT'],
    ['Accepted', 'looks like ACCEPT'],
    ['Accepted, will ring mum today', 'looks like ACCEPT'],
    ['Accept, I will ring the family this afternoon', 'looks like ACCEPT'],
    ['Accept this one but not the other please Tom', 'looks like ACCEPT'],
    ['ACCEPT but only the taxi part', 'stands alone'],
    ['NOTMINE', 'looks like NOT MINE'],
    ['NOT MIEN', 'looks like NOT MINE'],
    ['Not my case, try Tom', 'looks like NOT MINE'],
    ['NOT MINE', 'Say why'],
    ['Close.', 'needs an outcome'],
    ['CLOSE', 'needs an outcome'],
    ['CLOSE it please', 'needs an outcome'],
    ['CLOSE answered', 'needs words for the writer'],
    ['Closed', 'looks like CLOSE'],
    ['Close to the end of term we will review the plan', 'looks like CLOSE'],
    ['ASSIGN', 'Say to whom'],
    ['ASSIGN Reid', 'fits more than one colleague: Tom Reid, Ada Reid'],
    ['ASSIGN Nobody Known', 'No colleague'],
    ['ASSIGN Tom Read', 'Did you mean Tom Reid?'],
    ['ASSIGN Lena Vogt', 'Lena Vogt is away until Friday 4 December 2026. Tom Reid covers'],
    ['GIVE TO the transport team', 'No colleague'],
    ['Give me a day or two on this', 'looks like GIVE TO'],
    ['Reassign to Tom', 'looks like ASSIGN'],
    ['NEW DATE', 'Say the day'],
    ['NEW DATE 4 December', 'needs a reason'],
    ['REASON', 'needs one of these words'],
    ['REASON busy', 'needs one of these words'],
    ['Reason for the delay is the strike', 'looks like REASON'],
    ['PAUSE', 'needs one of these words'],
    ['PAUSE holiday', 'needs one of these words'],
    ['PAUSE question', 'needs words for the writer'],
    ['AWAY', 'needs the last day away'],
    ['AWAY Tom Reid', 'needs the last day away'],
    ['AWAY until 20 November', 'is past'],
    ['NOTE', 'not followed by any words'],
    ['PHONE', 'not followed by any words'],
    ['Note that the panel meets on Friday', 'looks like NOTE'],
    ['Noted, thanks', 'looks like NOTE'],
    ['Phone calls to the school were not answered this week', 'looks like PHONE'],
    ['Called mum and she is happy with the tutor from Monday', 'looks like NOTE'],
    ['Spoke to dad, he will send the form', 'looks like NOTE'],
    ['FYI the panel is on Friday and we expect a yes', 'looks like NOTE'],
    ['Keep me posted', 'looks like KEEP'],
    ['Reply ACCEPT', 'cannot both'],
    ['REPLY', 'not followed by any words'],
    ['Hi,\n\nACCEPT\n\nThanks', 'must stand on the first line'],
    [
      'Dear Mrs Fox\n\nWe have a taxi for you from Monday.\n\nNOTE: mum was rude on the phone',
      'must stand on the first line',
    ],
    ['DERBYN', 'do not know the word'],
    ['AKCEPTUJĘ', 'do not know the word'],
    ['PRZYJMUJĘ SPRAWĘ', 'do not know the word'],
    ['URGENT', 'do not know the word'],
    ['Iawn, diolch', 'so short'],
    ['Ok thanks', 'so short'],
    ['Will do', 'so short'],
    ['Ok thank you, will do that.', 'so short'],
    ['👍 Got it', 'so short'],
    ['Tom, can you take this one please? I am at the tribunal.', 'seem to be for Tom Reid'],
    ['Hi Tom\n\nCan you take this one please?', 'seem to be for Tom Reid'],
    ['Hello Amir Desai,\nis this one of ours?', 'seem to be for Amir Desai'],
    [
      'See my answers.\n\n> When will he have a taxi?\n\nFrom Monday at eight.\n\n> Who drives it?\n\nA firm called Swift.',
      'between lines',
    ],
  ])('%j', (text, part) => {
    expect(whyOf(text)).toContain(part)
  })

  it('says how to send the words all the same', () => {
    expect(whyOf('Hold on')).toBe(
      '“Hold on” looks like HOLD, and is not quite that. To send your words to the writer, put REPLY alone on the first line.',
    )
  })

  it('refuses a promise for today once the day’s work is over', () => {
    expect(whyOf('HOLD until today because we wait', '2026-11-23T17:30:00.000Z')).toContain('hours are over')
    expect(commandIn('HOLD until today because we wait', '2026-11-23T15:00:00.000Z')).toMatchObject({
      until: '2026-11-23',
    })
  })

  it('takes a day of January for the next one when it is December', () => {
    expect(commandIn('HOLD until 8 January because we wait', '2026-12-21T10:00:00.000Z')).toMatchObject({
      until: '2027-01-08',
    })
    expect(commandIn('HOLD until 8/1 because we wait', '2026-12-21T10:00:00.000Z')).toMatchObject({
      until: '2027-01-08',
    })
  })
})

describe('a mail without words of its own is sent to nobody', () => {
  it.each([
    [''],
    ['\n \u00a0 \n'],
    [SIGNATURE],
    ['Priya Shah\nCaseworker, SEND'],
    ['Priya'],
    ['Kind regards, Priya'],
    ['Sent from my iPhone'],
    ['Get Outlook for iOS'],
    [
      'This email and any attachments are confidential and may contain legally privileged information. If you are not the intended recipient please tell the sender and delete it.',
    ],
    [QUOTE],
    [`${SIGNATURE}${QUOTE}`],
    [`Sent from my iPhone${GMAIL_QUOTE}`],
    ['> You have a new query, SEND-2026-00417.\n> Reply ACCEPT to take it.'],
    ['👍'],
    ['👍 Thanks'],
    ['Diolch'],
    ['Many thanks'],
  ])('%j', text => {
    expect(said(text).says).toBe('nothing')
  })

  it('nor is one that forwards another', () => {
    const forwarded = { from: { name: '', address: 'x@mailbox.example' }, text: 'Please help' }
    const words = interpretStaffWords({
      mail: { text: 'Dear Mrs Fox, see what the school says', forwarded },
      writer,
      correspondentName: null,
      directory,
      now: monday,
    })
    expect(words).toMatchObject({ says: 'misread' })
  })
})

describe('a letter to the correspondent is one', () => {
  it.each([
    ['Dear Mrs Fox\n\nA taxi comes on Monday at eight.'],
    ['Accept my apologies for the delay. A taxi comes on Monday.'],
    ['Please accept our apologies for the delay. A taxi comes on Monday.'],
    ['Accept our sincere apologies. A taxi comes on Monday.'],
    ['Thank you for your email. A taxi comes on Monday.'],
    ['Hello Carly,\nA taxi comes on Monday.'],
    ['DEAR MRS FOX\n\nA taxi comes on Monday.'],
    ['Good morning\n\nA taxi comes on Monday.'],
    ['Annwyl Mrs Fox\n\nDaw tacsi ddydd Llun am wyth.'],
    ['Szanowna Pani\n\nTaksówka przyjedzie w poniedziałek.'],
    ['I spoke to the school. They hold a place for him until Friday.'],
    ['We will phone you tomorrow and note what you say.'],
    ['The plan names Oakfield. You can appeal until 4 January.'],
    ['EHCP reviews are held once a year. His is in March.'],
    ['Yes, nine on Tuesday suits us.'],
    ['Noteworthy progress has been made by the school since.'],
    ['Dear Mrs Fox\n\nPhone: 0113 496 0001 is the number of the taxi firm.'],
    ['Dear Grace\n\nA taxi comes on Monday.'],
    ['Mrs Fox, a taxi comes on Monday at eight.'],
  ])('%j', text => {
    const words = said(`${text}${SIGNATURE}${QUOTE}`)
    expect(words).toMatchObject({ says: 'reply', words: expect.stringContaining(text.slice(0, 20)) })
    expect(JSON.stringify(words)).not.toContain('You have a new query')
    expect(JSON.stringify(words)).not.toMatch(/Priya|regards|0113 496 0000\n/)
  })

  it('greets the correspondent by a name that a colleague has too', () => {
    expect(said('Dear Tom\n\nA taxi comes on Monday at eight.', monday, 'Tom Fox').says).toBe('reply')
  })

  it.each([
    ['REPLY\n\nOk thanks', 'Ok thanks'],
    ['REPLY: Hold on, we are nearly there', 'Hold on, we are nearly there'],
    ['Reply\nNote that the panel meets on Friday.', 'Note that the panel meets on Friday.'],
    ['REPLY\n\nHi Tom\n\nCan you come at nine?', 'Hi Tom\n\nCan you come at nine?'],
  ])('where it says so, whatever it begins with: %j', (text, words) => {
    expect(said(text)).toEqual({ says: 'reply', words })
  })
})
