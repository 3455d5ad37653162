import { describe, expect, it } from 'vitest'
import { initials, maskChildNames } from '#shared/domain/letters/child-initials.ts'

describe('initials', () => {
  it.each([
    ['Aisha Khan-Malik', 'A.K.M.'],
    ['élan o’Neil', 'É.O.'],
    ['', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})

describe('the names of children in a text', () => {
  const children = ['Aisha Khan-Malik', 'Zoë O’Brien', 'Jo Li', 'Anne Marie Smith', 'Aisha Khan']

  it.each([
    ['two children', 'Aisha Khan-Malik and Jo Li wait.', 'A.K.M. and J.L. wait.'],
    ['a child by the longer of two names', 'Aisha Khan-Malik', 'A.K.M.'],
    ['a child by the shorter of two names', 'Aisha Khan', 'A.K.'],
    ['a first name alone', 'When will Aisha start?', 'When will A. start?'],
    ['a name in capitals', 'AISHA KHAN-MALIK', 'A.K.M.'],
    ['a possessive', 'Aisha’s taxi', 'A.’s taxi'],
    ['another hyphen', 'Aisha Khan‑Malik', 'A.K.M.'],
    ['a space for the hyphen', 'aisha  khan malik', 'A.K.M.'],
    ['a hyphen for the space', 'Anne-Marie Smith', 'A.M.S.'],
    ['a name over two lines', 'Anne Marie\nSmith', 'A.M.S.'],
    ['another apostrophe', "Zoë O'Brien", 'Z.O.'],
    ['no apostrophe', 'Zoë OBrien, obrien', 'Z.O., O.'],
    ['no accent', 'Zoe', 'Z.'],
    ['an accent in two code points', 'Zoe\u0308 is here', 'Z. is here'],
    ['a name after characters that fold to more or less', 'ﬁne İstanbul 😀 Zoë 😀', 'ﬁne İstanbul 😀 Z. 😀'],
  ])('%s: initials', (_, text, expected) => {
    expect(maskChildNames(text, children)).toBe(expected)
  })

  it.each([
    ['a part of a longer word', 'Aishas Zoetrope Annette'],
    ['a name of two letters alone', 'Jo rang; Li did not.'],
    ['nothing', ''],
  ])('%s stays', (_, text) => {
    expect(maskChildNames(text, children)).toBe(text)
  })

  it('are masked once: initials are not read as a name again', () => {
    expect(maskChildNames('Dee Abbot and A. Dee', ['Dee Abbot'])).toBe('D.A. and A. D.')
  })

  it('a name with characters that patterns use is taken as it is', () => {
    expect(maskChildNames('Ada (Addy) Ball+ came, Adb did not', ['Ada (Addy) Ball+', 'Ad.'])).toBe(
      'A.A.B. came, Adb did not',
    )
  })

  it.each([[[]], [['']], [['  ', '-']]])('with the names %j a text stays as it is', names => {
    expect(maskChildNames('A text - with (nobody).', names)).toBe('A text - with (nobody).')
  })

  it('of one child are masked, and nobody else’s', () => {
    expect(maskChildNames('Jo Li and Aisha', ['Jo Li'])).toBe('J.L. and Aisha')
  })

  it('of many children in a long text are found', () => {
    const many = Array.from({ length: 300 }, (_, index) => `Child${index}x Family${index}y`)
    const masked = maskChildNames(`${'a b-c '.repeat(50_000)}Child299x Family299y`, many)
    expect(masked.endsWith(' C.F.')).toBe(true)
  })
})
