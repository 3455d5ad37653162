/**
 * The writer's words as the rules read them: subject, own words and the mail that was forwarded, in sentences, footers left
 * out. Quoted history and signatures were set apart when the mail was read.
 */
import { cutText } from '../mail/cut-text.ts'
import { forwardedWords } from '../mail/forwarded.ts'
import type { Mail } from '../mail/mail.ts'
import { fold } from './fold.ts'
import { correct } from './spelling.ts'

/** More than this of one mail is not read by the rules; a person reads it all. */
const readAtMost = 30_000
const subjectAtMost = 500

export interface Sentence {
  /** As written, one line. */
  readonly text: string
  /** Folded and put right, with a space before and after. */
  readonly words: string
  readonly where: 'subject' | 'own' | 'forwarded'
  /** It asks for something. */
  readonly asks: boolean
}

export interface Writing {
  readonly sentences: readonly Sentence[]
  /** Subject, own words and forwarded words as written, footers included, capped: for names, references and dates. */
  readonly subject: string
  readonly own: string
  readonly forwarded: string
}

export function readWriting(mail: Pick<Mail, 'subject' | 'ownWords' | 'forwarded'>): Writing {
  const subject = bareSubject(cutText(mail.subject, subjectAtMost))
  const own = cutText(mail.ownWords, readAtMost)
  const passedOn = mail.forwarded === null ? '' : forwardedWords(mail.forwarded)
  const forwarded = cutText(passedOn, Math.max(0, readAtMost - own.length))
  return {
    subject,
    own,
    forwarded,
    sentences: [
      ...sentencesOf(subject, 'subject'),
      ...sentencesOf(own, 'own'),
      ...sentencesOf(forwarded, 'forwarded'),
    ],
  }
}

/** The subject without what mail programs put before it. */
function bareSubject(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|fw|fwd|wg|aw|sv|tr|odp|ynt)\s*(?:\[\d+\])?\s*:)+\s*/i, '').trim()
}

/** The words as evidence: one line, at most 300 characters. */
export function quote(text: string): string {
  return cutText(text.replace(/\s+/g, ' ').trim(), 300, '…')
}

function sentencesOf(text: string, where: Sentence['where']): Sentence[] {
  const found: Sentence[] = []
  for (const part of split(text)) {
    const words = ` ${fold(part).replace(/[\p{L}]+/gu, correct)} `
    if (words.trim() === '' || isFooter(words)) continue
    found.push({ text: part.replace(/\s+/g, ' ').trim(), words, where, asks: asking.test(words) })
  }
  return found
}

