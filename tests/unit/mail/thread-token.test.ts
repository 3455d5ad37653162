import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isTokenForm,
  mintReferenceId,
  plusAddress,
  readReferenceId,
  readTokenAddress,
} from '#shared/domain/mail/thread-token.ts'

const inbox = 'send@northam.gov.uk'
const secrets = ['the newest secret of all', 'an older secret, retired']
const reference = fc
  .tuple(fc.integer({ min: 2000, max: 2999 }), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([year, number]) => `SEND-${year}-${String(number).padStart(5, '0')}`)

describe('a token address', () => {
  it('proves the query that it was minted for, in either form and whatever its case', () => {
    fc.assert(
      fc.property(
        reference,
        fc.constantFrom<'plus' | 'dot'>('plus', 'dot'),
        fc.boolean(),
        (ref, form, shout) => {
          const address = plusAddress(inbox, ref, secrets, form)
          expect(readTokenAddress(shout ? address.toUpperCase() : address, inbox, secrets)).toBe(ref)
        },
      ),
    )
  })

  it('fits into the 64 characters that a local part may have', () => {
    expect(plusAddress(inbox, 'SEND-2026-00417', secrets).indexOf('@')).toBeLessThanOrEqual(64)
  })

  it.each(['plus', 'dot'] as const)('proves nothing with one wrong character (%s form)', form => {
    const address = plusAddress(inbox, 'SEND-2026-00417', secrets, form)
    fc.assert(
      fc.property(fc.nat(address.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (index, wrong) => {
        const changed = `${address.slice(0, index)}${wrong}${address.slice(index + 1)}`
        // The divider has two right forms.
        fc.pre(changed.toLowerCase() !== address && !(index === 4 && '+.'.includes(wrong)))
        expect(readTokenAddress(changed, inbox, secrets)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('proves nothing for another reference with the same signature', () => {
    const address = plusAddress(inbox, 'SEND-2026-00417', secrets).replace('00417', '00418')
    expect(readTokenAddress(address, inbox, secrets)).toBeNull()
  })

  it.each([
    ['angle brackets', (a: string) => `<${a}>`],
    ['spaces', (a: string) => `  ${a} `],
    ['a quoted local part', (a: string) => `"${a.replace('@', '"@')}`],
    ['mailto:', (a: string) => `mailto:${a}`],
  ])('is read inside %s', (_, wrap) => {
    const address = plusAddress(inbox, 'SEND-2026-00417', secrets)
    expect(readTokenAddress(wrap(address), inbox, secrets)).toBe('SEND-2026-00417')
  })

  it('minted with a secret that has since moved down the list still proves its query', () => {
    const address = plusAddress(inbox, 'SEND-2026-00417', secrets.slice(1))
    expect(readTokenAddress(address, inbox, secrets)).toBe('SEND-2026-00417')
    expect(readTokenAddress(address, inbox, secrets.slice(0, 1))).toBeNull()
  })

  it.each([
    ['the inbox itself', inbox],
    ['another domain', plusAddress('send@elsewhere.org', 'SEND-2026-00417', secrets)],
    ['another inbox of the domain', plusAddress('sen@northam.gov.uk', 'SEND-2026-00417', secrets)],
    ['no signature', 'send+send-2026-00417@northam.gov.uk'],
    ['nothing', ''],
    ['no @', 'send+send-2026-00417.0123456789abcdef'],
  ])('proves nothing: %s', (_, address) => {
    expect(readTokenAddress(address, inbox, secrets)).toBeNull()
  })

  it('is not minted with a secret that anyone could guess', () => {
    expect(() => plusAddress(inbox, 'SEND-2026-00417', [''])).toThrow('secret')
    expect(() => plusAddress(inbox, 'SEND-2026-00417', [])).toThrow('secret')
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(readTokenAddress(text, inbox, secrets)).toBeNull()
        expect(readReferenceId(text, secrets, 'northam.gov.uk')).toBeNull()
      }),
    )
  })
})

describe('the shape of a token address', () => {
  it.each([
    [plusAddress(inbox, 'SEND-2026-00417', ['some secret nobody knows']), true],
    [plusAddress(inbox, 'SEND-2026-00417', secrets, 'dot').toUpperCase(), true],
    ['send+newsletter@northam.gov.uk', false],
    ['send+send-2026-00417@northam.gov.uk', false],
    ['sendx@northam.gov.uk', false],
    [inbox, false],
  ])('%s: %s', (address, expected) => {
    expect(isTokenForm(address, inbox)).toBe(expected)
  })
})

describe('an id of ours in References', () => {
  it('proves the query that it was minted for', () => {
    fc.assert(
      fc.property(reference, ref => {
        const id = mintReferenceId(ref, secrets, 'northam.gov.uk')
        expect(id).toMatch(/^<[^<>\s]+@northam\.gov\.uk>$/)
        expect(readReferenceId(id.toUpperCase(), secrets, 'northam.gov.uk')).toBe(ref)
        expect(readReferenceId(id.slice(1, -1), secrets, 'northam.gov.uk')).toBe(ref)
        expect(readReferenceId(id, secrets, 'elsewhere.org')).toBeNull()
      }),
    )
  })

  it('cannot be made into an address, nor an address into it', () => {
    const token = plusAddress(inbox, 'SEND-2026-00417', secrets).slice(
      'send+'.length,
      -'@northam.gov.uk'.length,
    )
    expect(readReferenceId(`<${token}@northam.gov.uk>`, secrets, 'northam.gov.uk')).toBeNull()
  })
})
