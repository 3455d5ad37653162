/** Mailboxes of an address field. The grammar is postal-mime's; the decoding of names is ours, so that it is the same everywhere. */
import { addressParser } from 'postal-mime'
import type { Mailbox } from '#shared/domain/mail/mail.ts'
import { oneLine } from './clean-text.ts'
import { decodeEncodedWords, decodeRawBytes } from './encoded-words.ts'

/** More recipients than this are counted, not kept: a record of them all would not fit into a row of the table. */
export const MOST_MAILBOXES = 1_000
const LONGEST_FIELD = 1_000_000
const LONGEST_NAME = 200
/** Commas in one name. */
const MOST_SPLITS = 3

/** Stands for one encoded word while the field is taken apart: what a word hides must not act as grammar. */
const WORD_MARK = /\ue000(\d{1,6})\ue001/g
const WORD_RUN = /=\?[^?\s]{1,60}\?[bq]\?[^?]{0,2000}\?=(?:\s{1,20}=\?[^?\s]{1,60}\?[bq]\?[^?]{0,2000}\?=)*/gi

export interface Addresses {
  readonly mailboxes: readonly Mailbox[]
  /** How many there were in the field. */
  readonly total: number
}

function cleanAddress(address: string): string {
  // Comments may stand inside an address (RFC 5322 section 3.4.1), and nobody's address holds one.
  const clean = address
    .replaceAll(/\([^()]{0,200}\)/g, '')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\s<>]/gu, '')
    // `@relay.example,@other.example:jane@x.example`: the way that a mail should take (RFC 5322 section 4.4), long unused.
    .replace(/^(?:@[^@:,]{1,255},?)+:/, '')
    // Pasted from a link.
    .replace(/^mailto:/i, '')
    .replace(/\.$/, '')
    .toLowerCase()
    .toWellFormed()
  return clean.length > 320 ? '' : clean
}

/** Outlook wraps a name that looks like an address in single quotes; brackets too many (`Jane <<jane@x.org>>`) leave some behind. */
function cleanName(name: string): string {
  const clean = oneLine(name, LONGEST_NAME).replace(/\s?(?:[<>]{1,3}|\[ ?\])$/, '')
  return clean.length > 2 && clean.startsWith("'") && clean.endsWith("'") ? clean.slice(1, -1).trim() : clean
}

/** `(a \\) b)`: the parser knows no escapes in a comment. Inside quotes they mean the same with and without the backslash. */
function withoutEscapedBrackets(field: string): string {
  return field.includes('\\') ? field.replaceAll(/\\[()]/g, '') : field
}

interface Entry {
  readonly name: string
  readonly address?: string | undefined
}

/** `Okafor, Jane <jane@x.example>` without quotes is one person: a name without an address belongs to the one after it. */
function withSplitNames(entries: readonly Entry[]): Entry[] {
  const joined: Entry[] = []
  let names: string[] = []
  for (const entry of entries) {
    const isNameAlone = (entry.address ?? '') === '' && entry.name !== ''
    const hasMany = names.length >= MOST_SPLITS
    if (isNameAlone && !hasMany) {
      names.push(entry.name)
      continue
    }
    if (entry.name !== '' && !isNameAlone) {
      joined.push({ ...entry, name: [...names, entry.name].join(', ') })
    } else {
      joined.push(...names.map(name => ({ name })), entry)
    }
    names = []
  }
  return [...joined, ...names.map(name => ({ name }))]
}

function parsed(field: string): Mailbox[] {
  const words: string[] = []
  const marked = field
    .replaceAll(/[\ue000\ue001]/g, '')
    .replaceAll(WORD_RUN, run => `\ue000${words.push(decodeEncodedWords(run)) - 1}\ue001`)
  const restore = (text: string): string =>
    text.replaceAll(WORD_MARK, (_, index: string) => words[Number(index)] ?? '')
  return withSplitNames(addressParser(withoutEscapedBrackets(marked), { flatten: true })).map(entry => {
    const name = restore(entry.name)
    const address = restore(entry.address ?? '')
    // Some clients encode the whole of `"Name" <address>` as one word.
    const inside = address.includes('@') ? null : /^(.*)<([^<>@\s]{1,64}@[^<>\s]{1,255})>\s*$/s.exec(name)
    if (inside !== null) {
      return {
        name: cleanName((inside[1] ?? '').replaceAll('"', '')),
        address: cleanAddress(inside[2] ?? ''),
      }
    }
    return { name: cleanName(name), address: address.includes('@') ? cleanAddress(address) : '' }
  })
}

/** Groups are opened; entries that hold neither a name nor an address are dropped. Never throws. */
export function readAddresses(rawValues: readonly string[], mailCharset: string | null): Addresses {
  const mailboxes: Mailbox[] = []
  let total = 0
  for (const raw of rawValues) {
    // Only raw 8-bit text is decoded here: encoded words wait until the grammar is done.
    const field = decodeRawBytes(raw.slice(0, LONGEST_FIELD), mailCharset)
    for (const mailbox of parsed(field)) {
      if (mailbox.name === '' && mailbox.address === '') continue
      total += 1
      if (mailboxes.length < MOST_MAILBOXES) mailboxes.push(mailbox)
    }
  }
  return { mailboxes, total }
}
