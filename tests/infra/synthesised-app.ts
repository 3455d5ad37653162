/** The app as it is synthesised for the sample council, with stand-ins for the bundles: these tests are about the templates. */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { type Bundles, bundlesIn } from '#infra/bundle.ts'
import { functionNames } from '#infra/function-names.ts'
import { synthesise } from '#infra/synthesise.ts'

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
})
const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(
    z.string(),
    z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }),
  ),
})

export interface FoundResource {
  readonly id: string
  readonly stack: 'data' | 'service'
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly deletionPolicy: string | undefined
  readonly updateReplacePolicy: string | undefined
}

export interface SynthesisedApp {
  readonly outDir: string
  readonly resources: readonly FoundResource[]
  /** Resources of these types, of both stacks. */
  ofType(...types: readonly string[]): readonly FoundResource[]
  /** The resource that a `Ref`, an `Fn::GetAtt` or an `Fn::ImportValue` leads to, as `stack/logical id`; the value as JSON where it is none. */
  target(value: unknown, from: FoundResource): string
  readonly templateText: string
}

export const nameOf = (resource: FoundResource): string => `${resource.stack}/${resource.id}`

/** Bundles of one line each, in a folder of their own. */
export async function standInBundles(): Promise<Bundles> {
  const folder = await mkdtemp(join(tmpdir(), 'send-inbox-bundles-'))
  const bundles = bundlesIn(folder)
  for (const name of functionNames) {
    await mkdir(bundles[name])
    await writeFile(join(bundles[name], 'index.mjs'), `export const handler = async () => '${name}'\n`)
  }
  return bundles
}

/** Synthesises with every check on. */
export async function synthesiseSample(stage = 'test'): Promise<SynthesisedApp> {
  const outDir = await mkdtemp(join(tmpdir(), 'send-inbox-cdk-'))
  const made = await synthesise({
    councilDir: 'samples/council',
    stage,
    outDir,
    checks: 'all',
    bundles: await standInBundles(),
  })
  const dataText = await readFile(join(outDir, made.data.templateFile), 'utf8')
  const serviceText = await readFile(join(outDir, made.service.templateFile), 'utf8')
  const data = Template.parse(JSON.parse(dataText))
  const service = Template.parse(JSON.parse(serviceText))
  const resources = [...resourcesOf('data', data), ...resourcesOf('service', service)]
  const exported = new Map(Object.values(data.Outputs).map(({ Value, Export }) => [Export?.Name, Value]))
  return {
    outDir,
    resources,
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    target: (value, from) => {
      const imported = z.strictObject({ 'Fn::ImportValue': z.string() }).safeParse(value)
      return imported.success
        ? `data/${referenced(exported.get(imported.data['Fn::ImportValue']))}`
        : `${from.stack}/${referenced(value)}`
    },
    templateText: dataText + serviceText,
  }
}

const resourcesOf = (stack: 'data' | 'service', template: z.infer<typeof Template>): FoundResource[] =>
  Object.entries(template.Resources).map(([id, resource]) => ({
    id,
    stack,
    type: resource.Type,
    properties: resource.Properties,
    deletionPolicy: resource.DeletionPolicy,
    updateReplacePolicy: resource.UpdateReplacePolicy,
  }))

const Reference = z.union([
  z.strictObject({ Ref: z.string() }).transform(value => value.Ref),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform(value => value['Fn::GetAtt'][0]),
])

function referenced(value: unknown): string {
  const parsed = Reference.safeParse(value)
  return parsed.success ? parsed.data : JSON.stringify(value)
}
