import type { QueryCard } from '#shared/domain/casework/query.ts'
import { type Due, dueInWords } from '../../words/due.ts'
import { childName, type Directory, type OwnerInWords, ownerInWords } from '../../words/people.ts'
import { kindOfWriter, priorityTag, stateTag, type Tag, topicName } from '../../words/vocabulary.ts'
import { queryAddress } from '../addresses.ts'

/** One query as a line of a list. */
export interface InboxRow {
  readonly reference: string
  readonly href: string
  readonly subject: string
  readonly who: { readonly name: string; readonly kind: string; readonly checked: boolean }
  /** Null where no child is known. */
  readonly child: string | null
  readonly topic: string
  readonly priority: Tag
  readonly alarm: boolean
  readonly owner: OwnerInWords
  /** Null once the query is closed. */
  readonly due: Due | null
  readonly state: Tag
  readonly waiting: boolean
  /** One of many that say nearly the same. */
  readonly campaign: boolean
}

export function inboxRow(card: QueryCard, now: string, directory: Directory): InboxRow {
  const { correspondent, nextDeadline } = card
  const council = directory?.snapshot.council ?? null
  return {
    reference: card.reference,
    href: queryAddress(card.reference),
    subject: card.subject.trim() === '' ? 'No subject' : card.subject,
    who: {
      name: correspondent.name ?? 'No name given',
      kind: kindOfWriter[correspondent.kind],
      checked: correspondent.verified,
    },
    child: childName(directory, card.caseMatch),
    topic: topicName(card.topic),
    priority: priorityTag(card.priority),
    alarm: card.flags.includes('safeguarding'),
    owner: ownerInWords(directory, card.owner, card.caseMatch),
    due: card.state === 'closed' ? null : dueInWords(nextDeadline.clock, nextDeadline.at, now, council),
    state: stateTag(card.state),
    waiting: card.state === 'waiting',
    campaign: card.campaign !== null,
  }
}
