/** A test that is asked the same thing thousands of times, as children share a few hundred names: each word is measured once. */
export function remembered(test: (word: string) => boolean): (word: string) => boolean {
  const answers = new Map<string, boolean>()
  return word => {
    const kept = answers.get(word)
    if (kept !== undefined) return kept
    const made = test(word)
    answers.set(word, made)
    return made
  }
}
