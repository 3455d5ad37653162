/**
 * Times that belong together, in one place. Decision record 0012 has the reasoning.
 *
 * After a crash a message comes back when its visibility timeout has passed, so recovery is never faster than that;
 * a batch that is still being worked must not come back, so it is never shorter than the function's timeout.
 */
import { Duration } from 'aws-cdk-lib'

export const queueWork = {
  functionTimeout: Duration.seconds(20),
  /** Three times the function's timeout: short enough to recover within the 15 minutes of an acknowledgement many times over. */
  visibilityTimeout: Duration.seconds(60),
  batchSize: 10,
  /** Tries before SQS moves a message to the dead-letter queue. */
  maxReceiveCount: 5,
  /** The longest that SQS keeps: mail waits this long for a service that is away. */
  retention: Duration.days(14),
} as const

export const directoryImport = {
  /** A council's whole folder: a thousand cases take a few seconds; a London borough's ten thousand, under a minute. */
  functionTimeout: Duration.minutes(2),
  visibilityTimeout: Duration.minutes(6),
} as const

export const clock = {
  every: Duration.minutes(5),
  /** Shorter than the interval, so that two sweeps do not overlap. */
  functionTimeout: Duration.minutes(4),
  /** A sweep that could not start within this time is left to the next one. */
  maxEventAge: Duration.minutes(5),
} as const

/** API Gateway gives up after 30 seconds; a page that takes ten is a fault. */
export const pageTimeout = Duration.seconds(10)

/** SES reports a mail as sent while `outbound` is still recording that; after this the record is normally there. */
export const feedbackDelay = Duration.seconds(5)

/** Longer than a batch can be worked on, so that a mail being sent is not taken for a mail in doubt. */
export const inDoubtSeconds = 45

/** Longer than the visibility timeout, so that the queue has had its own second try first. */
export const redriveAfterSeconds = 120
