import type { DirectoryIndex } from '#shared/domain/directory/directory-index.ts'
import type { Mail } from '#shared/domain/mail/mail.ts'
import { unvouchedReceipt } from '#shared/domain/mail/receipt.ts'
import { judge } from '#shared/domain/triage/judge.ts'
import type { TextModel } from '#shared/domain/triage/model/text-model.ts'
import { aMail } from './mail/a-mail.ts'

const now = '2026-11-23T10:00:00.000Z'

/** From whom, what, and the case that it is tied to; null where it must be tied to none. */
export type Scenario<Who extends string> = readonly [
  from: Who,
  text: string,
  expected: string | null,
  overrides?: Partial<Mail>,
]

/** Scenarios with names for their titles. */
export const told = <Who extends string>(scenarios: readonly Scenario<Who>[]) =>
  scenarios.map(([from, text, expected, overrides]) => ({
    from,
    text,
    expected,
    overrides,
    does: expected === null ? 'ties nothing' : `ties ${expected}`,
  }))

/** The case that a mail with all that it says is tied to; null for none. */
export function tiedTo(
  { address, text, overrides }: { address: string; text: string; overrides: Partial<Mail> | undefined },
  directory: DirectoryIndex,
  model: TextModel,
): string | null {
  const judged = judge({
    mail: aMail({ from: { name: '', address }, text, ownWords: text, ...overrides }),
    receipt: unvouchedReceipt(now),
    directory,
    model,
    thread: null,
    earlierContacts: 0,
    now,
  })
  return judged.case?.id ?? null
}
