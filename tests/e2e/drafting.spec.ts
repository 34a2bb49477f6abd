import type { Page } from '@playwright/test'

import { gtin } from '#prisma/demo/builders.ts'

import { api, draftBody } from './support/api.ts'
import { expectAccessible } from './support/axe.ts'
import { button } from './support/controls.ts'
import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { signIn, urlOf } from './support/people.ts'
import { SCRIPTS_REFUSED } from './support/sandboxed-frame.ts'

// The browser complains itself when it is kept from the network.
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Fetch failed|network/i

const saved = (page: Page) => expect(page.getByText(/^Saved \d/)).toBeVisible()
const title = (page: Page) => page.getByLabel('Title', { exact: true })

test('a recall is written, survives a reload, is put right, looked at and handed to review', async ({
  managerPage: page,
  visit,
  watch,
}) => {
  test.slow()
  watch.expects(SCRIPTS_REFUSED)
  await visit(page, 'recall', '/recalls/new')
  const name = `Glass in jam ${crypto.randomUUID().slice(0, 6)}`

  await test.step('a title makes a draft, and a reload finds it', async () => {
    await title(page).fill(name)
    await saved(page)
    await expect(page).toHaveURL(/\/recalls\/[0-9a-f-]{36}\/edit$/)
    await page.reload()
    await expect(title(page)).toHaveValue(name)
    await expectAccessible(page)
  })

  await test.step('a product is found by a lot that was shipped, and its lots are offered', async () => {
    await page.getByRole('combobox', { name: 'Product' }).fill('L2641A')
    await page.getByRole('option').filter({ hasText: 'shipped with lot L2641A' }).first().click()
    await expect(button(page, 'Remove lot L2641A')).toBeVisible()
    await page.getByText(/lots shipped; 1 selected/).click()
    await page.getByRole('checkbox').nth(1).check()
    await expect(page.getByText(/lots shipped; 2 selected/)).toBeVisible()
    await page.getByLabel('Where on the pack to look').fill('On the lid')
  })

  await test.step('a template fills what is empty and leaves the title', async () => {
    await page.getByLabel('Reason', { exact: true }).selectOption('foreign_body')
    await page.getByLabel('Start from').selectOption({ label: 'US food recall, Class II or III style' })
    await button(page, 'Use template').click()
    await button(page.getByRole('dialog'), 'Fill empty fields').click()
    await expect(title(page)).toHaveValue(name)
    await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(4)
    await button(page, 'Move step 2 up').click()
    await expect(page.getByLabel('Step 1', { exact: true })).toHaveValue(/^Compare the lot/)
  })

  await test.step('what the jurisdiction forbids keeps it from review, at its field', async () => {
    await page.getByLabel('Jurisdiction').selectOption('EU')
    await title(page).fill(`Product safety recall: voluntary, ${name}`)
    await button(page, 'Submit for review').click()
    await expect(page.getByRole('alert').filter({ hasText: 'voluntary' })).toBeFocused()
    await expect(title(page)).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)
    await title(page).fill(name)
  })

  await test.step('a warning stands with a reason', async () => {
    const headline = page.locator('#check').getByRole('listitem').filter({ hasText: 'EU notice headline' })
    await headline.getByLabel('Reason for keeping it').fill('The supplier’s notice has it.')
  })

  await test.step('each message can be seen as it will be received', async () => {
    await button(page, 'Preview messages').click()
    await expect(page.frameLocator('iframe').first().getByRole('heading', { name })).toBeVisible()
    await page.getByLabel('Channel', { exact: true }).selectOption('sms')
    await expect(page.locator('#check').getByText(/^\d parts?$/)).toBeVisible()
    // While the title is typed its length and its price stand at it.
    await expect(page.locator('#what')).toContainText(
      /Text message: \d+ of 160 characters, 1 part\. About \$6\.45/,
    )
    await page.getByLabel('Language', { exact: true }).selectOption('es')
    await expect(page.getByText(/No vender\./)).toBeVisible()
  })

  await test.step('and it goes to review', async () => {
    for (const label of await page.locator('#check').getByLabel('Reason for keeping it').all())
      if ((await label.inputValue()) === '') await label.fill('As it is on purpose.')
    await saved(page)
    await button(page, 'Submit for review').click()
    await expect(page.getByText('In review', { exact: true })).toBeVisible()
    await expect(page.getByText('The supplier’s notice has it.')).toBeVisible()
  })
})

