/**
 * Campaigns: one text from many senders, as when twenty councillors forward one template. They are found by likeness, whatever
 * greeting and name stand around it, and kept together: each is acknowledged and owned like any query, all by the same person.
 *
 * A text belongs to a group when one of its bands is known: four of the 24 numbers of its fingerprint (`likeness.ts`), and the
 * whole fingerprint agrees well enough. Texts with nine word pairs in ten in common share a band with probability 0.998, with eight
 * in ten 0.96, with half 0.32, and of those the second look leaves few.
 */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { whoActsFor } from '../directory/cover.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { alikeness, likeness } from '../mail/likeness.ts'
import type { Mail } from '../mail/mail.ts'
import type { Judgement, Owner, Topic } from '../triage/judgement.ts'
import { type Query, Reference } from './query.ts'

/** The limits, and what they are for. Changing them changes what counts as a campaign from then on. */
export const campaignLimits = {
  /** Different senders from which nearly the same words are a campaign. */
  senders: 3,
  /** Days that may lie between one mail of it and the next. */
  days: 14,
  /** Share of word pairs in common. */
  alike: 0.7,
  /** Fewer words than this say nothing in particular: "Please find attached". */
  words: 25,
  /** Senders and queries that are kept by name; beyond them a campaign is only counted. */
  kept: 50,
} as const

const ROWS = 4

/** What is known of one text: one item, found by its bands. */
export const LikeGroup = z.object({
  /** `campaign-3f2a91c07be1`: from the content of its first mail. */
  id: z.string(),
  likeness: z.array(z.number()),
  /** Instants of the first and the newest mail, UTC. */
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  /** Senders, hashed; about `kept` at most. */
  senders: z.array(z.string()),
  /** Queries, oldest first; about `kept` at most. */
  references: z.array(Reference),
  /** Mails in all. */
  mails: z.number().int().positive(),
  /** Whether its queries say that they belong to a campaign. */
  named: z.boolean(),
})
export type LikeGroup = z.infer<typeof LikeGroup>

/** A text that could be part of a campaign. */
export interface LikeText {
  readonly likeness: readonly number[]
  readonly bands: readonly string[]
  readonly sender: string
}

