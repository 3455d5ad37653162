/** Shows whoever watches that a step of the start is under way, and runs it. */
export type Step = <Result>(title: string, work: () => Promise<Result>) => Promise<Result>

/** Without a word: for tests and for programs. */
export const quietly: Step = (_title, work) => work()
