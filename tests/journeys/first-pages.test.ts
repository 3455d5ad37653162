import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexDirectory } from '#shared/domain/directory/directory-index.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { anAbsence } from '#tests/support/directory/small-directory.ts'
import { anAwayMark, deskWith } from '#tests/support/pages/away.ts'
import { caseworkOf } from '#tests/support/pages/casework.ts'
import {
  accessibilityProblems,
  focusedText,
  focusShown,
  layoutWidth,
  openEverything,
  tabTo,
} from '#tests/support/pages/in-the-page.ts'
import { ledgerParts } from '#tests/support/pages/ledger.ts'
import { type Served, servePages } from '#tests/support/pages/served.ts'
import {
  campaignReference,
  fullReference,
  storyDirectory,
  storyLedger,
  storyMarks,
} from '#tests/support/pages/story.ts'

let browser: Browser
let desk: Served
let emptyDesk: Served
let backDesk: Served
let newDesk: Served
let awayDesk: Served
let brokenDesk: Served
let closedDesk: Served

beforeAll(async () => {
  browser = await launchBrowser()
  desk = await servePages()
  emptyDesk = await servePages({
    casework: caseworkOf([]),
    ...ledgerParts({ balancedUpTo: null }),
    ...deskWith([], storyDirectory),
  })
  backDesk = await servePages(deskWith([anAwayMark({ staffId: 'tri' })], storyDirectory))
  // Somebody is away today, somebody will be, somebody may be, and two have no cover.
  const absences = [
    anAbsence('cw-a2', '2026-11-20', '2026-11-27', 'cw-b1'),
    { ...anAbsence('mgr-a', '2026-11-23', '2026-11-23'), half: 'am' as const },
    anAbsence('cw-b1', '2026-11-30', '2026-12-04'),
  ]
  awayDesk = await servePages(
    deskWith(
      [anAwayMark()],
      indexDirectory({ ...storyDirectory.snapshot, absences }),
      undefined,
      [],
      [
        {
          batchId: 'contact-1',
          version: 1,
          state: 'wanted',
          why: 'long-absence',
          from: { staffId: 'cw-a2', name: 'Tom Reid' },
          references: [fullReference],
          decidedBy: null,
          at: '2026-11-23T09:00:00.000Z',
        },
      ],
    ),
  )
  newDesk = await servePages({ casework: caseworkOf([]), directory: async () => null })
  brokenDesk = await servePages({
    directory: async () => {
      throw new Error('the directory is away')
    },
  })
  closedDesk = await servePages({ door: 'closed' })
})
afterAll(async () => {
  await browser?.close()
  await Promise.all(
    [desk, emptyDesk, backDesk, newDesk, awayDesk, brokenDesk, closedDesk].map(each => each?.stop()),
  )
})

