import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { api, listed } from './support/api.ts'
import { query } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'
import { stack } from './support/stack.ts'

// A board that is open while something breaks: what happened meanwhile is there afterwards, once, without a reload.

const STORES = 4

const openBoard = async (page: Page) => {
  const stores: { number: string }[] = []
  for (let i = 0; i < STORES; i += 1) stores.push(await api.createStore())
  const numbers = stores.map(({ number }) => number)
  const recall = await api.issue({ target: listed(...numbers), title: 'Open while something breaks' })
  await expect.poll(async () => (await api.recall(recall.id)).progress.targeted).toBe(STORES)
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  // Whatever loads the page anew would take this away.
  await page.evaluate(() => void (document.body.dataset['since'] = 'the beginning'))
  return { recall, numbers }
}

/** The figure and the rows say the same, each store once, in the page that was opened at the beginning. */
const shows = async (page: Page, acknowledged: number) => {
  await expect(page.getByRole('progressbar', { name: 'Acknowledged' })).toHaveAttribute(
    'aria-valuetext',
    `${acknowledged} of ${STORES}`,
    { timeout: 15_000 },
  )
  const rows = page.locator('[data-index]')
  await expect(rows.filter({ hasText: 'by Somebody' })).toHaveCount(acknowledged)
  await expect(rows).toHaveCount(STORES)
  expect(await page.locator('body').getAttribute('data-since')).toBe('the beginning')
}

const isStale = (page: Page) =>
  expect(page.getByText(/connection lost, these figures may be old/)).toBeVisible()
const isLive = (page: Page) =>
  expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 15_000 })

test('the network of a board goes away and comes back', async ({ managerPage: page, watch }) => {
  watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/)
  const { recall, numbers } = await openBoard(page)
  await api.acknowledge(recall, numbers[0] ?? '')
  await shows(page, 1)
  await page.context().setOffline(true)
  await isStale(page)
  await api.acknowledge(recall, numbers[1] ?? '')
  await api.acknowledge(recall, numbers[2] ?? '')
  await isStale(page)
  await page.context().setOffline(false)
  await isLive(page)
  await shows(page, 3)
  await api.acknowledge(recall, numbers[3] ?? '')
  await shows(page, 4)
})

test('the connection on which the console listens is ended, again and again', async ({
  managerPage: page,
}) => {
  const { recall, numbers } = await openBoard(page)
  const end = async () => {
    const ended = await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN recall_changed' AND datname = current_database()`,
    )
    return ended.length
  }
  for (const [i, number] of numbers.entries()) {
    // It listens again half a second after its end: nobody hears of the change in between.
    await expect.poll(end).toBeGreaterThan(0)
    await api.acknowledge(recall, number)
    await shows(page, i + 1)
  }
  await isLive(page)
})

test('the console is killed, and started again by its supervisor', async ({ managerPage: page, watch }) => {
  test.slow()
  watch.expects(/ERR_|Failed to load resource|Failed to fetch/)
  const { recall, numbers } = await openBoard(page)
  const pid = () => Number(readFileSync(join(stack().dataDir, 'run/web-recall.pid'), 'utf8'))
  const before = pid()
  await api.acknowledge(recall, numbers[0] ?? '')
  process.kill(before, 'SIGKILL')
  await isStale(page)
  await expect.poll(() => isUp(), { timeout: 30_000 }).toBe(true)
  expect(pid()).not.toBe(before)
  await api.acknowledge(recall, numbers[1] ?? '')
  await api.acknowledge(recall, numbers[2] ?? '')
  await isLive(page)
  await shows(page, 3)
})

const isUp = async (): Promise<boolean> => {
  const answer = await fetch(`${urlOf('recall')}/readyz`).catch(() => null)
  return answer?.status === 200
}
