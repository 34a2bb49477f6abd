import type { Page } from '@playwright/test'

import { api, call } from './support/api.ts'
import { expectAccessible } from './support/axe.ts'
import { button } from './support/controls.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'
import { scopeOf, shipLots } from './support/shipped.ts'
import { stack } from './support/stack.ts'

// The page is read anew after what was decided.
const DONE = { timeout: 15_000 }

const urgent = async () => {
  const { gtin } = await shipLots('B1', 'B2')
  const recall = await api.issue({
    priority: 'high',
    target: { mode: 'shipped', storeNumbers: [] },
    scope: scopeOf(gtin, 'B1', 'B2'),
    title: 'Oat drink: lots to be looked at by two',
  })
  return { gtin, recall }
}

const lotsOf = async (id: string) => (await api.recall(id)).scope.flatMap(({ lots }) => lots)

/** Proposed by a partner's program in the manager's name. */
const proposed = async ({ gtin, recall }: Awaited<ReturnType<typeof urgent>>) => {
  const body = { scope: scopeOf(gtin, 'B1'), reason: 'The laboratory called.' }
  expect((await call('POST', `/recalls/${recall.id}/retract-scope`, { body })).status).toBe(202)
}

const card = (page: Page) => page.getByRole('region', { name: 'A change is waiting for a second approver' })

test('a manager proposes to narrow an urgent recall, cannot approve it alone, and another person does', async ({
  managerPage,
  approverPage,
  watch,
}) => {
  test.slow()
  watch.expects(/status of 403/)
  const { gtin, recall } = await urgent()
  const at = `${urlOf('recall')}/recalls/${recall.id}`
  await managerPage.goto(`${at}/scope`)
  await button(managerPage, 'Remove lot B2').click()
  await expect(managerPage.getByText('no one is notified until a second person approves it.')).toBeVisible()
  await managerPage.getByLabel('Reason').fill('The laboratory called.')
  await managerPage.getByLabel('Your password').fill(stack().demo.manager.password)
  await expect(button(managerPage, 'Propose change')).toBeEnabled()
  await expectAccessible(managerPage)
  await button(managerPage, 'Propose change').click()

  await expect(managerPage).toHaveURL(at)
  await expect(card(managerPage)).toContainText('Demo manager proposes narrowing the scope')
  await expect(card(managerPage)).toContainText('The laboratory called.')
  await expect(card(managerPage)).toContainText(`${gtin}: lot B2 is removed`)
  await expect(card(managerPage)).toContainText('You proposed this, so someone else must decide.')
  await expect(card(managerPage).getByRole('button')).toHaveCount(0)
  expect(await lotsOf(recall.id)).toEqual(['B1', 'B2'])
  await expectAccessible(managerPage)

  await approverPage.goto(at)
  await card(approverPage).getByLabel('Your password').fill('not my password at all')
  await button(card(approverPage), 'Approve change').click()
  await expect(card(approverPage).getByText('That isn’t your password.')).toBeVisible()
  await expectAccessible(approverPage)
  expect(await lotsOf(recall.id)).toEqual(['B1', 'B2'])
  await card(approverPage).getByLabel('Your password').fill(stack().demo.approver.password)
  await button(card(approverPage), 'Approve change').click()
  await expect(card(approverPage)).toHaveCount(0, DONE)
  await expect(approverPage.getByRole('link', { name: 'Version 2' })).toBeVisible()
  expect(await lotsOf(recall.id)).toEqual(['B1'])

  await approverPage.goto(`${at}/timeline`)
  await expect(approverPage.getByText('proposed to narrow the scope')).toBeVisible()
  await expect(approverPage.getByText('approved the proposed change')).toBeVisible()
})

