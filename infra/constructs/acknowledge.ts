import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/**
 * Accepts one finding of a check on one construct and what is beneath it. The reason is for the next auditor: what was
 * considered, and why it is right here. Each finding is acknowledged on its own.
 */
export function acknowledge(where: IConstruct, finding: string, reason: string): void {
  Validations.of(where).acknowledge({ id: finding, reason })
}
