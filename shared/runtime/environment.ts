import * as z from 'zod'

/** What every function is given besides its own variables. */
export const QueueUrl = z.url()
export const ResourceName = z.string().min(3)

/** Reads a function's environment once, at start-up. A missing or malformed variable stops the function with its name. */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  variables: Record<string, string | undefined> = process.env,
): z.infer<Schema> {
  const parsed = schema.safeParse(variables)
  if (parsed.success) return parsed.data
  const what = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  throw new Error(`The environment of this function is not usable: ${what}`)
}
