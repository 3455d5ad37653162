/** The secrets that thread tokens are signed with, newest first; made on first use. Never logged, never in an environment variable. */
export interface ThreadSecrets {
  read(): Promise<readonly string[]>
}
