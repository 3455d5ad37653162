/** What the letters to those who write to us have in common: how they begin and end. None of them names a child, a need or a school. */
import type { Council } from '../directory/council.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { salutation, type Writer } from './salutation.ts'

export interface WriterLetterFacts {
  readonly council: Council
  readonly reference: string
  readonly correspondent: Writer
}

/** Whoever speaks in a letter. A writer who is not verified is given no caseworker's name: the caller names the duty desk then. */
export interface Signer {
  readonly name: string
  /** In words, with or without its article: "a caseworker in the East team". */
  readonly role: string
  /** Null where the directory has none: the letter then offers to call. */
  readonly phone: string | null
}

export const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', text })

/** A letter about one query: greeting, what there is to say, how to answer, who says it. */
export function toWriter(
  facts: WriterLetterFacts,
  letter: { readonly subject: string; readonly blocks: readonly LetterBlock[]; readonly by: Signer | null },
): Letter {
  return {
    subject: letter.subject,
    blocks: [
      paragraph(salutation(facts.correspondent)),
      ...letter.blocks,
      paragraph(`Your reference is ${facts.reference}. To answer us, reply to this email.`),
      signOff(facts.council, letter.by),
    ],
  }
}

export function signOff(council: Council, by: Signer | null): LetterBlock {
  const team = `SEND team, ${council.name}`
  return paragraph(by === null ? team : `${by.name}, ${by.role.replace(/^(?:an?|the|our) /i, '')}\n${team}`)
}

/** Every letter offers a call (domain.md R26). */
export const callOffer = (by: Signer): LetterBlock =>
  paragraph(
    by.phone === null
      ? 'Do you want to talk? Reply with your phone number and a good time. We will call you.'
      : `Do you want to talk? Call ${by.name} on ${by.phone}.`,
  )

/** A colleague's words as a sentence: without the "because" that they may begin with, a capital first, a full stop last. */
export function asSentence(words: string): string {
  const plain = words
    .trim()
    .replace(/^(?:because|as|since)\b[\s,:]*/i, '')
    .trim()
  const begun = `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`
  return /[.?!]$/.test(begun) ? begun : `${begun}.`
}

/** How to go further (domain.md 8.4). The council's complaints start with this inbox: triage knows a complaint and sends it on. */
export const complainLines: readonly LetterBlock[] = [
  paragraph('If you want to complain, reply to this email and say so. We will send it to the right team.'),
  paragraph(
    'If you are not happy with our answer, you can go to the Local Government and Social Care Ombudsman. It is free.',
  ),
]
