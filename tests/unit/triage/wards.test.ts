import { describe, expect, it } from 'vitest'
import { capitalised, tokensOf } from '#shared/domain/triage/tokens.ts'
import { wardsIn } from '#shared/domain/triage/wards.ts'
import { aDirectory } from '#tests/support/directory/small-directory.ts'

const directory = aDirectory()

function wards(text: string): readonly string[] {
  const tokens = tokensOf({ where: 'own', text })
  return [...wardsIn(tokens, capitalised(tokens), directory)]
}

describe('a ward', () => {
  it.each([
    ['as a place', 'A family in Quarry Bank has no taxi.', ['Quarry Bank']],
    ['in small letters throughout', 'we live in quarry bank and have no taxi', ['Quarry Bank']],
    ['on a form, before the line of the school', 'Ward: Mill End\nSchool: none', ['Mill End']],
    ['before a nursery in small letters', 'It is the Mill End nursery here.', ['Mill End']],
    ['with its apostrophe lost', 'They moved to St Cuthberts.', ["St Cuthbert's"]],
  ])('%s is found', (_, text, expected) => {
    expect(wards(text)).toEqual(expected)
  })

  it.each([
    ['in the name of a school', 'He is at Mill End Primary School.'],
    ['in the name of a unit', 'We wrote of the Mill End resource base.'],
    ['in the name of a road', 'The bus stops in Quarry Bank Road.'],
    ['in part', 'The mill is at an end.'],
  ])('%s is none', (_, text) => {
    expect(wards(text)).toEqual([])
  })
})
