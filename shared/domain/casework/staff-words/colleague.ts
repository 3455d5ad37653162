/** The colleague whom a command names: one who is there to be given work, or a sentence that says why not. */
import { awayUntil, isAway, whoActsFor } from '../../directory/cover.ts'
import type { Staff } from '../../directory/directory.ts'
import type { DirectoryIndex } from '../../directory/directory-index.ts'
import { dayNumber } from '../../standards/london.ts'
import { editDistance, wordsOf } from '../../triage/fold.ts'
import { inWords } from './day.ts'

export type ColleagueRead = { readonly staff: Staff } | { readonly why: string }

const TITLE = /^(?:mr|mrs|ms|miss|mx|dr)\.? /iu
const MOST_NAMED = 4

/** A whole name, part of one that fits nobody else, initials with a family name, an address, or a staff id. */
export function readColleague(text: string, directory: DirectoryIndex): ColleagueRead {
  const asked = text
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s:,;-]+|[\s:,;.!-]+$/g, '')
    .replace(TITLE, '')
  if (asked === '') return { why: 'Say to whom, such as ASSIGN Sam Smith.' }
  const { staff } = directory.snapshot
  const lower = asked.toLowerCase()
  const exact = directory.staff(asked) ?? directory.staff(lower) ?? directory.staffAt(lower)
  if (exact !== null) return { staff: exact }
  const words = wordsOf(asked)
  const whole = staff.filter(each => wordsOf(each.name).join(' ') === words.join(' '))
  const fitting = whole.length > 0 ? whole : staff.filter(each => fits(words, wordsOf(each.name)))
  const [one] = fitting
  if (one === undefined) return { why: unknown(asked, words, staff) }
  if (fitting.length === 1) return { staff: one }
  const names = fitting.slice(0, MOST_NAMED).map(each => each.name)
  const hint = new Set(names).size === names.length ? 'Give the whole name.' : 'Give the address.'
  return { why: `“${asked}” fits more than one colleague: ${names.join(', ')}. ${hint}` }
}

/** Null where they can be given work now; else who acts for them. */
export function whyNotGiven(staff: Staff, now: string, directory: DirectoryIndex): string | null {
  if (!isAway(staff.id, now, directory)) return null
  const last = awayUntil(staff.id, now, directory)
  const until = last === null ? '' : ` until ${inWords(dayNumber(last))}`
  const acting = whoActsFor(staff.id, now, directory)?.staff ?? null
  const cover = acting === null ? 'Nobody covers for them.' : `${acting.name} covers for them.`
  return `${staff.name} is away${until}. ${cover}`
}

/** Every word given is a word of the name, in any order, or the first letter of one beside a whole word. */
function fits(given: readonly string[], name: readonly string[]): boolean {
  if (given.length === 0 || !given.some(word => word.length > 1)) return false
  const left = [...name]
  return given.every(word => {
    const at = left.findIndex(each => (word.length === 1 ? each.startsWith(word) : each === word))
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}

function unknown(asked: string, words: readonly string[], staff: readonly Staff[]): string {
  const near = staff.filter(each => {
    const name = wordsOf(each.name)
    return words.every(word => name.some(part => editDistance(word, part, 2) <= (part.length >= 5 ? 2 : 1)))
  })
  const [one] = near
  const hint = near.length === 1 && one !== undefined ? ` Did you mean ${one.name}?` : ''
  return `No colleague in the directory is called “${asked}”.${hint}`
}
