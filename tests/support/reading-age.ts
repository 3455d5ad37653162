/** Flesch–Kincaid grade of a text (Kincaid and others, 1975): a grade of 4 to 6 is a reading age of 9 to 11. */
export function readingGrade(text: string): number {
  const plain = text.replace(/https?:\S+/g, ' ').replace(/SEND-\d{4}-\d+/g, 'the number')
  const sentences = plain.split(/[.?!:]\s|\n+/).filter(sentence => /[a-z]/i.test(sentence))
  const words = plain.match(/[a-z][a-z'’]*/gi) ?? []
  const syllables = words.reduce((total, word) => total + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

function syllablesOf(word: string): number {
  const spoken = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:es|ed|e)$/, '')
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1)
}
