import type { Flag, Priority, Topic } from '#shared/domain/triage/judgement.ts'

/** A mail's own words with what a careful duty officer would make of them on Monday 23 November 2026. */
export interface LabelledText {
  readonly subject?: string
  readonly text: string
  /** The first is the best; the others a careful person could also choose. Left out where only flags matter. */
  readonly topics?: readonly Topic[]
  readonly priority?: Priority | readonly Priority[]
  readonly has?: readonly Flag[]
  readonly not?: readonly Flag[]
}
