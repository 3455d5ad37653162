import { describe, expect, it } from 'vitest'
import { readCouncilFiles } from '#shared/adapters/csv/read-council-folder.ts'
import type { CouncilFile } from '#shared/domain/directory/directory-problems.ts'
import { problemSentence } from '#shared/domain/directory/directory-problems.ts'
import { added, changed, councilFiles } from '#tests/support/directory/council-files.ts'

type Replaced = Partial<Record<CouncilFile, string | Uint8Array | null>>

function problemsOf(replaced: Replaced): readonly string[] {
  const reading = readCouncilFiles(councilFiles(replaced))
  return reading.ok ? [] : reading.problems.map(problemSentence)
}

function readingOf(replaced: Replaced = {}) {
  const reading = readCouncilFiles(councilFiles(replaced))
  if (!reading.ok) throw new Error(reading.problems.map(problemSentence).join('\n'))
  return reading
}

const teamsHeader = 'id,name,manager,wards'
const bom = new Uint8Array([0xef, 0xbb, 0xbf])
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('a sound folder', () => {
  it('is read whole and without warnings', () => {
    const { snapshot, warnings } = readingOf()
    expect(warnings).toEqual([])
    expect(snapshot.council).toMatchObject({ name: 'Aldermere Council', domains: [], closureDays: [] })
    expect(snapshot.teams).toEqual([
      { id: 'team-a', name: 'Valley team', manager: 'mgr-1', wards: ['Quarry Bank', 'Mill End'] },
    ])
    expect(snapshot.staff.map(each => each.id)).toEqual([
      'hos-1',
      'mgr-1',
      'cw-1',
      'cw-2',
      'tri-1',
      'cmp-1',
      'trb-1',
      'ig-1',
    ])
    expect(snapshot.staff[0]).toMatchObject({ team: null, manager: null })
    expect(snapshot.members[1]).toMatchObject({
      kind: 'mp',
      officeEmails: ['casework@frost.example', 'office@frost.example'],
    })
    expect(snapshot.cases).toEqual([
      {
        id: 'EHC-1',
        childName: 'Ada Finch',
        dateOfBirth: '2015-06-01',
        school: 'Oakfield Primary School',
        ward: 'Quarry Bank',
        caseworker: 'cw-1',
        stage: 'final',
        stageDate: '2026-03-02',
        flags: ['out-of-school', 'interpreter'],
      },
      {
        id: 'EHC-2',
        childName: 'Ben Finch',
        dateOfBirth: null,
        school: '',
        ward: '',
        caseworker: null,
        stage: '',
        stageDate: null,
        flags: [],
      },
    ])
    expect(snapshot.contacts[0]).toEqual({
      caseId: 'EHC-1',
      name: 'Mary Finch',
      email: 'mary@post.example',
      relation: 'parent',
      mayReceive: true,
    })
    expect(snapshot.absences).toEqual([
      { staffId: 'cw-1', from: '2026-11-23', to: '2026-11-27', cover: 'cw-2' },
    ])
  })

  it.each<[string, Replaced]>([
    ['a byte order mark', { 'teams.csv': Buffer.concat([bom, councilFiles().get('teams.csv') ?? bom]) }],
    ['CRLF', { 'teams.csv': `${teamsHeader}\r\nteam-a,Valley team,mgr-1,Quarry Bank;Mill End\r\n` }],
    [
      'no line break at the end',
      { 'teams.csv': `${teamsHeader}\nteam-a,Valley team,mgr-1,Quarry Bank;Mill End` },
    ],
    [
      'columns in another order',
      { 'teams.csv': 'wards,manager,name,id\nQuarry Bank;Mill End,mgr-1,Valley team,team-a' },
    ],
    [
      'header names with capitals and spaces',
      { 'teams.csv': 'ID, Name ,MANAGER,wards\nteam-a,Valley team,mgr-1,Quarry Bank;Mill End' },
    ],
    [
      'blank rows',
      { 'teams.csv': `\n${teamsHeader}\n\n,,,\nteam-a,Valley team,mgr-1,Quarry Bank;Mill End\n\n` },
    ],
    [
      'spaces around cells, quoted or not',
      { 'teams.csv': `${teamsHeader}\n team-a , "Valley team" ,mgr-1, Quarry Bank ; Mill End;` },
    ],
    [
      'a line break inside a quoted cell',
      { 'teams.csv': `${teamsHeader}\nteam-a,"Valley\r\nteam",mgr-1,Quarry Bank;Mill End` },
    ],
  ])('reads the same with %s', (_, replaced) => {
    expect(readingOf(replaced).snapshot).toEqual(readingOf().snapshot)
  })

  it('keeps a doubled quotation mark, a comma and a semicolon of a quoted cell', () => {
    const { snapshot } = readingOf(
      changed('cases.csv', 'Oakfield Primary School', '"""The Oaks"", Mill; End"'),
    )
    expect(snapshot.cases[0]?.school).toBe('"The Oaks", Mill; End')
  })

  it('reads roles, kinds, relations and yes-no in any capitals, and addresses in lower case', () => {
    const { snapshot } = readingOf({
      ...changed('contacts.csv', 'mary@post.example,parent,yes', 'Mary@Post.Example,Parent,YES'),
    })
    expect(snapshot.contacts[0]).toMatchObject({
      email: 'mary@post.example',
      relation: 'parent',
      mayReceive: true,
    })
  })

  it('composes letters that an export wrote in two parts', () => {
    const { snapshot } = readingOf(changed('staff.csv', 'Zoë', 'Zoe\u0308'))
    expect(snapshot.staff.find(each => each.id === 'cw-1')?.name).toBe('Zoë Price')
  })

  it('is the same directory whatever the order of its cases, contacts, members and absences', () => {
    const reversed = (file: CouncilFile): Replaced => {
      const [header = '', ...rows] = Buffer.from(councilFiles().get(file) ?? [])
        .toString()
        .trim()
        .split('\n')
      return { [file]: [header, ...rows.toReversed()].join('\n') }
    }
    const other = readingOf({
      ...reversed('cases.csv'),
      ...reversed('contacts.csv'),
      ...reversed('members.csv'),
    })
    expect(other.snapshot).toEqual(readingOf().snapshot)
  })

  it('keeps the order of the staff, which says who of a role comes first', () => {
    const { snapshot } = readingOf({
      'staff.csv': [
        'id,name,email,role,team,manager',
        'z,Zed,z@aldermere.example,triage,,',
        'mgr-1,Amir Desai,amir@aldermere.example,manager,,',
        'cw-1,Ann,ann@aldermere.example,triage,,',
        'cw-2,Bea,bea@aldermere.example,triage,,',
      ].join('\n'),
    })
    expect(snapshot.staff.map(each => each.id)).toEqual(['z', 'mgr-1', 'cw-1', 'cw-2'])
  })

  it('lets an address that may not receive by one row not receive by another of the same case', () => {
    const { snapshot, warnings } = readingOf(
      added('contacts.csv', 'EHC-1,Tom Finch,mary@post.example,parent,no'),
    )
    expect(snapshot.contacts.map(each => [each.caseId, each.name, each.mayReceive])).toEqual([
      ['EHC-1', 'Mary Finch', false],
      ['EHC-1', 'Tom Finch', false],
      ['EHC-2', 'Mary Finch', true],
    ])
    expect(warnings).toEqual([
      'contacts.csv, line 4, column may_receive: line 2 says otherwise of the same address on EHC-1; it may not receive.',
    ])
  })
})

