import { describe, expect, it } from 'vitest'
import { readWriterWords } from '#shared/domain/casework/correspondent-words/writer-words.ts'
import { interpretStaffWords } from '#shared/domain/casework/staff-words/interpret.ts'
import { keywords } from '#shared/domain/casework/staff-words/keywords.ts'
import { apology } from '#shared/domain/letters/apology.ts'
import { type ApprovalWantedFacts, approvalWanted } from '#shared/domain/letters/approval-wanted.ts'
import { breachReasonNames, breachReasons } from '#shared/domain/letters/breach-reason-words.ts'
import { surveyWords } from '#shared/domain/letters/closing.ts'
import { commandDone, commandRefused } from '#shared/domain/letters/command-answer.ts'
import { letterAsText } from '#shared/domain/letters/render-letter.ts'
import {
  replyWordOf,
  staffReplyWords,
  wordsToReply,
  writerReplyWords,
} from '#shared/domain/letters/reply-words.ts'
import { aDirectory, aSnapshot, aStaff } from '#tests/support/directory/small-directory.ts'
import { expectPlainWords } from '#tests/support/plain-words.ts'
import { apologyFacts } from '#tests/support/writer-letter.ts'

const sam = aStaff('S90', { name: 'Sam Smith' })
const understood = (line: string) =>
  interpretStaffWords({
    mail: { text: `${line}\n\nWe have asked the school and will write again soon.`, forwarded: null },
    writer: aStaff('S91'),
    correspondentName: null,
    directory: aDirectory({ staff: [...aSnapshot().staff, sam] }),
    now: '2026-11-23T10:00:00.000Z',
  })

describe('the words of a first line', () => {
  it.each(Object.values(staffReplyWords))(
    'the mailbox understands the example that a letter gives: $line',
    ({ word, line }) => {
      expect(understood(line)).toMatchObject({ says: word === 'REPLY' ? 'reply' : 'command' })
    },
  )

  it.each(breachReasons)('the mailbox understands the reason %s as a letter names it', reason => {
    expect(understood(`REASON ${breachReasonNames[reason]}`)).toMatchObject({
      says: 'command',
      command: { does: 'reason', reason },
    })
  })

  it.each(keywords)('%s is taught by the letters', keyword => {
    expect(replyWordOf(keyword)).not.toBeNull()
  })

  it.each(Object.values(writerReplyWords))('of a writer are understood: $line', ({ line }) => {
    expect(readWriterWords({ text: line, writerName: 'Mrs Khan' }).says).toBe(
      line === 'STATUS' ? 'status' : 'not-sorted',
    )
  })

  it.each(surveyWords.answered.flatMap(answered => surveyWords.ease.map(ease => `${answered}, ${ease}`)))(
    'of the survey are understood: %s',
    line => {
      expect(readWriterWords({ text: line, writerName: 'Mrs Khan' }).says).toBe('survey')
    },
  )

  it.each([...Object.entries(staffReplyWords), ...Object.entries(writerReplyWords)])(
    '%s: the example begins with the word, and one short sentence or two say what it does',
    (_, { word, line, does }) => {
      expect(line === word || line.startsWith(`${word} `)).toBe(true)
      expect(word).toMatch(/^[A-Z]+( [A-Z]+)?$/)
      expect(does).toMatch(/^[A-Z].*\.$/)
      expect(does.split(' ').length).toBeLessThanOrEqual(20)
    },
  )

  it('are taught in full', () => {
    expect(wordsToReply(['accept', 'give-to'])).toEqual({
      type: 'list',
      items: [
        'ACCEPT: You take this query on.',
        'GIVE TO: That person has the query from now on. Example: GIVE TO Sam Smith',
      ],
    })
  })
})

