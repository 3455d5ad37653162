/** What the rules of `message-kind.ts` ask of a mail, read once. */
import { MAILER_ADDRESS, MAILER_NAME, REQUEST_WORDS } from './automatic-words.ts'
import { cutText, cutToEnd } from './cut-text.ts'
import type { HeaderField, Mailbox } from './mail.ts'
import type { Receipt } from './receipt.ts'
import { CASEWORK_WORDS } from './spam-words.ts'

export interface KindInput {
  readonly headers: readonly HeaderField[]
  readonly from: Mailbox
  readonly subject: string
  readonly text: string
  readonly ownWords: string
  /** Media type of the mail and of each part in order, with `report-type` and `method` where given: `text/calendar; method=reply`. */
  readonly contentTypes: readonly string[]
  /** Null where nothing vouches for the mail. */
  readonly receipt: Pick<Receipt, 'envelopeFrom' | 'spam' | 'virus'> | null
}

/** Machines are brief, and what matters stands at the top. */
const READ_AT_MOST = 4_000

/** Everything that the rules ask of a mail, read once. */
export class Signs {
  readonly input: KindInput
  readonly text: string
  readonly own: string
  /** The end of the whole text, where lists say how to leave them. */
  readonly foot: string
  readonly requests: number
  readonly nullSender: boolean
  readonly #fields = new Map<string, string>()

  constructor(input: KindInput) {
    this.input = input
    this.text = cutText(input.text, READ_AT_MOST)
    this.foot = cutToEnd(input.text, READ_AT_MOST)
    this.own = cutText(input.ownWords, READ_AT_MOST)
    for (const { name, value } of input.headers) if (!this.#fields.has(name)) this.#fields.set(name, value)
    this.requests = new Set(this.own.match(REQUEST_WORDS)?.map(words => words.toLowerCase())).size
    const envelope = input.receipt?.envelopeFrom ?? null
    this.nullSender =
      envelope === null ? this.field('return-path').replaceAll(/\s/g, '') === '<>' : envelope === ''
  }

  field(name: string): string {
    return this.#fields.get(name)?.trim() ?? ''
  }

  /** Names of fields that begin so, with a value that is not a denial. */
  fieldLike(pattern: RegExp): string | null {
    for (const [name, value] of this.#fields) {
      if (pattern.test(name) && !/^(?:no|none|false|0|)$/i.test(value.trim())) return name
    }
    return null
  }

  letters(text: string): number {
    return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  }

  /** A letter, a form, a photograph: nobody's machine answers with one, and courts send theirs from addresses that take no reply. */
  get hasDocument(): boolean {
    return this.input.contentTypes.some(type =>
      /^(?:application\/(?!(?:ics|ms-tnef|pgp|pkcs7|x-pkcs7))|message\/rfc822)/.test(type),
    )
  }

  get isAboutCasework(): boolean {
    return `${this.input.subject}\n${this.own}`.search(CASEWORK_WORDS) >= 0
  }

  /** A person who answers or passes on a machine's mail keeps its subject behind a prefix. */
  get isReplyOrForward(): boolean {
    return /^\s*(?:re|fw|fwd|aw|wg|sv|tr|odp|pd|antw|atb)\s?(?:\[\d{1,3}\])?\s?[:：]/iu.test(
      this.input.subject,
    )
  }

  /** The sender's address is a mail system's. */
  get mailer(): boolean {
    const { address, name } = this.input.from
    return MAILER_ADDRESS.test(address) || (MAILER_NAME.test(name) && !this.isReplyOrForward)
  }
}

/** The words that a pattern found, for evidence. */
export function said(pattern: RegExp, text: string): string {
  return cutText((pattern.exec(text)?.[0] ?? '').replaceAll(/\s+/g, ' ').trim(), 200)
}
