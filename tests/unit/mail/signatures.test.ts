import { describe, expect, it } from 'vitest'
import { withoutSignature } from '#shared/domain/mail/signatures.ts'

const own = 'Thank you. My son still has no school and I am very worried about him.'

function left(text: string): string {
  return withoutSignature(text.split('\n')).join('\n').trimEnd()
}

describe('a signature is left out', () => {
  it.each([
    ['under its mark', '-- \nJane Okafor\nSENCO, Oak Primary\n01234 567890'],
    ['under a mark that lost its space', '--\nJane Okafor\nSENCO, Oak Primary'],
    ['under a dash', '—\nJane Okafor\nSENCO'],
    ['under a rule', '----------------\nJane Okafor\nOak Primary School\nt. 01234 567890'],
    ['of a name alone under a rule', '---\nJane Okafor'],
  ])('%s', (_, signature) => {
    expect(left(`${own}\n\n${signature}`)).toBe(own)
  })

  it.each([
    ['Kind regards', 'SENCO\nOak Primary School\nTel: 01234 567890\nwww.oak.example'],
    ['Yours sincerely,', 'Senior Caseworker to Harriet Lowe MP\nHouse of Commons, London SW1A 0AA'],
    ['Many thanks', 'Councillor, Otterdale Ward\n07700 900123'],
    ['Mit freundlichen Grüßen', 'Rechtsanwältin\n+44 1234 567890'],
    ['Z poważaniem', 'tel. 07700 900123'],
    ['Cofion cynnes', 'Swyddog, Cyngor Northam\nffôn 01234 567890'],
  ])('from the line under the name on, after a sign-off: %s', (signOff, block) => {
    expect(left(`${own}\n\n${signOff}\n\nJane Okafor\n${block}`)).toBe(`${own}\n\n${signOff}\n\nJane Okafor`)
  })

  it('from the line under a sign-off and name in one line on', () => {
    expect(left(`${own}\n\nKind regards, Jane Okafor\nSENCO\n[cid:image001.png@01D]\n01234 567890`)).toBe(
      `${own}\n\nKind regards, Jane Okafor`,
    )
  })

  it('from the line under the name on, with no sign-off, where two ways to reach them follow', () => {
    expect(left(`${own}\n\nJane Okafor\njane@example.org\n(01234) 567890`)).toBe(`${own}\n\nJane Okafor`)
  })

  it.each([
    ['under a mark', '-- \nJane Okafor\n01234 567890'],
    ['under a sign-off', 'Kind regards\nJane\nSENCO\n01234 567890'],
  ])('but not the postscript under it: %s', (_, signature) => {
    expect(left(`${own}\n\n${signature}\n\nP.S. He is back on Monday.`)).toContain(
      'P.S. He is back on Monday.',
    )
    expect(left(`${own}\n\n${signature}\n\nP.S. He is back on Monday.`)).not.toContain('01234 567890')
  })
})

describe('no signature', () => {
  it.each([
    [
      'a sign-off with words after it',
      'Many thanks\n\nJane\n\nPS. Please ring after three, he is asleep before that.',
    ],
    ['a sign-off with a question after it', 'Thanks\nJane\nCan you ring my office on 01234 567890?'],
    ['a sign-off and a name', 'Kind regards\nJane Okafor'],
    ['a name and one number', 'Jane Okafor\n07700 900123'],
    [
      'a list of who and where',
      'Name: Tyler Grant\nDOB: 03/04/2013\nSchool: Northgate Primary\nTel: 07700 900123',
    ],
    [
      'the same list after thanks',
      'Thanks\n\nSam\nChild: Tyler Grant\nDOB: 03/04/2013\nSchool: Northgate Primary\nTel: 07700 900123',
    ],
    [
      'sections that dashes part',
      '--\nThe first is transport. He cannot travel alone and nobody answers.\n\n--\nThe second is that he has no tutor.',
    ],
    ['a rule with words under it', '---\nSecond part about my daughter, who is at home\n---\nThird part'],
    [
      'a line of dashes before more words',
      `--\n${'He has been hurt again and nobody answers the telephone at all.\n'.repeat(25)}`.trimEnd(),
    ],
    [
      'what goes on under a name, about a school',
      'Thank you\n\nTyler\nDeputy head said 3 times he cannot stay\nSchool rang on 01234 567890\nTeacher left',
    ],
    [
      'who and where in sentences',
      'Kind regards\nSam Grant\n\nThe SENCO is Mrs Lee\nTheir number is 01234 567890',
    ],
    ['how to reach a parent', 'Best wishes\nSam\nMy mobile is 07700 900123 please ring after 3'],
    ['a few words under a mark', '--\nhe hit me today'],
    ['a few words under a rule', 'Thanks\n---\nhe has no school'],
    ['best, in a sentence', 'Best\n\nHe did his best but 07700 900123 is the number nobody answers.'],
  ])('is %s', (_, end) => {
    expect(left(`${own}\n\n${end}`)).toBe(`${own}\n\n${end}`)
  })
})
