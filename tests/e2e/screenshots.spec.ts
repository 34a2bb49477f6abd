import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { createPerson } from './support/database.ts'
import { test } from './support/fixtures.ts'
import { PAGES, setScene, type PageToSee, type Scene } from './support/pages.ts'
import { signIn, urlOf } from './support/people.ts'
import { SCRIPTS_REFUSED } from './support/sandboxed-frame.ts'
import { stack } from './support/stack.ts'

// SHOTS=<folder> puts a picture of every page there, to look at, and into its folder docs those of docs/screenshots.

const folder = process.env['SHOTS'] ?? 'node_modules/.cache/shots'
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const DOCS: Record<string, keyof typeof SIZES> = {
  'sign-in-recall': 'desk',
  recalls: 'desk',
  recall: 'desk',
  inbox: 'phone',
  task: 'phone',
}

test.describe.configure({ mode: 'serial' })

let scene: Scene

test.beforeAll(async () => {
  scene = await setScene()
  mkdirSync(join(folder, 'docs'), { recursive: true })
})

const shoot = async (page: Page, { name, surface, path }: PageToSee, suffix: string): Promise<void> => {
  await page.goto(urlOf(surface) + (await path(scene)))
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: true })
}

for (const [kind, size] of Object.entries(SIZES))
  for (const colorScheme of ['light', 'dark'] as const)
    for (const shown of PAGES)
      test(`${shown.name} on the ${kind}, ${colorScheme}`, async ({ browse, watch }) => {
        watch.expects(/404 \(Not Found\)/)
        watch.expects(SCRIPTS_REFUSED)
        const page = await browse(shown.who)
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme })
        await shoot(page, shown, `${kind}-${colorScheme}`)
        // For the docs: what one sees without scrolling, small.
        if (DOCS[shown.name] === kind && colorScheme === 'light')
          await page.screenshot({ path: join(folder, 'docs', `${shown.name}.png`) })
      })

for (const language of ['es', 'fr'])
  test(`the store app in ${language}`, async ({ browse }) => {
    const { number } = stack().demo.store
    const person = await createPerson({ role: 'store_associate', storeNumber: number, language })
    const page = await browse()
    await page.setViewportSize(SIZES.phone)
    await signIn(page, 'store', person)
    for (const shown of PAGES.filter(({ surface, who }) => surface === 'store' && who === 'store'))
      await shoot(page, shown, `phone-${language}`)
  })
