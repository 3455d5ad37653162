import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Tags, Validations } from 'aws-cdk-lib'
import * as z from 'zod'
import { BadInput, inOneLine } from './bad-input.ts'
import { type Bundles, bundleFunctions } from './bundle.ts'
import { type CouncilSettings, readCouncilSettings } from './council-settings.ts'
import { DataStack } from './stacks/data-stack.ts'
import { ServiceStack } from './stacks/service-stack.ts'

/** Everything is in London (domain.md 4.6); the account is whichever the deploying credentials are of. */
const region = 'eu-west-2'

/** What can be said by `--context name=value`, and what holds where nothing is said. */
const Context = z.object({
  /** Becomes part of the stacks' and buckets' names. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,14}[a-z0-9]$/, 'is not a stage: 2 to 16 small letters, digits and hyphens')
    .default('local'),
  /** A council's folder (contract section 1), of which `council.json` is read. */
  council: z.string().min(1).default('samples/council'),
  /** `all` holds the templates to CloudFormation's rules and the AWS Solutions rules; `none` leaves both out, for a start on one machine. */
  checks: z.enum(['all', 'none']).default('all'),
  /** Who is told when an alarm rings. */
  alarmEmail: z.email().optional(),
  /** Where alarms say that the runbook is. */
  runbook: z.string().min(1).default('docs/runbook.md'),
})

export interface SynthesiseOptions {
  /** The council's folder. */
  readonly councilDir?: string
  /** Where the cloud assembly goes: two templates, the assets, the manifest. */
  readonly outDir?: string
  readonly stage?: string
  readonly checks?: 'all' | 'none'
  /** Bundles made before; made now where none are given. */
  readonly bundles?: Bundles
}

export interface Synthesised {
  readonly outDir: string
  readonly data: { readonly stackName: string; readonly templateFile: string }
  readonly service: { readonly stackName: string; readonly templateFile: string }
}

/**
 * Bundles the functions and synthesises both stacks, offline. Options come first, then the CDK's context (`CDK_CONTEXT_JSON`,
 * which the CDK command sets), then cdk.json.
 *
 * Throws `BadInput` when the council or a setting is not usable, and a fault when the checks have findings (which are printed first).
 */
export async function synthesise(options: SynthesiseOptions = {}): Promise<Synthesised> {
  const context = contextFor(options)
  const council = readCouncilSettings(context.council)
  if (options.bundles !== undefined) return synthesiseWith(options.bundles, context, council, options.outDir)
  // A folder of its own: two that synthesise at the same time must not write over each other's bundles.
  const folder = mkdtempSync(join(tmpdir(), 'send-inbox-bundles-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // The CDK ends the process itself when its checks have findings.
  process.once('exit', remove)
  try {
    return await synthesiseWith(await bundleFunctions(folder), context, council, options.outDir)
  } finally {
    process.off('exit', remove)
    remove()
  }
}

async function synthesiseWith(
  bundles: Bundles,
  context: z.infer<typeof Context>,
  council: CouncilSettings,
  outDir: string | undefined,
): Promise<Synthesised> {
  const app = new App({
    ...(outDir === undefined ? {} : { outdir: outDir }),
    context: readCdkJson().context,
    builtinCloudFormationValidation: context.checks === 'all',
    treeMetadata: context.checks === 'all',
    analyticsReporting: false,
  })
  if (context.checks === 'all') {
    const { AwsSolutionsChecks } = await import('cdk-nag')
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  }

  const { stage, runbook, alarmEmail } = context
  const data = new DataStack(app, `SendInbox-${stage}-Data`, {
    description: 'SEND casework inbox: what must survive',
    env: { region },
    stage,
    council,
  })
  const service = new ServiceStack(app, `SendInbox-${stage}-Service`, {
    description: 'SEND casework inbox: what is redeployed',
    env: { region },
    stage,
    council,
    data,
    bundles,
    runbook,
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
  })
  Tags.of(app).add('service', 'send-casework-inbox')
  Tags.of(app).add('stage', stage)

  const assembly = app.synth()
  return {
    outDir: assembly.directory,
    data: { stackName: data.stackName, templateFile: data.templateFile },
    service: { stackName: service.stackName, templateFile: service.templateFile },
  }
}

function contextFor(options: SynthesiseOptions): z.infer<typeof Context> {
  const given: unknown = JSON.parse(process.env['CDK_CONTEXT_JSON'] ?? '{}')
  const parsed = Context.safeParse({
    ...z.record(z.string(), z.unknown()).parse(given),
    ...(options.councilDir === undefined ? {} : { council: options.councilDir }),
    ...(options.stage === undefined ? {} : { stage: options.stage }),
    ...(options.checks === undefined ? {} : { checks: options.checks }),
  })
  if (parsed.data?.checks === 'none' && parsed.data.stage !== 'local') {
    throw new BadInput(
      'The context is not usable: checks: only the stage "local", which is never deployed, goes without.',
    )
  }
  if (!parsed.success) throw new BadInput(`The context is not usable: ${inOneLine(parsed.error)}`)
  return parsed.data
}

/** The CDK command hands this over by itself; `node infra/app.ts` does not pass by it. */
function readCdkJson() {
  const file = new URL('../cdk.json', import.meta.url)
  return z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
}
