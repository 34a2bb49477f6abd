import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import type { Page } from '@playwright/test'

import { api } from './support/api.ts'
import { query } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'
import { stack } from './support/stack.ts'

// `npm run budget`: what a page makes a browser load, on the production build, against the budgets of the product.

const KB = 1024
const BUDGETS = {
  'the manager’s board': { script: 110, css: 20, fonts: 60 },
  'a store’s task': { script: 45, css: 15, fonts: 30 },
}

// What every page of Next loads, an empty one too: it is not ours to save.
const floor = (): Set<string> => {
  const path = join(import.meta.dirname, '../../.next/build-manifest.json')
  const { rootMainFiles, polyfillFiles } = JSON.parse(readFileSync(path, 'utf8')) as Record<
    'rootMainFiles' | 'polyfillFiles',
    string[]
  >
  return new Set([...rootMainFiles, ...polyfillFiles])
}

const sizeOf = async (url: string, packed: boolean): Promise<number> => {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
  return packed ? gzipSync(bytes, { level: 9 }).length : bytes.length
}

/** Everything that the document itself asks for, before anybody presses anything. */
const measure = async (page: Page) => {
  const origin = new URL(page.url()).origin
  const html = await (await page.request.get(page.url())).text()
  const named = (pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map(([, path = '']) => path))]
  const known = floor()
  const scripts = named(/<script[^>]+src="([^"]+\.js)[^"]*"/g)
  const own = scripts.filter((path) => !known.has(path.replace('/_next/', '')))
  const styles = named(/<link[^>]+href="([^"]+\.css)[^"]*"/g)
  // Asked for by the style sheet.
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  const fonts = [...new Set(loaded.map((url) => new URL(url).pathname))].filter((path) =>
    /\.woff2?$/.test(path),
  )
  expect(fonts).not.toEqual([])
  const sum = async (paths: string[], packed = true) => {
    const sizes = await Promise.all(paths.map((path) => sizeOf(origin + path, packed)))
    return sizes.reduce((a, b) => a + b, 0) / KB
  }
  expect(scripts.length - own.length, 'the floor is recognised').toBeGreaterThan(1)
  return {
    script: await sum(own),
    floor: (await sum(scripts)) - (await sum(own)),
    css: await sum(styles),
    fonts: await sum(fonts, false),
  }
}

const expectWithin = async (page: Page, name: keyof typeof BUDGETS) => {
  const { script, floor: ofNext, css, fonts } = await measure(page)
  const budget = BUDGETS[name]
  const line = `${name}: script ${script.toFixed(1)} of ${budget.script} KB over Next’s ${ofNext.toFixed(1)}, CSS ${css.toFixed(1)} of ${budget.css}, fonts ${fonts.toFixed(1)} of ${budget.fonts}`
  console.log(`  ${line}`)
  test.info().annotations.push({ type: 'budget', description: line })
  expect(script, line).toBeLessThanOrEqual(budget.script)
  expect(css, line).toBeLessThanOrEqual(budget.css)
  expect(fonts, line).toBeLessThanOrEqual(budget.fonts)
}

test('the manager’s board keeps within its budget', async ({ managerPage }) => {
  const { data } = await api.get<{ data: { id: string; title: string }[] }>('/recalls?limit=500')
  const recall = data.find(({ title }) => title.startsWith('Crunchy peanut butter'))
  await managerPage.goto(`${urlOf('recall')}/recalls/${recall?.id ?? ''}`)
  await expect(managerPage.getByRole('table', { name: 'Stores in this recall' })).toBeVisible()
  await expectWithin(managerPage, 'the manager’s board')
})

test('a store’s task keeps within its budget', async ({ storePage }) => {
  const [row] = await query<{ id: string }>(
    'SELECT n.id FROM notice n JOIN store s ON s.id = n.store_id WHERE s.number = $1 LIMIT 1',
    [stack().demo.store.number],
  )
  await storePage.goto(`${urlOf('store')}/tasks/${row?.id ?? ''}`)
  await expect(storePage.locator('h1')).toHaveCount(1)
  await expectWithin(storePage, 'a store’s task')
})
