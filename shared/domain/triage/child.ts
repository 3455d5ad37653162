/** Whether a mail is about some child in particular, known to us or not. */
import type { Sentence } from './writing.ts'

const oneChild: readonly RegExp[] = [
  /\b(?:this|the|one of our|our|that) (?:\p{L}+ )?(?:pupil|pupils|student|students|child|childs|young person|young persons|young man|young woman|boy|girl|lad|family|familys)\b/u,
  /\b(?:my|our|her|his|their|s) (?:(?:[\p{L}\p{N}]+) ){0,3}(?:son|daughter|child|boy|girl|lad|twins?|grandson|granddaughter|grandchild|nephew|niece|little one|eldest|youngest|foster child|sons|daughters|childs)\b/u,
  /\b(?:son|daughter|child|boy|girl|pupil|student|grandson|granddaughter|young (?:man|woman|person|lady)|constituents? (?:son|daughter|child))(?: [\p{L}\p{N}]+)? (?:called|named|who|is|has|aged|was|of|in year|at|with|\p{N}+)\b/u,
  /\b(?:he|she|hes|shes) (?:is )?(?:(?:only|now|just) )?(?:\d{1,2}|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)\b/,
  /\b(?:date of birth|dob|d o b|born (?:on )?\d)\b/,
  /\b(?:he|she|him) (?:is|has|was|cant|cannot|needs|wont|goes|should|will|gets|got|hasnt|isnt)\b/,
  /\b(?:in|now in|currently in|y|yr|year) (?:year )?(?:\d{1,2}|r|reception|nursery)\b(?! (?:days|weeks|months|hours|minutes|working|years))/,
  /\b(?:im|i am) (?:1[5-9]|2[0-5])\b/,
  /\bmy (?:ehcp|ehc plan|plan|caseworker|case worker|support|notetaker|college|course)\b/,
]

export function speaksOfChild(sentences: readonly Sentence[]): boolean {
  return sentences.some(({ words }) => oneChild.some(sign => sign.test(words)))
}