test('what cannot be saved is kept in the browser and saved when the network is back', async ({
  managerPage: page,
  visit,
  api,
  watch,
}) => {
  watch.expects(NO_NETWORK)
  const recall = await api.draft({ title: 'Before the network went' })
  await visit(page, 'recall', `/recalls/${recall.id}/edit`)
  await page.context().setOffline(true)
  await title(page).fill('Typed without a network')
  await expect(page.getByText(/no connection/)).toBeVisible()
  expect((await api.recall(recall.id)).title).toBe('Before the network went')
  await page.context().setOffline(false)
  await saved(page)
  expect((await api.recall(recall.id)).title).toBe('Typed without a network')
})

test(
  'two people write at once: what they changed apart comes together, what they changed alike is asked about',
  { tag: '@prove' },
  async ({ browse, api, watch }) => {
    watch.expects(NO_NETWORK)
    const recall = await api.draft({ title: 'Before', hazard: 'Can make people very ill.' })
    const pages = await Promise.all(
      [0, 1].map(async () => {
        const page = await browse()
        await signIn(page, 'recall', await createPerson({ role: 'recall_manager' }))
        await page.goto(`${urlOf('recall')}/recalls/${recall.id}/edit`)
        await expect(title(page)).toHaveValue('Before')
        return page
      }),
    )
    const [mine, theirs] = pages as [Page, Page]

    await theirs.getByLabel('Hazard').fill('Theirs can make people very ill.')
    await saved(theirs)
    await expect(mine.getByText(/Someone else saved at/)).toBeVisible()
    await expect(mine.getByLabel('Hazard')).toHaveValue('Theirs can make people very ill.')

    // Both type before either hears of the other.
    await mine.route('**/api/live**', (route) => route.abort())
    await Promise.all([theirs.context().setOffline(true), mine.context().setOffline(false)])
    await theirs.getByRole('textbox', { name: 'Title', exact: true }).fill('Their title')
    await title(mine).fill('My title')
    await saved(mine)
    await theirs.context().setOffline(false)
    const dialog = theirs.getByRole('dialog', { name: 'Someone else changed the same fields' })
    await expect(dialog).toBeVisible({ timeout: 15_000 })
    await expect(dialog.getByRole('radio', { name: /Theirs/ })).toBeVisible()
    await expectAccessible(theirs)
    await dialog.getByRole('radio', { name: /^Both/ }).check()
    await dialog.getByLabel('Result').fill('Our title')
    await button(dialog, 'Save').click()
    await saved(theirs)
    await expect.poll(async () => (await api.recall(recall.id)).title).toBe('Our title')
  },
)

test(
  'whoever comes from a trace finds the product and the lot in the form',
  { tag: '@prove' },
  async ({ managerPage: page, visit }) => {
    await visit(page, 'recall', `/recalls/new?gtin=${gtin(100)}&lot=L2641A`)
    await expect(page.getByRole('combobox', { name: 'Product' })).toHaveValue(/peanut butter/i)
    await expect(button(page, 'Remove lot L2641A')).toBeVisible()
  },
)

test(
  'of very many products each is one line, which opens to be changed',
  { tag: '@prove' },
  async ({ browse }) => {
    const [line] = draftBody().scope
    const scope = Array.from({ length: 21 }, (_, n) => ({ ...line, lots: [`L${n}`, `M${n}`] }))
    const recall = await api.draft({ scope } as never)
    const page = await browse('manager')
    await page.goto(`${urlOf('recall')}/recalls/${recall.id}/edit`)
    await expect(page.getByRole('button', { name: /^Edit product/ })).toHaveCount(21)
    await expect(page.getByRole('combobox', { name: 'Product' })).toHaveCount(0)
    // A key is not kept waiting for a button that takes none yet, as a click is.
    await expect(button(page, 'Edit product 21')).toBeEnabled()
    await button(page, 'Edit product 21').press('Enter')
    await expect(page.getByRole('combobox', { name: 'Product' })).toBeFocused()
    await button(page, 'Remove lot M20').click()
    await saved(page)
    expect((await api.recall(recall.id)).scope.map(({ lots }) => lots.length)).toEqual([
      ...Array.from({ length: 20 }, () => 2),
      1,
    ])
  },
)
