import type * as z from 'zod'

/** What the caller has to put right; the message is one clear line. Commands exit with 2 on it. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}

/** What a schema found, in one line: `inbox: Invalid email address; name: …`. */
export const inOneLine = (error: z.ZodError): string =>
  error.issues.map(issue => [...issue.path, issue.message].join(': ')).join('; ')
