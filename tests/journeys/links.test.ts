import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { aCouncil, aDirectory, anAbsence } from '#tests/support/directory/small-directory.ts'
import {
  accessibilityProblems,
  focusedText,
  focusShown,
  layoutWidth,
  openEverything,
  tabTo,
} from '#tests/support/pages/in-the-page.ts'
import { linkStory, links } from '#tests/support/pages/link-story.ts'
import { type LinkWorld, linkWorld } from '#tests/support/pages/links.ts'
import { type Served, servePages } from '#tests/support/pages/served.ts'

const directory = aDirectory({
  council: aCouncil({ director: 'director@aldermere.example' }),
  absences: [anAbsence('cw-b1', '2026-11-16', '2026-11-27', 'cw-a2')],
})

let browser: Browser
let desk: Served

beforeAll(async () => {
  browser = await launchBrowser()
  desk = await servePages(linkWorld(linkStory, { directory }).parts)
})
afterAll(async () => {
  await browser?.close()
  await desk?.stop()
})

async function withPage(options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options)
  try {
    await visit(await context.newPage())
  } finally {
    await context.close()
  }
}

/** A world of its own for whoever changes something. */
async function withWorld(visit: (address: string, world: LinkWorld) => Promise<void>): Promise<void> {
  const world = linkWorld(linkStory, { directory })
  const own = await servePages(world.parts)
  try {
    await visit(own.address, world)
  } finally {
    await own.stop()
  }
}

const states: readonly (readonly [name: string, path: string])[] = [
  ['a query for its owner', links.owner],
  ['a query for a manager', links.manager],
  ['a late query for a manager', links.managerOfLate],
  ['a query for the director', links.director],
  ['a query that is not theirs any more', links.notTheirs],
  ['a query that is closed', links.closed],
  ['a mail that can be stopped', links.undo],
  ['a mail that has left', links.tooLate],
  ['the survey', links.survey],
  ['the thanks for it', `${links.survey}?said=thanks-call`],
  ['a link that was invented', links.invented],
  ['a link that is too old', links.old],
]

describe.each(states)('behind a link: %s', (_name, path) => {
  test('breaks no rule of accessibility, wide or at 320 px (400 % zoom), with everything unfolded', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async page => {
      await page.goto(`${desk.address}${path}`)
      await openEverything(page)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await layoutWidth(page)).toBeLessThanOrEqual(1280)
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await layoutWidth(page)).toBeLessThanOrEqual(320)
      await page.emulateMedia({ forcedColors: 'active' })
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await page.locator('h1').count()).toBe(1)
    })
  })
})

