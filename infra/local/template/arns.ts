/** The name in a function's ARN (of a version or alias too), or the name itself. */
export function functionNamed(nameOrArn: string): string {
  return /:function:([^:/]+)/.exec(nameOrArn)?.[1] ?? nameOrArn
}

/** The last part of an ARN: the name of a queue. */
export function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1)
}
