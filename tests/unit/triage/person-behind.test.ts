import { describe, expect, it } from 'vitest'
import { personBehind, standingOf } from '#shared/domain/triage/person-behind.ts'
import { aContact, aDirectory } from '#tests/support/directory/small-directory.ts'
import { aMail } from '#tests/support/mail/a-mail.ts'

const directory = aDirectory({
  contacts: [
    aContact('EHC-30001', 'carly.fox@mailbox.example', { name: 'Carly Fox' }),
    aContact('EHC-30001', 'lee.fox@mailbox.example', { name: 'Lee Fox', mayReceive: false }),
  ],
})

function behind(name: string, address: string) {
  return personBehind(aMail({ forwarded: { from: { name, address }, text: 'no taxi' } }), directory)
}

describe('the person behind a forward', () => {
  it.each([
    [
      'at an address on file for the case',
      'C',
      'carly.fox@mailbox.example',
      'Carly Fox, on file for EHC-30001 as parent.',
    ],
    ['who may not be told', 'Lee', 'lee.fox@mailbox.example', 'may not be told about the case'],
    ['with a name on file at another address', 'Carly Fox', 'cf@new.example', 'at another address'],
    ['who is nobody on file', 'Ann', 'ann@elsewhere.example', 'not on file for EHC-30001'],
  ])('%s is proposed, and what the directory knows is said', (_, name, address, said) => {
    const person = behind(name, address)
    expect(person).toEqual({ name, address })
    const evidence = standingOf(person, directory.case('EHC-30001'), directory)
    expect(evidence.map(each => each.text).join(' ')).toContain(said)
  })

  it('is proposed without a word where no case is tied', () => {
    expect(standingOf(behind('Ann', 'ann@elsewhere.example'), null, directory)).toEqual([])
  })

  it.each([
    ['the forwarder', 'Kit', 'kit.lowe@mailbox.example'],
    ['a member of staff', 'Priya Shah', 'cw-a1@aldermere.example'],
    ['without a name and address', '', ''],
  ])('%s is nobody', (_, name, address) => {
    expect(behind(name, address)).toBeNull()
  })
})
