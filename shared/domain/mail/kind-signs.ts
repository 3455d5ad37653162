/** What the rules of `message-kind.ts` ask of a mail, read once. */
import { ABSENCE_WORDS, ELSEWHERE_WORDS } from './absence-words.ts'
import {
  ACKNOWLEDGING_WORDS,
  CHALLENGE_WORDS,
  MACHINE_WORDS,
  STANDING_ANSWER_SIGNS,
} from './acknowledgement-words.ts'
import { MAILER_ADDRESS, MAILER_NAME } from './bounce-words.ts'
import { FORM_FIELD, FORM_WORDS } from './bulk-words.ts'
import { cutText, cutToEnd } from './cut-text.ts'
import type { HeaderField, Mailbox, MessageKind } from './mail.ts'
import { ASK_WORDS, CASEWORK_WORDS, RELATION_WORDS, REQUEST_WORDS, TELLING_WORDS } from './person-words.ts'
import type { Receipt } from './receipt.ts'

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

export interface KindFound {
  readonly kind: MessageKind
  /** The header, structure or words that say so; empty for an ordinary query. */
  readonly evidence: string
}

export type KindRule = (signs: Signs) => KindFound | null

/** Machines are brief, and what matters stands at the top. */
const READ_AT_MOST = 4_000

const plain = (text: string): string => text.replaceAll(/[’‘ʼ´`]/g, "'").replaceAll('\u00a0', ' ')
/** A question mark in a link asks nothing. */
const LINK = /\b(?:https?:\/\/|www\.)\S{1,2000}/giu
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Everything that the rules ask of a mail, read once. Apostrophes are straight; only `…Lines` keep their line ends. */
export class Signs {
  readonly input: KindInput
  readonly subject: string
  readonly text: string
  readonly textLines: string
  readonly own: string
  readonly ownLines: string
  /** The end of the whole text, where lists say how to leave them. */
  readonly foot: string
  readonly requests: number
  readonly nullSender: boolean
  readonly #fields = new Map<string, string>()

  constructor(input: KindInput) {
    this.input = input
    this.subject = plain(input.subject)
    this.textLines = plain(cutText(input.text, READ_AT_MOST))
    this.text = inOneLine(this.textLines)
    this.foot = inOneLine(plain(cutToEnd(input.text, READ_AT_MOST)))
    this.ownLines = plain(cutText(input.ownWords, READ_AT_MOST))
    this.own = inOneLine(this.ownLines)
    for (const { name, value } of input.headers) if (!this.#fields.has(name)) this.#fields.set(name, value)
    this.requests = new Set(
      this.own
        .replaceAll(LINK, ' ')
        .match(REQUEST_WORDS)
        ?.map(words => words.toLowerCase()),
    ).size
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
    return `${this.subject}\n${this.own}`.search(CASEWORK_WORDS) >= 0
  }

  /** Different words of the trade in the mail. */
  get caseworkWords(): number {
    return new Set(`${this.subject}\n${this.own}`.match(CASEWORK_WORDS)?.map(word => word.toLowerCase())).size
  }

  /** A person who answers or passes on a machine's mail keeps its subject behind a prefix. */
  get isReplyOrForward(): boolean {
    return /^\s*(?:re|fw|fwd|aw|wg|sv|vs|tr|rv|odp|pd|antw|doorst|atb|ynt|r|i)\s?(?:\[\d{1,3}\])?\s?[:：]/iu.test(
      this.subject,
    )
  }

  get isForward(): boolean {
    return /^\s*(?:fw|fwd|wg|tr|rv|pd|doorst)\s?[:：]/iu.test(this.subject)
  }

  /** It answers a mail of ours, or seems to. */
  get isAnswer(): boolean {
    return (
      this.field('in-reply-to') !== '' ||
      this.field('references') !== '' ||
      (this.isReplyOrForward && !this.isForward)
    )
  }

  /** The sender's address is a mail system's. */
  get mailer(): boolean {
    const { address, name } = this.input.from
    return MAILER_ADDRESS.test(address) || (MAILER_NAME.test(name) && !this.isReplyOrForward)
  }

  /** About somebody of the writer's, or one case. */
  get relation(): boolean {
    return RELATION_WORDS.test(this.own)
  }

  /** Of the three sorts of what people write, how many are there: whom it is about, what is wanted, what happened. */
  get personal(): number {
    return [RELATION_WORDS, ASK_WORDS, TELLING_WORDS].filter(words => words.test(this.own)).length
  }

  /** A person wrote this about somebody, whatever machine carried it. */
  get isLetter(): boolean {
    return this.relation && this.personal >= 2
  }

  get isForm(): boolean {
    const fields = new Set(this.textLines.match(FORM_FIELD)?.map(label => label.trim().toLowerCase())).size
    return (
      fields >= 3 ||
      (fields >= 1 && (FORM_WORDS.test(this.subject) || FORM_WORDS.test(this.text))) ||
      fields >= 2
    )
  }

  /** How many sorts of what institutions' standing answers say are there. */
  get standingAnswer(): number {
    const all = `${this.subject} . ${this.own}`
    return (
      STANDING_ANSWER_SIGNS.filter(sign => sign.test(all)).length + (MACHINE_WORDS.test(this.own) ? 1 : 0)
    )
  }

  /**
   * Letters of what is said besides absence, thanks, deputies, greetings and signatures. An absence note says nothing else; a person
   * who mentions an absence does.
   */
  get otherMatter(): number {
    return sentencesOf(this.ownLines)
      .filter(sentence => CONSEQUENCE.test(sentence) || !FORMULA.some(formula => formula.test(sentence)))
      .reduce((sum, sentence) => sum + this.letters(sentence), 0)
  }
}

/** "I am on leave that week, so cannot come": the absence is only the reason. */
const CONSEQUENCE =
  /\b(?:so|but|therefore|because) (?:(?:i|we|i'm|i've|it|he|she) )?(?:can't|cannot|won't|could|couldn't|only|can|have|am|will|may|might|would|missed|saw|is|has)\b(?! (?:\w{1,12} )?(?:respond|reply|be checking|check|get back|read|answer|pick|have limited|have no|limited|deal|be able to (?:respond|reply|answer)|periodically|occasionally|monitor))/iu

const FORMULA: readonly RegExp[] = [
  ABSENCE_WORDS,
  ELSEWHERE_WORDS,
  ACKNOWLEDGING_WORDS,
  MACHINE_WORDS,
  CHALLENGE_WORDS,
  ...STANDING_ANSWER_SIGNS,
  /^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|bonjour|guten tag|hola|buongiorno|dzień dobry|helo|annwyl|hallo)\b.{0,60}$/iu,
  /^(?:(?:kind|best|warm|many)?\s?(?:regards|wishes|thanks)|thank you|thanks|cheers|yours \w+|sincerely|cofion|diolch|merci|cordialement|mit freundlichen grüßen|pozdrawiam|saludos|cordiali saluti)\b.{0,80}$/iu,
  /\b(?:sorry|apologi[sz]e|apologies) for (?:any|the) (?:inconvenience|delay)|\b(?:e-?mails?|messages?|inbox) (?:will|may|are|is) (?:not )?(?:be |being )?(?:read|answered|forwarded|monitored|checked|deleted|picked up)\b|\b(?:respond|reply|get back|answer|read)\b.{0,80}\b(?:on (?:my )?return|when i|as soon as|next)\b/iu,
]

/** Sentences and the lines of a signature. Lines that a mail program broke are joined. */
function sentencesOf(lines: string): string[] {
  return lines
    .replaceAll(/([^\n.!?:]{50,})\n(?=\S)/g, '$1 ')
    .split(/(?<=[.!?。！？])\s+|\n+/u)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '' && (/[.!?。！？]$/u.test(sentence) || sentence.length > 60))
}

/** The words that a pattern found, for evidence. */
export function said(pattern: RegExp, text: string): string {
  return cutText((pattern.exec(text)?.[0] ?? '').replaceAll(/\s+/g, ' ').trim(), 200)
}
