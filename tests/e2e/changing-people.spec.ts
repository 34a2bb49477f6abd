import { button } from './support/controls.ts'
import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { fillSignIn, signIn, urlOf } from './support/people.ts'

test(
  'a new role signs the person out at once, and counts from the next sign-in',
  { tag: '@prove' },
  async ({ adminPage, browse }) => {
    const person = await createPerson({ role: 'viewer' })
    const theirs = await browse()
    await signIn(theirs, 'recall', person)
    await expect(theirs.getByRole('link', { name: 'New recall' })).toHaveCount(0)

    await adminPage.goto(`${urlOf('recall')}/people`)
    await button(adminPage, `Edit ${person.name}`).click()
    const dialog = adminPage.getByRole('dialog')
    await dialog.getByLabel('Role').selectOption({ label: 'Recall manager' })
    await button(dialog, 'Change role').click()
    await expect(dialog).toHaveCount(0)
    await expect(adminPage.getByRole('row').filter({ hasText: person.email })).toContainText('Recall manager')

    await theirs.getByRole('link', { name: 'Stores', exact: true }).click()
    await expect(theirs).toHaveURL(/\/sign-in/)
    await fillSignIn(theirs, person)
    await expect(theirs).toHaveURL(/\/stores$/)
    await theirs.goto(`${urlOf('recall')}/recalls`)
    await expect(theirs.getByRole('link', { name: 'New recall' })).toBeVisible()
  },
)

test('a disabled person is out at once and stays out until enabled', async ({ adminPage, browse, watch }) => {
  watch.expects(/status of 401/)
  const person = await createPerson({ role: 'store_associate', storeNumber: '0001' })
  const theirs = await browse()
  await signIn(theirs, 'store', person)

  const change = async (label: string) => {
    await adminPage.goto(`${urlOf('recall')}/people`)
    await button(adminPage, `Edit ${person.name}`).click()
    await button(adminPage.getByRole('dialog'), label).click()
    await expect(adminPage.getByRole('dialog')).toHaveCount(0)
  }
  await change('Disable')
  await expect(adminPage.getByRole('row').filter({ hasText: person.email })).toContainText('Disabled')
  await theirs.reload()
  await expect(theirs).toHaveURL(/\/sign-in/)
  await fillSignIn(theirs, person)
  await expect(theirs.getByText('Incorrect email or password')).toBeVisible()

  await change('Enable')
  await fillSignIn(theirs, person)
  await expect(theirs).toHaveURL(/\/inbox/)
})

test('the pages of people are for administrators', async ({ managerPage, watch }) => {
  watch.expects(/404 \(Not Found\)/)
  await managerPage.goto(`${urlOf('recall')}/recalls`)
  await expect(managerPage.getByRole('link', { name: 'People', exact: true })).toHaveCount(0)
  await managerPage.goto(`${urlOf('recall')}/people`)
  await expect(managerPage.getByText('Page not found')).toBeVisible()
})
