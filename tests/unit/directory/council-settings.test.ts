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

function daysFrom(first: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10),
  )
}

/** `L1 team-manager 1wd`: a rung that comes at the same time at every priority. */
function ladder(...rungs: readonly string[]): string {
  return JSON.stringify(
    rungs.map(rung => {
      const [level = '', who = '', span = ''] = rung.split(' ')
      const after = span.replace(/(\d+)(\w+)/, '$1 $2')
      return { level, who, after: { P1: after, P2: after, P3: after, P4: after } }
    }),
  )
}

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
      'has a standard of more than two years',
      settings('"standards": { "rows": { "family": { "accept": { "P1": "4001 wh" } } } }'),
      ['council.json, line 4, column 58: standards.rows.family.accept.P1: is longer than two years.'],
    ],
    [
      'has stretches of a day that overlap',
      settings(
        '"workingHours": { "monday": [{ "from": "09:00", "to": "13:00" }, { "from": "12:00", "to": "17:00" }] }',
      ),
      ['council.json, line 4, column 31: workingHours.monday: has stretches that overlap.'],
    ],
    [
      'has no hours at all',
      settings(
        '"workingHours": { "monday": [], "tuesday": [], "wednesday": [], "thursday": [], "friday": [] }',
      ),
      ['council.json, line 4, column 19: workingHours: must leave at least one working day.'],
    ],
    [
      'has a short day that ends before it begins',
      settings('"shortDays": [{ "date": "2026-12-24", "from": "12:00", "to": "09:00" }]'),
      ['council.json, line 4, column 17: shortDays[0]: must end after it begins.'],
    ],
    [
      'has two parts of a short day that overlap',
      settings(
        '"shortDays": [{ "date": "2026-12-24", "from": "09:00", "to": "12:00" }, { "date": "2026-12-24", "from": "11:00", "to": "13:00" }]',
      ),
      ['council.json, line 4, column 16: shortDays: has parts of one day that overlap.'],
    ],
    [
      'is closed for longer than any service',
      settings(`"closureDays": ${JSON.stringify(daysFrom('2027-01-01', 70))}`),
      ['council.json, line 4, column 18: closureDays: leave no working day in the 60 days from 2027-01-01.'],
    ],
    [
      'has a rung without a level',
      settings('"standards": { "ladder": [{ "level": "2", "who": "director", "after": { "P1": "1 wh" } }] }'),
      ['council.json, line 4, column 40: standards.ladder[0].level: "2" is not a level such as L1 or L2.'],
    ],
    [
      'has a rung before the breach that it follows',
      settings(
        '"standards": { "ladder": [{ "level": "L1", "who": "director", "after": { "P1": "0 wd" } }] }',
      ),
      [
        'council.json, line 4, column 82: standards.ladder[0].after.P1: "0 wd" is not a span such as "0 wh", "2 wh" or "3 wd".',
      ],
    ],
    [
      'has rungs that do not rise in time',
      settings(
        `"standards": { "ladder": ${ladder('L1 team-manager 1wd', 'L2 head-of-service 8wh', 'L3 director 2wd')} }`,
      ),
      [
        'council.json, line 4, column 175: standards.ladder[1].after.P1: "8 wh" is not later than L1 of P1; rungs rise in time.',
        'council.json, line 4, column 187: standards.ladder[1].after.P2: "8 wh" is not later than L1 of P2; rungs rise in time.',
        'council.json, line 4, column 199: standards.ladder[1].after.P3: "8 wh" is not later than L1 of P3; rungs rise in time.',
        'council.json, line 4, column 211: standards.ladder[1].after.P4: "8 wh" is not later than L1 of P4; rungs rise in time.',
      ],
    ],
    [
      'has a level twice',
      settings(`"standards": { "ladder": ${ladder('L1 team-manager 0wh', 'L1 director 1wd')} }`),
      [
        'council.json, line 4, column 132: standards.ladder[1].level: L1 does not come after L1; the rungs stand in order, each level once.',
      ],
    ],
    [
      'has a warning twice',
      settings(
        '"standards": { "warnings": [{ "at": "50%", "who": ["owner"] }, { "at": "50%", "who": ["cover"] }] }',
      ),
      ['council.json, line 4, column 74: standards.warnings[1].at: 50% is there twice.'],
    ],
    [
      'has a warning at a share that is none',
      settings('"standards": { "warnings": [{ "at": "100%", "who": ["owner"] }] }'),
      [
        'council.json, line 4, column 39: standards.warnings[0].at: "100%" is neither a share such as 50% nor due-day.',
      ],
    ],
    [
      'has a warning for nobody',
      settings('"standards": { "warnings": [{ "at": "50%", "who": [] }] }'),
      ['council.json, line 4, column 53: standards.warnings[0].who: names nobody.'],
    ],
    [
      'gives a reply too long to be undone',
      settings('"standards": { "undoSeconds": 301 }'),
      [
        'council.json, line 4, column 33: standards.undoSeconds: must be a whole number of seconds from 0 to 300.',
      ],
    ],
    [
      'pauses clocks for a calendar month',
      settings('"standards": { "pauseLimit": "1 month" }'),
      [
        'council.json, line 4, column 32: standards.pauseLimit: "1 month" is not a span of working time such as "10 wd".',
      ],
    ],
    [
      'names somebody on the ladder who is not there',
      settings(`"standards": { "ladder": ${ladder('L1 cw-99 0wh', 'L2 CW-1 1wd')} }`),
      [
        'council.json: standards.ladder[0].who: cw-99 is not in staff.csv.',
        'council.json: standards.ladder[1].who: CW-1 is written cw-1 in staff.csv.',
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

  it.each<[string, string, readonly string[]]>([
    [
      'a ladder without rungs',
      '"standards": { "ladder": [] }',
      [
        'council.json, line 4, column 28: standards.ladder: has no rungs: nobody is told when the time is over.',
      ],
    ],
    [
      'a ladder that leaves a priority out',
      '"standards": { "ladder": [{ "level": "L1", "who": "cw-1", "after": { "P1": "0 wh", "P2": "0 wh", "P3": "1 wd" } }] }',
      ['council.json, line 4, column 28: standards.ladder: has no rung for P4.'],
    ],
    [
      'no warnings at all',
      '"standards": { "warnings": [] }',
      [
        'council.json, line 4, column 30: standards.warnings: is empty: nobody is told before the time is over.',
      ],
    ],
    [
      'a short day that is a bank holiday',
      '"shortDays": [{ "date": "2026-12-25", "from": "09:00", "to": "12:00" }]',
      ['council.json, line 4, column 17: shortDays[0]: 2026-12-25 is no working day anyway.'],
    ],
    [
      'a short day of which nothing is left',
      '"shortDays": [{ "date": "2026-12-24", "from": "17:00", "to": "19:00" }]',
      [
        'council.json, line 4, column 17: shortDays[0]: nothing is left of the working hours of 2026-12-24, so it is no working day.',
      ],
    ],
  ])('is taken with a word about %s', (_, text, warnings) => {
    const reading = readCouncilFiles(councilFiles({ 'council.json': settings(text) }))
    expect(reading.ok && reading.warnings).toEqual(warnings)
  })

  it('goes on with a ladder of somebody who has left, where triage is only tried', () => {
    const text = settings(`"standards": { "ladder": ${ladder('L1 cw-99 0wh')} }`)
    const reading = readCouncilFiles(councilFiles({ 'council.json': text }), 'warned')
    expect(reading.ok && reading.warnings).toEqual([
      'council.json: standards.ladder[0].who: cw-99 is not in staff.csv.',
    ])
  })
})
