import type { CheerioAPI } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { aDirectory } from '#tests/support/directory/small-directory.ts'
import { anAwayMark, deskWith } from '#tests/support/pages/away.ts'
import { aFile, aQuery, caseworkOf } from '#tests/support/pages/casework.ts'
import { ledgerDays, ledgerParts } from '#tests/support/pages/ledger.ts'
import { linkStory, links } from '#tests/support/pages/link-story.ts'
import { linkWorld } from '#tests/support/pages/links.ts'
import { pagesOf } from '#tests/support/pages/pages.ts'
import { storyLedger } from '#tests/support/pages/story.ts'
import { readingGrade } from '#tests/support/reading-age.ts'

/** The sentences that the page itself says; what people wrote, addresses and commands are not its own. */
function said($: CheerioAPI): readonly string[] {
  $(
    '.app-mail, .moj-timeline, table, .app-evidence, .app-others, code, strong, script, nav, header, option',
  ).remove()
  return $('main p, main li, main h1, footer p')
    .toArray()
    .map(each => $(each).text().replaceAll(/\s+/g, ' ').trim())
}

const someAway = deskWith([anAwayMark()], aDirectory())
const failing = { ...caseworkOf([]), list: () => Promise.reject(new Error('away')) }

const linkPages = pagesOf([], linkWorld(linkStory).parts)

describe('what the pages behind links say is read with ease at the age of 11', () => {
  test.each([
    ['a query for its owner', links.owner, 200],
    ['a late query for a manager', links.managerOfLate, 200],
    ['what was done', `${links.owner}?did=changed`, 200],
    ['a query that is not theirs any more', links.notTheirs, 200],
    ['a query that is closed', links.closed, 200],
    ['a link of somebody who has left', links.director, 200],
    ['a mail that can be stopped', links.undo, 200],
    ['a mail that has left', links.tooLate, 200],
    ['the survey', links.survey, 200],
    ['the thanks for it', `${links.survey}?said=thanks-call`, 200],
    ['a link that was invented', links.invented, 404],
    ['a link that is too old', links.old, 410],
  ] as const)('%s', async (_name, path, status) => {
    const $ = await linkPages.open(path, status)
    // What stands beside the fields of a form is read too; the letter in a draft has its own test.
    $('option, bdi, .app-draft .govuk-details__text').remove()
    const sentences = $(
      'main p, main li, main h1, main h2, main label, main legend, main .govuk-hint, footer p',
    )
      .toArray()
      .map(each => $(each).text().replaceAll(/\s+/g, ' ').trim())
    expect(sentences.length).toBeGreaterThan(1)
    // Grade 6 is sat at 11.
    expect(readingGrade(sentences.join('\n'))).toBeLessThanOrEqual(6)
  })
})

describe('what the pages say is read with ease at the age of 11', () => {
  test.each([
    ['an empty inbox', pagesOf([]), '/inbox', 200],
    ['an inbox before its directory', pagesOf([], { directory: async () => null }), '/inbox', 200],
    ['a list with nothing in it', pagesOf([]), '/inbox?state=closed&work=owner:x', 200],
    [
      'a query',
      pagesOf([aFile({ query: aQuery({ caseMatch: null, flags: ['safeguarding'] }) })]),
      '/queries/SEND-2026-00417',
      200,
    ],
    [
      'a query of somebody out of reach whose owner may be away',
      pagesOf([aFile({ query: aQuery({ unreachable: [aQuery().correspondentAddress] }) })], someAway),
      '/queries/SEND-2026-00417',
      200,
    ],
    ['who may be away', pagesOf([], someAway), '/away', 200],
    ['nobody who may be away', pagesOf([]), '/away', 200],
    ['a ledger of the first day', pagesOf([], ledgerParts({ balancedUpTo: null })), '/ledger', 200],
    ['a ledger that adds up', pagesOf([], ledgerParts({ days: ledgerDays(3) })), '/ledger', 200],
    ['a ledger that does not', pagesOf([], ledgerParts(storyLedger)), '/ledger', 200],
    ['the form that puts things right', pagesOf([aFile()]), '/queries/SEND-2026-00417/correct', 200],
    ['no such page', pagesOf([]), '/nothing', 404],
    ['an address that cannot be read', pagesOf([]), '/queries/%E0%A4%A', 400],
    ['a page that fails', pagesOf([], { casework: failing }), '/inbox', 500],
    ['a closed door', pagesOf([], { door: 'closed' }), '/', 403],
    ['a name that was pointed here', pagesOf([]), 'http://evil.example/inbox', 403],
  ] as const)('%s', async (_name, pages, path, status) => {
    const sentences = said(await pages.open(path, status))
    expect(sentences.length).toBeGreaterThan(1)
    // Grade 6 is sat at 11.
    expect(readingGrade(sentences.join('\n'))).toBeLessThanOrEqual(6)
  })
})
