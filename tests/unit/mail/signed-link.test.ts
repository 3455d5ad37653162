import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actLink, roundOf, surveyLink, undoLink } from '#shared/domain/mail/links-in-letters.ts'
import { mintLink, readLink } from '#shared/domain/mail/signed-link.ts'
import { plusAddress } from '#shared/domain/mail/thread-token.ts'

const secrets = ['the newest secret of all', 'an older secret, retired']
const now = '2026-11-23T09:00:00.000Z'
const claims = {
  purpose: 'act',
  reference: 'SEND-2026-00417',
  staffId: 'cw-03',
  until: '2026-12-23T09:00:00.000Z',
  id: null,
} as const
const token = mintLink(claims, secrets)

const anyClaims = fc.record({
  purpose: fc.constantFrom('act' as const, 'undo' as const, 'survey' as const),
  reference: fc
    .tuple(fc.integer({ min: 2000, max: 2999 }), fc.nat(9_999_999))
    .map(([year, number]) => `SEND-${year}-${String(number).padStart(5, '0')}`),
  staffId: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })),
  until: fc
    .date({ min: new Date('2026-11-24'), max: new Date('2099-01-01'), noInvalidDate: true })
    .map(date => `${date.toISOString().slice(0, 19)}.000Z`),
  id: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/)),
})

describe('a signed link', () => {
  it('says what it was minted with, whatever a mail client does to its capitals', () => {
    fc.assert(
      fc.property(anyClaims, fc.boolean(), (minted, shout) => {
        const text = mintLink(minted, secrets)
        expect(readLink(shout ? text.toUpperCase() : text, secrets, now)).toEqual(minted)
      }),
    )
  })

  it('is bad with one wrong character anywhere', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (index, wrong) => {
        const changed = `${token.slice(0, index)}${wrong}${token.slice(index + 1)}`
        fc.pre(changed.toLowerCase() !== token)
        expect(readLink(changed, secrets, now)).toBe('bad')
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['the same with a character more', `${token}0`],
    ['the same with a character less', token.slice(0, -1)],
    ['nothing', ''],
    ['a signature alone', token.slice(-26)],
    ['a text that is far too long', '0'.repeat(100_000)],
    [
      'a thread token of the same secret',
      plusAddress('send@x.gov.uk', claims.reference, secrets).split('+')[1] ?? '',
    ],
  ])('is not read from %s', (_, text) => {
    expect(readLink(text, secrets, now)).toBe('bad')
  })

  it('is good until its instant and expired from then on', () => {
    expect(readLink(token, secrets, '2026-12-23T08:59:59.999Z')).toEqual(claims)
    expect(readLink(token, secrets, '2026-12-23T09:00:00.000Z')).toBe('expired')
  })

  it('is bad, not expired, when it is old and not ours', () => {
    expect(
      readLink(mintLink(claims, ['another secret altogether']), secrets, '2030-01-01T00:00:00.000Z'),
    ).toBe('bad')
  })

  it('is still read after the secret was replaced, until the old one is taken away', () => {
    expect(readLink(token, ['a secret put in front', ...secrets], now)).toEqual(claims)
    expect(readLink(token, ['a secret put in front'], now)).toBe('bad')
  })

  it('trusts no secret that is too short to keep one', () => {
    expect(() => mintLink(claims, ['short'])).toThrow('16 characters')
    expect(readLink(token, ['', 'short'], now)).toBe('bad')
  })

  it('is short enough for one line of a mail, with the address before it', () => {
    expect(
      actLink('https://desk.northam.gov.uk/', 'SEND-2026-00417', 'cw-03', now, secrets).length,
    ).toBeLessThan(120)
  })

  it.each([
    ['reference', { reference: 'SEND-1' }],
    ['id', { id: 'a.b' }],
    ['until', { until: 'soon' }],
  ])('is not minted with a %s that is not one', (_, wrong) => {
    expect(() => mintLink({ ...claims, ...wrong }, secrets)).toThrow(/signed link|instant/)
  })
})

describe('the links of our letters', () => {
  const tokenIn = (link: string) => link.split('/').at(-1) ?? ''
  const entryId = 'SEND-2026-00417_reply_3'

  it.each([
    [
      'act on a query for 7 days',
      actLink('https://desk.example', claims.reference, 'cw-03', now, secrets),
      { purpose: 'act', staffId: 'cw-03', id: null, until: '2026-11-30T09:00:00.000Z' },
    ],
    [
      'stop a mail for 10 minutes',
      undoLink(
        'https://desk.example',
        { reference: claims.reference, entryId, staffId: 'cw-03' },
        now,
        secrets,
      ),
      { purpose: 'undo', staffId: 'cw-03', id: entryId, until: '2026-11-23T09:10:00.000Z' },
    ],
    [
      'ask how we did for 28 days',
      surveyLink('https://desk.example/', claims.reference, 2, now, secrets),
      { purpose: 'survey', staffId: null, id: 'r2', until: '2026-12-21T09:00:00.000Z' },
    ],
  ])('%s', (_, link, said) => {
    expect(link).toMatch(/^https:\/\/desk\.example\/(act|undo|survey)\/[0-9a-z]+$/)
    expect(readLink(tokenIn(link), secrets, now)).toEqual({ reference: claims.reference, ...said })
  })

  it.each([
    ['r2', 2],
    ['r', null],
    ['SEND-2026-00417_reply_3', null],
    [null, null],
  ])('a survey with the id %s is about round %s', (id, round) => {
    expect(roundOf({ id })).toBe(round)
  })
})
