import type { Page } from '@playwright/test'

import { expectAccessible } from './support/axe.ts'
import { api, listed } from './support/api.ts'
import { button } from './support/controls.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'

// A hand that knows the keys is as quick as the page: the key comes in the moment in which the navigation is drawn.
const pressOnceThere = (page: Page, label: string, key: string) =>
  page.evaluate(
    ([selector, pressed]) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(selector)) return
        observer.disconnect()
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }))
      })
      observer.observe(document.body, { childList: true, subtree: true })
    },
    [`nav[aria-label="${label}"]`, key] as const,
  )

test('silent stores are reminded in three presses, and each is a key away from the next', async ({
  managerPage: page,
  inbox,
}) => {
  const stores = [await api.createStore(), await api.createStore(), await api.createStore()]
  const [silent, quick, other] = stores as [(typeof stores)[0], (typeof stores)[0], (typeof stores)[0]]
  const since = await inbox.now()
  const recall = await api.issue({
    target: listed(...stores.map(({ number }) => number)),
    title: 'Reminders for three',
  })
  for (const { email } of stores) await inbox.waitFor(email, since)
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const table = page.getByRole('table', { name: 'Stores in this recall' })
  await expect(table).toHaveAttribute('aria-rowcount', '4')

  await test.step('what a store does is seen at once, in the figures and in its row', async () => {
    await api.acknowledge(recall, quick.number)
    await expect(table.getByRole('row').filter({ hasText: quick.number })).toContainText('Acknowledged')
    await expect(page.getByRole('progressbar', { name: 'Acknowledged' })).toHaveAttribute(
      'aria-valuetext',
      '1 of 3',
    )
    await expect(page.getByRole('progressbar', { name: 'Reported' })).toHaveAttribute(
      'aria-valuetext',
      '0 of 3',
    )
  })

  await test.step('select all, remind, confirm', async () => {
    const before = await inbox.now()
    await button(page, 'Select all 3 matching').click()
    await expect(page.getByText('3 selected, 3 not reported')).toBeVisible()
    await button(page, 'Remind').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('3 stores have not acknowledged or not reported')
    await expectAccessible(page)
    await button(dialog, 'Remind 3 stores').click()
    await expect(page.getByText('3 stores reminded')).toBeVisible()
    for (const { email } of [silent, other]) await inbox.waitFor(email, before)
    await expect(table.getByRole('row').filter({ hasText: silent.number })).toContainText('Reminded')
  })

  await test.step('from store to store with the keyboard', async () => {
    await page.goto(`${urlOf('recall')}/recalls/${recall.id}?state=unanswered`)
    const links = table.getByRole('link', { name: /Test store/ })
    await expect(links).toHaveCount(2)
    await links.first().focus()
    await page.keyboard.press('ArrowDown')
    await expect(links.nth(1)).toBeFocused()
    await page.keyboard.press('k')
    await pressOnceThere(page, 'Stores on the board', 'j')
    await page.keyboard.press('Enter')
    await expect(page.getByText('2 of 2')).toBeVisible()
    await page.keyboard.press('k')
    await expect(page.getByText('1 of 2')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Next' })).toBeVisible()
    for (let back = 0; back < 3; back += 1) await page.goBack()
    await expect(links).toHaveCount(2)
  })

  await test.step('a store is acknowledged for, and excused from nothing any more', async () => {
    await page.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${silent.number}`)
    await button(page, 'Acknowledge').click()
    await button(page.getByRole('dialog'), 'Acknowledge').click()
    await expect(page.getByRole('main').getByText('Acknowledged', { exact: true }).first()).toBeVisible()
    // It owes its report still.
    await expect(button(page, 'Remind')).toBeVisible()
  })
})