/** Every page in every state, by name. */
const states: readonly (readonly [name: string, address: () => string])[] = [
  ['the inbox', () => `${desk.address}/inbox`],
  ['the inbox of one person', () => `${desk.address}/inbox?work=owner:cw-a2`],
  ['the closed queries', () => `${desk.address}/inbox?state=closed`],
  ['the inbox asked for what it has not', () => `${desk.address}/inbox?work=owner:x&state=x&after=x`],
  ['who is away, with all that can be on it', () => `${awayDesk.address}/away?told=cw-a2`],
  ['the form to say who is away', () => `${awayDesk.address}/away/say?staff=cw-a1&how=mailbox`],
  ['the form to hand over work', () => `${awayDesk.address}/away/hand-over`],
  ['a list with nothing in it', () => `${desk.address}/inbox?work=owner:hos`],
  ['an empty inbox', () => `${emptyDesk.address}/inbox`],
  ['an inbox before its directory', () => `${newDesk.address}/inbox`],
  ['a query', () => `${desk.address}/queries/${fullReference}`],
  ['a query with a mail shown whole', () => `${desk.address}/queries/${fullReference}?mail=mail-a&show=all`],
  ['a query of a campaign, without a known child', () => `${desk.address}/queries/${campaignReference}`],
  ['a query asked for what it has not', () => `${desk.address}/queries/${fullReference}?mail=x&show=all`],
  ['the form that puts things right', () => `${desk.address}/queries/${fullReference}/correct`],
  ['the form for a child who is not certain', () => `${desk.address}/queries/SEND-2026-00421/correct`],
  ['who may be away', () => `${desk.address}/away`],
  ['nobody who may be away', () => `${emptyDesk.address}/away`],
  ['somebody who is at work after all', () => `${backDesk.address}/away?at-work=cw-a1`],
  ['a ledger that does not add up, with something parked', () => `${desk.address}/ledger`],
  ['the ledger further back', () => `${desk.address}/ledger?to=2026-10-23`],
  ['an empty ledger', () => `${emptyDesk.address}/ledger`],
  ['a query that was put right', () => `${desk.address}/queries/${fullReference}?said=corrected`],
  ['no such page', () => `${desk.address}/nothing`],
  ['a page that fails', () => `${brokenDesk.address}/inbox`],
  ['a door that is closed', () => `${closedDesk.address}/inbox`],
]

async function withPage(options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options)
  try {
    await visit(await context.newPage())
  } finally {
    await context.close()
  }
}

/** The pages that hold the most are also tried in forced colours. */
const crowded = new Set(['the inbox', 'a query with a mail shown whole'])

describe.each(states)('%s', (name, address) => {
  test('breaks no rule of accessibility, wide or at 320 px (400 % zoom), with everything unfolded', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async page => {
      await page.goto(address())
      await openEverything(page)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await layoutWidth(page)).toBeLessThanOrEqual(1280)
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await layoutWidth(page)).toBeLessThanOrEqual(320)
      expect(await page.locator('h1').count()).toBe(1)
      if (crowded.has(name)) {
        await page.emulateMedia({ forcedColors: 'active' })
        expect(await accessibilityProblems(page)).toEqual([])
      }
    })
  })
})

