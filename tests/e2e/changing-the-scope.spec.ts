import { api, call } from './support/api.ts'
import { button } from './support/controls.ts'
import { expect, test } from './support/fixtures.ts'
import { scopeOf, shipLots } from './support/shipped.ts'
import { expectAccessible } from './support/axe.ts'

const shipped = { mode: 'shipped' as const, storeNumbers: [] }

test('a manager widens a recall, sees whom it concerns before it is sent, and what changed afterwards', async ({
  managerPage,
  visit,
}) => {
  test.slow()
  const { gtin, stores } = await shipLots('B1', 'B2')
  const recall = await api.issue({ target: shipped, scope: scopeOf(gtin, 'B1') })
  await visit(managerPage, 'recall', `/recalls/${recall.id}`)
  await managerPage.getByRole('link', { name: 'Change scope' }).click()
  await expect(managerPage.getByText('No changes yet. This is the current scope.')).toBeVisible()
  await managerPage.getByLabel('Lots', { exact: true }).fill('B2')
  await managerPage.getByLabel('Lots', { exact: true }).press('Enter')
  await expect(
    managerPage.getByRole('definition').filter({ hasText: /^1 store, notified for the first time$/ }),
  ).toBeVisible()
  await expectAccessible(managerPage)
  await managerPage.getByLabel('Reason').fill('Another lot was found.')
  await button(managerPage, 'Extend scope').click()
  await expect(managerPage).toHaveURL(new RegExp(`/recalls/${recall.id}$`))
  await managerPage.getByRole('link', { name: 'Version 2' }).click()
  const second = managerPage.getByRole('region', { name: 'Version 2: Scope extended' })
  await expect(second.getByText(/Lots: B2/)).toBeVisible()
  await expect(second.getByText('Another lot was found.')).toBeVisible()
  await expect
    .poll(async () => (await api.notices(recall.id)).map((notice) => notice.storeNumber).toSorted())
    .toEqual(stores.map(({ number }) => number).toSorted())
})

test('an approved recall is scheduled and taken back', { tag: '@prove' }, async ({ managerPage, visit }) => {
  const store = await api.createStore()
  const draft = await api.draft({ target: { mode: 'listed', storeNumbers: [store.number] } })
  await api.step(draft, 'submit')
  await api.step(draft, 'approve')
  await visit(managerPage, 'recall', `/recalls/${draft.id}`)
  await button(managerPage, 'Schedule').click()
  const dialog = managerPage.getByRole('dialog')
  const nextYear = new Date().getFullYear() + 1
  await dialog.getByLabel('Date and time').fill(`${nextYear}-01-05T08:00`)
  await dialog.getByLabel('Time zone').selectOption('America/Chicago')
  await button(dialog, 'Schedule').click()
  await expect(managerPage.getByText(/Scheduled to issue on Jan 5, \d+, 8:00 AM CST/)).toBeVisible()
  await button(managerPage, 'Cancel schedule').click()
  await expect(managerPage.getByText(/Scheduled to issue/)).toHaveCount(0)
})

test('closing shows what is open, wants reasons, and a second person', async ({
  managerPage,
  approverPage,
  visit,
}) => {
  const store = await api.createStore()
  const recall = await api.issue({ target: { mode: 'listed', storeNumbers: [store.number] } })
  await expect.poll(async () => (await api.notices(recall.id)).length).toBe(1)
  await visit(managerPage, 'recall', `/recalls/${recall.id}`)
  await button(managerPage, 'Start closing').click()
  await button(managerPage.getByRole('dialog'), 'Start closing').click()
  await expect(managerPage.getByText('1 store has neither reported nor been exempted.')).toBeVisible()
  await expectAccessible(managerPage)
  await button(managerPage, 'Close recall').click()
  await expect(managerPage.getByText('Please check')).toBeVisible()
  await visit(approverPage, 'recall', `/recalls/${recall.id}`)
  await approverPage.getByLabel('Reason for closing anyway').first().fill('The store burnt down.')
  await button(approverPage, 'Close recall').click()
  await expect(approverPage.getByText('Closed', { exact: true }).first()).toBeVisible()
  expect((await call('GET', `/recalls/${recall.id}`)).body).toMatchObject({ status: 'closed' })
})

test('whoever started closing an urgent recall is offered no Close, and is told why; a second person is', async ({
  managerPage,
  approverPage,
  visit,
}) => {
  const store = await api.createStore()
  const recall = await api.issue({
    priority: 'high',
    target: { mode: 'listed', storeNumbers: [store.number] },
  })
  expect((await call('POST', `/recalls/${recall.id}/begin-closing`, { body: {} })).status).toBe(200)
  await visit(managerPage, 'recall', `/recalls/${recall.id}`)
  await expect(managerPage.getByText(/^One open item must be complete/)).toBeVisible()
  await expect(button(managerPage, 'Close recall')).toHaveCount(0)
  await visit(approverPage, 'recall', `/recalls/${recall.id}`)
  await expect(button(approverPage, 'Close recall')).toBeVisible()
})
