import { describe, expect, it } from 'vitest'
import { otherChildren } from '#shared/domain/triage/other-child.ts'

const named = (own: string) =>
  otherChildren({ sentences: [], subject: '', own, forwarded: '' }, [], [], () => false).map(each =>
    each.words.join(' '),
  )

describe('children whom a mail names', () => {
  it.each([
    ['My younger son Kian is out of school too.', ['kian']],
    ['We have a pupil, Omar Reza, without a taxi.', ['omar reza']],
    ['Anne-Marie O’Brien-Smith, dob 3 May 2014', ['anne marie obrien smith']],
    ["Re: Conor O'Neill", ['conor oneill']],
    ['Bobby Lane (EHC-20999)', ['bobby lane']],
    ['Jack’s sister Amy is here.', ['amy']],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  // Far beyond what a test may take where time grows with the square of the text.
  it.each(['O’', 'Mc', 'EHC-', 'A'])('are none in a text of %s without an end', piece => {
    expect(named(piece.repeat(120_000 / piece.length))).toEqual([])
  })
})
