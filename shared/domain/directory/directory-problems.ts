/** What is wrong, or doubtful, in a council's folder, told so that whoever made the export can mend it. */
import * as z from 'zod'

/** The files of a council's folder, in the order in which they are read about (contract section 1). */
export const councilFiles = [
  'council.json',
  'teams.csv',
  'staff.csv',
  'members.csv',
  'cases.csv',
  'contacts.csv',
  'absences.csv',
] as const
export type CouncilFile = (typeof councilFiles)[number]

/** One reason why a folder is refused. A folder with any problem is refused whole. */
export const Problem = z.object({
  file: z.enum(councilFiles),
  /** The physical line where the record starts, from 1; null where the whole file is meant. */
  line: z.number().int().positive().nullable(),
  /** A column's name in a CSV file, a column's number in council.json; null where the whole line is meant. */
  column: z.string().nullable(),
  /** One clear sentence without its place. */
  reason: z.string(),
})
export type Problem = z.infer<typeof Problem>

/** A problem as one line: `cases.csv, line 14, column caseworker: cw-99 is not in staff.csv.` */
export function problemSentence({ file, line, column, reason }: Problem): string {
  const place = [
    file,
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column ${column}`]),
  ]
  return `${place.join(', ')}: ${reason}`
}

/** How many problems, and how many warnings, are kept word for word; beyond that they are only counted. */
const mostFindings = 100

/** Problems in the order of file and line, the first hundred, with how many there are in all. */
export interface Refusal {
  readonly problems: readonly Problem[]
  readonly total: number
}

/** A refusal as lines: each problem that is shown, then how many are not. */
export function refusalInWords({ problems, total }: Refusal): readonly string[] {
  const more = total - problems.length
  return [...problems.map(problemSentence), ...(more > 0 ? [`More problems, not shown: ${more}.`] : [])]
}

/** Where the readers and checks of a folder put what they find. */
export interface Findings {
  problem(file: CouncilFile, line: number | null, column: string | null, reason: string): void
  warning(file: CouncilFile, line: number | null, column: string | null, text: string): void
  /** Null while nothing stands against the folder. */
  refusal(): Refusal | null
  warnings(): readonly string[]
}

/** Memory is bounded however bad a file is: of each file only so many findings are kept until they are sorted. */
const mostHeldPerFile = 1_000

export function newFindings(): Findings {
  const problems = pile()
  const warnings = pile()
  return {
    problem: (file, line, column, reason) => problems.add({ file, line, column, reason }),
    warning: (file, line, column, reason) => warnings.add({ file, line, column, reason }),
    refusal: () => (problems.total() === 0 ? null : { problems: problems.first(), total: problems.total() }),
    warnings: () => {
      const more = warnings.total() - mostFindings
      const sentences = warnings.first().map(problemSentence)
      return more > 0 ? [...sentences, `More warnings, not shown: ${more}.`] : sentences
    },
  }
}

function pile() {
  const held = new Map<CouncilFile, Problem[]>(councilFiles.map(file => [file, []]))
  let total = 0
  return {
    add(found: Problem): void {
      total += 1
      const ofFile = held.get(found.file)
      if (ofFile !== undefined && ofFile.length < mostHeldPerFile) ofFile.push(found)
    },
    total: () => total,
    first: (): readonly Problem[] =>
      [...held.values()]
        .flatMap(ofFile => ofFile.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)))
        .slice(0, mostFindings),
  }
}

/** A value as it stands in a sentence: quoted, and short however long it is. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
}
