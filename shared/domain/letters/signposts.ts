/** Where else to turn: who helps when a child is in danger, and who helps families without working for the council. */
import type { Council } from '../directory/council.ts'
import type { LetterBlock } from './letter.ts'

export function dangerLines(council: Council): LetterBlock[] {
  const worried = council.outOfHours.childrenWorriedPhone ?? council.outOfHours.phone
  return [
    { type: 'paragraph', text: 'Is a child in danger right now? Call 999.' },
    ...(worried === undefined
      ? []
      : [
          { type: 'paragraph' as const, text: `Are you worried about a child? Call ${worried} at any time.` },
        ]),
  ]
}

export function sendiassLines(council: Council): LetterBlock[] {
  const { sendiass } = council.signposts
  if (sendiass === undefined) return []
  const ways = [
    sendiass.phone === undefined ? null : `call ${sendiass.phone}`,
    sendiass.email === undefined ? null : `email ${sendiass.email}`,
  ].filter(way => way !== null)
  const how = ways.length === 0 ? '' : ` To talk to them, ${ways.join(' or ')}.`
  return [
    {
      type: 'paragraph',
      text: `You can get free help from ${sendiass.name}. They do not work for the SEND team.${how}`,
    },
  ]
}
