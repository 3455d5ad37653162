/** The tiny service in a process of its own, for tests that kill it. Prints `ready <smtp port>`; SIGTERM stops it. */
import { startService } from '#infra/local/service.ts'

const [dataDir = '', councilDir = '', assemblyDir = '', smtpPort = '0'] = process.argv.slice(2)
try {
  const service = await startService({
    dataDir,
    councilDir,
    assemblyDir,
    port: 0,
    smtpPort: Number(smtpPort),
    samples: false,
    verdicts: 'pass',
  })
  process.once('SIGTERM', () => void service.stop())
  process.stdout.write(`ready ${service.smtpPort}\n`)
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = 2
}
