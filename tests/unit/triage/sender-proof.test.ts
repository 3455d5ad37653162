import { describe, expect, it } from 'vitest'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { doubtOfSender } from '#shared/domain/triage/sender-proof.ts'

const receipt = {
  ...unvouchedReceipt('2026-11-24T10:00:00.000Z'),
  envelopeFrom: 'someone@evil.example',
  recipients: ['send@aldermere.example'],
  dmarc: 'pass' as const,
}
const mailFrom = (address: string) => ({
  from: { name: '', address },
  fromField: 'from' as const,
  headers: [],
})
const doubt = (address: string, dmarcOf?: string) =>
  doubtOfSender(mailFrom(address), dmarcOf === undefined ? receipt : { ...receipt, dmarcOf })

describe('a DMARC result that passes', () => {
  it.each([
    ['the domain of the address', 'aldermere.example'],
    ['a part of that domain', 'mail.aldermere.example'],
    ['that domain in capitals and with its last dot', 'Aldermere.Example.'],
    ['no domain, as older marks do', undefined],
  ])('proves the address where it speaks of %s', (_, dmarcOf) => {
    expect(doubt('priya@aldermere.example', dmarcOf)).toBeNull()
  })

  it('proves an address whose domain is spelt the other way', () => {
    expect(doubt('jo@bücher.example', 'xn--bcher-kva.example')).toBeNull()
  })

  it.each([
    ['another domain: two addresses stood in the From line', 'evil.example'],
    ['a domain that only ends alike', 'evil-aldermere.example'],
    ['several domains', ''],
  ])('proves nothing where it speaks of %s', (_, dmarcOf) => {
    expect(doubt('priya@aldermere.example', dmarcOf)).toMatch(/read in two ways/)
  })
})
