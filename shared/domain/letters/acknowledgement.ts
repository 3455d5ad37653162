/** The acknowledgement: domain.md 8.1. Sent within minutes, day or night, to the person who wrote. */
import type { Council } from '../directory/council.ts'
import type { Priority } from '../triage/judgement.ts'
import { interpreterLines } from './interpreter-lines.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { londonDayAndYear, londonTimeOnDay } from './london-words.ts'
import { askForStatus } from './reply-words.ts'
import { salutation, type Writer } from './salutation.ts'
import { dangerLines, sendiassLines } from './signposts.ts'

export interface AcknowledgementFacts {
  readonly council: Council
  readonly reference: string
  readonly receivedAt: string
  readonly firstReplyBy: string
  readonly priority: Priority
  readonly correspondent: Writer
  /** Who is dealing with it, and their role in words ("the caseworker", "on our duty desk"). */
  readonly contact: { readonly name: string; readonly role: string }
  /** The caseworker whom the contact stands in for today; null where the contact answers for themselves. */
  readonly standsInFor: string | null
  /** Who helps if the contact is away; null where nobody else is named. */
  readonly cover: { readonly name: string } | null
  /** The writer's own reference, found in their subject, to be given back; null where there is none. */
  readonly theirReference: string | null
  /** The writer seems to be a member at an address that is not on the register. */
  readonly askToUseRegisteredAddress: boolean
  /** The writer needs an interpreter, and for which language where that is known; null where nothing says so. */
  readonly interpreter: { readonly language: string | null } | null
  /** A query that this mail was linked to because it is about something else. */
  readonly linkedTo: string | null
}

/**
 * Never carries the child's name, need or school, nor a word of what was written (domain.md 4.2). A writer who is not
 * verified is given no caseworker's name that would tell that a child is known here: the caller names the duty desk then.
 */
export function acknowledgement(facts: AcknowledgementFacts): Letter {
  const { council, reference } = facts
  const blocks: LetterBlock[] = [{ type: 'paragraph', text: salutation(facts.correspondent) }]
  const danger = dangerLines(council)
  if (facts.priority === 'P1') blocks.push(...danger)
  if (facts.interpreter !== null) blocks.push(...interpreterLines(facts.interpreter.language))

  blocks.push(
    {
      type: 'paragraph',
      text: `Thank you for your email. We got it on ${londonDayAndYear(facts.receivedAt)}.`,
    },
    { type: 'inset', text: `Your reference is ${reference}.` },
  )
  if (facts.theirReference !== null) {
    blocks.push({ type: 'paragraph', text: `The reference you gave us is ${facts.theirReference}.` })
  }
  if (facts.linkedTo !== null) {
    blocks.push({
      type: 'paragraph',
      text: `You answered an email about ${facts.linkedTo}. That query is closed, so we have opened a new one.`,
    })
  }
  const cover = facts.cover === null ? '' : ` If they are away, ${facts.cover.name} will help.`
  blocks.push(
    { type: 'paragraph', text: `${contactSentence(facts)}${cover}` },
    {
      type: 'paragraph',
      text: `You will hear from us by ${londonTimeOnDay(facts.firstReplyBy)}. If we need more time, we will tell you why before then.`,
    },
    { type: 'paragraph', text: 'First we will read what you wrote and check where things stand.' },
    {
      type: 'paragraph',
      text: 'To add to this query, reply to this email. You do not need to change the subject.',
    },
  )
  if (facts.correspondent.verified) {
    blocks.push({ type: 'paragraph', text: askForStatus })
  }
  if (facts.askToUseRegisteredAddress) {
    blocks.push({
      type: 'paragraph',
      text: 'We could not match this email address to our list. If you write as a councillor or an MP, please write to us again from the address that the council has for you. Until then we cannot talk about any child.',
    })
  } else if (facts.correspondent.kind === 'councillor' || facts.correspondent.kind === 'mp') {
    blocks.push({
      type: 'paragraph',
      text: 'Are you writing for a family or a young person? If they have said in writing that we may talk to you, please send us a copy. It helps us to tell you more.',
    })
  }
  if (facts.priority !== 'P1') blocks.push(...danger)
  if (facts.correspondent.kind === 'family' || facts.correspondent.kind === 'unknown') {
    blocks.push(...sendiassLines(council))
  }
  blocks.push(
    { type: 'paragraph', text: 'We read emails from 9am to 5pm, Monday to Friday.' },
    { type: 'paragraph', text: `SEND team, ${council.name}` },
  )
  return { subject: subjectLine(reference, facts.theirReference), blocks }
}

function contactSentence({ contact, standsInFor }: AcknowledgementFacts): string {
  return standsInFor === null
    ? `${contact.name} is dealing with this. They are ${contact.role}.`
    : `Your caseworker is ${standsInFor}, who is away. ${contact.name} is dealing with this until they are back.`
}

function subjectLine(reference: string, theirReference: string | null): string {
  const theirs = theirReference === null ? '' : ` (your reference ${theirReference})`
  return `We have your query: ${reference}${theirs}`
}
