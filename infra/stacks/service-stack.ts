import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as kms from 'aws-cdk-lib/aws-kms'
import type * as logs from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { Environment as ClockEnvironment } from '#functions/clock/environment.ts'
import type { Environment as DirectoryImportEnvironment } from '#functions/directory-import/environment.ts'
import type { Environment as FeedbackEnvironment } from '#functions/feedback/environment.ts'
import type { Environment as IntakeEnvironment } from '#functions/intake/environment.ts'
import type { Environment as OutboundEnvironment } from '#functions/outbound/environment.ts'
import type { Environment as WebEnvironment } from '#functions/web/environment.ts'
import type { Bundles } from '#infra/bundle.ts'
import { Alarms } from '#infra/constructs/alarms.ts'
import { CaseworkWeb } from '#infra/constructs/casework-web.ts'
import { ClockSchedule } from '#infra/constructs/clock-schedule.ts'
import { directoryPrefix, importPrefix } from '#infra/constructs/council-files.ts'
import { mailPrefix } from '#infra/constructs/inbound-mail.ts'
import { LoggedEvent } from '#infra/constructs/logged-event.ts'
import { QueueWorker } from '#infra/constructs/queue-worker.ts'
import { SendingReputation } from '#infra/constructs/sending-reputation.ts'
import { ServiceFunction, type ServiceFunctionSetting } from '#infra/constructs/service-function.ts'
import type { CouncilSettings } from '#infra/council-settings.ts'
import {
  clock,
  directoryImport,
  inDoubtSeconds,
  pageTimeout,
  queueWork,
  redriveAfterSeconds,
} from '#infra/timings.ts'
import type { DataStack } from './data-stack.ts'

export interface ServiceStackProps extends StackProps {
  readonly stage: string
  readonly council: CouncilSettings
  readonly data: DataStack
  readonly bundles: Bundles
  readonly runbook: string
  readonly alarmEmail?: string
}

