/** How the model is learnt; each value was chosen by cross-validation over authors, never on the test mails. */
import type { FeatureKind } from '#shared/domain/triage/model/features.ts'

/** Groups of authors, each left out once. */
export const foldsInAll = 6

export interface Settings {
  /** The kinds of features that are looked at, and how much each weighs together. */
  readonly kinds: Readonly<Partial<Record<FeatureKind, number>>>
  /** A feature must be in the mails of so many authors, or it is one person's habit. */
  readonly authorsAtLeast: number
  /** Features in the model file; those with the smallest weights are left out. */
  readonly featuresAtMost: number
  /** How much the rules' findings weigh. */
  readonly rules: number
  /** How strongly small weights are preferred. */
  readonly shrink: number
  readonly shrinkSigns: number
  readonly steps: number
  /** The share of a mail's aim that goes to the topics that a careful officer could also have chosen. */
  readonly acceptable: number
  /** 0: a topic counts by its number of mails; 1: every topic counts the same. */
  readonly evenness: number
}

export const settings: Settings = {
  kinds: { w: 1, p: 1, c: 1, s: 1, b: 0.5 },
  authorsAtLeast: 2,
  featuresAtMost: 30_000,
  rules: 0.2,
  shrink: 0.15,
  shrinkSigns: 0.3,
  steps: 80,
  acceptable: 0.1,
  evenness: 0.3,
}