test('no two pages have the same title', async () => {
  await withPage({}, async page => {
    const titles: string[] = []
    for (const [name, address] of states) {
      // The same page of another desk, or the same query with a mail unfolded, is the same page.
      if (/empty|before|shown whole|was put right|nobody who|after all|with all that can/.test(name)) continue
      await page.goto(address())
      titles.push(await page.title())
    }
    expect(new Set(titles).size).toBe(titles.length)
  })
})

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a morning %s', (_with, javaScriptEnabled) => {
  test('the inbox is narrowed to one person, a query is read to its end, and Back leads to the same list', async () => {
    await withPage({ javaScriptEnabled }, async page => {
      await page.goto(desk.address)
      await page.getByLabel('Whose queries').selectOption({ label: 'Priya Shah' })
      await page.getByRole('button', { name: 'Show' }).click()
      await page.waitForURL(/work=owner%3Acw-a1/)
      const table = page.getByRole('table', { name: 'Open queries of Priya Shah' })
      expect(await table.getByRole('row').nth(2).getByRole('cell').first().textContent()).toContain(
        '1 working day late',
      )

      await table.getByRole('link', { name: fullReference }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
        'No school place since September',
      )
      await page.getByRole('link', { name: 'Show the whole mail 1' }).click()
      await page.waitForURL(/show=all#mail-1$/)
      const whole = page.getByRole('article', { name: 'Mail 1 from Dorothy Marsh' })
      expect(await whole.getByText('Nobody rings us back.').isVisible()).toBe(true)

      await page.goBack()
      await page.goBack()
      await page.waitForURL(/work=owner%3Acw-a1/)
      expect(await page.getByLabel('Whose queries').inputValue()).toBe('owner:cw-a1')
    })
  })

  test('further pages are reached by a link, and Back leads to the one before', async () => {
    await withPage({ javaScriptEnabled }, async page => {
      await page.goto(`${desk.address}/inbox`)
      const first = await page.locator('.app-reference').first().textContent()
      await page.getByRole('link', { name: 'Next page' }).click()
      await page.waitForURL(/after=/)
      expect(await page.locator('.app-reference').count()).toBe(15)
      await page.goBack()
      expect(await page.locator('.app-reference').first().textContent()).toBe(first)
    })
  })

  test('a judgement is put right, after what was wrong with the form was said', async () => {
    await withPage({ javaScriptEnabled }, async page => {
      await page.goto(`${desk.address}/queries/${fullReference}`)
      await page.getByRole('button', { name: 'Put something right' }).click()
      await page.getByLabel('What it is about').selectOption({ label: 'School place' })
      await page.getByRole('button', { name: 'Put it right' }).click()
      await page.getByRole('link', { name: 'Choose your own name' }).click()
      if (javaScriptEnabled) {
        expect(await page.locator(':focus').getAttribute('id')).toBe('by')
        expect(await accessibilityProblems(page)).toEqual([])
      }
      expect(await page.getByLabel('What it is about').inputValue()).toBe('placement')
      await page.getByLabel('Your name').selectOption({ label: 'Priya Shah' })
      await page.getByRole('button', { name: 'Put it right' }).click()
      await page.waitForURL(/said=corrected/)
      expect(await page.getByText('Put right. The history shows what changed.').isVisible()).toBe(true)
    })
  })

  test('an information right is chosen with its topic, after the form said that it is missing', async () => {
    await withPage({ javaScriptEnabled }, async page => {
      await page.goto(`${desk.address}/queries/${fullReference}/correct`)
      await page.getByLabel('What it is about').selectOption({ label: 'Information rights' })
      await page.getByLabel('Your name').selectOption({ label: 'Amir Desai' })
      await page.getByRole('button', { name: 'Put it right' }).click()
      await page.getByRole('link', { name: 'Choose which right they use' }).click()
      await page.getByLabel('Asks for their own records').check()
      if (javaScriptEnabled) expect(await accessibilityProblems(page)).toEqual([])
      await page.getByRole('button', { name: 'Put it right' }).click()
      await page.waitForURL(/said=corrected/)
      expect(await page.getByText('Put right. The history shows what changed.').isVisible()).toBe(true)
    })
  })

  test('from a query of somebody who may be away, a colleague says that they are at work', async () => {
    const own = await servePages(deskWith(storyMarks, storyDirectory))
    try {
      await withPage({ javaScriptEnabled }, async page => {
        await page.goto(`${own.address}/queries/${fullReference}`)
        await page.getByRole('link', { name: 'Say if they are at work' }).click()
        const person = page.getByRole('region', { name: 'Priya Shah' })
        await person.getByRole('button', { name: 'They are at work (Priya Shah)' }).click()
        await page.getByRole('link', { name: 'Choose your own name' }).click()
        if (javaScriptEnabled) expect(await accessibilityProblems(page)).toEqual([])
        await person.getByLabel('Your name').selectOption({ label: 'Amir Desai' })
        await person.getByRole('button', { name: 'They are at work (Priya Shah)' }).click()
        await page.waitForURL(/at-work=cw-a1/)
        expect(await page.getByText('Priya Shah is no longer marked as perhaps away.').isVisible()).toBe(true)
        expect(await page.getByRole('region', { name: 'Priya Shah' }).count()).toBe(0)
        expect(await page.getByRole('link', { name: 'Who is away (2)' }).count()).toBe(1)
        await page.goto(`${own.address}/queries/${fullReference}`)
        expect(await page.getByText('their mailbox says so').count()).toBe(0)
      })
    } finally {
      await own.stop()
    }
  })

  test('somebody is sick today in one step, and leave shows what moves before it is said', async () => {
    const own = await servePages(deskWith([], storyDirectory, undefined, [fullReference]))
    try {
      await withPage({ javaScriptEnabled }, async page => {
        await page.goto(`${own.address}/away`)
        await page.getByLabel('Who is away today').selectOption('cw-a2')
        await page.getByLabel('Your name').first().selectOption({ label: 'Amir Desai' })
        await page.getByRole('button', { name: 'They are away today' }).click()
        await page.waitForURL(/told=cw-a2/)
        expect(await page.getByText('Tom Reid is down as away.').isVisible()).toBe(true)
        await page.getByRole('link', { name: 'Say that somebody is away for longer' }).click()
        await page.getByLabel('Who is away').selectOption('cw-a1')
        await page.getByLabel('First day away').fill('2026-11-30')
        await page.getByLabel('Last day away').fill('2026-12-04')
        await page.getByRole('button', { name: 'See what moves' }).click()
        await page.getByRole('link', { name: 'Choose your own name' }).click()
        if (javaScriptEnabled) expect(await accessibilityProblems(page)).toEqual([])
        await page.getByLabel('Your name').selectOption({ label: 'Amir Desai, Valley team' })
        await page.getByRole('button', { name: 'See what moves' }).click()
        expect(await page.getByRole('link', { name: fullReference }).isVisible()).toBe(true)
        if (javaScriptEnabled) expect(await accessibilityProblems(page)).toEqual([])
        await page.getByRole('button', { name: 'Say that they are away' }).click()
        await page.waitForURL(/told=cw-a1/)
        expect(
          await page.getByRole('heading', { name: /^Priya Shah, away from Monday 30 November/ }).count(),
        ).toBe(1)
      })
    } finally {
      await own.stop()
    }
  })

  test('what is parked is sent back, and is not sent back twice', async () => {
    const own = await servePages(ledgerParts(storyLedger))
    try {
      await withPage({ javaScriptEnabled }, async page => {
        await page.goto(`${own.address}/inbox`)
        await page.getByRole('link', { name: 'Ledger' }).click()
        await page.getByRole('heading', { name: 'A day does not add up' }).waitFor()
        const colleague = await page.context().newPage()
        await colleague.goto(`${own.address}/ledger`)
        const mails = page.getByRole('region', { name: 'Mail that came in: 2 messages' })
        await mails.getByRole('button', { name: 'Replay (b1)' }).click()
        await page.waitForURL(/replayed=intake/)
        expect(await page.getByText('1 message was sent back to be worked').isVisible()).toBe(true)
        expect(await page.getByRole('region', { name: 'Mail that came in: 1 message' }).count()).toBe(1)
        await colleague.getByRole('button', { name: 'Replay (b1)' }).click()
        await colleague.getByRole('link', { name: 'It is not parked any more.' }).click()
        if (javaScriptEnabled) expect(await accessibilityProblems(colleague)).toEqual([])
      })
    } finally {
      await own.stop()
    }
  })

  test('a mail can be saved as it came', async () => {
    await withPage({ javaScriptEnabled }, async page => {
      await page.goto(`${desk.address}/queries/${fullReference}`)
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /^Download mail 1 as it came/ }).click(),
      ])
      expect(saved.suggestedFilename()).toBe(`${fullReference}-mail-1.eml`)
    })
  })
})

