/** Puts right the misspelt words that the rules look for: "assesment", "pychologist", "tribunial". Nothing else is touched. */
import { editDistance } from './fold.ts'

const keywords =
  `assessment assessments psychologist psychology educational provision placement transport complaint
mediation tribunal therapy therapist occupational caseworker coordinator ombudsman interpreter suicidal suicide section
statutory timetable excluded exclusion suspended permanently appeal certificate safeguarding annual review deadline
assessed reviewed mainstream independent residential specialist consultation consulted reimbursed invoice budget
assistant support equipment secondary councillor education attending definitely information journalist newspaper
received response replied reply urgent emergency solicitor`.split(/\s+/)

/** Real words one letter away from a keyword. */
const realWords = new Set(
  `reassessment reassessments reassessed assessor assessors undercurrent misplacement complain complaints complains provisions placements appeals appealed reviews reviewer sections deadlines supports
supported budgets therapies therapists invoices invoiced tribunals councillors exclusions suspend suspends exclude
excludes assistants assistance consult consults timetables assess assesses appear appearing appeared apparel repay
replay relay rely replies respond responses revise anneal repeal retired receiver receive receives attend attended
newspapers journalists solicitors caseworkers certificates interpreters coordinators specialists urgently residual
transports transported excused expended deluded seclusion inclusion conclusion included concluded station auction
sections election reaction suspected suspended preview revised reviewing meditation medication assailant sectioned
equipments placement replacement emergence`.split(/\s+/),
)

const corrections = new Map<string, string>()
const byShape = new Map<string, string[]>()
for (const word of keywords) {
  for (const shape of shapes(word)) byShape.set(shape, [...(byShape.get(shape) ?? []), word])
}
const known = new Set(keywords)

/** A folded word, put right if it is one letter (two in words of ten or more) away from a keyword. */
export function correct(word: string): string {
  if (word.length < 5 || known.has(word) || realWords.has(word) || /\d/.test(word)) return word
  const kept = corrections.get(word)
  if (kept !== undefined) return kept
  const limit = word.length >= 10 ? 2 : 1
  let found = word
  let nearest = limit + 1
  for (const keyword of new Set(shapes(word).flatMap(shape => byShape.get(shape) ?? []))) {
    if (keyword.length < 6) continue
    const distance = editDistance(word, keyword, limit)
    if (distance < nearest) {
      nearest = distance
      found = keyword
    }
  }
  if (corrections.size > 5000) corrections.clear()
  corrections.set(word, found)
  return found
}

/** Two halves that a misspelling rarely harms both of: how it begins and how it ends. */
function shapes(word: string): string[] {
  return [`${word.slice(0, 3)}-`, `-${word.slice(-4)}`]
}
