/**
 * The words of each topic (domain.md section 7), in folded spelling: no apostrophes, hyphens as spaces. Weights: 5 and more
 * says it outright, 3 strongly suggests it, 1 and 2 lend support. Complaints and information rights are found by files of
 * their own.
 */
import type { Topic } from './judgement.ts'
import { planTopicRules } from './plan-topic-rules.ts'
import { tribunalRules } from './role-topic-rules.ts'
import type { Rule } from './rules.ts'
import { serviceTopicRules } from './service-topic-rules.ts'

export const topicRules: Readonly<Partial<Record<Topic, readonly Rule[]>>> = {
  ...planTopicRules,
  ...serviceTopicRules,
  tribunal: tribunalRules,
}
