import { call } from './support/api.ts'
import { button } from './support/controls.ts'
import { expect, test } from './support/fixtures.ts'
import { store } from '#prisma/demo/builders.ts'

test('the signing secret of a webhook is shown once, and only what is so is said of it', async ({
  managerPage: page,
  visit,
}) => {
  const number = `HOOK-${Date.now()}`
  const address = `https://till.fairmeadow.example/${number}`
  const contacts = [{ channel: 'webhook', kind: 'on_duty', address, language: 'en' }]
  expect((await call('PUT', '/stores', { body: [{ ...store({ number }), contacts }] })).status).toBe(200)
  await visit(page, 'recall', `/stores/${number}`)
  const dialog = page.getByRole('dialog')
  const secret = dialog.getByText(/^whsec_/)
  const open = () => button(page, `Edit ${address}`).click()

  await open()
  await expect(dialog.getByText(/aren’t signed/)).toBeVisible()
  const readAnew = page.waitForResponse((answer) => answer.request().headers()['rsc'] === '1')
  await button(dialog, 'Create signing secret').click()
  await expect(secret).toBeVisible()
  const first = await secret.textContent()
  // There was none before it: nothing is signed with a previous one.
  await readAnew
  // The page behind is drawn with what it brought, a moment later.
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 500)))
  await expect(dialog.getByText(/previous secret/)).toHaveCount(0)
  await button(dialog, 'Close').click()

  await open()
  await expect(dialog.getByText(/^Messages are signed/)).toBeVisible()
  await expect(secret).toHaveCount(0)
  await button(dialog, 'Rotate signing secret').click()
  await expect(secret).toBeVisible()
  expect(await secret.textContent()).not.toBe(first)
  await expect(dialog.getByText(/previous secret for 24 hours/)).toBeVisible()
})
