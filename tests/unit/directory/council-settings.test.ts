import { describe, expect, it } from 'vitest'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import { problemSentence } from '#shared/domain/directory/directory-problems.ts'
import { councilFiles } from '#tests/support/directory/council-files.ts'

function problemsOf(settings: string | Uint8Array): readonly string[] {
  const reading = readCouncilFiles(councilFiles({ 'council.json': settings }))
  return reading.ok ? [] : reading.problems.map(problemSentence)
}

const settings = (more: string) =>
  `{\n  "name": "Aldermere",\n  "inbox": "send@aldermere.example",\n  ${more}\n}\n`

describe('council.json', () => {
  it('needs a name and an inbox, and has a default for all else', () => {
    const reading = readCouncilFiles(councilFiles())
    expect(reading.ok && reading.snapshot.council).toMatchObject({
      domains: [],
      memberDomains: [],
      closureDays: [],
      standards: { version: '1', rows: {} },
      workingHours: { friday: [{ from: '09:00', to: '17:00' }], saturday: [] },
      signposts: {},
      outOfHours: {},
    })
  })

  it.each<[string, string | Uint8Array, readonly string[]]>([
    ['is empty', ' \n', ['council.json: the file is empty.']],
    [
      'is not UTF-8',
      Buffer.from('{ "name": "Caf\u00e9" }', 'latin1'),
      ['council.json: the file is not UTF-8 text.'],
    ],
    [
      'is cut off',
      '{\n  "name": "Aldermere"',
      ['council.json, line 2, column 22: this is not JSON: close brace expected.'],
    ],
    [
      'has a comma too many',
      settings('"domains": ["a.example",]'),
      ['council.json, line 4, column 27: this is not JSON: value expected.'],
    ],
    [
      'has a comment',
      settings('// no'),
      ['council.json, line 4, column 3: this is not JSON: invalid comment token.'],
    ],
    ['is a list', '[]', ['council.json, line 1, column 1: the file must be a group of settings in { }.']],
    [
      'lacks name and inbox',
      '{}',
      [
        'council.json, line 1, column 1: name: is missing.',
        'council.json, line 1, column 1: inbox: is missing.',
      ],
    ],
    [
      'has an inbox that is no address',
      '{ "name": "A", "inbox": "send" }',
      ['council.json, line 1, column 25: inbox: "send" is not a mail address.'],
    ],
    [
      'has a setting twice',
      settings('"name": "B"'),
      ['council.json, line 4, column 3: "name" is there twice.'],
    ],
    [
      'has a closure day that is none',
      settings('"closureDays": ["2026-12-29", "24 December"]'),
      ['council.json, line 4, column 33: closureDays[1]: "24 December" is not a date such as 2026-11-23.'],
    ],
    [
      'has a time of day that is none',
      settings('"workingHours": { "monday": [{ "from": "9:00", "to": "17:00" }] }'),
      [
        'council.json, line 4, column 42: workingHours.monday[0].from: "9:00" is not a time of day such as 09:00.',
      ],
    ],
    [
      'has a day that ends before it begins',
      settings('"workingHours": { "monday": [{ "from": "17:00", "to": "09:00" }] }'),
      ['council.json, line 4, column 32: workingHours.monday[0]: must end after it begins.'],
    ],
    [
      'has a day of the week that is none',
      settings('"workingHours": { "mon": [] }'),
      ['council.json, line 4, column 19: workingHours: has settings that do not exist: mon.'],
    ],
    [
      'has a standard that is no span',
      settings('"standards": { "rows": { "family": { "accept": { "P1": "soon" } } } }'),
      [
        'council.json, line 4, column 58: standards.rows.family.accept.P1: "soon" is not a span such as "4 wh" or "3 wd".',
      ],
    ],
    [
      'has a line break in a name',
      '{ "name": "A\\r\\nBcc: x@y.example", "inbox": "send@a.example" }',
      ['council.json, line 1, column 11: this text holds a control character.'],
    ],
    [
      'is nested beyond reason',
      `{ "name": ${'['.repeat(100_000)}`,
      ['council.json: the file is nested too deeply to be the settings of a council.'],
    ],
    [
      'is far too large',
      `{ "name": "${'A'.repeat(300_000)}" }`,
      ['council.json: the file is larger than 256000 bytes.'],
    ],
  ])('is refused where it %s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems)
  })

  it('may begin with a byte order mark', () => {
    expect(problemsOf(`\ufeff${settings('"domains": []')}`)).toEqual([])
  })
})
