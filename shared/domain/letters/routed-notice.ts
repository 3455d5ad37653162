/** The notice to whoever must answer: domain.md 8.2. For staff only, yet never a child's full name: notices are read on phones and forwarded. */
import type { CorrespondentKind, Flag, Priority, Topic } from '../triage/judgement.ts'
import { kindWords, priorityWords, topicWords } from './judgement-words.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { londonDay, londonTime, londonTimeOnDay } from './london-words.ts'
import { wordsToReply } from './reply-words.ts'

export interface RoutedNoticeFacts {
  readonly reference: string
  readonly why:
    | 'new'
    | 'more'
    | 'rerouted'
    | 'perhaps-away'
    | 'covered'
    | 'given'
    | 'safeguarding'
    | 'kept-informed'
    | 'call'
    /** An answer of ours to the writer came back, or no server took it. */
    | 'not-delivered'
  readonly priority: Priority
  /** One sentence: why it has this priority. */
  readonly priorityWhy: string
  readonly correspondent: {
    readonly kind: CorrespondentKind
    readonly name: string | null
    readonly verified: boolean
  }
  readonly topic: Topic
  readonly otherTopics: readonly Topic[]
  readonly confidence: number
  readonly flags: readonly Flag[]
  /** Initials with full stops, `A.K.`; null where no child is known. */
  readonly childInitials: string | null
  /** Ward or team of the child; null where it is not known. */
  readonly area: string | null
  /** Queries that it belongs together with, a sentence for each way: "Also about this child: SEND-2026-00398". */
  readonly related?: readonly string[]
  /** What was asked, names already masked. */
  readonly questions: readonly string[]
  readonly ownerName: string
  /** The sentence of the judgement that a person can check. */
  readonly ownerReason: string
  readonly firstReplyBy: string
  readonly nextUpdateBy: string | null
  readonly deskLink: string
  /** The page that takes the query on or passes it on without logging in; left out where there is none. */
  readonly actLink?: string | null
}

const flagLines: Partial<Record<Flag, string>> = {
  safeguarding: 'A child or a carer may be at risk of harm. Tell the safeguarding front door now, by phone.',
  interpreter: 'The writer may need an interpreter. Book one. Do not use family.',
  'access-need': 'The writer has told us of an access need. Read how they want to be answered.',
  'consent-needed': 'Check consent before you share anything about the child.',
  'may-not-receive': 'This person may not be told about the case. Ask your manager before you answer.',
  'private-address':
    'The writer used an address that is not on the register. Say nothing about a child to it.',
  'unverified-claim': 'We could not check who wrote this. Say nothing about a child until you have.',
  media: 'The press may be involved. Tell the press office.',
  'legal-deadline': 'There is a legal date in this mail. Check it today.',
  'third-contact': 'This is the third contact in 30 days. Please phone.',
  'secure-message': 'There is a secure message to open by hand.',
}