test('no two pages behind links have the same title', async () => {
  await withPage({}, async page => {
    const titles: string[] = []
    for (const [name, path] of states) {
      // The same query for somebody else.
      if (/for a manager|for the director/.test(name)) continue
      await page.goto(`${desk.address}${path}`)
      titles.push(await page.title())
    }
    expect(new Set(titles).size).toBe(titles.length)
  })
})

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a colleague on a phone %s', (_with, javaScriptEnabled) => {
  const phone = { javaScriptEnabled, viewport: { width: 390, height: 780 } }

  test('accepts, and finds it accepted when the link is opened again or the page is gone back to', async () => {
    await withWorld(async (address, world) => {
      await withPage(phone, async page => {
        await page.goto(`${address}${links.owner}`)
        await page.getByRole('button', { name: 'Accept it' }).click()
        await page.getByText('You accepted this at 10am.').waitFor()
        await page.goBack()
        await page.goto(`${address}${links.owner}`)
        expect(await page.getByRole('button', { name: 'Accept it' }).count()).toBe(0)
        expect(await page.getByText('Priya Shah, 10am on Monday 23 November 2026').isVisible()).toBe(true)
      })
      expect(world.file().events.filter(({ type }) => type === 'accepted')).toHaveLength(1)
    })
  })

  test('presses an old page after a colleague did, and hears who was first', async () => {
    await withWorld(async (address, world) => {
      await withPage(phone, async page => {
        await page.goto(`${address}${links.owner}`)
        const again = await page.context().newPage()
        await again.goto(`${address}${links.owner}`)
        await again.getByRole('button', { name: 'Accept it' }).click()
        await again.getByText('You accepted this').waitFor()
        await page.getByRole('button', { name: 'Accept it' }).click()
        await page.getByText('You accepted this at 10am.').waitFor()
      })
      expect(world.file().query.version).toBe(2)
    })
  })

  test('says that it is not theirs, after the page asked why', async () => {
    await withWorld(async (address, world) => {
      await withPage(phone, async page => {
        await page.goto(`${address}${links.owner}`)
        await page.getByText('It is not mine').click()
        await page.getByRole('button', { name: 'Tell my manager' }).click()
        await page.getByRole('link', { name: 'Say why it is not yours' }).click()
        if (javaScriptEnabled) {
          expect(await page.locator(':focus').getAttribute('id')).toBe('not-mine')
          expect(await accessibilityProblems(page)).toEqual([])
        }
        await page.getByLabel('Why is it not yours?').fill('The child moved to the Hill team.')
        await page.getByRole('button', { name: 'Tell my manager' }).click()
        await page.getByText('Your manager is asked to give it to someone else.').waitFor()
      })
      expect(world.notices.filter(({ what }) => what === 'not-mine')).toMatchObject([{ staffId: 'mgr-a' }])
    })
  })

  test('a manager gives it to somebody who is here, sets a date, and sends the apology', async () => {
    await withWorld(async (address, world) => {
      await withPage(phone, async page => {
        await page.goto(`${address}${links.managerOfLate}`)
        await page.getByText('Set a new date').click()
        await page.getByLabel('Day').fill('31')
        await page.getByLabel('Month').fill('2')
        await page.getByLabel('Year').fill('2027')
        await page.getByRole('button', { name: 'Set the new date' }).click()
        await page.getByRole('link', { name: 'Enter a day, a month and a year' }).click()
        if (javaScriptEnabled) {
          expect(await page.locator(':focus').getAttribute('id')).toBe('new-date-day')
          expect(await accessibilityProblems(page)).toEqual([])
        }
        await page.getByLabel('Day').fill('4')
        await page.getByLabel('Month').fill('12')
        await page.getByLabel('Year').fill('2026')
        await page.getByLabel('Why', { exact: true }).fill('The school writes in that week.')
        await page.getByRole('button', { name: 'Set the new date' }).click()
        await page.getByText('It is due by 5pm on Friday 4 December now.').waitFor()

        await page.getByRole('button', { name: 'Send the apology' }).click()
        await page.getByText('You sent the apology at 10am.').waitFor()

        await page.getByText('Give it to someone else').click()
        await page.getByLabel('Who will have it').selectOption({ label: 'Tom Reid, Valley team' })
        await page.getByRole('button', { name: 'Give it to them' }).click()
        await page.getByText('You gave it to Tom Reid.').waitFor()
      })
      expect(world.file('SEND-2026-00502').query).toMatchObject({
        owner: { staffId: 'cw-a2' },
        apologies: [{ by: 'mgr-a' }],
      })
    })
  })

  test('stops a reply, once', async () => {
    await withWorld(async address => {
      await withPage(phone, async page => {
        await page.goto(`${address}${links.undo}`)
        await page.getByRole('button', { name: 'Do not send it' }).click()
        await page.getByRole('heading', { name: 'Your reply was stopped' }).waitFor()
        await page.goto(`${address}${links.undo}`)
        expect(await page.getByRole('button').count()).toBe(0)
      })
    })
  })

  test('a parent answers two questions, after the page said what was missing', async () => {
    await withWorld(async (address, world) => {
      await withPage(phone, async page => {
        await page.goto(`${address}${links.survey}`)
        await page.getByLabel('Partly').check()
        await page.getByRole('button', { name: 'Send my answers' }).click()
        await page.getByRole('link', { name: 'Choose how easy it was to deal with us' }).click()
        if (javaScriptEnabled) {
          expect(await page.locator(':focus').getAttribute('id')).toBe('ease')
          expect(await accessibilityProblems(page)).toEqual([])
        }
        expect(await page.getByLabel('Partly').isChecked()).toBe(true)
        await page.getByLabel('Very hard').check()
        await page.getByRole('button', { name: 'Send my answers' }).click()
        await page.getByRole('heading', { name: 'Thank you' }).waitFor()
        await page.getByText('A manager will offer you a call.').waitFor()
      })
      expect(world.surveys.map(({ answers }) => answers)).toEqual([
        { answered: 'partly', ease: 'very-hard', better: '' },
      ])
    })
  })
})

describe('behind a link, by keyboard alone', () => {
  test('a query is accepted and help is asked for', async () => {
    await withWorld(async (address, world) => {
      await withPage({}, async page => {
        await page.goto(`${address}${links.owner}`)
        await tabTo(page, 'Accept it')
        await page.keyboard.press('Enter')
        await page.waitForURL(/did=accept/)
        await tabTo(page, 'I need help with it')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Tab')
        await page.keyboard.type('The school does not answer.')
        await page.keyboard.press('Tab')
        expect(await focusedText(page)).toBe('Ask for help')
        await page.keyboard.press('Enter')
        await page.waitForURL(/did=need-help/)
      })
      expect(world.file().query.clocks.acceptedBy).toBe('cw-a1')
      expect(world.notices.map(({ what }) => what)).toContain('need-help')
    })
  })

  test.each([
    ['a late query', links.managerOfLate, 15],
    ['the survey', links.survey, 4],
  ])('everything that can be used shows when it has the focus: %s', async (_name, path, least) => {
    await withPage({}, async page => {
      await page.goto(`${desk.address}${path}`)
      await openEverything(page)
      const unseen: string[] = []
      const reached = new Set<string>()
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab')
        const focus = await focusShown(page)
        if (focus === null) break
        reached.add(`${presses} ${focus.name}`)
        if (!focus.shown) unseen.push(focus.name)
      }
      expect(unseen).toEqual([])
      expect(reached.size).toBeGreaterThan(least)
    })
  })
})

test('no page behind a link asks the world for anything, names itself to anybody, or fails in the browser', async () => {
  await withPage({}, async page => {
    const said: string[] = []
    const elsewhere: string[] = []
    const referrers: string[] = []
    page.on('console', message => said.push(message.text()))
    page.on('pageerror', fault => said.push(fault.message))
    page.on('request', request => {
      if (!request.url().startsWith(desk.address)) elsewhere.push(request.url())
      referrers.push(request.headers()['referer'] ?? '')
    })
    for (const [, path] of states) {
      await page.goto(`${desk.address}${path}`)
      await page.waitForLoadState('load')
    }
    expect(said.filter(text => !/status of (404|410)/.test(text))).toEqual([])
    expect(elsewhere).toEqual([])
    expect(referrers.filter(each => each !== '')).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  })
})
