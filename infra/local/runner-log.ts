/** What the runner itself has to say of failures: `<data>/log/local.jsonl`. No mail text, no addresses. */
import { join } from 'node:path'
import { openLogFile } from './functions/log-file.ts'
import { reasonOf } from './refused.ts'

export interface RunnerLog {
  /** `what` is one of our own sentences; `fault` is what was thrown. */
  warn(what: string, fault?: unknown): void
  close(): Promise<void>
}

export async function openRunnerLog(folder: string): Promise<RunnerLog> {
  const file = await openLogFile(join(folder, 'local.jsonl'))
  return {
    warn: (what, fault) => {
      const reason = fault === undefined ? {} : { reason: reasonOf(fault) }
      file.write(
        `${JSON.stringify({ level: 'WARN', timestamp: new Date().toISOString(), message: what, ...reason })}\n`,
      )
    },
    close: () => file.close(),
  }
}
