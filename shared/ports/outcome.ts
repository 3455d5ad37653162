/**
 * The one vocabulary of queue work: every message ends as done, retry or park.
 *
 * done: deleted from the queue. retry: given back, and after the queue's own number of tries moved to its dead-letter queue
 * by SQS. park: moved to the dead-letter queue at once, with its reason, because trying again cannot help.
 */
export type Outcome =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'retry'; readonly why: string }
  | { readonly outcome: 'park'; readonly why: string }

export const done: Outcome = { outcome: 'done' }
export const retry = (why: string): Outcome => ({ outcome: 'retry', why })
export const park = (why: string): Outcome => ({ outcome: 'park', why })
