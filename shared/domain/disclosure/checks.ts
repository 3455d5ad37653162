/**
 * The checks before words of a colleague leave for a correspondent (design.md section 3; peers.md (B) 5). They rest on the
 * directory of today, not on that of the day when the query came in. Every refusal is one sentence for the colleague; with any
 * refusal nothing is sent.
 */
import type { Query } from '../casework/query.ts'
import type { DirectoryIndex } from '../directory/directory-index.ts'
import { initials } from '../letters/child-initials.ts'
import type { Attachment } from '../mail/mail.ts'
import { caseDetailIn } from './case-detail.ts'
import { otherChildrenNamed } from './children-named.ts'
import { internalMarksIn } from './internal-marks.ts'
import { readerOf } from './reader.ts'

export interface BeforeSendAsk {
  readonly query: Query
  /** Whom the words are for, lower case. */
  readonly address: string
  /** All that a person wrote of the letter; what our own letters add around it is not checked. */
  readonly words: string
  readonly attachments: readonly Pick<Attachment, 'name' | 'type' | 'size' | 'contentId'>[]
  /** The name of the colleague who wrote it. */
  readonly writerName: string
  readonly directory: DirectoryIndex
  readonly deskUrl: string
  /** Letters of ours to colleagues about the query, as text. */
  readonly ourLetters: readonly string[]
  readonly now: string
}

/** The largest that a logo in a signature is; anything larger was meant to be seen. Bytes. */
const LARGEST_LOGO = 100_000
const MOST_NAMED = 3

/** Why the words may not leave, a sentence each; none where they may. */
export function refusalsBeforeSend(ask: BeforeSendAsk): readonly string[] {
  const { query, directory } = ask
  const reader = readerOf(query, ask.address, directory)
  return [
    ...(reader.refused === null ? [] : [reader.refused]),
    ...childrenRefused(ask),
    ...(reader.toldNothingOfAChild === null ? [] : detailRefused(ask, reader.toldNothingOfAChild)),
    ...internalMarksIn({ ...ask, reference: query.reference }),
    ...attachmentsRefused(ask.attachments),
  ]
}

/** The child of the query, and any other whose contact the reader is and may be told as. */
function mayBeNamed({ query, address, directory }: BeforeSendAsk): ReadonlySet<string> {
  const theirs = directory.contactsAt(address).filter(contact => contact.mayReceive)
  return new Set([
    ...(query.caseMatch === null ? [] : [query.caseMatch.id]),
    ...theirs.map(contact => contact.caseId),
  ])
}

function childrenRefused(ask: BeforeSendAsk): readonly string[] {
  const { query, directory } = ask
  const contacts = query.caseMatch === null ? [] : directory.contactsOf(query.caseMatch.id)
  const named = otherChildrenNamed({
    words: ask.words,
    allowed: mayBeNamed(ask),
    adults: [query.correspondent.name ?? '', ask.writerName, ...contacts.map(contact => contact.name)],
    directory,
  })
  if (named.length === 0) return []
  const who = [...new Set(named.map(known => initials(known.case.childName)))].slice(0, MOST_NAMED).join(', ')
  return query.caseMatch === null && named.every(known => query.possibleCases.includes(known.case.id))
    ? [
        `Your words name a child (${who}), and nobody has said yet which child this query is about. Say so on its page first.`,
      ]
    : [`Your words name a child who is not the one that this query is about (${who}).`]
}

function detailRefused(ask: BeforeSendAsk, why: string): readonly string[] {
  const { caseMatch, possibleCases } = ask.query
  const about = [...(caseMatch === null ? [] : [caseMatch.id]), ...possibleCases]
  const told = caseDetailIn(ask.words, about, ask.directory, ask.now)
  return told.length === 0
    ? []
    : [`Your words tell of a child (${told.join(', ')}), but ${why}. Leave that out.`]
}

function attachmentsRefused(attachments: BeforeSendAsk['attachments']): readonly string[] {
  const meant = attachments.filter(each => !isOfSignature(each))
  if (meant.length === 0) return []
  const names = meant.slice(0, MOST_NAMED).map(each => `“${each.name}”`)
  const more = meant.length > MOST_NAMED ? ` and ${meant.length - MOST_NAMED} more` : ''
  return [
    `Files cannot be sent by reply yet, so ${names.join(', ')}${more} would be lost. Send the words without them.`,
  ]
}

/** Logos in the text, cards, and what proves a signature: no reader misses them. */
function isOfSignature({ name, type, size, contentId }: BeforeSendAsk['attachments'][number]): boolean {
  if (
    /^(?:text\/(?:x-)?vcard|application\/(?:x-)?pkcs7-signature|application\/pgp-(?:signature|keys))$/u.test(
      type,
    )
  )
    return true
  const inText = contentId !== null || /^(?:image\d{3,}|logo|outlook-\w+)\.\w{3,4}$/iu.test(name)
  return inText && type.startsWith('image/') && size <= LARGEST_LOGO
}