/** Null for a mail that cannot be part of one: about a child, tied or named or only spoken of as the writer's own, or with too little to say. */
export function likeText(mail: Mail, judgement: Judgement): LikeText | null {
  const aboutChild = judgement.case !== null || judgement.possibleCases.length > 0
  if (judgement.messageKind !== 'query' || aboutChild || judgement.flags.includes('safeguarding')) return null
  const text = template(mail)
  const whole = `${mail.subject}\n${text}`
  if (ONE_CHILD.test(whole) || CHILD_BY_NAME.test(whole) || COVER_NOTE.test(text)) return null
  if ((text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < campaignLimits.words) return null
  const numbers = likeness(text)
  return { likeness: numbers, bands: bandsOf(numbers), sender: shortHash(mail.from.address) }
}

/** One who is somebody's own, or whom a number, a birthday or an age tells apart. */
const ONE_CHILD =
  /\b(?:my|our|his|her|their|constituent['’]?s?) (?:\p{L}+ ){0,2}(?:son|daughter|child|boy|girl|twins?|grandson|granddaughter|nephew|niece)\b|\b(?:EHC|SEND)[- ]?\d{3,}|\b(?:d\.?o\.?b\.?|date of birth|born on)\b|\b(?:he|she)(?: is|['’]s) \d{1,2}\b/iu
const CHILD_BY_NAME =
  /\b(?:son|daughter|child|boy|girl|pupil|student),? (?:(?:is |who is )?(?:called|named) )?\p{Lu}\p{Ll}+/u

/** Words that pass something on: an office sends the same over every family's letter. */
const COVER_NOTE =
  /\b(?:(?:my|our|a|the|this) (?:constituent|resident)|(?:please|kindly) (?:see|find)|(?:see|email|e-mail|letter|correspondence|message) (?:below|attached|enclosed)|(?:attached|enclosed) (?:is|are|please|letter|correspondence))\b(?!['’]?s? (?:association|group|forum))/iu

/** What everybody sends: without the greeting, the writer's name and what stands under the closing words. */
function template({ ownWords, forwarded, from }: Mail): string {
  const passedOn = forwarded?.text ?? ''
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const text = words(passedOn) >= campaignLimits.words ? passedOn : ownWords
  const names = new Set(from.name.toLowerCase().match(/\p{L}{2,}/gu) ?? [])
  return text
    .slice(0, 20_000)
    .replace(CLOSING, '')
    .split('\n')
    .filter(line => !GREETING.test(line))
    .join('\n')
    .replace(/\p{L}+/gu, word => (names.has(word.toLowerCase()) ? '' : word))
}

const GREETING = /^\s*(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom it may concern)\b.{0,80}$/iu
/** From the closing words to the end, where they stand on a line of their own in the last part. */
const CLOSING =
  /\n[^\S\n]*(?:yours?(?: (?:sincerely|faithfully|truly))?|(?:kind|best|warm|many)(?: and best)? (?:regards|wishes|thanks)|regards|thank you|thanks|sincerely)[,.! ]*\n[\s\S]{0,600}$/iu

function bandsOf(numbers: readonly number[]): string[] {
  const bands: string[] = []
  for (let from = 0; from + ROWS <= numbers.length; from += ROWS)
    bands.push(shortHash(`${from} ${numbers.slice(from, from + ROWS).join(' ')}`))
  return bands
}

const shortHash = (text: string): string =>
  createHash('sha256').update(text.toWellFormed()).digest('hex').slice(0, 16)

/** The group that a text belongs to: the most alike of those found by its bands, while it is young enough. */
export function groupOf(text: LikeText, found: readonly LikeGroup[], at: string): LikeGroup | null {
  const oldest = Date.parse(at) - campaignLimits.days * 86_400_000
  const alike = found
    .filter(group => Date.parse(group.lastAt) >= oldest)
    .map(group => ({ group, share: alikeness(group.likeness, text.likeness) }))
    .filter(({ share }) => share >= campaignLimits.alike)
    .toSorted((one, other) => other.share - one.share)
  return alike[0]?.group ?? null
}

/** What one more mail makes of a group: it begins one, or adds to one. */
export interface CampaignStep {
  readonly begins: {
    readonly group: LikeGroup
    readonly bands: readonly string[]
    /** The group that each band leads to until now, one that is too old; null where none. */
    readonly instead: readonly (string | null)[]
  } | null
  readonly joins: {
    readonly id: string
    /** Null where enough are kept. */
    readonly sender: string | null
    readonly reference: string | null
    readonly at: string
    /** It is a campaign from this mail on. */
    readonly names: boolean
  } | null
  /** The id that the new query carries; null while the group is too small to be a campaign. */
  readonly campaign: string | null
  /** Queries that were opened before anybody could know, and carry the id from now on. */
  readonly alsoNamed: readonly string[]
}

export function campaignStep(ask: {
  readonly text: LikeText
  readonly group: LikeGroup | null
  /** The group that each band leads to now. */
  readonly bandsNow: readonly (string | null)[]
  readonly reference: string
  readonly mailId: string
  readonly at: string
}): CampaignStep {
  const { text, group, reference, at } = ask
  if (group === null) {
    const begun: LikeGroup = {
      id: `campaign-${ask.mailId.slice(0, 12)}`,
      likeness: [...text.likeness],
      firstAt: at,
      lastAt: at,
      senders: [text.sender],
      references: [reference],
      mails: 1,
      named: false,
    }
    return {
      begins: { group: begun, bands: text.bands, instead: ask.bandsNow },
      joins: null,
      campaign: null,
      alsoNamed: [],
    }
  }
  const room = group.references.length < campaignLimits.kept
  const senders = new Set([...group.senders, text.sender]).size
  const isOne = group.named || senders >= campaignLimits.senders
  const names = isOne && !group.named
  return {
    begins: null,
    joins: {
      id: group.id,
      sender: group.senders.length < campaignLimits.kept ? text.sender : null,
      reference: room ? reference : null,
      at,
      names,
    },
    campaign: isOne ? group.id : null,
    alsoNamed: names ? group.references : [],
  }
}

/** Topics that one role answers: its mail goes there, however many send it. */
const ofRole: readonly Topic[] = ['complaint', 'tribunal', 'information-rights']

/** Whoever has the first mail of it, or acts for them today; null where that is whom triage named, or a role's mail is among them. */
export function ownerOfCampaign(
  judgement: Judgement,
  first: Query,
  directory: DirectoryIndex,
  now: string,
): Owner | null {
  if (ofRole.includes(judgement.topic) || ofRole.includes(first.topic) || first.owner.staffId === null)
    return null
  const acting = whoActsFor(first.owner.staffId, now, directory)
  if (acting === null || acting.staff.id === judgement.owner.staffId) return null
  const reason = `${acting.staff.name} has ${first.reference}, which says nearly the same, and keeps them together.`
  return { staffId: acting.staff.id, via: judgement.owner.via, reason }
}
