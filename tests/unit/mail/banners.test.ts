import { describe, expect, it } from 'vitest'
import { ownWords } from '#shared/domain/mail/own-words.ts'

const own = 'My son still has no school and I am very worried about him.'

describe('the banner of a gateway is left out', () => {
  it.each([
    'CAUTION: This email originated from outside the organisation. Do not click links or open attachments unless you\nrecognise the sender and know the content is safe.',
    'CAUTION:\nThis email originated from outside of the organisation.\nDo not click links or open attachments unless you recognise the sender.',
    '⚠ External sender: be careful with links',
    '[EXTERNAL EMAIL]',
    '---------- CAUTION: EXTERNAL EMAIL ----------',
    'CAUTION: This email originated from outside of Oak School. Do not click links or open attachments.',
    "You don't often get email from jane@example.org. Learn why this is important",
    'This message was sent from outside the council.',
    'This Message Is From an External Sender\nThis message came from outside your organization.',
    'ACHTUNG: Diese E-Mail stammt von einem externen Absender.',
    'ATTENTION : ce courriel provient d’un expéditeur externe.',
    'LET OP: dit is een externe afzender',
    'UWAGA: wiadomość spoza organizacji',
    'RHYBUDD: daeth yr e-bost hwn o’r tu allan i’r Cyngor.',
  ])('%s', banner => {
    expect(ownWords(`${banner}\n\n${own}`)).toBe(own)
  })

  it.each([
    'CAUTION: This email originated from outside the organisation. Do not click links.',
    'This message was sent from outside the council.',
  ])('and so is one under the words: %s', banner => {
    expect(ownWords(`Dear team\n\n${own}\n\n${banner}`)).toBe(`Dear team\n\n${own}`)
  })

  it('and a tag before the first words leaves the words', () => {
    expect(ownWords(`[EXTERNAL] Dear team, ${own}`)).toBe(`Dear team, ${own}`)
  })
})

describe('a person’s warning is not a banner', () => {
  it.each([
    'Warning: the school sent an email saying he will be excluded. Please do not open the letter before you ring me.',
    'External advice says he cannot cope. The message from outside professionals is the same.',
    'Attention: my son has been sent home from outside the classroom.',
    'CAUTION he bites. Do not click your fingers near him.',
    'Please do not open attachments in front of my husband.',
    'External exclusion again today.',
    'Dear team\n\nExternal\n\nis what they call the exclusion.',
  ])('%s', words => {
    expect(ownWords(`${words}\n\n${own}`)).toBe(`${words}\n\n${own}`)
  })
})