describe('by keyboard alone', () => {
  test('the first key leads past the header, and a query is chosen, opened and read', async () => {
    await withPage({}, async page => {
      await page.goto(`${desk.address}/inbox`)
      await page.keyboard.press('Tab')
      expect(await focusedText(page)).toBe('Skip to main content')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').getAttribute('id')).toBe('work')
      await page.keyboard.type('Tom')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      expect(await focusedText(page)).toBe('Show')
      await page.keyboard.press('Enter')
      await page.waitForURL(/work=owner%3Acw-a2/)

      await tabTo(page, 'SEND-2026-00419')
      await page.keyboard.press('Enter')
      await page.waitForURL(/queries\/SEND-2026-00419/)
      await tabTo(page, 'We have your mail (SEND-2026-00417)')
      await page.keyboard.press('Enter')
      expect(await page.getByText('Priya Shah has your query.').isVisible()).toBe(true)
    })
  })

  test('somebody is said to be at work', async () => {
    const own = await servePages(deskWith([anAwayMark()], storyDirectory))
    try {
      await withPage({}, async page => {
        await page.goto(`${own.address}/inbox`)
        await tabTo(page, 'Who is away (1)')
        await page.keyboard.press('Enter')
        await page.waitForURL(/away/)
        await tabTo(page, 'See what Priya Shah has open')
        await page.keyboard.press('Tab')
        expect(await page.locator(':focus').getAttribute('id')).toBe('by-1')
        await page.keyboard.type('Amir')
        await page.keyboard.press('Tab')
        expect(await focusedText(page)).toBe('They are at work (Priya Shah)')
        await page.keyboard.press('Enter')
        await page.waitForURL(/at-work=cw-a1/)
      })
    } finally {
      await own.stop()
    }
  })

  test.each([
    ['a query', `/queries/${fullReference}?mail=mail-a&show=all`],
    ['the form that puts things right', `/queries/${fullReference}/correct`],
    ['who may be away', '/away'],
    ['the ledger', '/ledger'],
  ])('everything that can be used shows when it has the focus: %s', async (_name, path) => {
    await withPage({}, async page => {
      await page.goto(`${desk.address}${path}`)
      await openEverything(page)
      const unseen: string[] = []
      const reached = new Set<string>()
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press('Tab')
        const focus = await focusShown(page)
        if (focus === null) break
        reached.add(focus.name)
        if (!focus.shown) unseen.push(focus.name)
      }
      expect(unseen).toEqual([])
      expect(reached.size).toBeGreaterThan(15)
    })
  })

  test('what is wrong takes the focus, and its link leads to the field', async () => {
    await withPage({}, async page => {
      await page.goto(`${desk.address}/inbox?work=owner:nobody`)
      await page.locator('.govuk-error-summary:focus').waitFor()
      await page.keyboard.press('Tab')
      expect(await focusedText(page)).toBe('Choose a person or a team from the list')
      await page.keyboard.press('Enter')
      expect(await page.locator(':focus').getAttribute('id')).toBe('work')
    })
  })
})

