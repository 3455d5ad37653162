import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type * as kms from 'aws-cdk-lib/aws-kms'
import * as logs from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import type { Alarms } from './alarms.ts'
import type { ServiceFunction } from './service-function.ts'

export interface CaseworkWebProps {
  readonly stage: string
  readonly logKey: kms.IKey
}

/**
 * The HTTP door of the desk. It is made before any function, so that every function can be told its address, and `serve`
 * puts the web function behind it.
 */
export class CaseworkWeb extends Construct {
  readonly url: string
  readonly #api: apigateway.HttpApi

  constructor(scope: Construct, id: string, props: CaseworkWebProps) {
    super(scope, id)
    this.#api = new apigateway.HttpApi(this, 'Api', {
      description: 'The desk of the SEND casework inbox',
      createDefaultStage: false,
    })
    this.url = this.#api.apiEndpoint
    const log = new logs.LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/send-inbox/${props.stage}/web`,
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: props.logKey,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new apigateway.HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      // A council's whole SEND service is some hundred people; more than this is not people reading.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new apigateway.LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    })
  }

  /** Sends every request to the web function. Call it once. */
  serve<Environment>(web: ServiceFunction<Environment>, alarms: Alarms): void {
    const everything = new apigateway.HttpRoute(this, 'Everything', {
      httpApi: this.#api,
      routeKey: apigateway.HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Web', web.function),
    })
    acknowledge(
      everything,
      'AwsSolutions-APIG4',
      'Who may see what is decided by the web function, which answers 403 to everybody but the holder of a signed link until sign-in exists; whoever comes with a link has no account, so the door itself cannot ask for one.',
    )
    alarms.urgent({
      name: 'Web/Failing',
      impact: 'Caseworkers and managers are shown an error instead of the desk.',
      metric: this.#api.metricServerError({ period: Duration.minutes(5) }),
      threshold: 3,
    })
  }
}

/** No path: a signed link is a key, and keys do not belong into a log. The function's own log has the same request id. */
const accessLogFields = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  sourceIp: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
}
