import { randomUUID } from 'node:crypto'

import { expectAccessible } from './support/axe.ts'
import { button } from './support/controls.ts'
import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { linkIn } from './support/inbox.ts'
import { fillSignIn, signIn, urlOf } from './support/people.ts'

const GOOD = 'purple heron over still water'

test('an invited person chooses a password by the rules and signs in', async ({
  adminPage,
  browse,
  visit,
  inbox,
}) => {
  const email = `new-${randomUUID().slice(0, 8)}@people.example`
  const since = await inbox.now()
  await test.step('an administrator invites', async () => {
    await visit(adminPage, 'recall', '/people')
    await button(adminPage, 'Invite').click()
    const dialog = adminPage.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Noor Newcomer')
    await dialog.getByLabel('Email').fill('not an address')
    await dialog.getByLabel('Role').selectOption({ label: 'Approver' })
    await button(dialog, 'Send invitation').click()
    await expect(dialog.getByLabel('Email')).toHaveAccessibleDescription(/Enter an email address/)
    await expectAccessible(adminPage)
    await dialog.getByLabel('Email').fill(email)
    await button(dialog, 'Send invitation').click()
    await expect(adminPage.getByText('Invitation sent')).toBeVisible()
    await expect(adminPage.getByRole('row').filter({ hasText: email })).toContainText('Invited')
  })

  const page = await browse()
  const link = linkIn(await inbox.waitFor(email, since))
  await page.goto(link)
  const password = page.getByLabel(/^New password/)
  const set = async (first: string, second = first) => {
    await password.fill(first)
    await page.getByLabel('Confirm new password').fill(second)
    await button(page, 'Set password').click()
  }
  await test.step('what breaks a rule is said at the field', async () => {
    await set('too short')
    await expect(password).toHaveAccessibleDescription(/At least 12 characters.*Use at least 12 characters/)
    await expectAccessible(page)
    await set('password1234')
    await expect(password).toHaveAccessibleDescription(/a commonly used password/)
    await set(email)
    await expect(password).toHaveAccessibleDescription(/too similar to the email address/)
    await set(GOOD, `${GOOD}!`)
    await expect(page.getByLabel('Confirm new password')).toHaveAccessibleDescription(/don’t match/)
  })
  await set(GOOD)
  await expect(page.getByText('Your password is set.')).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await fillSignIn(page, { email, password: GOOD })
  await expect(page).toHaveURL(`${urlOf('recall')}/recalls`)

  await test.step('the link is good once', async () => {
    await page.goto(link)
    await set('another set of plain words')
    await expect(page.getByText('This link was already used or has expired.')).toBeVisible()
  })
})

test('an address that is taken cannot be invited a second time', { tag: '@prove' }, async ({ adminPage }) => {
  const person = await createPerson({ role: 'viewer' })
  await adminPage.goto(`${urlOf('recall')}/people`)
  await button(adminPage, 'Invite').click()
  const dialog = adminPage.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Somebody else')
  await dialog.getByLabel('Email').fill(person.email.toUpperCase())
  await button(dialog, 'Send invitation').click()
  await expect(dialog.getByText('Someone with this email address already has an account.')).toBeVisible()
})

test('a role of a store wants a store that exists', { tag: '@prove' }, async ({ adminPage }) => {
  await adminPage.goto(`${urlOf('recall')}/people`)
  await button(adminPage, 'Invite').click()
  const dialog = adminPage.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Somebody')
  await dialog.getByLabel('Email').fill(`s-${randomUUID().slice(0, 8)}@people.example`)
  await dialog.getByLabel('Role').selectOption({ label: 'Store manager' })
  await dialog.getByLabel('Store number').fill('no such store')
  await button(dialog, 'Send invitation').click()
  await expect(dialog.getByLabel('Store number')).toHaveAccessibleDescription(/belongs to a store/)
})

test(
  'a forgotten password is replaced by mail, every session ends, and the link is good once',
  { tag: '@prove' },
  async ({ browse, visit, inbox }) => {
    const person = await createPerson({ role: 'viewer' })
    const page = await browse()
    await signIn(page, 'recall', person)
    const since = await inbox.now()

    const forgetful = await browse()
    await visit(forgetful, 'recall', '/sign-in')
    await forgetful.getByRole('link', { name: 'Forgot your password?' }).click()
    // Both pages have a field for the address: it must be the new one that is filled.
    await expect(forgetful.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
    await forgetful.getByLabel('Email').fill(person.email)
    await button(forgetful, 'Send link').click()
    await expect(
      forgetful.getByText('If there is an account for this address, a link is on its way.'),
    ).toBeVisible()
    const link = linkIn(await inbox.waitFor(person.email, since))

    await forgetful.goto(link)
    const choose = async () => {
      await forgetful.getByLabel(/^New password/).fill(GOOD)
      await forgetful.getByLabel('Confirm new password').fill(GOOD)
      await button(forgetful, 'Set password').click()
    }
    await choose()
    await expect(forgetful.getByText('Your password is set.')).toBeVisible()
    await page.reload()
    await expect(page).toHaveURL(/\/sign-in/)

    await forgetful.goto(link)
    await choose()
    await expect(forgetful.getByText('This link was already used or has expired.')).toBeVisible()
    await signIn(forgetful, 'recall', { email: person.email, password: GOOD })
  },
)

test('who asks for a reset learns nothing about who has an account', async ({ browse, inbox }) => {
  const email = `nobody-${randomUUID().slice(0, 8)}@people.example`
  const since = await inbox.now()
  const page = await browse()
  await page.goto(`${urlOf('store')}/forgot`)
  await page.getByLabel('Email').fill(email)
  await button(page, 'Send link').click()
  await expect(page.getByText('If there is an account for this address, a link is on its way.')).toBeVisible()
  expect(await inbox.to(email, since)).toEqual([])
})
