import { type Command, CommanderError } from 'commander'
import { BadInput } from '#infra/bad-input.ts'
import { Refused } from '../refused.ts'

/**
 * Runs a command of `package.json` to its exit code: 0 done, 2 what the caller can put right (bad usage or input, one clear line on
 * stderr), 1 a fault of our own.
 */
export async function runCommand(command: Command): Promise<void> {
  for (const each of [command, ...command.commands])
    each.exitOverride().showHelpAfterError(false).showSuggestionAfterError(false)
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', () => undefined)
  try {
    await command.parseAsync()
  } catch (fault) {
    process.exitCode = exitCodeOf(fault)
    if (!(fault instanceof CommanderError)) {
      process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
    }
  }
}

function exitCodeOf(fault: unknown): 0 | 1 | 2 {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2
  return fault instanceof Refused || fault instanceof BadInput ? 2 : 1
}
