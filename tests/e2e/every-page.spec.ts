import type { Page } from '@playwright/test'

import { proved } from '#tests/support/proof.ts'

import { expectAccessible, expectNoSidewaysScroll, expectReadable } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'
import { PAGES, setScene, type PageToSee, type Scene } from './support/pages.ts'
import { urlOf } from './support/people.ts'
import { SCRIPTS_REFUSED } from './support/sandboxed-frame.ts'
import { expectLargeTargets } from './support/targets.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
// What is left of 1280 px at 400 % zoom.
const ZOOMED = { width: 320, height: 256 }

// The phone says the same words in the same colors: a test run looks there, and in the dark, only at what these can change.
const LOOKS = proved(
  [
    [DESK, 'light', expectAccessible],
    [PHONE, 'dark', expectReadable],
  ] as const,
  [
    [DESK, 'light', expectAccessible],
    [DESK, 'dark', expectReadable],
    [PHONE, 'light', expectAccessible],
    [PHONE, 'dark', expectReadable],
  ] as const,
)

let scene: Promise<Scene> | undefined

const look = async (page: Page, { surface, path }: PageToSee): Promise<void> => {
  scene ??= setScene()
  const url = urlOf(surface) + (await path(await scene))
  for (const [size, scheme, expectWell] of LOOKS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: scheme })
    if (page.url() !== url) await page.goto(url)
    await expect(page.locator('h1')).toHaveCount(1)
    await test.step(`${scheme} at ${size.width}`, () => expectWell(page))
    await expectNoSidewaysScroll(page)
  }
  if (surface === 'store') {
    await expectLargeTargets(page)
    // As for a language that is yet to come.
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    await expectNoSidewaysScroll(page)
    await page.evaluate(() => document.documentElement.removeAttribute('dir'))
  }
  expect(page.url()).toBe(url)
  await page.setViewportSize(ZOOMED)
  await expectNoSidewaysScroll(page)
}

// A window of its own costs more than the look at a page: one person goes through a few of them, one after the other.
const PAGES_EACH = 6
const walks = [...Map.groupBy(PAGES, ({ surface, who }) => `${surface} ${who}`).values()].flatMap((pages) =>
  Array.from({ length: Math.ceil(pages.length / PAGES_EACH) }, (_, n) =>
    pages.slice(n * PAGES_EACH, (n + 1) * PAGES_EACH),
  ),
)

for (const pages of walks)
  test(`${pages.map(({ name }) => name).join(', ')}: no violation in light and dark on desk and phone, and nothing sticks out down to 400 % zoom`, async ({
    browse,
    watch,
  }) => {
    test.slow()
    if (pages.some(({ route }) => route === '/recalls/[id]/messages')) watch.expects(SCRIPTS_REFUSED)
    if (pages.some(({ route }) => route === 'not-found')) watch.expects(/404 \(Not Found\)/)
    const page = await browse(pages[0]?.who)
    for (const one of pages) await test.step(one.name, () => look(page, one))
  })
