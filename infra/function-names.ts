/** One folder each in `functions/`. A function that is not named here is neither bundled nor deployed. */
export const functionNames = ['intake', 'outbound', 'feedback', 'clock', 'directory-import', 'web'] as const
export type FunctionName = (typeof functionNames)[number]
