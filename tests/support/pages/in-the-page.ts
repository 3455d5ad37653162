/** What a test does or asks inside an open page. The scripts are text, because the browser's types are not the project's. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import * as z from 'zod'

/** What axe finds against WCAG 2.2 AA and its own best practice, shortened to what a reader needs to put it right. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode(true)
    .analyze()
  return found.violations.map(({ id, help, nodes }) => {
    const where = nodes.map(node => node.html).join(' | ')
    return `${id}: ${help}: ${where.slice(0, 300)}`
  })
}

export async function openEverything(page: Page): Promise<void> {
  await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
}

/** How wide the page is laid out, in CSS pixels: more than the screen means scrolling sideways. */
export async function layoutWidth(page: Page): Promise<number> {
  return z.number().parse(await page.evaluate('document.documentElement.scrollWidth'))
}

export async function focusedText(page: Page): Promise<string> {
  return ((await page.locator(':focus').textContent()) ?? '').trim()
}

/** Presses Tab until what has the focus says exactly that. */
export async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.locator(':focus').count()) > 0 && (await focusedText(page)) === text) return
  }
  throw new Error(`the keyboard does not reach ${text}`)
}

const Focus = z.object({ name: z.string(), shown: z.boolean() }).nullable()

/** What has the focus, and whether the page shows it; null where nothing of the page has it. */
export async function focusShown(page: Page): Promise<z.infer<typeof Focus>> {
  return Focus.parse(
    await page.evaluate(`(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return null
      const styles = [element, ...element.children].map(each => getComputedStyle(each))
      const shown = styles.some(style => style.outlineStyle !== 'none' || style.boxShadow !== 'none')
      return { name: element.tagName + ' ' + element.textContent.trim().slice(0, 60), shown }
    })()`),
  )
}
