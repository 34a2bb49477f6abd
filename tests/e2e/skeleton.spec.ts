import { fillSignIn, urlOf } from './support/people.ts'
import { expect, test } from './support/fixtures.ts'
import { button } from './support/controls.ts'
import { expectAccessible } from './support/axe.ts'
import { createPerson } from './support/database.ts'
import { stack } from './support/stack.ts'
import { gtin } from '#prisma/demo/builders.ts'

const PHONE = { width: 390, height: 844 }

test('an urgent recall goes from the draft to the acknowledgement, and the manager sees it happen', async ({
  managerPage,
  approverPage,
  browse,
  visit,
  api,
  inbox,
}) => {
  test.slow()
  const { demo } = stack()
  const store = await api.createStore()
  const associate = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const title = `Tahini may contain Salmonella ${store.number}`
  const since = await inbox.now()

  await test.step('the manager writes it', async () => {
    await visit(managerPage, 'recall', '/recalls')
    await managerPage.getByRole('link', { name: 'New recall' }).click()
    await managerPage.getByLabel('Title', { exact: true }).fill(title)
    await managerPage.getByRole('radio', { name: 'High' }).check()
    await managerPage.getByLabel('Hazard').fill('Salmonella can cause serious illness.')
    await managerPage.getByLabel('Reason', { exact: true }).selectOption('salmonella')
    await managerPage.getByRole('combobox', { name: 'Product' }).fill(gtin(120))
    await managerPage.getByRole('option').click()
    await managerPage.getByLabel('Lots', { exact: true }).fill('L2641U, L2642U')
    await managerPage.getByLabel('Lots', { exact: true }).press('Enter')
    await managerPage.getByLabel('Where on the pack to look').fill('On the lid')
    await managerPage.getByLabel('Instructions').fill('Remove every jar.\nMark it "Do not sell".')
    await managerPage.getByRole('radio', { name: 'These stores' }).check()
    await managerPage.getByLabel('Store numbers').fill(store.number)
    await expectAccessible(managerPage)
    await expect(managerPage.getByText(/^Saved \d/)).toBeVisible()
    await expect(managerPage).toHaveURL(/edit$/)
  })

  await test.step('the manager submits it, and cannot approve it', async () => {
    await button(managerPage, 'Submit for review').click()
    await expect(managerPage.getByRole('heading', { name: title })).toBeVisible()
    await expect(managerPage.getByText('Waiting for another approver')).toBeVisible()
    await expect(button(managerPage, 'Approve')).toHaveCount(0)
  })
  const url = managerPage.url()

  const number =
    await test.step('another person approves it with their password, and issues it by its number', async () => {
      await approverPage.goto(url)
      await button(approverPage, 'Approve').click()
      const dialog = approverPage.getByRole('dialog')
      await dialog.getByLabel('Your password').fill('not the password at all')
      await button(dialog, 'Approve').click()
      await expect(dialog.getByText('That isn’t your password.')).toBeVisible()
      await dialog.getByLabel('Your password').fill(demo.approver.password)
      await button(dialog, 'Approve').click()
      await expect(approverPage.getByText('Approved', { exact: true })).toBeVisible()

      await button(approverPage, 'Issue recall').click()
      await expect(dialog.getByText('1 store will be notified at once: 1 email')).toBeVisible()
      const asked = (await dialog.getByRole('heading').textContent()) ?? ''
      const [recallNumber = ''] = /R-\d+-\d+/.exec(asked) ?? []
      const send = button(dialog, 'Issue recall')
      await expect(send).toBeDisabled()
      await dialog.getByLabel(`Type ${recallNumber} to confirm`).fill(recallNumber)
      await dialog.getByLabel('Your password').fill(demo.approver.password)
      await expectAccessible(approverPage)
      await send.click()
      await expect(approverPage.getByText('Issued', { exact: true }).first()).toBeVisible()
      return recallNumber
    })

  await test.step('the store is told by mail', async () => {
    const mail = await inbox.waitFor(store.email, since)
    expect(mail.subject).toBe(`URGENT: Product recall ${number} – ${title}`)
    expect(mail.text).toContain(`${urlOf('store')}/a/`)
  })

  await managerPage.goto(url)
  await expect(managerPage.getByText('Live', { exact: true })).toBeVisible()
  const row = managerPage.getByRole('row').filter({ hasText: store.number })
  await expect(row).toContainText('Not seen')

  await test.step('the store signs in on its phone, reads it and acknowledges', async () => {
    const phone = await browse()
    await phone.setViewportSize(PHONE)
    await visit(phone, 'store', '/')
    await fillSignIn(phone, associate)
    const card = phone.getByRole('link', { name: title })
    await expect(card).toContainText('Urgent')
    // In the store's time, with the zone.
    await expect(card).toContainText(/Acknowledge by .* M[SD]T/)
    await expectAccessible(phone)
    await card.click()
    await expect(phone.getByRole('heading', { name: title })).toBeVisible()
    await expect(phone.getByText('Do not sell or serve this product.')).toBeVisible()
    await expect(phone.getByText('L2641U, L2642U')).toBeVisible()
    await expectAccessible(phone)
    await expect(row).toContainText('Seen')
    await button(phone, 'Acknowledge').click()
    // How soon, speed.spec measures, alone on the machine.
    await expect(row).toContainText(`by ${associate.name}`, { timeout: 20_000 })
    await expect(phone.getByText(`Acknowledged by ${associate.name}`)).toBeVisible()
    await expect(button(phone, 'Acknowledge')).toHaveCount(0)
    await expectAccessible(phone)
  })

  await expect(managerPage.getByRole('progressbar', { name: 'Acknowledged' })).toHaveAttribute(
    'aria-valuetext',
    '1 of 1',
  )
  await expect(managerPage.getByRole('progressbar', { name: 'Reported' })).toHaveAttribute(
    'aria-valuetext',
    '0 of 1',
  )
})
