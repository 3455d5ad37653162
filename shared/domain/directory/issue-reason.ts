import type * as z from 'zod'
import { quoted } from './directory-problems.ts'

/** The schema's complaint about one value, as a sentence that needs no knowledge of schemas. Needs `reportInput: true`. */
export function issueReason(issue: z.core.$ZodIssue): string {
  const input: unknown = issue.input
  const it = typeof input === 'string' ? quoted(input) : 'this'
  switch (issue.code) {
    case 'invalid_type':
      return input === undefined || input === null
        ? 'is missing.'
        : `must be ${article[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `${it} is not one of ${issue.values.join(', ')}.`
    case 'invalid_format':
      return issue.format === 'date' ? `${it} is not a date such as 2026-11-23.` : `${it} ${issue.message}.`
    case 'too_small':
      return input === '' ? 'is empty.' : `${it} is too short.`
    case 'too_big':
      return `${it} is too long: at most ${issue.maximum} characters.`
    case 'unrecognized_keys':
      return `has settings that do not exist: ${issue.keys.join(', ')}.`
    default:
      return `${issue.message}.`
  }
}

const article: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings in { }',
}
