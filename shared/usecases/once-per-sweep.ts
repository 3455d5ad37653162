/**
 * Asks once and gives every step of a sweep the same answer, until it is forgotten before the next. An answer that failed is
 * asked for again: one step's bad luck is not the others'.
 */
export function oncePerSweep<Answer>(ask: () => Promise<Answer>): {
  readonly ask: () => Promise<Answer>
  readonly forget: () => void
} {
  let kept: Promise<Answer> | null = null
  return {
    ask: () => {
      if (kept === null) {
        const asked = ask()
        kept = asked
        asked.catch(() => {
          if (kept === asked) kept = null
        })
      }
      return kept
    },
    forget: () => {
      kept = null
    },
  }
}
