import type { CouncilFile } from '#shared/domain/directory/directory-problems.ts'

/** A small council without problem or warning; line 2 is the first row. */
const sound: Readonly<Record<CouncilFile, string>> = {
  'council.json': '{ "name": "Aldermere Council", "inbox": "send@aldermere.example" }\n',
  'teams.csv': 'id,name,manager,wards\nteam-a,Valley team,mgr-1,Quarry Bank;Mill End\n',
  'staff.csv': [
    'id,name,email,role,team,manager',
    'hos-1,Hilary Stone,hilary@aldermere.example,head-of-service,,',
    'mgr-1,Amir Desai,amir@aldermere.example,manager,team-a,hos-1',
    'cw-1,Zoë Price,zoe@aldermere.example,caseworker,team-a,mgr-1',
    'cw-2,Owen Lark,owen@aldermere.example,senior-caseworker,team-a,mgr-1',
    'tri-1,Tessa Bright,tessa@aldermere.example,triage,,hos-1',
    'cmp-1,Carl Moss,carl@aldermere.example,complaints,,hos-1',
    'trb-1,Tamsin Reed,tamsin@aldermere.example,tribunal,,hos-1',
    'ig-1,Ivo Grant,ivo@aldermere.example,information-governance,,hos-1',
    '',
  ].join('\n'),
  'members.csv': [
    'id,name,email,kind,area,office_emails',
    'cllr-1,Pat Hill,pat@members.aldermere.example,councillor,Mill End,',
    'mp-1,Dana Frost MP,dana@parliament.example,mp,Aldermere North,casework@frost.example;office@frost.example',
    '',
  ].join('\n'),
  'cases.csv': [
    'id,child_name,date_of_birth,school,ward,caseworker,stage,stage_date,flags',
    'EHC-1,Ada Finch,2015-06-01,Oakfield Primary School,Quarry Bank,cw-1,final,2026-03-02,out-of-school;interpreter',
    'EHC-2,Ben Finch,,,,,,,',
    '',
  ].join('\n'),
  'contacts.csv': [
    'case_id,name,email,relation,may_receive',
    'EHC-1,Mary Finch,mary@post.example,parent,yes',
    'EHC-2,Mary Finch,mary@post.example,parent,yes',
    '',
  ].join('\n'),
  'absences.csv': 'staff_id,from,to,cover\ncw-1,2026-11-23,2026-11-27,cw-2\n',
}

/** The files of the small council, with some of them replaced, or taken away by null. */
export function councilFiles(
  replaced: Partial<Record<CouncilFile, string | Uint8Array | null>> = {},
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const [name, content] of Object.entries({ ...sound, ...replaced })) {
    if (content !== null) files.set(name, typeof content === 'string' ? Buffer.from(content) : content)
  }
  return files
}

/** One file of the small council with a change made in it; the words to change must be there. */
export function changed(file: CouncilFile, from: string, to: string): Partial<Record<CouncilFile, string>> {
  const text = sound[file]
  if (!text.includes(from)) throw new Error(`${file} of the small council does not hold ${from}`)
  return { [file]: text.replaceAll(from, to) }
}

/** One file of the small council with rows added at its end. */
export function added(file: CouncilFile, ...rows: readonly string[]): Partial<Record<CouncilFile, string>> {
  return { [file]: `${sound[file]}${rows.join('\n')}\n` }
}
