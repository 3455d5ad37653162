import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, CfnResource, Duration, Stack, Validations } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { BadInput } from '#infra/bad-input.ts'
import { Alarms } from '#infra/constructs/alarms.ts'
import { QueueWorker } from '#infra/constructs/queue-worker.ts'
import { WorkQueue } from '#infra/constructs/work-queue.ts'
import { readCouncilSettings } from '#infra/council-settings.ts'
import { synthesise } from '#infra/synthesise.ts'
import { standInBundles } from './synthesised-app.ts'

const outDir = () => mkdtempSync(join(tmpdir(), 'send-inbox-cdk-'))
const emptyStack = () => new Stack(new App({ outdir: outDir() }), 'Stack', { env: { region: 'eu-west-2' } })
const alarmsIn = (stack: Stack) =>
  new Alarms(stack, 'Alarms', { key: new Key(stack, 'Key'), runbook: 'docs/runbook.md' })

const cdkContext = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8'))).context

/** What synthesis refuses an app for. It sets the exit code too, which is not this process's. */
function findingsOf(app: App): string {
  const exitCode = process.exitCode
  try {
    app.synth()
    return ''
  } catch (refused) {
    return String(refused)
  } finally {
    process.exitCode = exitCode
  }
}

function councilFolder(json: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'send-inbox-council-'))
  writeFileSync(join(folder, 'council.json'), json)
  return folder
}

describe('a mistake that synthesis does not let pass', () => {
  it('is an alarm that the runbook does not know', () => {
    const stack = emptyStack()
    alarmsIn(stack).urgent({
      name: 'Nobody/Knows',
      impact: 'Nothing is known of this alarm.',
      metric: new Metric({ namespace: 'SendInbox', metricName: 'Nothing' }),
      threshold: 0,
    })
    expect(stack.node.findChild('Alarms').node.validate()).toEqual([
      'docs/runbook.md has no heading "### SendInbox/Nobody/Knows" for this alarm.',
    ])
  })

  it('is a queue whose messages come back while they are still worked on', () => {
    const stack = emptyStack()
    const work = new WorkQueue(stack, 'Work', {
      key: new Key(stack, 'Key'),
      visibilityTimeout: Duration.seconds(20),
    })
    const worker = new LambdaFunction(stack, 'Worker', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => {}'),
      timeout: Duration.seconds(21),
    })
    const props = {
      work,
      worker,
      alarmName: 'Intake',
      errorImpact: 'None.',
      patience: Duration.minutes(5),
      maxConcurrency: 2,
    }
    expect(
      () => new QueueWorker(stack, 'Slow', { ...props, alarms: alarmsIn(new Stack(stack, 'Other')) }),
    ).toThrow('messages would come back while the function still works on them')
  })

  it('is a right to everything, or a queue without a dead-letter queue', () => {
    const app = new App({ outdir: outDir() })
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
    const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-2' } })
    new Queue(stack, 'Bare')
    new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }).addToPolicy(
      new PolicyStatement({ actions: ['s3:*'], resources: ['*'] }),
    )
    const findings = findingsOf(app)
    expect(findings).toContain('AwsSolutions-SQS3')
    expect(findings).toContain('AwsSolutions-IAM5[Action::s3:*]')
    expect(findings).toContain('AwsSolutions-IAM5[Resource::*]')
  })

  it('is a property that CloudFormation does not know', () => {
    const app = new App({ outdir: outDir(), context: cdkContext })
    const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-2' } })
    new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue', properties: { VisibilityTimout: 60 } })
    expect(findingsOf(app)).toContain('VisibilityTimout')
  })

  it('is a circle of references', () => {
    const app = new App({ outdir: outDir(), context: cdkContext })
    const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-2' } })
    const queue = (id: string, other: string) =>
      new CfnResource(stack, id, {
        type: 'AWS::SQS::Queue',
        properties: {
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [other, 'Arn'] }, maxReceiveCount: 5 },
        },
      })
    queue('One', 'Other')
    queue('Other', 'One')
    expect(findingsOf(app)).toMatch(/circular/i)
  })
})

describe('a council that synthesis cannot use is named in one line', () => {
  it.each([
    ['no JSON', '{"name": "Calderbrook",', /council\.json cannot be read: /],
    ['no inbox', '{"name": "Calderbrook"}', /council\.json is not usable: inbox: /],
    [
      'an inbox that is no address',
      '{"name": "Calderbrook", "inbox": "send"}',
      /council\.json is not usable: inbox: /,
    ],
    ['an empty name', '{"name": "", "inbox": "send@a.example"}', /council\.json is not usable: name: /],
  ])('%s', (_, json, message) => {
    const folder = councilFolder(json)
    expect(() => readCouncilSettings(folder)).toThrow(BadInput)
    expect(() => readCouncilSettings(folder)).toThrow(message)
  })

  it('a folder without council.json', () => {
    expect(() => readCouncilSettings('/nowhere')).toThrow(/^\/nowhere\/council\.json cannot be read: /)
  })

  it('and a byte order mark is no mistake', () => {
    const folder = councilFolder(
      '\uFEFF{"name": "Calderbrook", "inbox": "send@casework.calderbrook.example"}',
    )
    expect(readCouncilSettings(folder)).toEqual({
      inbox: 'send@casework.calderbrook.example',
      inboxDomain: 'casework.calderbrook.example',
      inboxName: 'Calderbrook SEND team',
    })
  })

  it.each(['Production', 'a', 'a-', 'much-too-long-for-a-bucket', 'a_b'])(
    'the stage "%s" is refused',
    async stage => {
      await expect(synthesise({ stage, bundles: await standInBundles() })).rejects.toThrow(
        /context is not usable: stage: /,
      )
    },
  )
})

describe('a start on one machine', () => {
  it('may go without the rules, and writes the very same templates', async () => {
    const bundles = await standInBundles()
    const [checked, unchecked] = [outDir(), outDir()]
    const made = await synthesise({ stage: 'local', outDir: checked, checks: 'all', bundles })
    await synthesise({ stage: 'local', outDir: unchecked, checks: 'none', bundles })
    for (const { templateFile } of [made.data, made.service]) {
      expect(readFileSync(join(unchecked, templateFile), 'utf8')).toBe(
        readFileSync(join(checked, templateFile), 'utf8'),
      )
    }
  })

  it('is the only thing that may', async () => {
    const deployed = synthesise({ stage: 'production', checks: 'none', bundles: await standInBundles() })
    await expect(deployed).rejects.toThrow(/context is not usable: checks: /)
  })
})

describe('npm run synth', () => {
  const synth = (...flags: string[]) =>
    spawnSync(process.execPath, ['infra/synth.ts', ...flags], { encoding: 'utf8', timeout: 60_000 })

  it('prints help', () => {
    const { status, stdout, stderr } = synth('--help')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('--council <dir>')
  })

  it.each([
    ['an unknown flag', ['--bogus'], /^error: unknown option '--bogus'\n$/],
    [
      'a folder that is not there',
      ['--council', '/nowhere'],
      /^\/nowhere\/council\.json cannot be read: [^\n]+\n$/,
    ],
  ])('says %s in one line and ends with 2', (_, flags, message) => {
    const { status, stdout, stderr } = synth(...flags)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
