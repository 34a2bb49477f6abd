import { expectAccessible } from './support/axe.ts'
import { api } from './support/api.ts'
import { button } from './support/controls.ts'
import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { signIn, urlOf } from './support/people.ts'

test(
  'a surprise is planned for a window, and stands among the drills to come without its moment',
  { tag: '@prove' },
  async ({ managerPage: page, visit }) => {
    await visit(page, 'recall', '/drills')
    await page.getByRole('link', { name: 'Start a drill' }).first().click()
    await page.getByLabel('How many stores').fill('0')
    await page.getByLabel('Not before').fill('10:00')
    await button(page, 'Schedule drill').click()
    await expect(page).toHaveURL(/\/drills\/new$/)
    await page.getByLabel('How many stores').fill('1')
    await expectAccessible(page)
    await button(page, 'Schedule drill').click()
    await expect(page).toHaveURL(/\/recalls\/[0-9a-f-]{36}$/)
    const number = /R-\d+-\d+/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? ''
    await page.goto(`${urlOf('recall')}/drills`)
    const row = page
      .getByRole('table', { name: 'Upcoming drills' })
      .getByRole('row')
      .filter({ hasText: number })
    await expect(row).toContainText('Surprise')
    await expect(row).toContainText(/Random time between .*10:00.* and .*5:00/)
  },
)

test('a drill is run now: drawn, let out, answered by its store, and scored', async ({
  managerPage: page,
  approverPage,
  browse,
}) => {
  test.slow()
  await page.goto(`${urlOf('recall')}/drills/new`)
  await page.getByLabel('How many stores').fill('1')
  await page.getByRole('radio', { name: 'Draft' }).check()
  await button(page, 'Start drill').click()
  await expect(page).toHaveURL(/\/recalls\/[0-9a-f-]{36}\/edit$/)
  const id = page.url().split('/').at(-2) ?? ''
  const { title, number, target } = await api.recall(id)
  const storeNumber = target.storeNumbers[0] ?? ''

  await test.step('it is looked at, approved and let out like a recall', async () => {
    for (const reason of await page.locator('#check').getByLabel('Reason for keeping it').all())
      await reason.fill('Practice.')
    await button(page, 'Submit for review').click()
    await expect(page.getByText('In review', { exact: true })).toBeVisible()
    await approverPage.goto(`${urlOf('recall')}/recalls/${id}`)
    await button(approverPage, 'Approve').click()
    await button(approverPage, 'Issue recall').click()
    await button(approverPage.getByRole('dialog'), 'Issue recall').click()
    await expect(approverPage.getByText('Issued', { exact: true }).first()).toBeVisible()
  })

  await test.step('its store sees that it is practice, and acknowledges', async () => {
    const person = await createPerson({ role: 'store_associate', storeNumber })
    const phone = await browse()
    await signIn(phone, 'store', person)
    await expect(async () => {
      await phone.reload()
      await phone
        .getByRole('link', { name: new RegExp(title) })
        .first()
        .click({ timeout: 1000 })
    }).toPass()
    await expect(phone.getByText('DRILL').first()).toBeVisible()
    await button(phone, 'Acknowledge').click()
    await expect(phone.getByText(/^Acknowledged/).first()).toBeVisible()
  })

  await test.step('the call list for a spreadsheet says that it is a drill', async () => {
    const answer = await page.request.get(`${urlOf('recall')}/recalls/${id}/call-list/csv`)
    expect(answer.headers()['content-disposition']).toBe(
      `attachment; filename="DRILL-call-list-${number}.csv"`,
    )
    expect(await answer.text()).toMatch(/^\uFEFFRecall,Drill,Store,/)
  })

  await test.step('the score counts it, under Drills', async () => {
    await page.goto(`${urlOf('recall')}/drills`)
    await page
      .getByRole('table', { name: 'Past drills' })
      .getByRole('link', { name: new RegExp(number) })
      .click()
    await expect(page).toHaveURL(`${urlOf('recall')}/recalls/${id}/score`)
    await expect(page.getByText('1 of 1 store', { exact: true })).toBeVisible()
    const main = page.getByRole('navigation', { name: 'Main' }).first()
    await expect(main.getByRole('link', { name: 'Drills' })).toHaveAttribute('aria-current', 'page')
    await expect(main.getByRole('link', { name: 'Recalls' })).not.toHaveAttribute('aria-current', 'page')
    await expectAccessible(page)
  })

  await test.step('and it does not stand among the recalls', async () => {
    await page.goto(`${urlOf('recall')}/recalls?show=all`)
    await expect(page.getByRole('heading', { name: 'Recalls', exact: true })).toBeVisible()
    await expect(page.getByText(number, { exact: true })).toHaveCount(0)
  })
})
