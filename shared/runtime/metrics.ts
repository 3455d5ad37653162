import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'

const published = new Metrics()

/** Figures that alarms watch. The only door to CloudWatch metrics. */
export const metrics = {
  /** Mails of one day that were accepted and are neither filed nor kept: zero, or the alarm rings. */
  ledgerDifference(difference: number): void {
    published.addMetric('LedgerDifference', MetricUnit.Count, Math.abs(difference))
    published.publishStoredMetrics()
  },
}
