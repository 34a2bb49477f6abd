import type { CDPSession, Locator, Page } from '@playwright/test'

import type { Surface } from '#lib/domain/identity/actor.ts'
import { query, type Person } from '#tests/e2e/support/database.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'

/** Signed in without the form, as the browser would remember it. */
export const signedIn = async (page: Page, surface: Surface, who: { email: string; password: string }) => {
  const [name = '', value = ''] = (await sessionCookie(surface, who)).split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: urlOf(surface), httpOnly: true, sameSite: 'Lax' }])
  return page
}

const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const FAST = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }

/** 400 kbit/s with the latency of a cold room, and a processor that is four times as slow. */
const slowDown = async (page: Page): Promise<CDPSession> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', SLOW)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return devtools
}

const speedUp = async (devtools: CDPSession): Promise<void> => {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await devtools.send('Network.emulateNetworkConditions', FAST)
}

const middleOf = async (target: Locator): Promise<{ x: number; y: number }> => {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('There is nothing to press.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** What is on its way to the server and would change something. */
const writesOf = (page: Page) => {
  const waiting = new Set<unknown>()
  page.on('request', (request) => {
    if (request.method() !== 'GET') waiting.add(request)
  })
  page.on('requestfinished', (request) => void waiting.delete(request))
  page.on('requestfailed', (request) => void waiting.delete(request))
  return waiting
}

/** Presses one spot again and again on a slow phone, as a thumb that sees nothing happen; then waits for what was sent. */
export const pressImpatiently = async (page: Page, target: Locator, times: number): Promise<void> => {
  const { x, y } = await middleOf(target)
  const waiting = writesOf(page)
  const devtools = await slowDown(page)
  // Each press lasts as long as one of a thumb.
  for (let i = 0; i < times; i += 1) await page.mouse.click(x, y, { delay: 40 })
  await speedUp(devtools)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))))
  // A phone keeps an answer before it sends it.
  await page.waitForTimeout(500)
  await page.getByText(/^\d+ unsent$/).waitFor({ state: 'hidden', timeout: 15_000 })
  while (waiting.size > 0) await page.waitForEvent('requestfinished').catch(() => undefined)
}

/** What the trail says that somebody did, and how often. */
export const deedsOf = async ({ id }: Pick<Person, 'id'>): Promise<Record<string, number>> => {
  const rows = await query<{ action: string; n: number }>(
    `SELECT action, count(*)::int AS n FROM audit_leaf
     WHERE actor LIKE '%' || $1 || '%' AND action NOT LIKE 'session.%' GROUP BY 1 ORDER BY 1`,
    [id],
  )
  return Object.fromEntries(rows.map(({ action, n }) => [action, n]))
}
