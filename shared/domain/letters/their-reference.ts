/**
 * MPs' and solicitors' case systems find our answer by their own reference, so it is given back to them (domain.md 5.2).
 * Only what is plainly a reference is taken: a name or a need must never come back in a subject.
 */
const labelled =
  /\b(?:our|my|case|your)?\s?ref(?:erence)?(?:\s?(?:no|number))?\.?\s?[:#]?\s?([A-Z]{0,4}[-/]?\d[A-Z0-9/-]{2,20})\b/i

/** The writer's own reference in a decoded subject, or null. */
export function theirReference(subject: string): string | null {
  const found = labelled.exec(subject)?.[1]?.toUpperCase() ?? null
  return found === null || /^SEND-/.test(found) || /[A-Z]{5}/.test(found) ? null : found
}
