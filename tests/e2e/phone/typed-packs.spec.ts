import { gtin } from '#prisma/demo/builders.ts'
import { checkDigit } from '#lib/domain/catalog/gtin.ts'

import { expectAccessible } from '../support/axe.ts'
import { button } from '../support/controls.ts'
import { createPerson } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { tellStore } from '../support/notices.ts'
import { signIn, urlOf } from '../support/people.ts'
import { scansOf } from '../support/scans-of.ts'

const RECALLED = gtin(100)

test('the verdict and its buttons are in sight on a small screen, on its side, and with text of twice the size', async ({
  browse,
}) => {
  const { store, noticeId } = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await browse()
  await signIn(page, 'store', person)
  for (const [width, height, size] of [
    [360, 640, 100],
    [640, 360, 100],
    [360, 640, 200],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto(`${urlOf('store')}/tasks/${noticeId}/scan`)
    await page.evaluate((percent) => {
      document.documentElement.style.fontSize = `${percent}%`
    }, size)
    await page.getByLabel('Number under the bars').fill(RECALLED.slice(2))
    await button(page, 'Check this pack').click()
    for (const part of [
      page.getByText('CHECK LOT').first(),
      button(page, 'Type the lot'),
      button(page, 'Set aside and count'),
    ])
      await expect(part, `${width} × ${height}, ${size} %`).toBeInViewport({ ratio: 0.9 })
  }
})

test('without a camera the number and the lot are typed, judged while typing, counted, taken back, and stand in the report', async ({
  browse,
}) => {
  const { store, noticeId } = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await browse()
  await signIn(page, 'store', person)
  await page.goto(`${urlOf('store')}/tasks/${noticeId}/scan`)
  await button(page, 'Start the camera').click()
  await expect(page.getByText(/No camera found|The camera is not allowed here/)).toBeVisible()

  const number = page.getByLabel('Number under the bars')
  const lot = page.getByLabel('Lot', { exact: true })
  await number.fill(`${RECALLED.slice(2, 13)}${(Number(RECALLED[13]) + 1) % 10}`)
  await expect(page.getByText('The check digit is wrong')).toBeVisible()
  await number.fill(RECALLED.slice(2))
  await expect(page.getByText('Number is valid.')).toBeVisible()
  await button(page, 'Check this pack').click()
  await expect(page.getByText('CHECK LOT')).toBeVisible()
  await button(page, 'Type the lot').click()
  await expect(lot).toBeFocused()
  await lot.fill('l2641 a')
  await page.keyboard.press('Enter')
  await expect(page.getByText('REMOVE')).toBeVisible()
  const counted = page.getByRole('region', { name: 'Counted so far' })
  await expect(counted.getByRole('listitem')).toContainText('l2641 a')
  await expectAccessible(page)

  await button(page, 'Undo').click()
  await expect(counted.getByText('Nothing yet.')).toBeVisible()
  await button(page, 'Set aside and count').click()
  await expect(page.getByText('All scans are sent.')).toBeVisible()
  await page.reload()
  await expect(counted.getByRole('listitem')).toContainText('l2641 a')

  await page.goto(`${urlOf('store')}/tasks/${noticeId}/report`)
  const asked = page.getByRole('region', { name: /Lot L2641A/ })
  await expect(asked.getByText('Found in all: 1')).toBeVisible()
  await expect(asked.getByRole('textbox', { name: 'Set aside' })).toHaveValue('1')
  const code = RECALLED.slice(2)
  expect(await scansOf(noticeId)).toEqual([`${code} | check | check`, `${code} | l2641 a | remove | remove`])
})

test('a case is asked for its packs, and what the scanner counted stands in the report', async ({
  browse,
}) => {
  const { store, noticeId } = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await browse()
  await signIn(page, 'store', person)
  await page.goto(`${urlOf('store')}/tasks/${noticeId}/scan`)
  const body = `1${RECALLED.slice(1, 13)}`
  const number = page.getByLabel('Number under the bars')
  await number.fill(`${body}${checkDigit(body)}`)
  await page.getByLabel('Lot', { exact: true }).fill('L2641A')
  await page.keyboard.press('Enter')
  await expect(page.getByText('REMOVE')).toBeVisible()
  const counted = page.getByRole('region', { name: 'Counted so far' })
  await expect(counted.getByText('Nothing yet.')).toBeVisible()

  await page.getByLabel('Packs in this case').fill('24')
  await button(page, 'Count').click()
  await expect(counted.getByRole('listitem')).toContainText('L2641A24')
  // The phone knows this case now.
  await button(page, 'Check this pack').click()
  await expect(counted.getByRole('listitem')).toContainText('L2641A48')

  await page.goto(`${urlOf('store')}/tasks/${noticeId}/report`)
  const asked = page.getByRole('region', { name: /Lot L2641A/ })
  await expect(asked.getByText('Found in all: 48')).toBeVisible()
})
