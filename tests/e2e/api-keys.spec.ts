import type { Locator, Page } from '@playwright/test'

import { call } from './support/api.ts'
import { expectAccessible } from './support/axe.ts'
import { button } from './support/controls.ts'
import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { signIn, urlOf } from './support/people.ts'

const opens = async (key: string) => (await call('GET', '/recalls', { key })).status

const shownIn = async (dialog: Locator) => {
  await expect(dialog.getByText('Copy the key now. It isn’t shown again.')).toBeVisible()
  return (await dialog.locator('code').filter({ hasText: /^csk_/ }).textContent()) ?? ''
}

const copied = async (page: Page, dialog: Locator) => {
  await button(dialog, 'Copy key').click()
  await expect(dialog.getByRole('status')).toHaveText('Copied')
  return page.evaluate(() => navigator.clipboard.readText())
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('a key is created, shown once, copied, gone after a reload, rotated and revoked', async ({ browse }) => {
  test.slow()
  const page = await browse()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'recall', await createPerson({ role: 'recall_manager' }))
  await page.goto(`${urlOf('recall')}/settings/keys`)
  await expect(page.getByText('No keys yet')).toBeVisible()

  await button(page, 'Create key').click()
  const dialog = page.getByRole('dialog')
  await test.step('what is missing is said at its field', async () => {
    await button(dialog, 'Create key').click()
    await expect(dialog.getByText('Choose at least one scope.').first()).toBeVisible()
    await expectAccessible(page)
  })
  await dialog.getByLabel('Name').fill('Tills')
  await dialog.getByLabel('Read recalls and their progress').check()
  await dialog.getByLabel('Expires after').selectOption('30 days')
  await button(dialog, 'Create key').click()
  const first = await shownIn(dialog)
  await expectAccessible(page)
  expect(await copied(page, dialog)).toBe(first)
  expect(await opens(first)).toBe(200)

  await page.reload()
  await expect(rowOf(page, 'Tills')).toContainText('Active')
  await expect(rowOf(page, 'Tills')).toContainText(`${first.slice(0, 12)}…`)
  expect(await page.content()).not.toContain(first.slice(12))

  await button(rowOf(page, 'Tills'), 'Edit').click()
  await expectAccessible(page)
  await button(page.getByRole('dialog'), 'Rotate key').click()
  const second = await shownIn(page.getByRole('dialog'))
  expect(second).not.toBe(first)
  expect([await opens(first), await opens(second)]).toEqual([200, 200])
  await button(page.getByRole('dialog'), 'Close').click()
  await expect(rowOf(page, 'Tills')).toContainText('previous value still works')

  await button(rowOf(page, 'Tills'), 'Edit').click()
  await button(page.getByRole('dialog'), 'Revoke key').click()
  await expect(rowOf(page, 'Tills')).toContainText('Revoked')
  expect([await opens(first), await opens(second)]).toEqual([401, 401])
})
