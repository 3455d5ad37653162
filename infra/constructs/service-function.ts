import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import type * as kms from 'aws-cdk-lib/aws-kms'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import * as logs from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { FunctionName } from '#infra/function-names.ts'
import { acknowledge } from './acknowledge.ts'
import type { Alarms } from './alarms.ts'
import { metricNamespace } from './logged-event.ts'

/** What all functions of one deployment share. */
export interface ServiceFunctionSetting {
  readonly stage: string
  readonly bundles: Readonly<Record<FunctionName, string>>
  readonly logKey: kms.IKey
  readonly alarms: Alarms
}

/**
 * `Environment` is the type that the function's `environment.ts` exports, so a variable that it needs and does not get
 * is a compile error here, as is one that it does not know.
 */
export interface ServiceFunctionProps<Environment> extends ServiceFunctionSetting {
  /** Its folder in `functions/`. */
  readonly name: FunctionName
  /** Its name in alarms: `DirectoryImport`. */
  readonly alarmName: string
  readonly description: string
  /** What a council notices while it fails. */
  readonly impact: string
  readonly environment: Readonly<Record<keyof Environment & string, string>>
  readonly timeout: Duration
  readonly memoryMegabytes: number
}

/**
 * One Lambda function of the service with its log and its alarms for errors and throttles.
 *
 * Its role starts with the right to write its own log and traces, and gets the rest by `grant*` methods of what it uses.
 * `POWERTOOLS_SERVICE_NAME` is the function's folder: it names the source of a log line, and of the resource in the template.
 */
export class ServiceFunction<Environment> extends Construct {
  readonly function: lambda.Function
  readonly log: logs.LogGroup
  readonly role: iam.Role

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Environment>) {
    super(scope, id)
    this.log = new logs.LogGroup(this, 'Log', {
      logGroupName: `/send-inbox/${props.stage}/${props.name}`,
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: props.logKey,
      // The log holds ids and counts, never content; what must be kept for longer is in the table's events.
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new iam.Role(this, 'Role', {
      description: props.description,
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    })
    this.log.grantWrite(role)
    this.role = role

    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      code: lambda.Code.fromAsset(props.bundles[props.name]),
      handler: 'index.handler',
      role,
      timeout: props.timeout,
      memorySize: props.memoryMegabytes,
      tracing: lambda.Tracing.ACTIVE,
      loggingFormat: lambda.LoggingFormat.JSON,
      logGroup: this.log,
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
      },
    })
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray has no resources to name: PutTraceSegments and PutTelemetryRecords accept only *.',
    )
    this.#watch(props)
  }

  #watch({ alarms, alarmName, impact }: ServiceFunctionProps<Environment>): void {
    const period = Duration.minutes(5)
    alarms.urgent({
      name: `${alarmName}/Errors`,
      impact,
      metric: this.function.metricErrors({ period }),
      threshold: 0,
      periods: 2,
    })
    alarms.soon({
      name: `${alarmName}/Throttles`,
      impact,
      metric: this.function.metricThrottles({ period }),
      threshold: 0,
      periods: 3,
    })
  }
}
