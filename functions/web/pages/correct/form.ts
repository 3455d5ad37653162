/** The form with which a person puts judgements right: what it shows, and what comes back from it. */
import * as z from 'zod'
import { Correction } from '#shared/domain/casework/correction.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { isAway } from '#shared/domain/directory/cover.ts'
import { MessageKind } from '#shared/domain/mail/mail.ts'
import { CorrespondentKind, Flag, Priority, Topic } from '#shared/domain/triage/judgement.ts'
import type { Directory } from '../../words/people.ts'
import {
  capital,
  flagWords,
  kindOfMail,
  kindOfWriter,
  priorityTag,
  topicName,
} from '../../words/vocabulary.ts'

/** The fields as a browser sends them: text, whatever it is. */
export type Entered = Readonly<
  Record<'by' | 'why' | 'kind' | 'writer' | 'topic' | 'priority' | 'child' | 'owner', string>
> & {
  readonly flags: readonly string[]
}

interface Choice {
  readonly value: string
  readonly text: string
}

const choices = <Key extends string>(keys: readonly Key[], words: (key: Key) => string): Choice[] =>
  keys.map(value => ({ value, text: capital(words(value)) }))

const hint: Record<Priority, string> = {
  P1: 'Somebody may come to serious harm now.',
  P2: 'School or a legal right is lost within ten working days.',
  P3: 'About one child or family.',
  P4: 'General.',
}

/** What can be chosen, the same for every query; who is away today is marked and cannot be chosen. */
export function formChoices(query: Query, directory: Directory, now: string) {
  const staff =
    directory === null ? [] : directory.snapshot.staff.toSorted((a, b) => a.name.localeCompare(b.name))
  const away = (id: string): boolean => directory === null || isAway(id, now, directory)
  return {
    people: [
      { value: '', text: 'Choose your name' },
      ...staff.map(({ id, name }) => ({ value: id, text: name })),
    ],
    kinds: choices(MessageKind.options, kind => kindOfMail[kind]),
    writers: choices(CorrespondentKind.options, kind => kindOfWriter[kind]),
    topics: choices(Topic.options, topicName).toSorted((a, b) => a.text.localeCompare(b.text)),
    priorities: Priority.options.map(value => ({
      value,
      text: priorityTag(value).text,
      hint: { text: hint[value] },
    })),
    flags: choices(Flag.options, flag => flagWords[flag]),
    owners: [
      { value: '', text: 'Whoever the rules name' },
      ...staff.map(({ id, name }) => ({
        value: id,
        text: `${name}${away(id) ? ' (away)' : ''}`,
        disabled: away(id) && id !== query.owner.staffId,
      })),
    ],
  }
}

/** The form as triage left it. */
export function enteredOf(query: Query): Entered {
  return {
    by: '',
    why: '',
    kind: 'query',
    writer: query.correspondent.kind,
    topic: query.topic,
    priority: query.priority,
    flags: query.flags,
    child: query.caseMatch?.id ?? '',
    owner: query.owner.staffId ?? '',
  }
}

export function enteredIn(form: FormData): Entered {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    by: text('by'),
    why: text('why'),
    kind: text('kind'),
    writer: text('writer'),
    topic: text('topic'),
    priority: text('priority'),
    flags: form.getAll('flags').filter(value => typeof value === 'string'),
    child: text('child').toUpperCase(),
    owner: text('owner'),
  }
}

const Version = z.coerce.number().int().positive()

/** What was entered as a correction, or what is wrong with it: only a form that was tampered with has unknown choices. */
export function correctionIn(
  entered: Entered,
  version: unknown,
):
  | { readonly ok: true; readonly correction: Correction }
  | { readonly ok: false; readonly field: string; readonly text: string } {
  if (entered.why.length > 300) return { ok: false, field: 'why', text: 'Say why in at most 300 characters' }
  const parsed = Correction.safeParse({
    version: Version.safeParse(version).data ?? 0,
    by: entered.by,
    why: entered.why,
    kind: entered.kind,
    correspondentKind: entered.writer,
    topic: entered.topic,
    priority: entered.priority,
    flags: [...new Set(entered.flags)],
    caseId: entered.child === '' ? null : entered.child,
    ownerId: entered.owner === '' ? null : entered.owner,
  })
  return parsed.success
    ? { ok: true, correction: parsed.data }
    : { ok: false, field: 'kind', text: 'Choose from what the form offers' }
}
