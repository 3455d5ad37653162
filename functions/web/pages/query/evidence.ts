/** The words in a mail, or in the directory, that led to each judgement: so that a person can check it. */
import type { Query } from '#shared/domain/casework/query.ts'
import { type Evidence, Priority, Topic } from '#shared/domain/triage/judgement.ts'
import {
  capital,
  flagWords,
  howMatched,
  kindOfWriter,
  priorityTag,
  topicName,
} from '../../words/vocabulary.ts'

/** One judgement, with everything that led to it, each once. */
export interface EvidenceRow {
  readonly judgement: string
  readonly words: readonly string[]
}

export function evidenceRows({ evidence, correspondent }: Query): readonly EvidenceRow[] {
  const rows = new Map<string, Set<string>>()
  const add = (judgement: string, words: string): void => {
    const found = rows.get(judgement)
    if (found === undefined) rows.set(judgement, new Set([words]))
    else found.add(words)
  }
  for (const each of evidence) {
    const { judgement, words } = inWords(each)
    add(judgement, words)
    // Beside whoever wrote, because that is what it proves.
    if (each.for === 'correspondent' && correspondent.verified && judgement === plain['correspondent'])
      add('Sender checked', shownToBe)
  }
  return [...rows].map(([judgement, words]) => ({ judgement, words: [...words] }))
}

/** What the directory knows of the person whose mail was passed on: sentences that stand beside that person. */
export function standingOfPersonBehind({ evidence }: Query): readonly string[] {
  return evidence.filter(each => isOfPersonBehind(each)).map(each => each.text)
}

const shownToBe = 'The address is in our directory, and the mail server’s checks show that it sent this mail.'

/** How triage begins the sentence that says why a sender is not shown to be who the address says. */
const notVerified = /^Not verified: /

const isOfPersonBehind = ({ for: judged, text }: Evidence): boolean =>
  judged === 'correspondent' && text.startsWith('The mail passed on ')

function inWords(evidence: Evidence): { readonly judgement: string; readonly words: string } {
  const { for: judged, text } = evidence
  if (judged === 'correspondent' && notVerified.test(text))
    return { judgement: 'Sender not checked', words: capital(text.replace(notVerified, '')) }
  if (isOfPersonBehind(evidence)) return { judgement: 'Person who may be behind it', words: text }
  return { judgement: judgementInWords(judged), words: text }
}

const plain: Record<string, string> = {
  case: 'Child',
  correspondent: 'Who wrote',
  kind: 'Kind of mail',
  owner: 'Owner',
  topic: 'Topic',
  priority: 'Priority',
  flag: 'Take care',
}

/** `topic:transport` → `Topic: transport`. What this version does not know is shown as it is. */
function judgementInWords(judged: string): string {
  const [kind = '', value = ''] = judged.split(':', 2)
  const words = value === '' ? undefined : valueInWords(kind, value)
  const name = plain[kind] ?? kind
  return words === undefined ? (value === '' ? name : `${name}: ${value}`) : `${name}: ${words}`
}

const isKey = <Key extends string>(words: Record<Key, string>, value: string): value is Key =>
  Object.hasOwn(words, value)

function valueInWords(kind: string, value: string): string | undefined {
  switch (kind) {
    case 'topic': {
      const topic = Topic.safeParse(value)
      return topic.success ? topicName(topic.data).toLowerCase() : undefined
    }
    case 'priority': {
      const priority = Priority.safeParse(value)
      return priority.success ? priorityTag(priority.data).text.toLowerCase() : undefined
    }
    case 'flag':
      return isKey(flagWords, value) ? flagWords[value] : undefined
    case 'case':
      return isKey(howMatched, value) ? howMatched[value] : undefined
    case 'correspondent':
      return isKey(kindOfWriter, value) ? kindOfWriter[value] : undefined
    default:
      return undefined
  }
}
