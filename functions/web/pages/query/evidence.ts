/** The words in a mail, or in the directory, that led to each judgement: so that a person can check it. */
import type { Query } from '#shared/domain/casework/query.ts'
import { Priority, Topic } from '#shared/domain/triage/judgement.ts'
import { flagWords, howMatched, kindOfWriter, priorityTag, topicName } from '../../words/vocabulary.ts'

export interface EvidenceRow {
  readonly judgement: string
  readonly words: string
}

export function evidenceRows({ evidence }: Query): readonly EvidenceRow[] {
  return evidence.map(each => ({ judgement: judgementInWords(each.for), words: each.text }))
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
