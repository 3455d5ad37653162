import { describe, expect, it } from 'vitest'
import { Council } from '#shared/domain/directory/council.ts'
import { type AcknowledgementFacts, acknowledgement } from '#shared/domain/letters/acknowledgement.ts'
import { languagesWithALine } from '#shared/domain/letters/interpreter-lines.ts'
import { letterAsHtml, letterAsText } from '#shared/domain/letters/render-letter.ts'
import { theirReference } from '#shared/domain/letters/their-reference.ts'
import { readingGrade } from '#tests/support/reading-age.ts'

const council = Council.parse({
  name: 'Calderbrook Council',
  inbox: 'send@casework.calderbrook.example',
  signposts: {
    sendiass: { name: 'Calderbrook SENDIASS', phone: '01632 960111', email: 'help@sendiass.example' },
  },
  outOfHours: { childrenWorriedPhone: '01632 960222' },
})

const facts = (changes: Partial<AcknowledgementFacts> = {}): AcknowledgementFacts => ({
  council,
  reference: 'SEND-2026-00417',
  receivedAt: '2026-11-23T10:00:00.000Z',
  firstReplyBy: '2026-11-26T17:00:00.000Z',
  priority: 'P2',
  correspondent: { kind: 'family', name: 'Mrs Khan', verified: true },
  contact: { name: 'Priya Shah', role: 'a caseworker in the East team' },
  standsInFor: null,
  cover: { name: 'Tom Reid' },
  theirReference: null,
  askToUseRegisteredAddress: false,
  interpreter: null,
  linkedTo: null,
  ...changes,
})
const textOf = (changes: Partial<AcknowledgementFacts> = {}) => letterAsText(acknowledgement(facts(changes)))

