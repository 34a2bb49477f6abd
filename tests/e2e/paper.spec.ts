import type { Page } from '@playwright/test'

import { button } from './support/controls.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'
import { tellOneStore } from './support/task.ts'

const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('a store without a device: a sheet is printed, and its answer entered by the code, marked so', async ({
  browse,
}) => {
  const { store, recall } = await tellOneStore()
  const desk = await browse('manager')
  const part = `${urlOf('recall')}/recalls/${recall.id}/stores/${store.number}`
  await desk.goto(part)
  await desk.getByRole('link', { name: 'Print sheet' }).click()
  const code = await desk.getByText(/^[A-Z]{4}-[A-Z]{4}$/).innerText()
  await shot(desk, 'sheet')
  await desk.getByRole('link', { name: 'Español' }).click()
  await expect(desk.getByText('Código de esta hoja')).toBeVisible()

  // For many at once: those of the call list.
  await desk.goto(`${urlOf('recall')}/recalls/${recall.id}/call-list`)
  await desk.getByRole('link', { name: 'Paper sheets' }).click()
  await expect(desk.getByRole('heading', { name: 'Sheets: 1 store' })).toBeVisible()
  await expect(desk.getByText(code)).toBeVisible()

  await desk.goto(`${urlOf('recall')}/recalls`)
  await desk.getByRole('link', { name: 'Enter a paper response' }).click()
  await desk.getByLabel('Sheet code').fill(code.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')))
  await button(desk, 'Find').click()
  await expect(desk.getByText('No sheet with this code')).toBeVisible()
  await shot(desk, 'paper-code')
  await desk.getByLabel('Sheet code').fill(code.toLowerCase())
  await button(desk, 'Find').click()
  await desk.getByLabel('Found', { exact: true }).fill('3')
  await desk.getByLabel('Quarantined', { exact: true }).fill('20')
  await button(desk, `Enter for store ${store.number}`).click()
  await expect(desk.getByText('Enter who signed the sheet.').first()).toBeVisible()
  await desk.getByLabel('Signed at the store by').fill('Pat Lee')
  await button(desk, `Enter for store ${store.number}`).click()
  await expect(desk.getByText('20 were set aside, but only 3 were found.').first()).toBeVisible()
  await shot(desk, 'paper-form')
  await desk.getByLabel('Found', { exact: true }).fill('20')
  await desk.getByLabel('Sold before', { exact: true }).fill('4')
  await button(desk, `Enter for store ${store.number}`).click()
  await expect(desk).toHaveURL(part)
  await expect(desk.getByText(/by Pat Lee, on paper; entered by/).first()).toBeVisible()
  await shot(desk, 'paper-entered')
  await desk.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  await expect(desk.getByText('On paper', { exact: true })).toBeVisible()
})