describe('a folder is refused with file, line, column and reason for', () => {
  it.each<[string, Replaced, readonly string[]]>([
    ['a missing file', { 'absences.csv': null }, ['absences.csv: the file is missing.']],
    [
      'an empty file',
      { 'members.csv': '' },
      [
        'members.csv: the file is empty; it needs at least the header row id,name,email,kind,area,office_emails.',
      ],
    ],
    [
      'a file of blank lines',
      { 'absences.csv': '\n\r\n' },
      ['absences.csv: the file is empty; it needs at least the header row staff_id,from,to,cover.'],
    ],
    [
      'a missing column',
      { 'absences.csv': 'staff_id,from,cover\n' },
      ['absences.csv, line 1, column to: the column is missing.'],
    ],
    [
      'a column that is there twice',
      { 'absences.csv': 'staff_id,from,to,To,cover\n' },
      ['absences.csv, line 1, column to: the column is there twice.'],
    ],
    [
      'columns separated by semicolons',
      { 'absences.csv': 'staff_id;from;to;cover\n' },
      ['absences.csv, line 1: the columns are separated by ";" where commas are needed.'],
    ],
    [
      'a row with too few cells',
      added('absences.csv', 'cw-2,2026-11-23'),
      ['absences.csv, line 3: the row has 2 cells where the header has 4.'],
    ],
    [
      'a row with too many cells',
      added('absences.csv', 'cw-2,2026-11-23,2026-11-24,cw-1,'),
      ['absences.csv, line 3: the row has 5 cells where the header has 4.'],
    ],
    [
      'a line that is not UTF-8',
      {
        'teams.csv': latin1(
          `${teamsHeader}\nteam-a,Valley team,mgr-1,Mill End\nteam-b,Caf\u00e9 team,mgr-1,\n`,
        ),
      },
      ['teams.csv, line 3: the line is not UTF-8 text; export the file as UTF-8.'],
    ],
    [
      'UTF-16',
      { 'teams.csv': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(teamsHeader, 'utf16le')]) },
      ['teams.csv, line 1: the file is UTF-16; export it as UTF-8.'],
    ],
    [
      'lines that end with CR alone',
      { 'teams.csv': `${teamsHeader}\rteam-a,Valley team,mgr-1,Mill End\r` },
      ['teams.csv, line 1: lines end with CR alone; end them with LF or CRLF.'],
    ],
    [
      'a quotation mark that is never closed',
      added('absences.csv', 'cw-2,2026-11-23,2026-11-24,"cw-1', 'x', 'y'),
      ['absences.csv, line 3: a quotation mark is opened in this record and never closed.'],
    ],
    [
      'text after a closing quotation mark',
      added('absences.csv', 'cw-2,2026-11-23,2026-11-24,"cw"-1'),
      [
        'absences.csv, line 3: text follows a closing quotation mark; write a quotation mark inside a quoted cell twice.',
      ],
    ],
    [
      'a quotation mark in a cell that is not quoted',
      added('absences.csv', 'cw-2,2026-11-23,2026-11-24,cw"1'),
      [
        'absences.csv, line 3: there is a quotation mark inside a cell that is not quoted; quote the whole cell and write the mark twice.',
      ],
    ],
    [
      'a control character',
      changed('cases.csv', 'Oakfield', 'Oak\u0000field'),
      ['cases.csv, line 2, column school: the cell holds a control character.'],
    ],
    [
      'a cell beyond 10,000 characters',
      changed('cases.csv', 'Oakfield', 'O'.repeat(10_001)),
      ['cases.csv, line 2, column school: the cell is longer than 10000 characters.'],
    ],
    [
      'an id beyond 100 characters',
      added('cases.csv', `${'E'.repeat(101)},Cy Finch,,,,,,,`),
      [`cases.csv, line 4, column id: "${'E'.repeat(60)}…" is too long: at most 100 characters.`],
    ],
    [
      'an id that is there twice',
      added('cases.csv', 'EHC-1,Cy Finch,,,,,,,'),
      ['cases.csv, line 4, column id: EHC-1 is already on line 2.'],
    ],
    [
      'an id that differs in capitals only',
      added('cases.csv', 'ehc-1,Cy Finch,,,,,,,'),
      ['cases.csv, line 4, column id: ehc-1 is already on line 2.'],
    ],
    [
      'an empty id',
      added('cases.csv', ',Cy Finch,,,,,,,'),
      ['cases.csv, line 4, column id: the cell is empty.'],
    ],
    [
      'an empty name',
      added('cases.csv', 'EHC-3,,,,,,,,'),
      ['cases.csv, line 4, column child_name: the cell is empty.'],
    ],
    [
      'an empty address',
      added('contacts.csv', 'EHC-1,Tom Finch,,parent,yes'),
      ['contacts.csv, line 4, column email: the cell is empty.'],
    ],
    [
      'what is not an address',
      added('contacts.csv', 'EHC-1,Tom Finch,tom at post,parent,yes'),
      ['contacts.csv, line 4, column email: "tom at post" is not a mail address.'],
    ],
    [
      'one of several office addresses',
      changed('members.csv', 'office@frost.example', 'frost'),
      ['members.csv, line 3, column office_emails: "frost" is not a mail address.'],
    ],
    [
      'an unknown role',
      changed('staff.csv', 'senior-caseworker', 'boss'),
      [
        'staff.csv, line 5, column role: "boss" is not one of caseworker, senior-caseworker, manager, head-of-service, complaints, tribunal, information-governance, triage, admin.',
      ],
    ],
    [
      'an unknown kind',
      changed('members.csv', ',mp,', ',lord,'),
      ['members.csv, line 3, column kind: "lord" is not one of councillor, mp.'],
    ],
    [
      'an unknown relation',
      added('contacts.csv', 'EHC-1,Tom,tom@post.example,uncle,yes'),
      [
        'contacts.csv, line 4, column relation: "uncle" is not one of parent, carer, young-person, school, professional, legal.',
      ],
    ],
    [
      'may_receive that is neither yes nor no',
      added('contacts.csv', 'EHC-1,Tom,tom@post.example,carer,maybe'),
      ['contacts.csv, line 4, column may_receive: "maybe" is not yes or no.'],
    ],
    [
      'a date the British way round',
      changed('cases.csv', '2015-06-01', '01/06/2015'),
      ['cases.csv, line 2, column date_of_birth: "01/06/2015" is not a date such as 2026-11-23.'],
    ],
    [
      'a day that does not exist',
      changed('cases.csv', '2026-03-02', '2026-02-30'),
      ['cases.csv, line 2, column stage_date: "2026-02-30" is not a date such as 2026-11-23.'],
    ],
    [
      'an absence without a first day',
      changed('absences.csv', '2026-11-23', ''),
      ['absences.csv, line 2, column from: the cell is empty.'],
    ],
    [
      'an absence that ends before it begins',
      changed('absences.csv', '2026-11-27', '2026-11-20'),
      ['absences.csv, line 2, column to: 2026-11-20 is before the first day, 2026-11-23.'],
    ],
    [
      'a caseworker who does not exist',
      changed('cases.csv', 'cw-1', 'cw-99'),
      ['cases.csv, line 2, column caseworker: cw-99 is not in staff.csv.'],
    ],
    [
      'a caseworker in other capitals',
      changed('cases.csv', 'cw-1', 'CW-1'),
      ['cases.csv, line 2, column caseworker: CW-1 is written cw-1 in staff.csv.'],
    ],
    [
      'a manager of a team who does not exist',
      changed('teams.csv', 'mgr-1', 'mgr-9'),
      ['teams.csv, line 2, column manager: mgr-9 is not in staff.csv.'],
    ],
    [
      'a manager of a person who does not exist',
      changed('staff.csv', 'team-a,hos-1', 'team-a,hos-9'),
      ['staff.csv, line 3, column manager: hos-9 is not in staff.csv.'],
    ],
    [
      'a team that does not exist',
      changed('staff.csv', 'team-a,hos-1', 'team-z,hos-1'),
      ['staff.csv, line 3, column team: team-z is not in teams.csv.'],
    ],
    [
      'an absence of a stranger',
      changed('absences.csv', 'cw-1', 'cw-99'),
      ['absences.csv, line 2, column staff_id: cw-99 is not in staff.csv.'],
    ],
    [
      'a cover who does not exist',
      changed('absences.csv', 'cw-2', 'cw-99'),
      ['absences.csv, line 2, column cover: cw-99 is not in staff.csv.'],
    ],
    [
      'a contact of a case that does not exist',
      added('contacts.csv', 'EHC-9,Tom,tom@post.example,carer,no'),
      ['contacts.csv, line 4, column case_id: EHC-9 is not in cases.csv.'],
    ],
    [
      'somebody who is their own manager',
      changed('staff.csv', 'head-of-service,,', 'head-of-service,,hos-1'),
      ['staff.csv, line 2, column manager: hos-1 is named as their own manager.'],
    ],
    [
      'managers in a circle',
      changed('staff.csv', 'head-of-service,,', 'head-of-service,,cw-1'),
      ['staff.csv, line 2, column manager: the managers form a circle: hos-1 → cw-1 → mgr-1 → hos-1.'],
    ],
    [
      'two people of the staff at one address',
      changed('staff.csv', 'owen@', 'ZOE@'),
      ['staff.csv, line 5, column email: zoe@aldermere.example is the address of cw-1 already.'],
    ],
    [
      'two members at one address',
      changed('members.csv', 'dana@parliament.example', 'pat@members.aldermere.example'),
      ['members.csv, line 3, column email: pat@members.aldermere.example is the address of cllr-1 already.'],
    ],
    [
      'a ward of two teams',
      added('teams.csv', 'team-b,Hill team,mgr-1,mill-end'),
      ['teams.csv, line 3, column wards: mill-end is a ward of team-a already.'],
    ],
    [
      'a person at the address of the inbox',
      changed('staff.csv', 'owen@', 'send+x@'),
      ['staff.csv, line 5, column email: this is the inbox itself, not a person.'],
    ],
    [
      'a staff that is nobody',
      {
        'staff.csv': 'id,name,email,role,team,manager\n',
        'teams.csv': `${teamsHeader}\n`,
        'cases.csv': null,
        'contacts.csv': null,
        'absences.csv': 'staff_id,from,to,cover\n',
      },
      [
        'staff.csv: the file names nobody; every mail needs somebody.',
        'cases.csv: the file is missing.',
        'contacts.csv: the file is missing.',
      ],
    ],
  ])('%s', (_, replaced, problems) => {
    expect(problemsOf(replaced)).toEqual(problems)
  })

  it('names the physical line on which a record starts, after quoted line breaks, CRLF and blank lines', () => {
    const rows = [
      'EHC-3,"Cy\r\n\r\nFinch",,,,,,,',
      '',
      'EHC-4,Di Finch,x,,,,,,',
      '"EHC-5\n",Ed Finch,y,,,,,,',
      'EHC-6,Flo Finch,z,,,,,,',
    ]
    expect(
      problemsOf({
        'cases.csv': `id,child_name,date_of_birth,school,ward,caseworker,stage,stage_date,flags\r\nEHC-1,A,,,,,,,\r\nEHC-2,B,,,,,,,\r\n${rows.join('\r\n')}`,
      }),
    ).toEqual([
      'cases.csv, line 8, column date_of_birth: "x" is not a date such as 2026-11-23.',
      'cases.csv, line 9, column date_of_birth: "y" is not a date such as 2026-11-23.',
      'cases.csv, line 11, column date_of_birth: "z" is not a date such as 2026-11-23.',
    ])
  })

  it('reports a bad row once, not again by each row that points to it', () => {
    expect(problemsOf(changed('staff.csv', 'zoe@aldermere.example', 'zoe'))).toEqual([
      'staff.csv, line 4, column email: "zoe" is not a mail address.',
    ])
  })

  it('says nothing about rows that point into a file that could not be read', () => {
    expect(problemsOf({ 'staff.csv': null })).toEqual(['staff.csv: the file is missing.'])
  })

  it('reports every bad cell of a row', () => {
    expect(problemsOf(added('contacts.csv', 'EHC-1,Tom,tom,uncle,maybe'))).toHaveLength(3)
  })

  it('keeps the first hundred problems in the order of file and line, and counts the rest', () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => `EHC-9,Tom ${at},tom${at}@post.example,carer,no`)
    const reading = readCouncilFiles(councilFiles({ ...added('contacts.csv', ...rows), 'teams.csv': null }))
    if (reading.ok) throw new Error('The folder was not refused.')
    expect(reading.total).toBe(2_001)
    expect(reading.problems).toHaveLength(100)
    expect(reading.problems[0]?.file).toBe('teams.csv')
    expect(reading.problems[1]).toMatchObject({ file: 'contacts.csv', line: 4 })
    expect(reading.problems[99]).toMatchObject({ file: 'contacts.csv', line: 102 })
  })

  it('refuses a file beyond 32 MB without reading it', () => {
    expect(problemsOf({ 'cases.csv': new Uint8Array(32 * 1024 * 1024 + 1) })).toEqual([
      'cases.csv: the file is larger than 32 MB.',
    ])
  })
})

