import { afterEach, expect, test, vi } from 'vitest'
import { findChromium } from '#tests/support/browser.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('the browser that CHROMIUM_PATH names is the one that is used', () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath)
  expect(findChromium()).toBe(process.execPath)
})

test('a named browser that cannot be run is refused in one sentence, never skipped', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
  expect(() => findChromium()).toThrow(
    /^CHROMIUM_PATH names \/nowhere\/chromium, which cannot be run: set it to .+\.$/,
  )
})