describe('an acknowledgement', () => {
  it.each([
    ['the reference', 'Your reference is SEND-2026-00417.'],
    ['the day it came', 'Monday 23 November 2026'],
    [
      'who has it and in what role',
      'Priya Shah is dealing with this. They are a caseworker in the East team.',
    ],
    ['who helps when they are away', 'If they are away, Tom Reid will help.'],
    ['the date of the answer', 'You will hear from us by 5pm on Thursday 26 November.'],
    ['what to do if a child is in danger', 'Call 999.'],
    ['whom to call when worried', '01632 960222'],
    ['how to add to it', 'reply to this email'],
    ['who gives free help', 'Calderbrook SENDIASS'],
  ])('says %s', (_, words) => {
    expect(textOf()).toContain(words)
  })

  it.each(languagesWithALine)(
    'tells a writer of %s in their language how to get an interpreter',
    language => {
      const letter = acknowledgement(facts({ interpreter: { language } }))
      const block = letter.blocks.find(each => each.type === 'in-language')
      expect(block).toMatchObject({
        language,
        direction: ['ar', 'fa', 'ur'].includes(language) ? 'rtl' : 'ltr',
      })
      expect(letterAsText(letter)).toMatch(/INTERPRETER[\s\S]*Reply to this email with the word INTERPRETER/)
      expect(letterAsHtml(letter)).toContain(`<p lang="${language}" dir=`)
    },
  )

  it('offers an interpreter in English where it has no line for the language', () => {
    expect(textOf({ interpreter: { language: 'ti' } })).toContain('Do you need an interpreter? It is free.')
    expect(textOf({ interpreter: { language: 'constructor' } })).toContain('Do you need an interpreter?')
    expect(textOf()).not.toContain('interpreter')
  })

  it('says the same in its text and in its HTML', () => {
    const letter = acknowledgement(facts())
    const words = (text: string) =>
      text
        .replace(/<title>.*<\/title>|<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    expect(words(letterAsHtml(letter))).toBe(words(letterAsText(letter)))
  })

  it('tells a councillor about consent and not about SENDIASS', () => {
    const text = textOf({ correspondent: { kind: 'councillor', name: 'Sana Ahmed', verified: true } })
    expect(text).toContain('Dear Councillor Sana Ahmed')
    expect(text).toContain('said in writing')
    expect(text).not.toContain('SENDIASS')
  })

  it('teaches STATUS to a verified writer and to nobody else', () => {
    expect(textOf()).toContain('To ask where things stand, reply with the word STATUS.')
    expect(textOf({ correspondent: { kind: 'family', name: 'Mrs Khan', verified: false } })).not.toContain(
      'STATUS',
    )
  })

  it('says who stands in while the caseworker is away', () => {
    expect(textOf({ standsInFor: 'Priya Shah', contact: { name: 'Tom Reid', role: '' } })).toContain(
      'Your caseworker is Priya Shah, who is away. Tom Reid is dealing with this until they are back.',
    )
  })

  it('puts the emergency number first when somebody may be at risk', () => {
    const text = textOf({ priority: 'P1' })
    expect(text.indexOf('Call 999')).toBeLessThan(text.indexOf('Thank you'))
    expect(text.match(/999/g)).toHaveLength(1)
  })

  it('asks a member at a strange address to write from the registered one', () => {
    const text = textOf({
      correspondent: { kind: 'unknown', name: 'Sana Ahmed', verified: false },
      askToUseRegisteredAddress: true,
    })
    expect(text).toContain('from the address that the council has for you')
  })

  it.each([
    'Win £££ at http://spam.example',
    '<script>alert(1)</script>',
    'x'.repeat(200),
    '12345',
    '',
    ' . ',
    'X',
    'Visit evil.example now',
    'evil.example',
    't.co',
    'J.K.Rowling',
    'a.b.c.d.evil',
    'Visit www evil example',
    'ｗｗｗ evil',
    'Jane jane@evil.example',
    'Jane 2',
    'Jane\nWin',
    'Call us now and win it',
  ])('does not say back %j as a name', name => {
    expect(textOf({ correspondent: { kind: 'unknown', name, verified: false } })).toContain('Dear writer')
  })

  it.each([
    'Mrs Khan',
    'Dr. Jane Smith',
    'J.K. Rowling',
    'J. K. Rowling',
    'J.-P. Dupont',
    'Siân ap Rhys',
    'Zoe\u0308 O’Neil',
    'Aisha Khan-Malik',
    'Robin van ’t Hoff',
    'Jane Smith - Oak School',
    'Li',
    '李小龙',
    'Ola J.',
  ])('says back the name %j', name => {
    expect(textOf({ correspondent: { kind: 'unknown', name, verified: false } })).toContain(`Dear ${name}\n`)
  })

  it('escapes whatever the directory holds', () => {
    const html = letterAsHtml(
      acknowledgement(facts({ contact: { name: '<b>Priya</b> & "co"', role: 'a caseworker' } })),
    )
    expect(html).toContain('&lt;b&gt;Priya&lt;/b&gt; &amp; &quot;co&quot;')
  })

  it('has a subject that names the query and gives back the writer’s own reference', () => {
    expect(acknowledgement(facts({ theirReference: 'ZA12345' })).subject).toBe(
      'We have your query: SEND-2026-00417 (your reference ZA12345)',
    )
  })

  it.each(['P1', 'P2', 'P3', 'P4'] as const)('can be read at the age of 11 (%s)', priority => {
    expect(readingGrade(textOf({ priority }))).toBeLessThanOrEqual(6)
  })
})

describe('the writer’s own reference', () => {
  it.each([
    ['EHCP delay (Our ref: ZA12345)', 'ZA12345'],
    ['Constituent enquiry - Ref JD/2026/118', 'JD/2026/118'],
    ['Case ref: JD-2026-118', 'JD-2026-118'],
    ['my reference 20261/44', '20261/44'],
    ['Re: SEND-2026-00417', null],
    ['Ref: SEND-2026-00417', null],
    ['Reform of transport', null],
    ['ref Mohammed2', null],
    ['', null],
  ])('in %j is %j', (subject, found) => {
    expect(theirReference(subject)).toBe(found)
  })
})
