import { randomUUID } from 'node:crypto'

import type { Page } from '@playwright/test'

import { stockEvent } from '#prisma/demo/builders.ts'

import { api, call } from '../support/api.ts'
import { button } from '../support/controls.ts'
import { expect, test } from '../support/fixtures.ts'
import { urlOf } from '../support/people.ts'
import { atTask } from '../support/task.ts'

const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test(
  'after the answer a store says what came, and what was sold opens its task with the reason on top',
  { tag: '@prove' },
  async ({ browse }) => {
    const page = await browse()
    const { gtin, store, recall, person } = await atTask(page)
    // Before it has answered, all that came is counted with the rest.
    await expect(button(page, 'A delivery arrived')).toHaveCount(0)
    await button(page, 'Acknowledge').click()
    await expect(page.getByText(`Acknowledged by ${person.name}`)).toBeVisible()

    await button(page, 'A customer returned one').click()
    await expect(page.getByText('Set it aside with the others')).toBeVisible()
    await shot(page, 'later-stock-return')
    await button(page, 'It’s set aside').click()
    const returned = page.getByText('Returned by a customer, set aside: 1, lot A1')
    await expect(returned).toBeVisible()
    await button(page, 'This was a mistake: Returned by a customer, set aside: 1, lot A1').click()
    await expect(page.getByText('Canceled: not counted')).toBeVisible()
    expect(await api.notices(recall.id)).toMatchObject([{ state: 'acknowledged' }])

    const sold = stockEvent({ storeNumber: store.number, gtin, lot: 'A1', quantity: 12, at: new Date() })
    const told = await call('POST', '/stock-events', { body: [{ ...sold, ref: randomUUID() }] })
    expect(told.body).toEqual({ created: 1, updated: 0, unchanged: 0, errors: [] })
    await expect
      .poll(async () => (await api.notices(recall.id))[0])
      .toMatchObject({ state: 'open', reopenedReason: 'sale' })
    await page.reload()
    await expect(page.getByText('12 packs (lot A1) were sold at the register')).toBeVisible()
    await shot(page, 'later-stock-sold')
    await button(page, 'Acknowledge').click()
    await expect(page.getByText(`Acknowledged by ${person.name}`)).toBeVisible()

    await button(page, 'A delivery arrived').click()
    // The form makes no number of what is none.
    await page.getByRole('textbox', { name: 'How many?' }).fill('12,5')
    await button(page, 'Send').click()
    await expect(page.getByText('Whole numbers only: no periods, no commas.')).toBeVisible()
    await page.getByRole('textbox', { name: 'How many?' }).fill('1')
    await button(page, 'One more: How many?').click()
    await button(page, 'Send').click()
    // Without a press: the task opens by itself.
    await expect(page.getByText('A delivery of 2 packs (lot A1) arrived')).toBeVisible({ timeout: 15_000 })
    await shot(page, 'later-stock-delivery')

    const desk = await browse('manager')
    await desk.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${store.number}`)
    await expect(desk.getByText('Reopened: a delivery arrived after the store responded')).toBeVisible()
    await expect(desk.getByText('Sold at the register after the store was notified')).toBeVisible()
    await expect(desk.getByRole('table', { name: 'Stock movements at this store' })).toContainText(
      'Entered by mistake, not counted',
    )
    await shot(desk, 'later-stock-desk')
  },
)
