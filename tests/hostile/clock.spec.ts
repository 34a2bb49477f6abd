import type { Page } from '@playwright/test'

import { gtin } from '#prisma/demo/builders.ts'
import { button } from '#tests/e2e/support/controls.ts'
import { createPerson, query } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { tellOneStore } from '#tests/e2e/support/task.ts'

import { signedIn } from './impatience.ts'

// A phone whose clock is forty days off says nothing that its clock alone makes true.

const DAY_MS = 86_400_000
const OFF = { 'forty days ahead': 40 * DAY_MS, 'forty days behind': -40 * DAY_MS }

const atStore = async (page: Page, storeNumber: string, off: number) => {
  await page.clock.install({ time: Date.now() + off })
  const person = await createPerson({ role: 'store_associate', storeNumber })
  await signedIn(page, 'store', person)
  return person
}

for (const [words, off] of Object.entries(OFF)) {
  test(`a phone that is ${words} counts down to the deadline as the server does`, async ({ browse }) => {
    const { store, task } = await tellOneStore()
    const page = await browse()
    await atStore(page, store.number, off)
    await page.goto(task)
    await expect(page.getByText(/left$/).first()).toBeVisible()
    // Until it was asked how late it is, and afterwards.
    await page.waitForResponse('**/api/store/pulse')
    await page.clock.runFor(30_000)
    await expect(page.getByText(/Overdue/)).toHaveCount(0)
    await expect(page.getByText(/\d+ days? left|days late/)).toHaveCount(0)
    await expect(page.getByText(/(hr|min) left$/).first()).toBeVisible()
  })

  test(`a report from a phone that is ${words} is of the time at which it was sent`, async ({ browse }) => {
    const { store, task, noticeId } = await tellOneStore()
    const page = await browse()
    await atStore(page, store.number, off)
    await page.goto(`${task}/report`)
    await page.getByLabel('Shelf', { exact: true }).fill('24')
    await button(page, 'All set aside (+24)').click()
    await button(page, 'Review').click()
    await page.clock.runFor(2000)
    await button(page, 'Send report').click()
    const off_ = async () => {
      const sql = `SELECT abs(extract(epoch FROM now() - at))::int AS seconds FROM response WHERE notice_id = $1`
      return (await query<{ seconds: number }>(sql, [noticeId]))[0]?.seconds ?? Number.NaN
    }
    await expect.poll(off_).toBeLessThan(300)
  })

  test(`a scanner whose phone is ${words}, and hears nothing of the desk any more, never says NOT RECALLED of what may be recalled by now`, async ({
    browse,
    watch,
  }) => {
    watch.expects(/ERR_|Failed to fetch|Fetch failed/)
    const { store, noticeId } = await tellStore()
    const page = await browse()
    await atStore(page, store.number, 0)
    await page.goto(`${urlOf('store')}/tasks/${noticeId}/scan`)
    await expect(page.getByText(/Recalls as of/)).toBeVisible()
    const plate = page.locator('[aria-live=assertive][aria-atomic]')
    const judge = async () => {
      await page.getByLabel('Number under the bars').fill(`]C101${gtin(100)}10L7777Z`)
      await button(page, 'Check this pack').click()
    }
    await judge()
    await expect(plate).toContainText('NOT RECALLED')
    await page.context().setOffline(true)
    await page.clock.setSystemTime(Date.now() + off)
    await page.clock.fastForward(25 * 3_600_000)
    await judge()
    await expect(plate).toContainText('CHECK')
    await expect(plate).not.toContainText('NOT RECALLED')
  })
}
