/**
 * What the person at the terminal can put right: a port in use, a folder that cannot be written, a bad flag.
 * The message is one sentence; commands print it on stderr and exit 2. Everything else that is thrown is a fault (exit 1).
 */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** The message of anything thrown, for a sentence. */
export function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}

/** The system's code of anything thrown (`ENOENT`, `EADDRINUSE`), or empty. */
export function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : ''
}