/** What is redeployed: the functions, what starts them, and the alarms. It holds nothing that cannot be made again. */
export class ServiceStack extends Stack {
  readonly #data: DataStack
  readonly #council: CouncilSettings
  readonly #setting: ServiceFunctionSetting

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props)
    this.#data = props.data
    this.#council = props.council
    const operationsKey = this.#operationsKey(props.stage)
    const alarms = new Alarms(this, 'Alarms', {
      key: operationsKey,
      runbook: props.runbook,
      ...(props.alarmEmail === undefined ? {} : { email: props.alarmEmail }),
    })
    this.#setting = { stage: props.stage, bundles: props.bundles, logKey: operationsKey, alarms }
    const web = new CaseworkWeb(this, 'Web', { stage: props.stage, logKey: operationsKey })

    // In the order in which a mail meets them.
    const intake = this.#intake(web.url)
    const outbound = this.#outbound(web.url)
    const feedback = this.#feedback(web.url)
    const sweep = this.#clock(web.url)
    this.#directoryImport()
    this.#web(web)
    this.#watchUnreachable([intake.log, outbound.log, feedback.log], sweep.log)
    new SendingReputation(this, 'SendingReputation', { alarms })

    new CfnOutput(this, 'DeskUrl', { value: web.url })
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn })
  }

  #intake(deskUrl: string): ServiceFunction<IntakeEnvironment> {
    const { casework, inboundMail, councilFiles, outboundMail } = this.#data
    const intake = new ServiceFunction<IntakeEnvironment>(this, 'Intake', {
      ...this.#setting,
      name: 'intake',
      alarmName: 'Intake',
      description: 'Reads each mail that came in, files it, and decides what is to be sent',
      impact: 'Mail is stored but not read: no query is opened and nobody is told.',
      timeout: queueWork.functionTimeout,
      // A batch of ten mails is in memory whole, and SES takes mails of up to 40 MB.
      memoryMegabytes: 2048,
      environment: {
        TABLE_NAME: casework.table.tableName,
        MAIL_BUCKET_NAME: inboundMail.mail.bucketName,
        COUNCIL_BUCKET_NAME: councilFiles.files.bucketName,
        OUTBOX_QUEUE_URL: outboundMail.outbox.queue.queueUrl,
        PARKED_QUEUE_URL: inboundMail.intake.parked.queueUrl,
        INBOX_ADDRESS: this.#council.inbox,
        DESK_URL: deskUrl,
      },
    })
    casework.grantReadWrite(intake.role)
    inboundMail.mail.grantRead(intake.role, mailPrefix)
    councilFiles.files.grantRead(intake.role, directoryPrefix)
    outboundMail.outbox.grantSend(intake.role)
    inboundMail.intake.grantPark(intake.role)
    new QueueWorker(this, 'IntakeWork', {
      work: inboundMail.intake,
      worker: intake.function,
      alarms: this.#setting.alarms,
      alarmName: 'Intake',
      errorImpact: 'Mail that was accepted has not become a query; its writer has had no acknowledgement.',
      patience: Duration.minutes(5),
      maxConcurrency: 5,
    })
    return intake
  }

  #outbound(deskUrl: string): ServiceFunction<OutboundEnvironment> {
    const { casework, councilFiles, outboundMail } = this.#data
    const outbound = new ServiceFunction<OutboundEnvironment>(this, 'Outbound', {
      ...this.#setting,
      name: 'outbound',
      alarmName: 'Outbound',
      description: 'Hands decided mails to SES, each once',
      impact: 'Acknowledgements and notices are decided but not sent.',
      timeout: queueWork.functionTimeout,
      memoryMegabytes: 512,
      environment: {
        TABLE_NAME: casework.table.tableName,
        COUNCIL_BUCKET_NAME: councilFiles.files.bucketName,
        OUTBOX_QUEUE_URL: outboundMail.outbox.queue.queueUrl,
        PARKED_QUEUE_URL: outboundMail.outbox.parked.queueUrl,
        DESK_URL: deskUrl,
        CONFIGURATION_SET_NAME: outboundMail.configurationSetName,
        INBOX_ADDRESS: this.#council.inbox,
        INBOX_NAME: this.#council.inboxName,
        IN_DOUBT_SECONDS: String(inDoubtSeconds),
      },
    })
    casework.grantReadWrite(outbound.role)
    councilFiles.files.grantRead(outbound.role, directoryPrefix)
    outboundMail.grantSend(outbound.role)
    outboundMail.outbox.grantSend(outbound.role)
    outboundMail.outbox.grantPark(outbound.role)
    new QueueWorker(this, 'OutboundWork', {
      work: outboundMail.outbox,
      worker: outbound.function,
      alarms: this.#setting.alarms,
      alarmName: 'Outbound',
      errorImpact: 'An acknowledgement, a notice or a reply that was decided has not left.',
      patience: Duration.minutes(5),
      maxConcurrency: 5,
    })
    return outbound
  }

  #feedback(deskUrl: string): ServiceFunction<FeedbackEnvironment> {
    const { casework, councilFiles, outboundMail } = this.#data
    const feedback = new ServiceFunction<FeedbackEnvironment>(this, 'Feedback', {
      ...this.#setting,
      name: 'feedback',
      alarmName: 'Feedback',
      description:
        'Records what SES reports about each mail that left; a bounced notice is given to somebody else',
      impact: 'Bounces are not seen: a query may rest with somebody who never got the notice.',
      timeout: queueWork.functionTimeout,
      memoryMegabytes: 512,
      environment: {
        TABLE_NAME: casework.table.tableName,
        COUNCIL_BUCKET_NAME: councilFiles.files.bucketName,
        OUTBOX_QUEUE_URL: outboundMail.outbox.queue.queueUrl,
        PARKED_QUEUE_URL: outboundMail.feedback.parked.queueUrl,
        DESK_URL: deskUrl,
      },
    })
    casework.grantReadWrite(feedback.role)
    councilFiles.files.grantRead(feedback.role, directoryPrefix)
    outboundMail.outbox.grantSend(feedback.role)
    outboundMail.feedback.grantPark(feedback.role)
    new QueueWorker(this, 'FeedbackWork', {
      work: outboundMail.feedback,
      worker: feedback.function,
      alarms: this.#setting.alarms,
      alarmName: 'Feedback',
      errorImpact:
        'What became of a mail that left is not recorded; a bounced notice has not been given to somebody else.',
      patience: Duration.minutes(15),
      maxConcurrency: 2,
    })
    return feedback
  }

  #clock(deskUrl: string): ServiceFunction<ClockEnvironment> {
    const { casework, inboundMail, councilFiles, outboundMail } = this.#data
    const sweep = new ServiceFunction<ClockEnvironment>(this, 'Clock', {
      ...this.#setting,
      name: 'clock',
      alarmName: 'Clock',
      description:
        'Every five minutes: what is due, what is unsent, what nothing has read, and the daily ledger',
      impact:
        'Warnings, breaches and escalations are late, cover does not begin, and unsent mail is not sent again.',
      timeout: clock.functionTimeout,
      memoryMegabytes: 512,
      environment: {
        TABLE_NAME: casework.table.tableName,
        MAIL_BUCKET_NAME: inboundMail.mail.bucketName,
        COUNCIL_BUCKET_NAME: councilFiles.files.bucketName,
        INTAKE_QUEUE_URL: inboundMail.intake.queue.queueUrl,
        OUTBOX_QUEUE_URL: outboundMail.outbox.queue.queueUrl,
        INBOX_ADDRESS: this.#council.inbox,
        DESK_URL: deskUrl,
        REDRIVE_AFTER_SECONDS: String(redriveAfterSeconds),
      },
    })
    casework.grantReadWrite(sweep.role)
    inboundMail.mail.grantRead(sweep.role, mailPrefix)
    councilFiles.files.grantRead(sweep.role, directoryPrefix)
    inboundMail.intake.grantSend(sweep.role)
    outboundMail.outbox.grantSend(sweep.role)
    new ClockSchedule(this, 'ClockSchedule', {
      sweep,
      queueKey: this.#data.queueKey,
      alarms: this.#setting.alarms,
    })
    return sweep
  }

  #directoryImport(): void {
    const { casework, councilFiles } = this.#data
    const directoryImporter = new ServiceFunction<DirectoryImportEnvironment>(this, 'DirectoryImport', {
      ...this.#setting,
      name: 'directory-import',
      alarmName: 'DirectoryImport',
      description: "Takes a council's uploaded folder into force, whole or not at all",
      impact:
        "Last night's staff, cases and absences are not in force: mail may go to somebody who has left.",
      timeout: directoryImport.functionTimeout,
      memoryMegabytes: 1024,
      environment: {
        TABLE_NAME: casework.table.tableName,
        COUNCIL_BUCKET_NAME: councilFiles.files.bucketName,
        PARKED_QUEUE_URL: councilFiles.imports.parked.queueUrl,
      },
    })
    casework.grantReadWrite(directoryImporter.role)
    councilFiles.files.grantRead(directoryImporter.role, importPrefix)
    // The report on an upload is put beside it.
    councilFiles.files.grantWrite(directoryImporter.role, importPrefix)
    councilFiles.files.grantRead(directoryImporter.role, directoryPrefix)
    councilFiles.files.grantWrite(directoryImporter.role, directoryPrefix)
    councilFiles.imports.grantPark(directoryImporter.role)
    new QueueWorker(this, 'DirectoryImportWork', {
      work: councilFiles.imports,
      worker: directoryImporter.function,
      alarms: this.#setting.alarms,
      alarmName: 'DirectoryImport',
      errorImpact: "A council's upload has not been taken into force: mail may go to somebody who has left.",
      patience: Duration.minutes(15),
      batchSize: 1,
      maxConcurrency: 2,
    })
    const refused = new LoggedEvent(this, 'DirectoryRefused', {
      logs: [directoryImporter.log],
      event: 'directory.refused',
      metricName: 'DirectoryRefused',
    })
    this.#setting.alarms.soon({
      name: 'DirectoryImport/Refused',
      impact:
        "A council's upload had a mistake and was refused whole; the directory of the day before stays in force.",
      metric: refused.count(Duration.minutes(5)),
      threshold: 0,
    })
  }

  #web(door: CaseworkWeb): void {
    const { casework, inboundMail, councilFiles, outboundMail } = this.#data
    const web = new ServiceFunction<WebEnvironment>(this, 'Desk', {
      ...this.#setting,
      name: 'web',
      alarmName: 'Web',
      description: 'The desk: the inbox, and each query with its conversation',
      impact: 'Caseworkers and managers are shown an error instead of the desk.',
      timeout: pageTimeout,
      memoryMegabytes: 1024,
      environment: {
        TABLE_NAME: casework.table.tableName,
        MAIL_BUCKET_NAME: inboundMail.mail.bucketName,
        COUNCIL_BUCKET_NAME: councilFiles.files.bucketName,
        INTAKE_QUEUE_URL: inboundMail.intake.queue.queueUrl,
        INTAKE_PARKED_QUEUE_URL: inboundMail.intake.parked.queueUrl,
        OUTBOX_QUEUE_URL: outboundMail.outbox.queue.queueUrl,
        OUTBOX_PARKED_QUEUE_URL: outboundMail.outbox.parked.queueUrl,
        FEEDBACK_QUEUE_URL: outboundMail.feedback.queue.queueUrl,
        FEEDBACK_PARKED_QUEUE_URL: outboundMail.feedback.parked.queueUrl,
        IMPORT_QUEUE_URL: councilFiles.imports.queue.queueUrl,
        IMPORT_PARKED_QUEUE_URL: councilFiles.imports.parked.queueUrl,
        INBOX_ADDRESS: this.#council.inbox,
        DESK_URL: door.url,
      },
    })
    casework.grantReadWrite(web.role)
    for (const work of [inboundMail.intake, outboundMail.outbox, outboundMail.feedback, councilFiles.imports])
      work.grantReplay(web.role)
    inboundMail.mail.grantRead(web.role, mailPrefix)
    councilFiles.files.grantRead(web.role, directoryPrefix)
    door.serve(web, this.#setting.alarms)
  }

  /** Whichever function met it: something stands open, and nobody who should know of it does. */
  #watchUnreachable(senders: readonly logs.ILogGroup[], clockLog: logs.ILogGroup): void {
    const metricName = 'QueryUnreachable'
    const unreachable = new LoggedEvent(this, 'QueryUnreachable', {
      logs: senders,
      event: 'query.unreachable',
      metricName,
    })
    // Another reason for the same trouble, counted in the same figure.
    new LoggedEvent(this, 'QueryUnreachableByNotice', {
      logs: [clockLog],
      event: 'notice.unreachable',
      metricName,
    })
    this.#setting.alarms.urgent({
      name: 'Query/Unreachable',
      impact:
        'A query is open and nobody who could be told of it can be reached: its writer waits, and no member of staff knows.',
      metric: unreachable.count(Duration.minutes(5)),
      threshold: 0,
    })
  }

  /** For logs and the alarms' topic: nothing that outlives this stack. */
  #operationsKey(stage: string): kms.Key {
    const key = new kms.Key(this, 'OperationsKey', {
      description: 'SEND inbox: logs and alarms',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'AlarmsToTheirTopic',
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: ['*'],
      }),
    )
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'LogGroupsOfThisService',
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        principals: [new iam.ServicePrincipal(`logs.${this.region}.amazonaws.com`)],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': [
              `/send-inbox/${stage}/*`,
              `/aws/vendedlogs/send-inbox/${stage}/*`,
            ].map(names => `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${names}`),
          },
        },
      }),
    )
    return key
  }
}
