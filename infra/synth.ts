/** `npm run synth`: the templates, offline, held to the rules. */
import { relative, resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import * as z from 'zod'
import { BadInput } from './bad-input.ts'
import { synthesise } from './synthesise.ts'

const command = new Command('synth')
  .description(
    'Writes the two CloudFormation templates and what they deploy, offline and with no AWS account. Fails when a rule is broken.',
  )
  .option('--council <dir>', "the council's folder", 'samples/council')
  .option('--stage <name>', 'part of the names of the stacks', 'local')
  .option('--out <dir>', 'where they are written', 'cdk.out')
  .exitOverride()
  .configureOutput({ writeErr: text => process.stderr.write(text) })

const Options = z.object({ council: z.string(), stage: z.string(), out: z.string() })

try {
  const { council, stage, out } = Options.parse(command.parse().opts())
  const made = await synthesise({ councilDir: council, stage, outDir: resolve(out), checks: 'all' })
  for (const { templateFile } of [made.data, made.service]) {
    process.stdout.write(`${relative(process.cwd(), resolve(made.outDir, templateFile))}\n`)
  }
} catch (fault) {
  process.exitCode = exitCodeOf(fault)
}

/** 2 for what the caller has to put right, 1 for a fault or a broken rule; help is no failure. */
function exitCodeOf(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  return fault instanceof BadInput ? 2 : 1
}