/** Sentences end at a full stop before a space, at an empty line, a list item, or the end of a short line. */
function split(whole: string): string[] {
  const text = whole.replace(/[^\S\n]+/g, ' ').replace(/\n{3,}/g, '\n\n')
  const parts: string[] = []
  for (const block of text.split(/\n[ \t]*\n|\n(?=[ \t]*(?:[-*•–·>]|\(?[0-9a-z]{1,2}[.)])[ \t])/i)) {
    for (const line of block.split(/\n/).reduce<string[]>(joinWrapped, [])) {
      const sentences = line.split(/(?<=[.!?…۔؟][)"'”’]?)\s+(?!$)/u).reduce<string[]>(joinAbbreviated, [])
      for (const sentence of sentences) parts.push(sentence)
    }
  }
  return atMost(
    mostSentences,
    parts.map(part => part.trim()).filter(part => part !== ''),
  ).flatMap(part => (part.length <= longestSentence ? part : (part.match(longRun) ?? [])))
}

/** More than anybody writes in 30,000 characters: each sentence is held against every rule, so that they are what a mail costs. */
const mostSentences = 1500

/** Neighbours joined until they are few enough: nothing is left unread. */
function atMost(most: number, parts: readonly string[]): readonly string[] {
  if (parts.length <= most) return parts
  const together = Math.ceil(parts.length / most)
  return Array.from({ length: Math.ceil(parts.length / together) }, (_, index) =>
    parts.slice(index * together, (index + 1) * together).join(' '),
  )
}

/** No rule ever reads further than this at once, so that no pattern can be made slow by text without full stops. */
const longestSentence = 1200
const longRun = /.{1,1200}(?=\s|$)|.{1200}/gsu

/** A line shorter than a mail program would wrap at ends what it says. */
function joinWrapped(lines: string[], line: string): string[] {
  const previous = lines.at(-1)
  const trimmed = line.trim()
  if (previous === undefined || previous.length < 46 || trimmed === '') lines.push(trimmed)
  else lines[lines.length - 1] = `${previous} ${trimmed}`
  return lines
}

function joinAbbreviated(parts: string[], part: string): string[] {
  const previous = parts.at(-1)
  if (
    previous !== undefined &&
    /(?:^|[\s(])(?:mr|mrs|ms|dr|st|cllr|no|nos|approx|e\.g|i\.e|ref|tel|s|sec|p\.m|a\.m)\.$/i.test(previous)
  ) {
    parts[parts.length - 1] = `${previous} ${part}`
  } else parts.push(part)
  return parts
}

const asking =
  /\?|\b(?:please|pls|plz|(?:could|can|would|will) (?:you|u|somebody|someone|anyone|anybody|we|i|the)|i (?:want|need|would like|am asking|am writing to|wish|expect|request)|we (?:want|need|would like|are asking|wish|expect|request)|would be grateful|should be grateful|grateful (?:for|if|to)|would appreciate|advise|let me know|what i want|tell me|tell us|confirm|when (?:will|is|are|can)|how (?:do|can|long))\b/

/** Sentences that organisations put under every mail, whatever it says. */
const footers: readonly RegExp[] = [
  /committed to (?:the )?(?:safeguarding|protecting|promoting|equality|data protection|keeping children)/,
  /promoting the welfare of/,
  /^ (?:safeguarding|disclaimer|confidentiality(?: notice)?|caution|important notice|privacy(?: notice)?|please note) $/,
  /\bif you (?:think|believe|suspect|are (?:worried|concerned)|have (?:any )?(?:concerns?|worries|a concern))(?: that| about)?(?: the (?:safety|welfare) of)? (?:a|any|another) (?:child|young person|pupil|student|adult).*\b(?:call|contact|speak|report|ring|tell|designated|999|phone|visit|email)\b/,
  /\b(?:to report|report) a (?:concern|safeguarding concern) (?:about a child )?(?:call|contact|ring|please|visit|online)\b/,
  /\bif you(?: or someone you know)? (?:are|is|feel|need)(?: in)? (?:crisis|immediate danger|suicidal|struggling|urgent help|support).*\b(?:call|contact|text|ring|samaritans|childline|shout|999|111)\b/,
  /\bthis (?:e ?mail|message|communication|transmission)\b.*\b(?:confidential|privileged|intended|virus|addressee|addressed|security|monitored)\b/,
  /\b(?:intended (?:recipient|addressee|solely|only for)|received (?:this|it) (?:e ?mail |message )?in error|sent to you in error|delete it (?:from|and)|tell the sender|notify the sender|inform the sender)\b/,
  /\b(?:consider the environment|before you print|before printing|may monitor email|scanned for viruses|free from viruses|virus free)\b/,
  /\b(?:views|opinions) (?:expressed|in this)\b.*\b(?:author|sender|not necessarily|own)\b/,
  /\b(?:registered (?:charity|company|office|in england|number)|company (?:number|registration)|charity (?:number|no)|authorised and regulated|regulated by the|vat (?:number|no|reg)|a company limited)\b/,
  /^ (?:sent from (?:my|outlook|mail|yahoo|samsung)|get outlook for|sent via|yahoo mail|download)\b/,
  /\b(?:external (?:e ?mail|sender)|originated (?:from )?outside|do not click|be cautious|think before you click)\b/,
  /\bwe (?:process|handle|use|store|hold|treat) (?:your|all|any) (?:personal )?(?:data|information) in (?:line|accordance) with\b/,
  /\b(?:how we (?:use|process|handle|collect|store) your|our privacy (?:notice|policy)|your rights under|processed in accordance with|data controller|data protection (?:act|law|legislation) and)\b/,
  /\bif you (?:are (?:unhappy|not happy|dissatisfied)|wish to (?:complain|make a complaint)|have a complaint)\b.*\b(?:our (?:website|service|complaints)|you can|please visit|procedure is|by visiting|online at)\b/,
  /\bto (?:make|submit|raise) a (?:complaint|compliment|comment)\b.*\b(?:visit|www|online|website|go to|see)\b/,
  /\b(?:subject to (?:public )?(?:disclosure|release|requests?)|disclos(?:ed|ure)|released?) under (?:the )?(?:freedom|foi|eir)\b/,
  /\b(?:another language|other languages|alternative formats?|large print or|translat(?:ed|ion) (?:service|of this)|in braille)\b.*\b(?:please (?:contact|call|ask)|available|on request)\b/,
  /\b(?:we do not accept service|service by e ?mail|we speciali[sz]e in|follow us on|find us on|visit our website|join us on|our (?:office )?(?:opening )?hours are|this request was made through|unsubscribe)\b/,
  /^ (?:proud to be|rated (?:good|outstanding)|ofsted (?:outstanding|good)|investors in people|stonewall|disability confident)\b/,
]

function isFooter(words: string): boolean {
  return footers.some(footer => footer.test(words))
}
