/** All functions of the template, each in its own environment with its own log. */
import { join } from 'node:path'
import { awsEnvironment } from '../aws-clients.ts'
import type { EngineEndpoints } from '../data-folder/service-record.ts'
import type { FunctionWiring } from '../template/wiring.ts'
import { type LocalFunction, localFunction } from './local-function.ts'
import { type LogFile, openLogFile } from './log-file.ts'

export interface Functions {
  /** By its name in the template. */
  named(name: string): LocalFunction
  /** Runs a function by its name in the template or by its short name. */
  invoke(name: string, event: unknown): Promise<unknown>
  /** Where a function's own output goes. */
  logOf(name: string): LogFile
  stop(patienceMilliseconds: number): Promise<void>
}

/** The name that a function logs under: `intake`; its name in the template where it has no other. */
function shortName(wiring: FunctionWiring): string {
  return wiring.environment['POWERTOOLS_SERVICE_NAME'] ?? wiring.name
}

/** No thread is started here: a function starts with its first invocation, or when it is warmed. */
export async function openFunctions(
  wirings: readonly FunctionWiring[],
  settings: {
    readonly endpoints: EngineEndpoints
    readonly logFolder: string
    /** Cell of a simulated clock that all of them live by. */
    readonly clock?: SharedArrayBuffer
  },
): Promise<Functions> {
  const clock = settings.clock === undefined ? {} : { clock: settings.clock }
  const opened = await Promise.all(
    wirings.map(async wiring => {
      const log = await openLogFile(
        join(settings.logFolder, `${shortName(wiring).replaceAll(/[^\w-]/g, '_')}.jsonl`),
      )
      const environment = environmentOf(wiring, settings.endpoints)
      return { wiring, log, runs: localFunction(wiring, { ...clock, environment, log }) }
    }),
  )
  const find = (name: string) => {
    const found =
      opened.find(({ wiring }) => wiring.name === name) ??
      opened.find(({ wiring }) => shortName(wiring) === name)
    if (found === undefined) throw new Error(`The template has no function ${name}.`)
    return found
  }
  return {
    named: name => find(name).runs,
    invoke: async (name, event) => find(name).runs.invoke(event),
    logOf: name => find(name).log,
    stop: async patience => {
      await Promise.all(opened.map(({ runs }) => runs.stop(patience)))
      await Promise.all(opened.map(({ log }) => log.close()))
    },
  }
}

/** What a function finds in its environment: the template's variables, the engines' addresses, and what Lambda itself sets. */
export function environmentOf(wiring: FunctionWiring, endpoints: EngineEndpoints): Record<string, string> {
  return {
    ...awsEnvironment(endpoints),
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: wiring.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(wiring.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    LAMBDA_TASK_ROOT: wiring.folder,
    _HANDLER: wiring.handler,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    NODE_ENV: 'production',
    // There is no CloudWatch to read them, and they would fill the log.
    POWERTOOLS_METRICS_DISABLED: 'true',
    POWERTOOLS_TRACE_ENABLED: 'false',
    ...wiring.environment,
  }
}
