import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownWords } from '#shared/domain/mail/own-words.ts'

describe('own words of a reply', () => {
  it('answers between quoted lines are kept, and so is one under them', () => {
    const text =
      'On 22/11/2026 10:00, SEND wrote:\n> Can he start on Monday?\nNo, he has no transport on Mondays yet.\n> Who will bring him?\nHis grandmother will, from the week after.'
    expect(ownWords(text)).toBe(
      'No, he has no transport on Mondays yet.\n\nHis grandmother will, from the week after.',
    )
  })

  it('an attribution with nothing above it and no quote marks below hides nothing', () => {
    const text = 'On 22/11/2026 10:00, SEND Team wrote:\n\nCan he start on Monday? No, he has no transport.'
    expect(ownWords(text)).toBe('Can he start on Monday? No, he has no transport.')
  })

  it('short answers between quoted lines mean nothing alone: the whole text stays', () => {
    const text = '> Can he start on Monday?\nYes\n> Is lunch needed?\nNo'
    expect(ownWords(text)).toBe(text)
  })

  it('a short answer above the history is all there is', () => {
    expect(ownWords('Yes please.\n\nOn 22/11/2026 10:00, SEND wrote:\n> Shall we ring you?')).toBe(
      'Yes please.',
    )
  })

  it('a plan quoted with marks leaves the comments on it', () => {
    const text =
      '> Section F: one hour a week of speech therapy\nThis has not happened since June.\n> Section I: Northgate Primary\nHe has not been there since May.'
    expect(ownWords(text)).toBe('This has not happened since June.\n\nHe has not been there since May.')
  })

  it('an answer under the history is kept', () => {
    const text =
      'On 22/11/2026 10:00, SEND Team wrote:\n> Can he start on Monday?\n> Regards\n\nNo, the taxi is not arranged.\n\nJane'
    expect(ownWords(text)).toBe('No, the taxi is not arranged.\n\nJane')
  })

  it('an attribution behind the last words, on the same line, leaves the words', () => {
    const text =
      'He has no school. On Sun, 22 Nov 2026 at 10:00, SEND Team <send@northam.example> wrote:\n> We have your query.'
    expect(ownWords(text)).toBe('He has no school.')
  })

  it('a signature between a short answer and the history does not bring the history back', () => {
    const text =
      'Thank you!\n\nOn 22/11/2026 10:00, SEND wrote:\n> Shall we ring you?\n\n-- \nJane Okafor\n01234 567890'
    expect(ownWords(text)).toBe('Thank you!')
  })

  it('answers announced as standing below in red bring the history with them', () => {
    const text = `My answers are below in red.\n\nFrom: SEND Team\nSent: 22 November 2026\nTo: Jane\nSubject: RE: x\n\nWhere is he now? At home since June.`
    expect(ownWords(text)).toBe(text)
  })

  it('nothing of one’s own leaves the whole text', () => {
    const text = '> We have your query.\n> Kind regards'
    expect(ownWords(text)).toBe(text)
  })

  it.each([
    'On 3 March your officer wrote:\nwe cannot meet his needs.\nThat was untrue.',
    'The letter says:\n"no school is named". What does it mean?',
    'To: whom it may concern\nSubject: my son\nHe has no school at all.',
    'From Monday he has no taxi. From: the school gate he walks alone.',
    'He wrote: I want to die. Please help us today.',
    'Amazing news\nOn Monday he starts at 9:30, the school wrote.',
    'On Monday I wrote to you about my son. Nobody has answered.',
    'On Monday 16 November 2026 at 10:30 I wrote to send@northam.example:\nNobody has answered. He is at home.',
    'On 16 November 2026 at 10:30 Jane <jane@northam.example> told my husband the following:\nhe has a place.',
    'On 22/11/2026 10:00 he was hurt at school.',
    '2026-11-22 10:00 he was hit.\n2026-11-23 09:30 he was hit again.\n2026-11-24 he was sent home.',
    'Times he was restrained:\n03/11/2026 10:30\n04/11/2026 11:15:\nboth by the same man',
    'He is meant to be there every day.\nFrom: 9am to 3pm\nTo: the end of term\nHe gets one hour.',
    'Please see the timetable:\nFrom: 09:00\nTo: 15:00\nDate: every day\nThat is what the plan says.',
    'Dear sir\n\nFrom: Jane Okafor\nDate: 3 March 2026\nTo: SEND team\nSubject: My son\n\nHe has no school at all.',
    'Date: 3/11/2026 10:30\nWhat happened: he was hit\nDate: 4/11/2026 09:00\nWhat happened: he ran away',
    'I sent you the original message on Friday and you said the original message was lost.',
    'Original message\n\nI have had no answer to it.',
    'Forwarded message: I was told you would forward my message: to the panel.',
    'Reply above this line of argument: he needs help.',
    'Our MP jane.hale@parliament.example asked me to write to you:\nhe has no school.',
    '| Day | Hours |\n| Mon | 1 |\n| Tue | 0 |\nThat is his timetable.',
    '>50% of his lessons are missed\n<10% of speech therapy was given',
    'A> his cousin has one\nB> is all he could get.',
  ])('a writer’s own sentence is not taken for a client’s: %s', text => {
    expect(ownWords(text)).toBe(text)
  })
})

describe('words that must never be cut, under words that stay', () => {
  it.each([
    'My son wrote in his book on 3 March 2026 at 10:30:\nI want to die',
    'On Fri 3 March 2026 at 10:30 Tyler wrote:\nI want to die',
    'At 10:30 on 3/3/2026 the driver, dave@taxis.example, said:\nget out',
    'Her teacher, anna@oak.example, wrote:\nhe is not safe here',
    'At 10:30 on 3/3/2026 the driver, dave@taxis.example, wrote:\nget out',
    'Sent from hospital. He took tablets. Please ring.',
    'From my phone, sorry.\nHe is missing since 8 this morning.',
    'CAUTION – do not ring the house, he listens.',
    "You don't often get emails from me but this is urgent: he is suicidal.",
    'This email was sent from a hostel because we had to leave the house.',
    'This message is from Tyler himself: I do not want to be here any more',
    '-- he hit me\n-- he hit his sister\n-- he ran away',
    'The email said it was confidential and intended for the panel. Now everyone at school has read it.',
    'I received this message in error and want you to know that another family saw it.',
    'Tyler was hit.\nIf you are worried about a child, contact whom? I rang and nobody came.',
  ])('%s', words => {
    const text = `Dear team, please read this about Tyler.\n\n${words}`
    expect(ownWords(text)).toBe(text)
  })
})

describe('own words of any text', () => {
  it('are words of that text, and are something where it is something', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '> quoted',
        'From: A',
        'Sent: B',
        'To: C',
        'Subject: D',
        '-- ',
        'Kind regards',
        'On 1/1/2026 10:00, A wrote:',
        '_____________',
        '',
        'CAUTION: external email',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const text = lines.join('\n')
        const words = ownWords(text)
        const whole = new Set(lines.map(each => each.trimEnd()))
        if (words !== text.trim())
          for (const each of words.split('\n')) expect(each === '' || whole.has(each)).toBe(true)
        expect(/[\p{L}\p{N}]/u.test(words)).toBe(/[\p{L}\p{N}]/u.test(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('very many lines', () => {
  it('of one paragraph are all kept', () => {
    const text = Array.from({ length: 200_000 }, () => 'a').join('\n')
    expect(ownWords(text)).toBe(text)
  })
})