test('while the page after a change is on its way, nobody reads that nothing was done, and nobody proposes it twice', async ({
  managerPage,
}) => {
  test.slow()
  const { recall } = await urgent()
  const at = `${urlOf('recall')}/recalls/${recall.id}`
  await managerPage.goto(`${at}/scope`)
  await button(managerPage, 'Remove lot B2').click()
  await managerPage.getByLabel('Reason').fill('The laboratory called.')
  await managerPage.getByLabel('Your password').fill(stack().demo.manager.password)
  await expect(button(managerPage, 'Propose change')).toBeEnabled()
  // What the next page is made of comes over a slow line.
  let goOn = () => undefined as void
  const held = new Promise<void>((resolve) => (goOn = resolve))
  await managerPage.route('**/_next/static/chunks/**', async (route) => {
    await held
    await route.continue()
  })
  const done = managerPage.waitForResponse(
    (answer) =>
      answer.request().method() === 'POST' &&
      answer.url().endsWith('/scope') &&
      'x-action-redirect' in answer.headers(),
  )
  await button(managerPage, 'Propose change').click()
  await done
  for (let look = 0; look < 5 && managerPage.url() !== at; look += 1) {
    await expect(managerPage.getByRole('alert').filter({ hasText: /server/ })).toHaveCount(0)
    await expect(managerPage.getByRole('button', { name: 'Propose change', disabled: false })).toHaveCount(0)
    await managerPage.waitForTimeout(200)
  }
  goOn()
  await expect(managerPage).toHaveURL(at)
  const { body } = await call<{ data: unknown[] }>('GET', `/recalls/${recall.id}/proposals`)
  expect(body.data).toHaveLength(1)
})

test(
  'a proposed change is rejected, and the recall stays as it was',
  { tag: '@prove' },
  async ({ approverPage }) => {
    const both = await urgent()
    await proposed(both)
    await approverPage.goto(`${urlOf('recall')}/recalls/${both.recall.id}`)
    await button(card(approverPage), 'Reject change').click()
    await expect(card(approverPage)).toHaveCount(0, DONE)
    expect(await lotsOf(both.recall.id)).toEqual(['B1', 'B2'])
    await approverPage.goto(`${urlOf('recall')}/recalls/${both.recall.id}/timeline`)
    await expect(approverPage.getByText('rejected the proposed change')).toBeVisible()
  },
)

test(
  'a recall that changed meanwhile wants a new proposal, and says so in plain words',
  { tag: '@prove' },
  async ({ approverPage }) => {
    const both = await urgent()
    await proposed(both)
    const { recall, gtin } = both
    await approverPage.goto(`${urlOf('recall')}/recalls/${recall.id}`)
    await card(approverPage).getByLabel('Your password').fill(stack().demo.approver.password)
    const body = { scope: scopeOf(gtin, 'B1', 'B2', 'B3'), reason: 'One more lot.' }
    expect((await call('POST', `/recalls/${recall.id}/extend-scope`, { body })).status).toBe(200)
    await button(card(approverPage), 'Approve change').click()
    await expect(card(approverPage)).toContainText('The recall has changed since this was proposed.')
    expect(await lotsOf(recall.id)).toEqual(['B1', 'B2', 'B3'])

    await approverPage.reload()
    await expect(card(approverPage)).toContainText(
      'The recall has changed, so this can no longer be approved.',
    )
    await expect(button(card(approverPage), 'Approve change')).toHaveCount(0)
    await button(card(approverPage), 'Reject change').click()
    await expect(card(approverPage)).toHaveCount(0, DONE)
  },
)

test(
  'what is added to an urgent recall hides nothing that is taken out of it',
  { tag: '@prove' },
  async ({ managerPage }) => {
    const { recall } = await urgent()
    await managerPage.goto(`${urlOf('recall')}/recalls/${recall.id}/scope`)
    await button(managerPage, 'Remove lot B2').click()
    await managerPage.getByLabel('Lots', { exact: true }).fill('B3')
    await managerPage.getByLabel('Lots', { exact: true }).press('Enter')
    await expect(managerPage.getByText('This adds to the scope and removes from it.')).toBeVisible()
    await expect(button(managerPage, 'Extend scope')).toBeDisabled()
  },
)