describe('a folder is accepted with a warning for', () => {
  it.each<[string, Replaced, readonly string[]]>([
    [
      'an unknown column',
      { 'absences.csv': 'staff_id,from,to,cover,Reason,\n' },
      [
        'absences.csv, line 1: the column "reason" is not known and is ignored.',
        'absences.csv, line 1: a column without a name is ignored.',
      ],
    ],
    [
      'overlapping absences',
      added('absences.csv', 'cw-1,2026-11-27,2026-11-30,'),
      ['absences.csv, line 3, column from: cw-1 is away on some of these days by line 2 already.'],
    ],
    [
      'an absence within another',
      added('absences.csv', 'cw-2,2026-11-02,2026-11-03,', 'cw-2,2026-11-01,2026-11-20,'),
      ['absences.csv, line 3, column from: cw-2 is away on some of these days by line 4 already.'],
    ],
    [
      'two who cover each other',
      added('absences.csv', 'cw-2,2026-11-20,2026-11-24,cw-1'),
      [
        'absences.csv, line 2, column cover: on 2026-11-23 the covers form a circle, cw-1 → cw-2 → cw-1, so the manager acts.',
      ],
    ],
    [
      'a circle of three covers',
      added('absences.csv', 'cw-2,2026-11-20,2026-11-24,mgr-1', 'mgr-1,2026-11-24,2026-11-24,cw-1'),
      [
        'absences.csv, line 4, column cover: on 2026-11-24 the covers form a circle, mgr-1 → cw-1 → cw-2 → mgr-1, so the manager acts.',
      ],
    ],
    [
      'somebody who covers themselves',
      changed('absences.csv', 'cw-2', 'cw-1'),
      [
        'absences.csv, line 2, column cover: on 2026-11-23 the covers form a circle, cw-1 → cw-1, so the manager acts.',
      ],
    ],
    [
      'a role that nobody has',
      changed('staff.csv', ',tribunal,', ',admin,'),
      ['staff.csv, column role: nobody has the role tribunal.'],
    ],
    [
      'wards that no team serves, once a ward',
      added('cases.csv', 'EHC-3,Cy,,,Far Moor,,,,', 'EHC-4,Di,,,far moor,,,,'),
      ["cases.csv, line 4, column ward: Far Moor is no team's ward (cases in it: 2)."],
    ],
    [
      'an office that two members share',
      added('members.csv', 'mp-2,Eli Marsh MP,eli@parliament.example,mp,South,office@frost.example'),
      [
        "members.csv, line 4, column office_emails: office@frost.example belongs to mp-1 too, so mail from it may be taken for the wrong member's.",
      ],
    ],
    [
      'an unknown setting',
      { 'council.json': '{ "name": "A", "inbox": "a@b.example",\n  "logo": 1 }' },
      ['council.json, line 2, column 3: the setting "logo" is not known and is ignored.'],
    ],
  ])('%s', (_, replaced, warnings) => {
    expect(readingOf(replaced).warnings).toEqual(warnings)
  })

  it('nobody in covers that follow each other in time', () => {
    expect(readingOf(added('absences.csv', 'cw-2,2026-11-28,2026-11-30,cw-1')).warnings).toEqual([])
  })
})

