import { Logger } from '@aws-lambda-powertools/logger'
import { type LogEvent, type LogFields, logEvents } from './log-events.ts'

/** Writes catalogue entries. The only door to the log: no other module writes to stdout or imports the logger. */
export interface Log {
  info(event: LogEvent, fields?: LogFields): void
  warn(event: LogEvent, fields?: LogFields): void
  /** `fault` is what was thrown; its message and stack are logged, so faults must not carry mail text. */
  error(event: LogEvent, fields?: LogFields, fault?: unknown): void
}

export const powertoolsLogger = new Logger()

export const log: Log = {
  info: (event, fields = {}) => powertoolsLogger.info(logEvents[event], { event, ...fields }),
  warn: (event, fields = {}) => powertoolsLogger.warn(logEvents[event], { event, ...fields }),
  error: (event, fields = {}, fault) =>
    powertoolsLogger.error(logEvents[event], {
      event,
      ...fields,
      ...(fault === undefined ? {} : { error: fault instanceof Error ? fault : new Error(String(fault)) }),
    }),
}
