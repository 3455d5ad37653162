/**
 * The links that our letters carry to a page which needs no sign-in, each with how long it is good for. `now` is the instant that
 * the letter is decided at; `deskUrl` may end in a slash.
 */
import type { Letter } from '../letters/letter.ts'
import { epochOf, instantOf } from '../standards/london.ts'
import { type LinkClaims, mintLink } from './signed-link.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * How long each is good for, in milliseconds. `act`: a week, for whoever is passed the mail can
 * act too; the next notice brings a new one. `undo`: long past the minute in which
 * a mail can be stopped, so that somebody who is late is told so in words. `survey`: four weeks from the closing letter.
 */
const linkLifetimes = { act: 7 * DAY, undo: 10 * MINUTE, survey: 28 * DAY } as const

/** What one colleague (or `director`) can do about one query: for every notice to staff. */
export function actLink(
  deskUrl: string,
  reference: string,
  staffId: string,
  now: string,
  secrets: readonly string[],
): string {
  return linkTo(deskUrl, 'act', { reference, staffId, id: null }, now, secrets)
}

/** Stops one mail before it leaves; `entryId` is its entry in the outbox, `staffId` whoever wrote it. */
export function undoLink(
  deskUrl: string,
  mail: { readonly reference: string; readonly entryId: string; readonly staffId: string },
  now: string,
  secrets: readonly string[],
): string {
  const { reference, entryId, staffId } = mail
  return linkTo(deskUrl, 'undo', { reference, staffId, id: entryId }, now, secrets)
}

/** The two questions about one closing, for the correspondent; `round` is that of the query's clocks when it was closed. */
export function surveyLink(
  deskUrl: string,
  reference: string,
  round: number,
  now: string,
  secrets: readonly string[],
): string {
  return linkTo(deskUrl, 'survey', { reference, staffId: null, id: roundId(round) }, now, secrets)
}

const roundId = (round: number): string => `r${round}`

/** The round that a survey's link is about; null for an id of something else. */
export function roundOf(claims: Pick<LinkClaims, 'id'>): number | null {
  const [, round] = /^r(\d{1,6})$/.exec(claims.id ?? '') ?? []
  return round === undefined ? null : Number(round)
}

function linkTo(
  deskUrl: string,
  purpose: keyof typeof linkLifetimes,
  about: { readonly reference: string; readonly staffId: string | null; readonly id: string | null },
  now: string,
  secrets: readonly string[],
): string {
  const until = instantOf(epochOf(now) + linkLifetimes[purpose])
  return `${deskUrl.replace(/\/$/, '')}/${purpose}/${mintLink({ purpose, ...about, until }, secrets)}`
}

/** A letter for somebody else's eyes: what its first reader could do by a link is theirs alone. */
export function withoutActLinks(letter: Letter): Letter {
  const isAct = (href: string): boolean => /\/(?:act|undo)\/[0-9a-z]+$/.test(href)
  return {
    ...letter,
    blocks: letter.blocks
      .filter(block => block.type !== 'link' || !isAct(block.href))
      .map(block =>
        block.type === 'entries'
          ? {
              ...block,
              items: block.items.map(item => ({
                ...item,
                links: item.links.filter(link => !isAct(link.href)),
              })),
            }
          : block,
      ),
  }
}
