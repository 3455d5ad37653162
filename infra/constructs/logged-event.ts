import type { Duration } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import * as logs from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { LogEvent } from '#shared/runtime/log-events.ts'

export interface LoggedEventProps {
  /** Of every function that may write it. */
  readonly logs: readonly logs.ILogGroup[]
  readonly event: LogEvent
  /** The metric's name in the namespace `SendInbox`. */
  readonly metricName: string
}

/** Counts one entry of the log's catalogue (`shared/runtime/log-events.ts`), so that an alarm can ring for it. */
export class LoggedEvent extends Construct {
  readonly #metricName: string

  constructor(scope: Construct, id: string, props: LoggedEventProps) {
    super(scope, id)
    this.#metricName = props.metricName
    for (const [index, logGroup] of props.logs.entries()) {
      new logs.MetricFilter(this, index === 0 ? 'Filter' : `Filter${index + 1}`, {
        logGroup,
        filterPattern: logs.FilterPattern.stringValue('$.event', '=', props.event),
        metricNamespace,
        metricName: props.metricName,
        metricValue: '1',
      })
    }
  }

  /** How often it was written in a period. */
  count(period: Duration): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: metricNamespace,
      metricName: this.#metricName,
      statistic: 'Sum',
      period,
    })
  }
}

/** Of all figures of the service's own, those that functions publish too. */
export const metricNamespace = 'SendInbox'
