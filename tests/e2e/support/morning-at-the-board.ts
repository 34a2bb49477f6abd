import { Client } from 'pg'

import type { Page } from '@playwright/test'

import { makeRecall, makeStores, recallOf, TENANT } from '../../../bench/board-data.ts'

import { button } from './controls.ts'
import { query } from './database.ts'
import { expect } from './fixtures.ts'
import { urlOf } from './people.ts'
import { press, slowDown, watchInteractions, type Interaction } from './slow-browser.ts'
import { stack } from './stack.ts'

const STORES = 10_000

/** A retailer of its own, made in SQL: ten thousand stores and thirty thousand deliveries take two seconds. */
export const makeBoard = async (): Promise<string> => {
  const [known] = await query('SELECT 1 FROM tenant WHERE id = $1', [TENANT])
  if (!known) {
    const admin = new Client({ connectionString: stack().databaseUrl })
    await admin.connect()
    await makeStores(admin, STORES)
    await makeRecall(admin, STORES)
    await admin.query('VACUUM ANALYZE')
    await admin.end()
  }
  return `${urlOf('recall')}/recalls/${recallOf(STORES)}`
}

const AIM = { x: 700, y: 600 }

/** Which row a hand sees below it: it has come, and it no longer moves. */
const rowInSight = async (page: Page): Promise<number> => {
  let seen: string | null = null
  const now = () =>
    page.evaluate(({ x, y }) => {
      const row = document.elementFromPoint(x, y)?.closest('[data-index]:has(a)')
      return row?.getAttribute('data-index') ?? null
    }, AIM)
  await expect
    .poll(async () => {
      const before = seen
      seen = await now()
      return seen !== null && seen === before
    })
    .toBe(true)
  return Number(seen)
}

export const BOARD_STEPS = [
  'select a row',
  'select all',
  'clear',
  'J and K',
  'PageDown',
  'PageUp',
  'End',
  'Home',
  'scroll and click',
  'sort',
  'filter by a tab',
  'type a filter',
  'filter',
]

/** The interactions of a morning, on a page of its own. */
export const useBoard = async (page: Page, url: string): Promise<Interaction[]> => {
  const rows = page.locator('[data-index] a')
  const { seen, during } = await watchInteractions(page)
  await slowDown(page)
  await page.goto(url)
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 15_000 })
  const table = page.getByRole('table', { name: 'Stores in this recall' })
  const check = (index: number) => page.locator(`[data-index="${index}"]`).getByRole('checkbox')

  await page.mouse.move(AIM.x, AIM.y)
  await page.mouse.wheel(0, 700)
  const row = await rowInSight(page)
  await during('select a row', () => press(page, check(row)))
  await during('select all', () =>
    press(page, button(page, `Select all ${STORES.toLocaleString('en')} matching`)),
  )
  await during('clear', () => press(page, button(page, 'Clear selection')))
  await rows.first().focus()
  await during('J and K', async () => {
    for (const key of ['j', 'j', 'j', 'j', 'j', 'k', 'k', 'j']) await page.keyboard.press(key, { delay: 60 })
  })
  for (const key of ['PageDown', 'PageUp', 'End', 'Home'])
    await during(key, () => page.keyboard.press(key, { delay: 60 }))
  await during('scroll and click', async () => {
    for (let i = 0; i < 10; i += 1) {
      await page.mouse.wheel(0, 8000)
      await page.waitForTimeout(60)
    }
    await press(page, check(await rowInSight(page)))
  })
  await during('sort', async () => {
    await press(page, table.getByRole('link', { name: 'District' }))
    await expect(page).toHaveURL(/sort=district/)
  })
  await during('filter by a tab', async () => {
    await press(
      page,
      page
        .getByRole('navigation', { name: 'Filter by status' })
        .getByRole('link', { name: /Overdue to acknowledge/ }),
    )
    await expect(page).toHaveURL(/late=acknowledge/)
  })
  await during('type a filter', () =>
    page.getByRole('searchbox', { name: 'Store, name or city' }).pressSequentially('City 42', { delay: 40 }),
  )
  await during('filter', async () => {
    await press(page, button(page, 'Filter'))
    await expect(page).toHaveURL(/text=City/)
    await expect(rows.first()).toBeVisible()
  })
  expect(await table.getAttribute('aria-rowcount')).not.toBe(String(STORES + 1))
  await page.context().close()
  return seen
}
