/** The schools of a council's cases, by the words that tell one from another. */
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { wordsOf } from './fold.ts'

export interface School {
  readonly name: string
  /** The words that tell it from other schools, folded: `westholme` of Westholme Academy. */
  readonly core: readonly string[]
  /** The words that say what sort it is: `academy`. */
  readonly sort: readonly string[]
  /** Whether the core alone could mean a ward or another school. */
  readonly ambiguous: boolean
}

const sorts = new Set([
  'school',
  'primary',
  'high',
  'academy',
  'college',
  'nursery',
  'infant',
  'infants',
  'junior',
  'juniors',
  'secondary',
  'grammar',
  'sixth',
  'form',
  'community',
  'ce',
  'rc',
  'c',
  'e',
  'catholic',
  'church',
  'england',
  'of',
  'the',
  'and',
  'special',
  'pre',
  'preschool',
  'academies',
  'centre',
  'unit',
  'trust',
  'lower',
  'middle',
  'upper',
  'first',
  'prep',
  'preparatory',
  'voluntary',
  'aided',
  'controlled',
  'federation',
  'free',
  'studio',
  'technical',
])

export function schoolsOf(directory: DirectoryIndex): School[] {
  const names = [...new Set(directory.snapshot.cases.map(each => each.school))].filter(name => name !== '')
  const wards = new Set(
    directory.snapshot.teams.flatMap(team => team.wards).map(ward => wordsOf(ward).join(' ')),
  )
  const split = names.flatMap(name => {
    const words = wordsOf(name.replace(/\(.*?\)/g, ' '))
    const core = words.filter(word => !sorts.has(word))
    return core.length === 0
      ? []
      : [{ name, core, sort: words.filter(word => sorts.has(word) && !['of', 'the', 'and'].includes(word)) }]
  })
  return split.map(school => {
    const core = school.core.join(' ')
    const twins = split.filter(other => other.core[0] === school.core[0])
    const isPlace =
      [...wards].some(ward => ward === core || ward.startsWith(`${core} `)) ||
      wordsOf(directory.snapshot.council.name)[0] === core
    return { ...school, ambiguous: twins.length > 1 || isPlace }
  })
}
