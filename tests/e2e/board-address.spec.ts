import type { Page } from '@playwright/test'

import { api, listed } from './support/api.ts'
import { button } from './support/controls.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'

const issueTo = async (count: number) => {
  const stores: { number: string }[] = []
  for (let i = 0; i < count; i += 1) stores.push(await api.createStore())
  const numbers = stores.map(({ number }) => number).toSorted()
  const recall = await api.issue({ target: listed(...numbers), title: 'Kept in the address' })
  await expect.poll(async () => (await api.recall(recall.id)).progress.targeted).toBe(count)
  return { recall, numbers, url: `${urlOf('recall')}/recalls/${recall.id}` }
}

/** More stores than a screen has room for. */
const openLongBoard = async (page: Page): Promise<void> => {
  const { data } = await api.get<{ data: { id: string; title: string }[] }>('/recalls?limit=500')
  const long = data.find(({ title }) => title.startsWith('Crunchy peanut butter'))
  await page.goto(`${urlOf('recall')}/recalls/${long?.id}`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
}

const box = (page: Page, number: string) => page.getByRole('checkbox', { name: `Select store ${number}` })

test('what is selected stands in the address: a reload, another order and the way back keep it', async ({
  managerPage: page,
}) => {
  const { numbers, url } = await issueTo(3)
  const [first = '', second = '', third = ''] = numbers
  const bar = page.getByRole('group', { name: 'Selected stores' })
  const shows = async (count: number) => {
    await expect(bar.getByRole('status')).toHaveText(`${count} selected, ${count} not reported`)
    // The bar answers first, the rows a moment later.
    await expect(page.getByRole('checkbox', { name: /^Select store/, checked: true })).toHaveCount(count)
  }
  await page.goto(url)
  await box(page, first).check()
  await box(page, third).check()
  await expect(page).toHaveURL(new RegExp(`selected=${first}%2C${third}`))
  await page.reload()
  await shows(2)

  await page.getByRole('table').getByRole('link', { name: 'District' }).click()
  await expect(page).toHaveURL(new RegExp(`sort=district&selected=${first}%2C${third}`))
  await shows(2)

  await page.getByRole('link', { name: new RegExp(second) }).click()
  await expect(page.getByRole('heading', { name: new RegExp(second) })).toBeVisible()
  await page.goBack()
  await shows(2)

  await button(page, 'Select all 3 matching').click()
  await expect(page).toHaveURL(/selected=all-matching/)
  await page.reload()
  await shows(3)

  await page
    .getByRole('navigation', { name: 'Filter by status' })
    .getByRole('link', { name: /^Acknowledged/ })
    .click()
  await expect(page).toHaveURL(/state=acknowledged(?!.*selected)/)
  await page.goBack()
  await shows(3)
  await button(page, 'Clear selection').click()
  await expect(page).not.toHaveURL(/selected/)
})

test('a store that is selected while the page is drawn anew is selected, and the board goes on', async ({
  managerPage: page,
}) => {
  const { recall, numbers, url } = await issueTo(3)
  const [first = '', second = ''] = numbers
  const bar = page.getByRole('group', { name: 'Selected stores' }).getByRole('status')
  await page.goto(url)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const network = await page.context().newCDPSession(page)
  const slowTo = (downloadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput,
      uploadThroughput: -1,
    })
  await box(page, second).check()
  await expect(page).toHaveURL(new RegExp(`selected=${second}`))
  // Half of it has come when the others are selected, too.
  await slowTo(8_000)
  const drawing = page.waitForResponse((response) => response.url().includes('_rsc='))
  await api.acknowledge(recall, first)
  await drawing
  await button(page, 'Select all 3 matching').click()
  await expect(page).toHaveURL(/selected=all-matching/)
  await slowTo(-1)
  await expect(bar).toHaveText('3 selected, 3 not reported')
  await expect(page.getByRole('checkbox', { name: /^Select store/, checked: true })).toHaveCount(3)
  await expect(page).toHaveURL(/selected=all-matching/)
  await page.getByRole('table').getByRole('link', { name: 'District' }).click()
  await expect(page).toHaveURL(/sort=district&selected=all-matching/)
})

test(
  'keys that are pressed before the rows have come are none of them lost',
  { tag: '@prove' },
  async ({ managerPage: page }) => {
    await openLongBoard(page)
    await page.locator('[data-index="0"] a').focus()
    for (const key of ['End', 'Home', 'PageDown', 'PageDown', 'j', 'j', 'k']) await page.keyboard.press(key)
    await expect(page.locator('[data-index="31"] a')).toBeFocused()
    await expect(page.locator('[data-index="31"] a')).toBeInViewport()
  },
)

test(
  'an address that names stores of somebody else, or nonsense, selects nothing of them',
  { tag: '@prove' },
  async ({ managerPage: page }) => {
    const { numbers, url } = await issueTo(1)
    await page.goto(`${url}?selected=0001,${numbers[0]},%00,'--`)
    await expect(page.getByText('1 selected, 1 not reported')).toBeVisible()
    await expect(page).toHaveURL(new RegExp(`selected=${numbers[0]}$`))
    await page.goto(`${url}?selected=${'9'.repeat(4000)}`)
    await expect(page.getByText('No store selected')).toBeVisible()
  },
)

test(
  'the way back from a store leads to the place in the table where one was',
  { tag: '@prove' },
  async ({ managerPage: page }) => {
    await openLongBoard(page)
    await page.mouse.move(700, 600)
    await page.mouse.wheel(0, 2600)
    const link = page.locator('[data-index="40"] a')
    await expect(link).toBeInViewport()
    const top = async () => (await link.boundingBox())?.y ?? NaN
    const before = await top()
    const name = await link.textContent()
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name?.slice(0, 4) ?? '')
    await page.goBack()
    await expect(link).toBeInViewport()
    // The same store at the same place; what stands above may have grown by a line's breadth meanwhile.
    await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(8)
    await page.reload()
    await expect(link).toBeInViewport()
  },
)
