import { randomInt } from 'node:crypto'

import { checkDigit } from '#lib/domain/catalog/gtin.ts'

import { button } from './support/controls.ts'
import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { expectAccessible } from './support/axe.ts'
import { signIn, urlOf } from './support/people.ts'

const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

test('a hostile file is brought, understood, corrected and applied; then its lot is traced and a recall begun', async ({
  browse,
  api,
}) => {
  test.slow()
  const store = await api.createStore()
  const page = await browse()
  await signIn(page, 'recall', await createPerson({ role: 'recall_manager' }))
  const body = `0614${String(randomInt(1e9)).padStart(9, '0')}`
  const gtin = `${body}${checkDigit(body)}`
  const lot = `T${randomInt(1e6)}`
  const bring = async (kind: string, file: ReturnType<typeof csv>) => {
    await page.goto(`${urlOf('recall')}/imports?kind=${kind}`)
    await page.getByLabel('CSV file').setInputFiles(file)
    await button(page, 'Upload').click()
  }

  await test.step('a file in the encoding of Windows is told, and read when asked to', async () => {
    const rows = `Strichcode;Bezeichnung;Marke\n${gtin};Gruyère ${lot};=SUM(A1)\n4,00638E+12;Müsli;Oakhill\n`
    await bring('products', csv('produkte.csv', Buffer.from(rows, 'latin1')))
    await expect(page.getByText(/is not UTF-8: byte \d+, in line 2/)).toBeVisible({ timeout: 15_000 })
    await expect(page.getByText(`Gruyère ${lot}`)).toBeVisible()
    await button(page, 'Read as Windows-1252').click()
  })

  await test.step('the columns are guessed; one is chosen wrong, told, and chosen right', async () => {
    await expect(page.getByLabel(/^GTIN/)).toHaveValue('0', { timeout: 15_000 })
    await expectAccessible(page)
    await page.getByLabel(/^GTIN/).selectOption('')
    await button(page, 'Check file').click()
    await expect(page.getByText('Choose the column for: GTIN.').first()).toBeVisible()
    await page.getByLabel(/^GTIN/).selectOption({ label: 'Strichcode' })
    await button(page, 'Check file').click()
  })

  await test.step('errors stand by row and column, and in a file that runs nowhere', async () => {
    await expect(page.getByText(/Excel has rounded this GTIN/)).toBeVisible({ timeout: 15_000 })
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download errors' }).click()
    expect((await download).suggestedFilename()).toBe('errors-produkte.csv')
    await page.getByRole('link', { name: 'Warnings' }).click()
    await expect(page.getByText('This looks like a formula.')).toBeVisible()
  })

  await test.step('nothing is applied while errors stand, unless they are left out', async () => {
    await button(page, 'Apply').click()
    await expect(page.getByText(/1 row has errors/)).toBeVisible()
    await page.getByLabel(/Skip 1 row/).check()
    await button(page, 'Apply').click()
    await expect(page.getByText(/Applied by/)).toBeVisible({ timeout: 15_000 })
  })

  await test.step('shipments of it follow', async () => {
    await bring(
      'shipments',
      csv(
        'shipments.csv',
        `ref,store,gtin,lot,qty,date\n${lot}-1,${store.number},${gtin},${lot},24,2026-10-20\n`,
      ),
    )
    await button(page, 'Check file').click()
    await button(page, 'Apply').click({ timeout: 15_000 })
    await expect(page.getByText(/Applied by/)).toBeVisible({ timeout: 15_000 })
  })

  await test.step('the code on the pack leads to the store, and to a recall of the lot', async () => {
    await page.getByRole('link', { name: 'Trace a lot' }).click()
    await page.getByLabel('GTIN, lot or scanned code').fill(`(01)${gtin}(10)${lot}`)
    await button(page, 'Trace').click()
    await expect(page.getByRole('link', { name: new RegExp(store.number) })).toBeVisible()
    await expectAccessible(page)
    await expect(page.getByRole('link', { name: 'Start a recall of this lot' })).toHaveAttribute(
      'href',
      `/recalls/new?gtin=${gtin}&lot=${lot}`,
    )
    await page.getByRole('link', { name: new RegExp(store.number) }).click()
    await expect(page.getByRole('table', { name: 'Lots' })).toContainText(lot)
  })
})

test(
  'a contact is added to a store, told where it is wrong, verified and removed',
  { tag: '@prove' },
  async ({ browse, api }) => {
    const store = await api.createStore()
    const page = await browse()
    const person = await createPerson({ role: 'recall_manager' })
    await signIn(page, 'recall', person)
    await page.goto(`${urlOf('recall')}/stores/${store.number}`)
    await button(page, 'Add contact').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Channel').selectOption('teams')
    await dialog.getByLabel('Address').fill('https://fairmeadow.webhook.office.com/webhookb2/1')
    await button(dialog, 'Add contact').click()
    await expect(dialog.getByText(/Office connector, which Microsoft has retired/).first()).toBeVisible()
    await dialog.getByLabel('Channel').selectOption('sms')
    await dialog.getByLabel('Address').fill('+1 (312) 555-0101')
    await button(dialog, 'Add contact').click()
    await expect(dialog).toHaveCount(0)
    const row = page.getByRole('row', { name: /\+13125550101/ })
    await expect(row).toContainText('Never verified')
    await button(row, 'Edit +13125550101').click()
    await button(page.getByRole('dialog'), 'Mark as verified').click()
    await expect(row).toContainText(`Verified`)
    await expect(row).toContainText(person.name)
    await button(row, 'Edit +13125550101').click()
    await button(page.getByRole('dialog'), 'Remove contact').click()
    await expect(row).toHaveCount(0)
  },
)

test(
  'the check digit of a new product is judged while one types',
  { tag: '@prove' },
  async ({ managerPage, visit }) => {
    await visit(managerPage, 'recall', '/products/new')
    const field = managerPage.getByLabel('GTIN')
    await field.fill('61414100001')
    await expect(managerPage.getByText('11 digits so far.')).toBeVisible()
    await field.fill('614141000011')
    await expect(managerPage.getByText(/The check digit would be 2, not 1/)).toBeVisible()
    await field.fill('614141000012')
    await expect(managerPage.getByText('GTIN-12, check digit is correct.')).toBeVisible()
  },
)
