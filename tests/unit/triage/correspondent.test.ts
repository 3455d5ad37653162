import { describe, expect, it } from 'vitest'
import type { Mail } from '#shared/domain/mail/mail.ts'
import { type Receipt, unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { findCorrespondent } from '#shared/domain/triage/correspondent.ts'
import { readWriting } from '#shared/domain/triage/writing.ts'
import { aContact, aDirectory, aSnapshot } from '#tests/support/directory/small-directory.ts'
import { aMail } from '#tests/support/mail/a-mail.ts'

const directory = aDirectory()

function from(
  name: string,
  address: string,
  text = '',
  overrides: Partial<Mail> = {},
  receipt: Partial<Receipt> = {},
) {
  const mail = aMail({ from: { name, address }, text, ownWords: text, ...overrides })
  const seen = { ...unvouchedReceipt('2026-11-23T10:00:00.000Z'), ...receipt }
  return findCorrespondent(mail, readWriting(mail), seen, directory)
}

describe('the directory’s address', () => {
  it.each([
    ['a councillor’s own', 'dorothy.marsh@members.aldermere.example', 'councillor', 'cllr-1'],
    ['an MP’s own', 'rashid.coleman.mp@parliament.uk', 'mp', 'mp-1'],
    ['an MP’s office', 'office@rashidcoleman.example', 'mp', 'mp-1'],
    ['a caseworker’s', 'cw-a1@aldermere.example', 'staff', 'cw-a1'],
    ['a parent’s', 'carly.fox@mailbox.example', 'family', null],
    ['a school’s', 'senco@oakfield.example', 'school', null],
  ])('%s says who writes, whatever the name', (_, address, kind, directoryId) => {
    expect(from('Somebody Else', address).correspondent).toMatchObject({ kind, directoryId, verified: true })
  })

  it('gives the ward of a councillor', () => {
    expect(from('', 'dorothy.marsh@members.aldermere.example').ward).toBe('Quarry Bank')
  })

  it.each<[string, string, Partial<Receipt>]>([
    ['DMARC passes', 'members.aldermere.example', { dmarc: 'pass' }],
    [
      'DMARC passes though SPF fails, as it does for forwarded mail',
      'members.aldermere.example',
      { spf: 'fail', dkim: 'pass', dmarc: 'pass' },
    ],
    ['SPF passes for its own domain', 'members.aldermere.example', { spf: 'pass', dmarc: 'none' }],
    [
      'SPF passes for a part of its domain',
      'bounce.members.aldermere.example',
      { spf: 'pass', dmarc: 'gray' },
    ],
    ['SPF passes for the domain above it', 'aldermere.example', { spf: 'pass', dmarc: 'unavailable' }],
  ])('is verified where %s', (_, envelope, receipt) => {
    const seen = { envelopeFrom: `x@${envelope}`, ...receipt }
    const answer = from('', 'dorothy.marsh@members.aldermere.example', '', {}, seen)
    expect(answer.correspondent.verified).toBe(true)
    expect(answer.flags).toEqual([])
    expect(answer.evidence).toHaveLength(1)
  })

  it.each<[string, Partial<Receipt>, string]>([
    ['DMARC fails', { dmarc: 'fail' }, 'checks of the mail server failed'],
    ['DMARC fails though SPF passes', { dmarc: 'fail', spf: 'pass' }, 'failed'],
    ['SPF and DKIM both fail', { spf: 'fail', dkim: 'fail' }, 'checks of the mail server failed'],
    ['SPF passes for another domain', { spf: 'pass', envelopeFrom: 'x@evil.example' }, 'could not tell'],
    [
      'SPF passes for a domain that only ends alike',
      { spf: 'pass', envelopeFrom: 'x@notmailbox.example' },
      'could not tell',
    ],
    ['SPF passes for a mere ending', { spf: 'pass', envelopeFrom: 'x@example' }, 'could not tell'],
    ['SPF passes for nobody, as for a bounce', { spf: 'pass', envelopeFrom: '' }, 'could not tell'],
    [
      'a signature holds, nobody knows whose',
      { dkim: 'pass', envelopeFrom: 'x@evil.example' },
      'could not tell',
    ],
    [
      'a stranger’s SPF and signature hold',
      { spf: 'pass', dkim: 'pass', envelopeFrom: 'x@evil.example' },
      'could not tell',
    ],
    ['the mail server could not tell', { spf: 'gray', dkim: 'none' }, 'could not tell'],
    ['the mail server could check nothing', { spf: 'unavailable', dmarc: 'unavailable' }, 'could not tell'],
  ])('is not verified where %s, and that is said', (_, receipt, said) => {
    const vouched = {
      dmarc: 'none',
      spf: 'none',
      dkim: 'none',
      spam: 'pass',
      virus: 'pass',
      envelopeFrom: 'dorothy.marsh@members.aldermere.example',
    } as const
    for (const address of [
      'dorothy.marsh@members.aldermere.example',
      'cw-a1@aldermere.example',
      'carly.fox@mailbox.example',
    ]) {
      const answer = from('', address, '', {}, { ...vouched, ...receipt })
      expect(answer.correspondent.verified).toBe(false)
      expect(answer.flags).toContain('unverified-claim')
      expect(answer.evidence.map(each => each.text).join(' ')).toContain(said)
    }
  })

  it.each([
    ['sender', 'From line holds no address'],
    ['reply-to', 'From line holds no address'],
    ['several-authors', 'more than one author'],
  ] as const)('is not verified from %s, whatever the mail server says', (fromField, said) => {
    for (const receipt of [{}, { spf: 'pass', dkim: 'pass', dmarc: 'pass' }] as const) {
      const answer = from('', 'dorothy.marsh@members.aldermere.example', '', { fromField }, receipt)
      expect(answer.correspondent).toMatchObject({ kind: 'councillor', verified: false })
      expect(answer.flags).toContain('unverified-claim')
      expect(answer.evidence.map(each => each.text).join(' ')).toContain(said)
    }
  })

  it('flags somebody who may not be told', () => {
    const contacts = [aContact('EHC-30001', 'dad@mailbox.example', { name: 'Lee Fox', mayReceive: false })]
    const mail = aMail({ from: { name: '', address: 'dad@mailbox.example' } })
    const answer = findCorrespondent(
      mail,
      readWriting(mail),
      unvouchedReceipt('2026-11-23T10:00:00.000Z'),
      aDirectory({ contacts }),
    )
    expect(answer).toMatchObject({
      correspondent: { kind: 'family', name: 'Lee Fox' },
      flags: ['may-not-receive'],
    })
  })
})

describe('an address that the directory does not know', () => {
  it.each([
    ['the council’s own domain', 'new.starter@aldermere.example', 'staff'],
    ['a subdomain of the council’s', 'p.lee@housing.aldermere.example', 'staff'],
    ['the members’ domain, inside the council’s', 'new.member@members.aldermere.example', 'councillor'],
    ['Parliament', 'someone.mp@parliament.uk', 'mp'],
    ['a school', 'head@hilltop.leeds.sch.uk', 'school'],
    ['a school by its name', 'office@st-johns-primary.example', 'school'],
    ['a college', 'als@northern.ac.uk', 'school'],
    ['the NHS', 'j.singh@nhs.net', 'professional'],
    ['an NHS trust', 'j.singh@aldermere-ft.nhs.uk', 'professional'],
    ['another council', 'sw@kirkton.gov.uk', 'professional'],
    ['the courts service', 'send@justice.gov.uk', 'legal'],
    ['a firm of solicitors', 'info@brightsolicitors.co.uk', 'legal'],
    ['a school where all on file are of the school', 'head@oakfield.example', 'school'],
    ['a private host', 'sunny77@gmail.com', 'unknown'],
  ])('of %s is told by its domain', (_, address, kind) => {
    expect(from('', address).correspondent).toMatchObject({ kind, directoryId: null, verified: false })
  })

  it.each([
    ['Hello, I am the SENCO at Brook Lane. We have a pupil joining us.', 'school'],
    ['My son is eight and needs help.', 'family'],
    ["I'm Ola's mum and I need to talk to someone.", 'family'],
    ['I am writing as the foster carer of two brothers.', 'family'],
    ['im 17 and i have an ehcp, my college wont listen', 'family'],
    ['We act for Mrs Dunne, the mother of the child.', 'legal'],
    ['Dear Sirs\n\nOur client has asked us to write.', 'legal'],
    ['I am the social worker for this young person.', 'professional'],
    ['I am an independent speech and language therapist working with a child in your area.', 'professional'],
    ['My neighbour’s son has no school. Can you help them?', 'unknown'],
    ['How many special schools are there?', 'unknown'],
    ['I am a nurse and my daughter needs an assessment.', 'family'],
    ['I will speak to a solicitor about my son if this goes on.', 'family'],
    ['My wife is the SENCO at Brook Lane but I write about my daughter.', 'family'],
    ['Our school will not help my daughter.', 'family'],
    ['I have also written to Councillor Marsh about my daughter’s taxi.', 'family'],
    ['My MP told me to write to you about my son.', 'family'],
  ])('is told by words: “%s”', (text, kind) => {
    expect(from('K. Lowe', 'k.lowe71@gmail.com', text).correspondent.kind).toBe(kind)
  })

  it('is told by a title in the signature', () => {
    const text =
      'Please could you send me the paperwork for the meeting?\n\nThanks\n\nJo Field\nDeputy Headteacher\nBrook Lane'
    const answer = from('Jo Field', 'jo@brooklane.example', text, {
      ownWords: 'Please could you send me the paperwork for the meeting?\n\nThanks',
    })
    expect(answer.correspondent.kind).toBe('school')
  })
})

describe('a name without its address', () => {
  it.each([
    ['Cllr Dorothy Marsh', 'dorothy.marsh55@gmail.com', 'Please tell me where the child lives.'],
    ['Dorothy Marsh', 'd.marsh@fast.example', 'I am the councillor for Quarry Bank.'],
    ['Rashid Coleman MP', 'rashid@coleman-office.example', 'I write as a Member of Parliament.'],
    ['Priya Shah', 'priya.shah@gmail.com', 'Please send me the file, I am working from home.'],
  ])('of %s is a claim and no more', (name, address, text) => {
    const answer = from(name, address, text)
    expect(answer.correspondent).toMatchObject({ kind: 'unknown', directoryId: null, verified: false })
    expect(answer.flags).toContain('unverified-claim')
  })

  it('of a councillor asks them to write from the registered address', () => {
    expect(
      from('Dot', 'dot@gmail.com', 'Can someone look into this?\n\nCllr Dot Marsh\nQuarry Bank').flags,
    ).toContain('private-address')
  })

  it('makes nobody a councillor who only writes to one', () => {
    expect(
      from('Sal', 'sal@gmail.com', 'Dear Councillor Marsh,\n\nmy son has no taxi.').correspondent.kind,
    ).toBe('family')
  })

  it('of a parent on file from another address is family, unproven', () => {
    const answer = from('Carly Fox', 'carly.new@gmail.com', 'my son Jamie has no taxi again')
    expect(answer).toMatchObject({
      correspondent: { kind: 'family', verified: false },
      flags: ['unverified-claim'],
    })
  })

  it('of an office of an MP whom the register does not have is an MP’s, unproven', () => {
    const answer = from(
      'Casework Team',
      'casework@janeholt.org.uk',
      'I write on behalf of my constituent.\n\nSenior Caseworker to Jane Holt MP',
    )
    expect(answer.correspondent).toMatchObject({ kind: 'mp', verified: false })
  })
})

describe('words against a domain', () => {
  it.each([
    ['a nurse about her son', 'j.singh@nhs.net', 'I am a nurse and my son Ravi has no taxi.', 'family'],
    [
      'a nurse about a patient',
      'j.singh@nhs.net',
      'I see this young man in clinic. His mum told us: “my son has not slept”.',
      'professional',
    ],
    [
      'a teacher about her own daughter',
      'k.low@hilltop.leeds.sch.uk',
      'I write as a parent: my daughter has no school place.',
      'family',
    ],
    [
      'a head about pupils',
      'head@hilltop.leeds.sch.uk',
      'Our children deserve better and our pupil has no funding.',
      'school',
    ],
    ['a colleague who is a mother', 'lib@aldermere.example', "I'm Ola's mum and her taxi is late.", 'family'],
    [
      'a colleague at work',
      'finance@aldermere.example',
      'Please approve the invoice for the tutor.',
      'staff',
    ],
    ['a sign-off', 'kj@gmail.com', 'Still no taxi. What now?\n\nThanks\nTheo’s nan', 'family'],
    ['Polish', 'beata@o2.pl', 'Dzień dobry, mój syn nie chodzi do szkoły.', 'family'],
    ['Urdu', 'r.khan@gmail.com', 'میرا بیٹا اسکول نہیں جا رہا۔', 'family'],
    [
      'an occupational therapist with a client',
      'sue@suesmithot.co.uk',
      'I am an independent occupational therapist and my client needs equipment.',
      'professional',
    ],
    [
      'a solicitor with a client',
      'r@stowe.co.uk',
      'My client is the mother.\n\nRuth Stowe\nSolicitor',
      'legal',
    ],
    [
      'a councillor of another council',
      'cllr.j.green@kirkton.gov.uk',
      'A family who moved to you asked me to help.',
      'councillor',
    ],
    ['an MP’s own domain', 'casework@janeholtmp.org.uk', 'A constituent has asked for help.', 'mp'],
    ['a domain that only ends in mp', 'info@summercamp.org.uk', 'We offer places in July.', 'unknown'],
    [
      'the domain of a registered MP’s office',
      'sam@rashidcoleman.example',
      'A constituent has asked for help.',
      'mp',
    ],
    ['a charity', 'advice@kirktonautism.org.uk', 'A family asked us to write.', 'professional'],
    ['secure mail of the courts', 'clerk@firm.cjsm.net', 'Please find the bundle.', 'legal'],
  ])('%s', (_, address, text, kind) => {
    expect(from('', address, text).correspondent).toMatchObject({ kind, verified: false })
  })
})

describe('checks that fail', () => {
  const headers = [
    { name: 'authentication-results', value: 'mx.example; spf=fail; dkim=none; dmarc=fail header.from=x' },
    { name: 'authentication-results', value: 'earlier.example; spf=pass; dkim=pass; dmarc=pass' },
  ]

  it('and are written on a file that nobody vouches for count against its writer', () => {
    const answer = from('', 'dorothy.marsh@members.aldermere.example', 'Send me the plan.', { headers })
    expect(answer.correspondent).toMatchObject({ kind: 'councillor', directoryId: 'cllr-1', verified: false })
    expect(answer.flags).toEqual(['unverified-claim'])
  })

  it('count for nothing where a later server found that they pass', () => {
    const answer = from('', 'dorothy.marsh@members.aldermere.example', '', { headers: headers.toReversed() })
    expect(answer.correspondent.verified).toBe(true)
  })

  it.each([
    ['an unregistered address of the members’ domain', 'new.member@members.aldermere.example'],
    ['an unlisted address of the council', 'director@aldermere.example'],
    ['a councillor of another council', 'cllr.j.green@kirkton.gov.uk'],
  ])('make %s unknown', (_, address) => {
    const answer = from('Cllr J Green', address, 'Send me the plan.', { headers })
    expect(answer.correspondent).toMatchObject({ kind: 'unknown', verified: false })
    expect(answer.flags).toContain('unverified-claim')
  })

  it('are not needed for a look-alike of the council’s domain', () => {
    const answer = from('Cllr Dorothy Marsh', 'dorothy.marsh@members-aldermere.co.uk', 'Send me the plan.')
    expect(answer.correspondent).toMatchObject({ kind: 'unknown', verified: false })
    expect(answer.evidence.map(each => each.text).join(' ')).toContain('only looks like')
  })
})

describe('an address on file in another form', () => {
  it('with a tag is the same mailbox', () => {
    expect(from('', 'carly.fox+send@mailbox.example').correspondent).toMatchObject({
      kind: 'family',
      verified: true,
    })
  })

  it('that a mailing list moved to Reply-To is known, and unproven', () => {
    const answer = from('Carly Fox via Parents’ Forum', 'forum@lists.example', 'taxi late', {
      replyTo: [{ name: 'Carly Fox', address: 'carly.fox@mailbox.example' }],
    })
    expect(answer.correspondent).toMatchObject({ kind: 'family', verified: false })
    expect(answer.flags).toContain('unverified-claim')
  })

  it('in Reply-To alone proves nothing', () => {
    const answer = from('Carly Fox', 'x@elsewhere.example', 'hello', {
      replyTo: [{ name: '', address: 'carly.fox@mailbox.example' }],
    })
    expect(answer.contacts).toEqual([])
  })

  it('both as a parent and for a school is the one that the words speak of', () => {
    const contacts = [
      aContact('EHC-30001', 'ruth@oakfield.example', { name: 'Ruth Vale' }),
      aContact('EHC-30002', 'ruth@oakfield.example', { name: 'Ruth Vale', relation: 'school' }),
    ]
    const kindFor = (text: string) => {
      const mail = aMail({ from: { name: '', address: 'ruth@oakfield.example' }, text, ownWords: text })
      const receipt = unvouchedReceipt('2026-11-23T10:00:00.000Z')
      return findCorrespondent(mail, readWriting(mail), receipt, aDirectory({ contacts })).correspondent.kind
    }
    expect([kindFor('my son has no taxi'), kindFor('Nadia has no TA')]).toEqual(['family', 'school'])
  })
})

describe('mail that no person wrote', () => {
  it('is not taken at its word', () => {
    const mail = aMail({
      from: { name: 'Barrister Cole', address: 'cole@lucky.example' },
      text: 'We act for the late Mr Holmes.',
    })
    const answer = findCorrespondent(
      mail,
      null,
      unvouchedReceipt('2026-11-23T10:00:00.000Z'),
      aDirectory(aSnapshot()),
    )
    expect(answer.correspondent.kind).toBe('unknown')
  })
})
