/** What the rules found, as numbers that the model has learnt how far to believe. */
import type { Complaint } from '../complaint.ts'
import type { InformationRight } from '../information-rights.ts'
import { Topic } from '../judgement.ts'

/** The order of the numbers: the model file's weights are kept in it. */
export const ruleInputs = [
  ...Topic.options,
  'formal-complaint',
  'threatened-complaint',
  'information-right',
  'named-child',
] as const

export interface RuleFindings {
  readonly score: (topic: Topic) => number
  readonly complaint: Complaint
  readonly informationRight: InformationRight | null
  /** It speaks of one child, not of children in general. */
  readonly namedChild: boolean
}

export function ruleInputsOf(found: RuleFindings): readonly number[] {
  return [
    ...Topic.options.map(topic => Math.log1p(found.score(topic))),
    found.complaint.formal ? 1 : 0,
    found.complaint.threatened ? 1 : 0,
    found.informationRight === null ? 0 : 1,
    found.namedChild ? 1 : 0,
  ]
}
