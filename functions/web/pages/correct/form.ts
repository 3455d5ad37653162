/** The form with which a person puts judgements right: what it shows, and what comes back from it. */
import * as z from 'zod'
import { Correction } from '#shared/domain/casework/correction.ts'
import type { Query } from '#shared/domain/casework/query.ts'
import { type Away, whyAway } from '#shared/domain/directory/cover.ts'
import { MessageKind } from '#shared/domain/mail/mail.ts'
import {
  CorrespondentKind,
  type Flag,
  informationRights,
  Priority,
  Topic,
} from '#shared/domain/triage/judgement.ts'
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
  Record<'by' | 'why' | 'kind' | 'writer' | 'topic' | 'right' | 'priority' | 'child' | 'owner', string>
> & {
  readonly flags: readonly string[]
}

const noRight = 'none'

/** What a person sees often, in the order of what it asks of them. */
const usual = [
  'safeguarding',
  'out-of-school',
  'legal-deadline',
  'complaint',
  'consent-needed',
  'interpreter',
] as const satisfies readonly Flag[]

const rare = [
  'access-need',
  'may-not-receive',
  'media',
  'secure-message',
  'not-send',
] as const satisfies readonly Flag[]

/** What the service counts or checks itself: no form sets it, and none takes it away. */
const ownFindings = [
  'unverified-claim',
  'private-address',
  'third-contact',
] as const satisfies readonly Flag[]

/** What no tick sets, whatever a form was made to send. */
const reserved: readonly string[] = [...informationRights, ...ownFindings]

const among = (flags: readonly Flag[], flag: Flag): boolean => flags.includes(flag)

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
  P4: 'About no child or family in particular.',
}

/** What can be chosen, the same for every query; who is away today is marked and cannot be chosen. */
export function formChoices(query: Query, directory: Directory, now: string) {
  const staff =
    directory === null ? [] : directory.snapshot.staff.toSorted((a, b) => a.name.localeCompare(b.name))
  const away = (id: string): Away | null => (directory === null ? null : whyAway(id, now, directory))
  return {
    people: [
      { value: '', text: 'Choose your name' },
      ...staff.map(({ id, name }) => ({ value: id, text: name })),
    ],
    kinds: choices(MessageKind.options, kind => kindOfMail[kind]),
    writers: choices(CorrespondentKind.options, kind => kindOfWriter[kind]),
    topics: choices(Topic.options, topicName).toSorted((a, b) => a.text.localeCompare(b.text)),
    rights: [
      { value: noRight, text: 'None of these' },
      ...choices(informationRights, flag => flagWords[flag]),
    ],
    priorities: Priority.options.map(value => ({
      value,
      text: priorityTag(value).text,
      hint: { text: hint[value] },
    })),
    flags: choices(usual, flag => flagWords[flag]),
    rareFlags: choices(rare, flag => flagWords[flag]),
    ownFindings: query.flags.filter(flag => among(ownFindings, flag)).map(flag => flagWords[flag]),
    possibleChildren: query.possibleCases.map(id => ({ id, name: directory?.case(id)?.childName ?? id })),
    owners: [
      { value: '', text: 'Whoever the rules name' },
      ...staff.map(({ id, name, team }) => ({
        value: id,
        text: `${name}${teamOf(team, directory)}${awayNote(away(id))}`,
        disabled: away(id) !== null && id !== query.owner.staffId,
      })),
    ],
  }
}

/** Tells people of one name apart, and says whose work it would be. */
function teamOf(id: string | null, directory: Directory): string {
  return id === null ? '' : `, ${directory?.team(id)?.name ?? id}`
}

function awayNote(away: Away | null): string {
  if (away === null) return ''
  return away.why === 'perhaps-away' ? ' (perhaps away)' : ' (away)'
}

/** The form as triage left it. */
export function enteredOf(query: Query): Entered {
  return {
    by: '',
    why: '',
    kind: 'query',
    writer: query.correspondent.kind,
    topic: query.topic,
    right: query.flags.find(flag => among(informationRights, flag)) ?? noRight,
    priority: query.priority,
    flags: query.flags.filter(flag => !among(informationRights, flag) && !among(ownFindings, flag)),
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
    right: text('right') || noRight,
    priority: text('priority'),
    flags: form.getAll('flags').filter(value => typeof value === 'string'),
    child: text('child').toUpperCase(),
    owner: text('owner'),
  }
}

const Version = z.coerce.number().int().positive()

/** Whether one of the rights is chosen. */
export const namesRight = ({ right }: Entered): boolean => right !== noRight

/** What was entered as a correction, or what is wrong with it: only a form that was tampered with has unknown choices. */
export function correctionIn(
  entered: Entered,
  version: unknown,
  query: Query,
):
  | { readonly ok: true; readonly correction: Correction }
  | { readonly ok: false; readonly field: string; readonly text: string } {
  if (entered.why.length > 300) return { ok: false, field: 'why', text: 'Say why in at most 300 characters' }
  // A right that was there before goes with the topic; one that was chosen now would be lost without a word.
  const had = enteredOf(query).right
  if (namesRight(entered) && entered.right !== had && entered.topic !== 'information-rights') {
    const text = 'You chose an information right: choose information rights as what it is about too'
    return { ok: false, field: 'topic', text }
  }
  const flags = [
    ...(namesRight(entered) ? [entered.right] : []),
    ...entered.flags.filter(flag => !reserved.includes(flag)),
    ...query.flags.filter(flag => among(ownFindings, flag)),
  ]
  const parsed = Correction.safeParse({
    version: Version.safeParse(version).data ?? 0,
    by: entered.by,
    why: entered.why,
    kind: entered.kind,
    correspondentKind: entered.writer,
    topic: entered.topic,
    priority: entered.priority,
    flags: [...new Set(flags)],
    caseId: entered.child === '' ? null : entered.child,
    ownerId: entered.owner === '' ? null : entered.owner,
  })
  return parsed.success
    ? { ok: true, correction: parsed.data }
    : { ok: false, field: 'kind', text: 'Choose from what the form offers' }
}
