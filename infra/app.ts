/** The CDK app: `cdk synth`, `cdk deploy`, or `node infra/app.ts` with CDK_OUTDIR for the templates alone. */
import { BadInput } from './bad-input.ts'
import { synthesise } from './synthesise.ts'

try {
  await synthesise()
} catch (fault) {
  if (!(fault instanceof BadInput)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exitCode = 2
}