describe('a hostile mail', () => {
  test('runs nothing, covers nothing, and asks nothing of the world', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async page => {
      const elsewhere: string[] = []
      page.on('request', request => {
        if (!request.url().startsWith(desk.address)) elsewhere.push(request.url())
      })
      await page.goto(`${desk.address}/queries/${fullReference}?mail=mail-a&show=all`)
      await openEverything(page)
      await page.getByText('INERT after the end').scrollIntoViewIfNeeded()
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate('globalThis.pwned')).toBeUndefined()
      expect(elsewhere).toEqual([])
      expect(page.url().startsWith(desk.address)).toBe(true)
      const covered = await page.evaluate(
        `document.querySelector('.app-mail-html').contains(document.elementFromPoint(20, 20))`,
      )
      expect(covered).toBe(false)
      expect(await page.getByRole('heading', { name: 'INERT heading' }).count()).toBe(0)
      expect(await page.getByRole('link', { name: 'https://aldermere.example' }).getAttribute('href')).toBe(
        'https://evil.example/login?x=1&y=2',
      )
    })
  })
})

test('no page breaks its own content security policy or fails in the browser', async () => {
  await withPage({}, async page => {
    const said: string[] = []
    page.on('console', message => said.push(message.text()))
    page.on('pageerror', fault => said.push(fault.message))
    for (const [, address] of states) {
      await page.goto(address())
      await page.waitForLoadState('load')
    }
    expect(said.filter(text => !/status of (403|404|500)/.test(text))).toEqual([])
  })
})