export function routedNotice(facts: RoutedNoticeFacts): Letter {
  const who = facts.correspondent.name ?? 'No name given'
  const trust = facts.correspondent.verified ? '' : ', not verified'
  const topics = [
    `${topicWords[facts.topic]} (${facts.confidence >= 0.75 ? 'likely' : 'possible'})`,
    ...facts.otherTopics.map(topic => `${topicWords[topic]} (possible)`),
  ].join(', ')
  const blocks: LetterBlock[] = [
    { type: 'paragraph', text: opening(facts) },
    {
      type: 'list',
      items: [
        `From: ${who} (${kindWords[facts.correspondent.kind]}${trust})`,
        `Child: ${facts.childInitials ?? 'not known yet'}${facts.area === null ? '' : `, ${facts.area}`}`,
        `Topic: ${topics}`,
        `Priority: ${priorityWords[facts.priority]}. ${facts.priorityWhy}`,
        `Who has it: ${facts.ownerName}. ${facts.ownerReason}`,
        ...(facts.related ?? []),
      ],
    },
  ]
  const warnings = facts.flags.flatMap(flag => flagLines[flag] ?? [])
  if (warnings.length > 0) {
    blocks.push({ type: 'heading', text: 'Take care' }, { type: 'list', items: warnings })
  }
  if (facts.questions.length > 0) {
    blocks.push({ type: 'heading', text: 'They asked' }, { type: 'numbered', items: [...facts.questions] })
  }
  blocks.push({
    type: 'inset',
    text: `First reply due: ${londonTimeOnDay(facts.firstReplyBy)}.${
      facts.nextUpdateBy === null ? '' : ` Next update due: ${londonDay(facts.nextUpdateBy)}.`
    }`,
  })
  if (facts.priority === 'P1' || facts.priority === 'P2') {
    blocks.push({ type: 'paragraph', text: 'Please phone first, then reply.' })
  }
  if (takesItOn.has(facts.why)) {
    blocks.push(
      { type: 'heading', text: 'What you need to do' },
      { type: 'paragraph', text: 'Answer this email with one of these on the first line:' },
      wordsToReply(['accept', 'not-mine', 'need-help']),
      {
        type: 'paragraph',
        text: 'Any other words are your reply. We send them to the writer. For words that stay with us, begin with NOTE.',
      },
    )
    if (facts.actLink != null) {
      blocks.push({ type: 'link', text: 'Take it on, pass it on or ask for help', href: facts.actLink })
    }
  }
  blocks.push({ type: 'link', text: `Open ${facts.reference} and read the mail`, href: facts.deskLink })
  return { subject: subjectLine(facts), blocks }
}

/** Whoever reads these has the query; other readers are only told. */
const takesItOn: ReadonlySet<RoutedNoticeFacts['why']> = new Set([
  'new',
  'rerouted',
  'perhaps-away',
  'covered',
  'given',
])

function opening(facts: RoutedNoticeFacts): string {
  switch (facts.why) {
    case 'new':
      return `You have a new query, ${facts.reference}.`
    case 'more':
      return `There is a new mail on ${facts.reference}.`
    case 'rerouted':
      return `${facts.reference} has come to you because a notice to a colleague could not be delivered.`
    case 'perhaps-away':
      return `${facts.reference} has come to you because a colleague may be away.`
    case 'covered':
      return `${facts.reference} has come to you because a colleague is away. It is due before they are back.`
    case 'call':
      return `Please phone the writer of ${facts.reference}. This is the third contact on one matter in 30 days. ${facts.ownerName} has the query; you are told as the manager.`
    case 'given':
      return `A colleague has put ${facts.reference} right. It is yours now.`
    case 'safeguarding':
      return `Please look at ${facts.reference} now. A child or a carer may be at risk of harm. ${facts.ownerName} has the query; you are told as the manager.`
    case 'not-delivered':
      return `An answer on ${facts.reference} could not be delivered. The writer has not had it. Please reach them another way, by phone or by post. The page below shows which mail it was.`
    case 'kept-informed':
      return `For you to know: ${facts.reference} is about a child you work with. ${facts.ownerName} will answer it.`
  }
}

function subjectLine(facts: RoutedNoticeFacts): string {
  const urgency =
    facts.priority === 'P1' || facts.priority === 'P2' ? `[${priorityWords[facts.priority]}] ` : ''
  const due = `reply due ${londonDay(facts.firstReplyBy)}, ${londonTime(facts.firstReplyBy)}`
  switch (facts.why) {
    case 'more':
      return `${urgency}New mail on ${facts.reference} – ${due}`
    case 'kept-informed':
      return `For information: ${facts.reference}`
    case 'not-delivered':
      return `${urgency}Not delivered: an answer on ${facts.reference}`
    case 'call':
      return `${urgency}Please phone: ${facts.reference}`
    default:
      return `${urgency}${facts.reference} – ${due}`
  }
}
