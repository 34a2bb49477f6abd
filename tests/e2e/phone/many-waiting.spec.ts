import type { Page } from '@playwright/test'

import { button } from '../support/controls.ts'
import { query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { proved } from '#tests/support/proof.ts'

import { atTask } from '../support/task.ts'

const MANY = proved(60, 500)

/**
 * Says so many times that a customer brought some back: one, then two, then three. Pressed by a script in the page, because
 * hundreds of presses from outside take minutes; the same buttons, and each waits until it is counted.
 */
const enterMany = (page: Page, from: number, to: number) =>
  page.evaluate(
    async ([first, last]) => {
      const named = (name: string) =>
        [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)
      const until = async <T>(look: () => T | null | undefined | false): Promise<T> => {
        for (let i = 0; i < 2000; i += 1) {
          const found = look()
          if (found) return found
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
        throw new Error(`Nothing came of it:\n${document.body.innerText.slice(0, 400)}`)
      }
      const typeIn = (field: HTMLInputElement, text: string) => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
      for (let count = first; count <= last; count += 1) {
        named('A customer returned one')?.click()
        const field = await until(() =>
          document.querySelector<HTMLInputElement>('form input[inputmode="numeric"]'),
        )
        typeIn(field, String(count))
        await until(() => field.value === String(count))
        named('It’s set aside')?.click()
        await until(() => document.body.innerText.includes(`${count} unsent`))
        await until(() => !named('It’s set aside'))
      }
    },
    [from, to] as const,
  )

test.use({ serviceWorkers: 'allow' })

test(
  `${MANY} entries made without a network go out once each, in their order, through a reload and a connection that is cut`,
  { tag: '@prove' },
  async ({ browse, watch }) => {
    test.setTimeout(300_000)
    watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Fetch failed|503/)
    const page = await browse()
    const context = page.context()
    const { noticeId, task } = await atTask(page)
    await button(page, 'Acknowledge').click()
    await expect(page.getByText('All sent')).toBeVisible()
    await page.goto(task)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await context.setOffline(true)
    await enterMany(page, 1, MANY / 2)
    await page.reload()
    await expect(page.getByText(`${MANY / 2} unsent`)).toBeVisible()
    await enterMany(page, MANY / 2 + 1, MANY)

    const arrived = async () => {
      const rows = await query<{ quantity: number }>(
        'SELECT quantity FROM stock_event WHERE notice_id = $1 ORDER BY received_at, id',
        [noticeId],
      )
      return rows.map(({ quantity }) => quantity)
    }
    expect(await arrived()).toEqual([])
    await context.setOffline(false)
    await expect.poll(async () => (await arrived()).length, { timeout: 30_000 }).toBeGreaterThan(MANY / 10)
    await context.setOffline(true)
    await page.reload()
    await context.setOffline(false)
    await expect(page.getByText('All sent')).toBeVisible({ timeout: 150_000 })
    expect(await arrived()).toEqual(Array.from({ length: MANY }, (_, i) => i + 1))
  },
)
