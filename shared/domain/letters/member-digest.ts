/** The weekly mail to a councillor or an MP: domain.md 8.6. Their own queries only, the late ones first. */
import type { Council } from '../directory/council.ts'
import type { Topic } from '../triage/judgement.ts'
import { topicWords } from './judgement-words.ts'
import { counted } from './late-by.ts'
import type { Letter, LetterBlock, LetterEntry } from './letter.ts'
import { londonDay, londonDayAndYear, londonTimeOnDay } from './london-words.ts'
import { mailLink } from './mail-link.ts'
import { writerReplyWords } from './reply-words.ts'
import { salutation, type Writer } from './salutation.ts'
import { paragraph, signOff } from './writer-letter.ts'

interface MemberQuery {
  readonly reference: string
  /** Directory id of whoever raised it. */
  readonly raisedBy: string
  readonly topic: Topic
  readonly raisedAt: string
  /** The inbox's address with this query's token. */
  readonly replyAddress: string
}

export interface OpenMemberQuery extends MemberQuery {
  /** Null where nobody has it yet. */
  readonly ownerName: string | null
  /** The deadline that is past; null where none is. */
  readonly wasDueAt: string | null
  /** When they hear from us next, at the latest; null where all that we promised is past, or we wait for them. */
  readonly nextBy: string | null
  /** We wait for the member. */
  readonly isWaiting: boolean
}

export interface MemberDigestFacts {
  readonly council: Council
  readonly memberId: string
  readonly member: Writer
  readonly open: readonly OpenMemberQuery[]
  /** Closed in the week. */
  readonly closed: readonly MemberQuery[]
  /** Of all queries of the council that were answered in the week; null where there were none. */
  readonly councilTotal: { readonly answered: number; readonly onTime: number } | null
}

/** Null where there is nothing to say. A query of anybody else in it is a fault: nothing is written then. */
export function memberDigest(facts: MemberDigestFacts): Letter | null {
  const { open, closed, council, memberId } = facts
  if ([...open, ...closed].some(each => each.raisedBy !== memberId)) {
    throw new Error('A weekly digest held a query of somebody else.')
  }
  if (open.length === 0 && closed.length === 0) return null
  const late = open
    .filter(each => each.wasDueAt !== null)
    .sort(byDate(each => each.wasDueAt ?? each.raisedAt))
  const onTime = open
    .filter(each => each.wasDueAt === null)
    .sort(byDate(each => each.nextBy ?? each.raisedAt))
  return {
    subject: `Your SEND queries: ${open.length} open${late.length === 0 ? '' : `, ${late.length} late`}`,
    blocks: [
      paragraph(salutation(facts.member)),
      ...section('Late', late.map(openEntry)),
      ...section('On time', onTime.map(openEntry)),
      ...section('Closed this week', [...closed].sort(byDate(each => each.raisedAt)).map(closedEntry)),
      ...totals(facts.councilTotal),
      paragraph(
        'To ask about a query, use its own email address. For where all of them stand, reply to this email with the word STATUS.',
      ),
      signOff(council, null),
    ],
  }
}

const byDate =
  <Sorted extends MemberQuery>(dateOf: (query: Sorted) => string) =>
  (one: Sorted, other: Sorted): number =>
    Date.parse(dateOf(one)) - Date.parse(dateOf(other)) || (one.reference < other.reference ? -1 : 1)

const section = (text: string, items: LetterEntry[]): LetterBlock[] =>
  items.length === 0
    ? []
    : [
        { type: 'heading', text },
        { type: 'entries', items },
      ]

const headingOf = ({ reference, topic }: MemberQuery): string => `${reference}: ${topicWords[topic]}`

function openEntry(query: OpenMemberQuery): LetterEntry {
  const owner =
    query.ownerName === null ? 'We are finding a person to deal with it.' : `Owner: ${query.ownerName}.`
  const late =
    query.wasDueAt === null
      ? []
      : [`Late. Our reply was due by ${londonTimeOnDay(query.wasDueAt)}. We are sorry.`]
  return {
    heading: headingOf(query),
    lines: [
      `Raised on ${londonDayAndYear(query.raisedAt)}. ${owner}`,
      ...late,
      ...(query.isWaiting ? ['We wait for an answer from you.'] : []),
      ...nextLine(query),
    ],
    links: [{ text: 'Email about it', href: mailLink(query.replyAddress, { subject: query.reference }) }],
  }
}

/** A date that is past is no promise: whoever leads the service has been told of it by then. */
function nextLine({ nextBy, isWaiting }: OpenMemberQuery): string[] {
  if (nextBy !== null) return [`Next update by ${londonDay(nextBy)}.`]
  return isWaiting ? [] : ['We have told a manager that we owe you an answer.']
}

function closedEntry(query: MemberQuery): LetterEntry {
  const { word } = writerReplyWords['not-sorted']
  return {
    heading: headingOf(query),
    lines: [
      `Raised on ${londonDayAndYear(query.raisedAt)}.`,
      `Not sorted? Write "${word.toLowerCase()}" and tell us what is missing.`,
    ],
    links: [
      {
        text: 'Email about it',
        href: mailLink(query.replyAddress, { subject: query.reference, body: word }),
      },
    ],
  }
}

function totals(total: MemberDigestFacts['councilTotal']): LetterBlock[] {
  if (total === null) return []
  const { answered, onTime } = total
  return [
    { type: 'heading', text: 'Across the council' },
    paragraph(`Last week we answered ${counted(answered, 'query', 'queries')}. On time: ${onTime}.`),
  ]
}