describe('half days', () => {
  const halves = (...rows: string[]): Replaced => ({
    'absences.csv': ['staff_id,from,to,cover,half', ...rows, ''].join('\n'),
  })

  it('are the morning or the afternoon of one day, and whole days where the cell is empty', () => {
    const { snapshot, warnings } = readingOf(
      halves(
        'cw-1,2026-11-23,2026-11-23,cw-2,PM',
        'cw-1,2026-11-23,2026-11-23,,am',
        'cw-1,2026-11-24,2026-11-25,,',
      ),
    )
    expect(snapshot.absences.map(({ from, half }) => [from, half])).toEqual([
      ['2026-11-23', 'am'],
      ['2026-11-23', 'pm'],
      ['2026-11-24', undefined],
    ])
    expect(warnings).toEqual([])
  })

  it('are refused where the word is none, and where the row is for several days', () => {
    expect(problemsOf(halves('cw-1,2026-11-23,2026-11-23,,noon', 'cw-1,2026-11-24,2026-11-25,,am'))).toEqual([
      'absences.csv, line 2, column half: "noon" is not one of am, pm.',
      'absences.csv, line 3, column half: am is half a day, but the row is for 2026-11-24 to 2026-11-25. Write the half day as a row of its own.',
    ])
  })
})

describe('working days', () => {
  const header = 'id,name,email,role,team,manager'
  const partTime = (days: string, cover: string): Replaced => ({
    'staff.csv': [
      `${header},working_days,day_cover`,
      'hos-1,Hilary Stone,hilary@aldermere.example,head-of-service,,,,',
      'mgr-1,Amir Desai,amir@aldermere.example,manager,team-a,hos-1,,',
      `cw-1,Zoë Price,zoe@aldermere.example,caseworker,team-a,mgr-1,"${days}",${cover}`,
      'cw-2,Owen Lark,owen@aldermere.example,senior-caseworker,team-a,mgr-1,Thu Fri,cw-1',
      'tri-1,Tessa Bright,tessa@aldermere.example,triage,,hos-1,,',
      'cmp-1,Carl Moss,carl@aldermere.example,complaints,,hos-1,,',
      'trb-1,Tamsin Reed,tamsin@aldermere.example,tribunal,,hos-1,,',
      'ig-1,Ivo Grant,ivo@aldermere.example,information-governance,,hos-1,,',
      '',
    ].join('\n'),
  })
  const ofZoe = (days: string, cover: string) =>
    readingOf(partTime(days, cover)).snapshot.staff.find(each => each.id === 'cw-1')

  it.each(['Mon Tue Wed', 'wed, tue;mon', 'Monday/Tues Wednesdays Wed'])('are read from "%s"', days => {
    expect(ofZoe(days, 'cw-2')?.workingDays?.toSorted()).toEqual(['Mon', 'Tue', 'Wed'])
    expect(ofZoe(days, 'cw-2')?.dayCover).toBe('cw-2')
  })

  it('are all week where the cell is empty, and where the file has no such columns', () => {
    expect(ofZoe('', '')).not.toHaveProperty('workingDays')
    expect(readingOf().snapshot.staff.every(each => each.workingDays === undefined)).toBe(true)
    expect(readingOf().warnings).toEqual([])
  })

  it('are refused with line, column and reason where a day or a cover is none', () => {
    expect(problemsOf(partTime('Mon Tu', 'cw-2'))).toEqual([
      'staff.csv, line 4, column working_days: "Tu" is not one of Mon, Tue, Wed, Thu, Fri, Sat, Sun.',
    ])
    expect(problemsOf(partTime('Mon', 'cw-9'))).toEqual([
      'staff.csv, line 4, column day_cover: cw-9 is not in staff.csv.',
    ])
  })

  it('may form a circle of covers, with a warning', () => {
    expect(readingOf(partTime('Mon Tue', 'cw-2')).warnings).toEqual([
      'staff.csv, line 4, column day_cover: on some days the covers form a circle, cw-1 → cw-2 → cw-1, so the manager acts.',
      'staff.csv, line 5, column day_cover: on some days the covers form a circle, cw-2 → cw-1 → cw-2, so the manager acts.',
    ])
    expect(readingOf(partTime('', 'cw-2')).warnings).toEqual([
      'staff.csv, line 4, column day_cover: cw-1 has a cover for days off and no working days, so works all week.',
    ])
  })
})