describe('the answer to a command', () => {
  const deskLink = 'https://desk.example/queries/SEND-2026-00417'

  it('that was done says what was done and how to stop the mail', () => {
    const letter = commandDone({
      reference: 'SEND-2026-00417',
      done: 'Your reply to SEND-2026-00417 is on its way to the writer.',
      undo: { link: 'https://desk.example/undo/abc', until: '2026-11-23T10:01:00.000Z' },
      deskLink,
    })
    const text = letterAsText(letter)
    expect(text).toContain('Your mail leaves at 10.01am.')
    expect(text).toContain('reply UNDO before then')
    expect(text).toContain('https://desk.example/undo/abc')
    expect(letter.subject).toBe('Done: SEND-2026-00417')
    expectPlainWords(letter)
  })

  it('that sends nothing offers nothing to undo', () => {
    const letter = commandDone({
      reference: 'SEND-2026-00417',
      done: 'You have taken it on.',
      undo: null,
      deskLink,
    })
    expect(letterAsText(letter)).not.toMatch(/UNDO|undo/)
  })

  it('that was not done says why, that nothing was done, and what to write instead', () => {
    const letter = commandRefused({
      reference: 'SEND-2026-00417',
      why: 'We could not tell which day you mean.',
      instead: ['hold'],
      deskLink,
    })
    const text = letterAsText(letter)
    expect(text).toMatch(
      /^We could not tell which day you mean\.\n\nNothing was done\. Nothing was sent to anyone\./,
    )
    expect(text).toContain('Example: HOLD until 4 December because we are waiting for the school')
    expect(letter.subject).toBe('Nothing was done: SEND-2026-00417')
    expectPlainWords(letter)
  })

  it('that named no query leads to none', () => {
    const letter = commandRefused({
      reference: null,
      why: 'We could not tell which query you mean.',
      instead: [],
      deskLink: null,
    })
    expect(letter.subject).toBe('We did nothing with your mail')
    expectPlainWords(letter)
  })
})

const wanted = (changes: Partial<ApprovalWantedFacts> = {}): ApprovalWantedFacts => ({
  what: 'apology',
  about: 'SEND-2026-00417',
  draft: apology(apologyFacts()),
  letters: 1,
  askedBy: null,
  gaps: [],
  sendBy: '2026-11-23T17:00:00.000Z',
  changeLink: 'https://desk.example/act/abc',
  deskLink: 'https://desk.example/queries/SEND-2026-00417',
  ...changes,
})

describe('a letter that waits for a manager', () => {
  it('is shown whole, with how to approve it, how to change it and by when', () => {
    const letter = approvalWanted(wanted())
    const text = letterAsText(letter)
    expect(text).toContain(
      `The letter begins here\n\nSubject: I am sorry we are late: SEND-2026-00417\n\n${letterAsText(apology(apologyFacts())).trim()}\n\nThe letter ends here`,
    )
    expect(text).toContain('- APPROVE: We send it as it stands.')
    expect(text).toContain('Change the words first:\nhttps://desk.example/act/abc')
    expect(text).toContain('It should leave by 5pm on Monday 23 November.')
    expect(letter.subject).toBe('Please approve: an apology, SEND-2026-00417')
    expectPlainWords(letter)
  })

  it('cannot be approved while something is missing, and says what to send', () => {
    const text = letterAsText(approvalWanted(wanted({ gaps: ['reason', 'new-date'] })))
    expect(text).not.toContain('APPROVE')
    expect(text).toContain('- REASON and one of these: EP advice, school, absence')
    expect(text).toContain('- NEW DATE 4 December because')
  })

  it.each([
    ['reason', 'REASON and one of these', 'NEW DATE'],
    ['new-date', 'NEW DATE 4 December', 'REASON'],
  ] as const)('asks for what is missing alone: %s', (gap, asked, other) => {
    const letter = approvalWanted(wanted({ gaps: [gap] }))
    expect(letterAsText(letter)).toContain(asked)
    expect(letterAsText(letter)).not.toContain(other)
    expectPlainWords(letter)
  })

  it.each([
    ['second-holding', 'Tom Reid wants to ask the writer of SEND-2026-00417 for more time.'],
    ['introductions', '12 letters like it do not leave until you have said yes.'],
  ] as const)('says of %s what it is', (what, words) => {
    const letter = approvalWanted(
      wanted({ what, askedBy: 'Tom Reid', letters: what === 'introductions' ? 12 : 1, sendBy: null }),
    )
    expect(letterAsText(letter)).toContain(words)
    expectPlainWords(letter)
  })
})
