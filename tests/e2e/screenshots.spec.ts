import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Page } from '@playwright/test'
import sharp from 'sharp'

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

// The store app as each language, width and theme shows it: one sheet of each language.
const SHEET = { pages: ['inbox', 'task', 'scan', 'report'], widths: [390, 360], height: 780, shown: 240 }

for (const language of ['en', 'es', 'fr'])
  test(`the store app in ${language}`, async ({ browse }) => {
    test.setTimeout(120_000)
    const { number } = stack().demo.store
    const person = await createPerson({ role: 'store_associate', storeNumber: number, language })
    const page = await browse()
    await signIn(page, 'store', person)
    const own = PAGES.filter(({ surface, who }) => surface === 'store' && who === 'store')
    const tiles: Buffer[] = []
    for (const width of SHEET.widths)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: SHEET.height })
        await page.emulateMedia({ colorScheme })
        for (const shown of own) {
          await shoot(page, shown, `phone-${language}-${width}-${colorScheme}`)
          if (SHEET.pages.includes(shown.name)) tiles.push(await page.screenshot())
        }
      }
    await writeFile(join(folder, 'docs', `store-${language}.webp`), await sheetOf(tiles))
  })

const sheetOf = async (tiles: Buffer[]): Promise<Buffer> => {
  const { shown, height, pages, widths } = SHEET
  const [across, gap] = [pages.length, 12]
  const tall = Math.ceil((height * shown) / Math.min(...widths))
  const small = await Promise.all(tiles.map((tile) => sharp(tile).resize({ width: shown }).toBuffer()))
  const rows = Math.ceil(small.length / across)
  const size = { width: across * (shown + gap) + gap, height: rows * (tall + gap) + gap }
  const at = (i: number) => ({
    left: gap + (i % across) * (shown + gap),
    top: gap + Math.floor(i / across) * (tall + gap),
  })
  return sharp({ create: { ...size, channels: 3, background: '#8a8f94' } })
    .composite(small.map((input, i) => ({ input, ...at(i) })))
    .webp({ quality: 82 })
    .toBuffer()
}
