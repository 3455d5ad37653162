/** What triage found, in the words of letters and pages. */
import type { CorrespondentKind, Priority, Topic } from '../triage/judgement.ts'

export const kindWords: Record<CorrespondentKind, string> = {
  councillor: 'councillor',
  mp: 'MP',
  family: 'family',
  school: 'school',
  professional: 'professional',
  legal: 'solicitor or adviser',
  staff: 'colleague',
  unknown: 'not known to us',
}

export const priorityWords: Record<Priority, string> = {
  P1: 'Immediate',
  P2: 'Urgent',
  P3: 'Standard',
  P4: 'General',
}

export const topicWords: Record<Topic, string> = {
  'assessment-request': 'asking for an assessment',
  'assessment-delay': 'assessment or plan is late',
  'plan-content': 'what the plan says',
  'annual-review': 'annual review',
  placement: 'school place',
  'out-of-school': 'out of school',
  provision: 'support in the plan is not given',
  tribunal: 'appeal or mediation',
  transport: 'transport',
  funding: 'funding',
  complaint: 'formal complaint',
  communication: 'nobody has replied',
  'information-rights': 'information rights',
  general: 'general',
}
