/** A synthesised cloud assembly (`cdk.out`): the CloudFormation template of each stack, and the folders that functions are made of. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

export const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
})
export type Resource = z.infer<typeof Resource>

/** The parts of a CloudFormation template that something local can depend on. */
export const Template = z.object({
  Resources: z.record(z.string(), Resource).default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
})
export type Template = z.infer<typeof Template>

export interface Stack {
  readonly name: string
  readonly template: Template
}

export interface Assembly {
  readonly stacks: readonly Stack[]
  /** Folder of each asset, by the object key under which CloudFormation would find it. */
  readonly assets: ReadonlyMap<string, string>
}

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
          directoryName: z.string().optional(),
        })
        .default({}),
    }),
  ),
})

const AssetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
})

/** Reads an assembly with all that is nested in it. Throws, naming the file, where one is not what CDK writes. */
export async function readAssembly(folder: string): Promise<Assembly> {
  const manifest = await readPart(join(folder, 'manifest.json'), Manifest)
  const stacks: Stack[] = []
  const assets = new Map<string, string>()
  for (const [id, { type, properties }] of Object.entries(manifest.artifacts)) {
    if (type === 'aws:cloudformation:stack' && properties.templateFile !== undefined) {
      const template = await readPart(join(folder, properties.templateFile), Template)
      stacks.push({ name: properties.stackName ?? id, template })
    }
    if (type === 'cdk:asset-manifest' && properties.file !== undefined) {
      const { files } = await readPart(join(folder, properties.file), AssetManifest)
      for (const { source, destinations } of Object.values(files)) {
        for (const { objectKey } of Object.values(destinations)) {
          if (source.path !== undefined) assets.set(objectKey, join(folder, source.path))
        }
      }
    }
    if (type === 'cdk:cloud-assembly' && properties.directoryName !== undefined) {
      const nested = await readAssembly(join(folder, properties.directoryName))
      stacks.push(...nested.stacks)
      for (const [key, path] of nested.assets) assets.set(key, path)
    }
  }
  return { stacks, assets }
}

async function readPart<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${path} is not as CDK writes it: ${z.prettifyError(parsed.error)}`)
}
