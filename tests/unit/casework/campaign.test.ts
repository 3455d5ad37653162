import { describe, expect, it } from 'vitest'
import {
  campaignLimits,
  campaignStep,
  groupOf,
  type LikeGroup,
  type LikeText,
  likeText,
  ownerOfCampaign,
} from '#shared/domain/casework/campaign.ts'
import { alikeness } from '#shared/domain/mail/likeness.ts'
import { aJudgement, aMail, aQuery } from '#tests/support/casework-builders.ts'
import { aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'

const at = '2026-11-23T10:00:00.000Z'
const appeal = [
  'I am writing to object to the proposed changes to post-16 transport for young people with special needs.',
  'Families in this borough were promised that nobody would lose a seat on a bus before the review was finished.',
  'The cabinet paper says the opposite. Please tell me what the council will do, by what date, and who decides.',
].join('\n')
const general = aJudgement({
  case: null,
  topic: 'transport',
  owner: { staffId: 'mgr-a', via: 'team', reason: 'The ward.' },
})

const from = (name: string, body: string, greeting = 'Dear Sir or Madam,', closing = 'Yours faithfully,') =>
  aMail({
    from: { name, address: `${name.toLowerCase().replaceAll(' ', '.')}@members.example` },
    subject: 'Transport',
    ownWords: `${greeting}\n\n${body}\n\n${closing}\n${name}\nCouncillor for somewhere`,
    text: '',
  })
const textOf = (mail = from('Ann Bell', appeal)): LikeText => {
  const text = likeText(mail, general)
  if (text === null) throw new Error('It is taken for no campaign mail.')
  return text
}
const group = (changes: Partial<LikeGroup> = {}): LikeGroup => ({
  id: 'campaign-1',
  likeness: [...textOf().likeness],
  firstAt: at,
  lastAt: at,
  senders: [textOf().sender],
  references: ['SEND-2026-00001'],
  mails: 1,
  named: false,
  ...changes,
})

describe('a text', () => {
  it.each([
    ['another greeting and name', from('Dr Ravi Patel', appeal, 'Hello team', 'Kind regards,')],
    ['one’s name in the text', from('Joan Hart', `I am Joan Hart. ${appeal}`)],
    ['a line of one’s own', from('Cy Moss', `${appeal}\nThank you for looking into it.`)],
    [
      'a cover line over it as a forward',
      aMail({
        from: { name: 'Di Lowe', address: 'di@members.example' },
        ownWords: 'FYI, another one.',
        forwarded: { from: { name: 'A', address: 'a@b.example' }, text: appeal },
      }),
    ],
  ])('is the same with %s', (_, mail) => {
    const text = textOf(mail)
    expect(alikeness(text.likeness, textOf().likeness)).toBeGreaterThanOrEqual(campaignLimits.alike)
    expect(text.bands.filter(band => textOf().bands.includes(band)).length).toBeGreaterThan(0)
    expect(text.sender).not.toBe(textOf().sender)
  })

  it('is found again, for twenty senders each with their own greeting and name', () => {
    const names = Array.from(
      { length: 20 },
      (_, index) => `Sender Number${'abcdefghijklmnopqrst'.charAt(index)}`,
    )
    const greetings = ['Dear Team,', 'Good morning', 'Dear Ms Stone,', 'Hi', 'To whom it may concern']
    const known = group()
    const found = names.map((name, index) => {
      const text = textOf(from(name, appeal, greetings[index % greetings.length]))
      return groupOf(text, text.bands.some(band => textOf().bands.includes(band)) ? [known] : [], at)?.id
    })
    expect(found).toEqual(names.map(() => 'campaign-1'))
  })

  it('on the same subject in other words is another', () => {
    const other = [
      'Could you let me know how the new rules for buses to college work for young people in my ward?',
      'Several residents came to my surgery on Friday and were worried about what they had read in the paper.',
      'A short note that I can send to them would be very welcome, ideally before the meeting next week.',
    ].join('\n')
    const text = textOf(from('Ann Bell', other))
    expect(groupOf(text, [group()], at)).toBeNull()
  })

  it.each([
    ['is tied to a case', from('A B', appeal), aJudgement()],
    [
      'may be about one of two cases',
      from('A B', appeal),
      { ...general, possibleCases: ['EHC-30001', 'EHC-30002'] },
    ],
    ['is about the writer’s own child', from('A B', `My daughter cannot get to college. ${appeal}`), general],
    ['names a child nobody knows', from('A B', `A pupil called Marek is left out. ${appeal}`), general],
    ['gives a case number', from('A B', `See EHC-40404. ${appeal}`), general],
    ['is about a danger', from('A B', appeal), { ...general, flags: ['safeguarding' as const] }],
    [
      'is the note that an office puts over every family’s letter',
      from(
        'A B',
        'Please find attached a letter that I have received. I would be grateful if you could look into the matter and let me have a reply that I can pass on, within your usual time for members.',
      ),
      general,
    ],
    ['speaks for one constituent', from('A B', `My constituent has written to me. ${appeal}`), general],
    ['is too short to say anything in particular', from('A B', 'Please see the attached.'), general],
    ['is no query', from('A B', appeal), { ...general, messageKind: 'bulk' as const }],
  ])('is never grouped when it %s', (_, mail, judgement) => {
    expect(likeText(mail, judgement)).toBeNull()
  })

  it('is forgotten after a fortnight without a new one', () => {
    expect(groupOf(textOf(), [group({ lastAt: '2026-11-09T10:00:00.000Z' })], at)?.id).toBe('campaign-1')
    expect(groupOf(textOf(), [group({ lastAt: '2026-11-09T09:59:59.000Z' })], at)).toBeNull()
  })
})

describe('a campaign', () => {
  const step = (known: LikeGroup | null, sender = 'hash-new') =>
    campaignStep({
      text: { ...textOf(), sender },
      group: known,
      bandsNow: textOf().bands.map(() => null),
      reference: 'SEND-2026-00009',
      mailId: 'abcdef0123456789',
      at,
    })

  it('begins with a group that nobody calls one', () => {
    expect(step(null)).toMatchObject({
      begins: { group: { id: 'campaign-abcdef012345', mails: 1, references: ['SEND-2026-00009'] } },
      joins: null,
      campaign: null,
    })
  })

  it.each([
    ['a second sender: not yet', group(), 'two', null, []],
    ['the same two again: not yet', group({ senders: ['one', 'two'] }), 'two', null, []],
    [
      'a third sender: now, and so are the two before',
      group({ senders: ['one', 'two'], references: ['SEND-2026-00001', 'SEND-2026-00002'] }),
      'three',
      'campaign-1',
      ['SEND-2026-00001', 'SEND-2026-00002'],
    ],
    ['anybody once it is one', group({ named: true }), textOf().sender, 'campaign-1', []],
  ])('is one with %s', (_, known, sender, campaign, alsoNamed) => {
    expect(step(known, sender)).toMatchObject({ campaign, alsoNamed, begins: null })
  })

  it('keeps no more names than it needs, however many send it', () => {
    const many = group({
      named: true,
      senders: Array.from({ length: campaignLimits.kept }, (_, index) => `s${index}`),
      references: Array.from({ length: campaignLimits.kept }, (_, index) => `SEND-2026-${10_000 + index}`),
    })
    expect(step(many).joins).toMatchObject({ sender: null, reference: null })
  })
})

describe('the owner of a campaign’s mail', () => {
  const first = aQuery({ topic: 'transport', owner: { staffId: 'tri', via: 'triage', reason: '' } })
  const owner = (judgement = general, query = first, directory = aDirectory()) =>
    ownerOfCampaign(judgement, query, directory, at)?.staffId ?? null

  it('is whoever has the first of it, or acts for them', () => {
    expect(owner()).toBe('tri')
    const absences = [anAbsence('tri', '2026-11-23', '2026-11-23', 'cw-a2')]
    expect(owner(general, first, aDirectory({ absences }))).toBe('cw-a2')
  })

  it.each([
    ['the topic belongs to a role', { ...general, topic: 'complaint' as const }, first],
    ['the first belongs to a role', general, { ...first, topic: 'information-rights' as const }],
    ['it is the same anyway', { ...general, owner: first.owner }, first],
  ])('stays whom triage named when %s', (_, judgement, query) => {
    expect(owner(judgement, query)).toBeNull()
  })
})
