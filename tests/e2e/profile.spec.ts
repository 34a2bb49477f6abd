import { button } from './support/controls.ts'
import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { fillSignIn, signIn, urlOf } from './support/people.ts'

test('language and appearance take effect at once and stay', async ({ browse }) => {
  const person = await createPerson({ role: 'store_associate', storeNumber: '0001' })
  const page = await browse()
  await page.emulateMedia({ colorScheme: 'light' })
  await signIn(page, 'store', person)
  await page.goto(`${urlOf('store')}/profile`)
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await background()
  await page.getByLabel('Language').selectOption({ label: 'Español' })
  await page.getByLabel('Appearance').selectOption({ label: 'Dark' })
  await button(page, 'Save').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.getByRole('heading', { level: 1, name: 'Perfil' })).toBeVisible()
  await expect.poll(background).not.toBe(light)
  await page.goto(`${urlOf('store')}/inbox`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('before anybody is signed in the browser says the language', async ({ browser, watch }) => {
  const context = await browser.newContext({ locale: 'fr-CA' })
  watch.on(context)
  const page = await context.newPage()
  await page.goto(`${urlOf('store')}/sign-in`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await context.close()
})

test(
  'signing out everywhere else leaves this device in and puts the others out',
  { tag: '@prove' },
  async ({ browse }) => {
    const person = await createPerson({ role: 'viewer' })
    const here = await browse()
    const elsewhere = await browse()
    await signIn(elsewhere, 'recall', person)
    await signIn(here, 'recall', person)
    await here.goto(`${urlOf('recall')}/profile`)
    const sessions = here.getByRole('listitem').filter({ hasText: /this device|ago|now/i })
    await expect(sessions).toHaveCount(2)
    await button(here, 'Sign out everywhere else').click()
    await expect(here.getByText('Every other device was signed out.')).toBeVisible()
    await expect(sessions).toHaveCount(1)
    await elsewhere.reload()
    await expect(elsewhere).toHaveURL(/\/sign-in/)
    await here.reload()
    await expect(here).toHaveURL(`${urlOf('recall')}/profile`)
  },
)

test(
  'a new password wants the old one, ends the other sessions and is the one that counts',
  { tag: '@prove' },
  async ({ browse, watch }) => {
    watch.expects(/status of 401/)
    const person = await createPerson({ role: 'viewer' })
    const here = await browse()
    const elsewhere = await browse()
    await signIn(elsewhere, 'recall', person)
    await signIn(here, 'recall', person)
    await here.goto(`${urlOf('recall')}/profile`)
    const change = async (current: string, password: string) => {
      await here.getByLabel('Current password').fill(current)
      await here.getByLabel(/^New password/).fill(password)
      await here.getByLabel('Confirm new password').fill(password)
      await button(here, 'Change password').click()
    }
    const fresh = 'quiet river under tall pines'
    await change('not the old one', fresh)
    await expect(here.getByLabel('Current password')).toHaveAccessibleDescription(/Incorrect password/)
    await change(person.password, fresh)
    await expect(here.getByText('Your password was changed.')).toBeVisible()
    await elsewhere.reload()
    await expect(elsewhere).toHaveURL(/\/sign-in/)
    await fillSignIn(elsewhere, person)
    await expect(elsewhere.getByText('Incorrect email or password')).toBeVisible()
    await fillSignIn(elsewhere, { email: person.email, password: fresh })
    await expect(elsewhere).toHaveURL(/\/recalls$/)
  },
)
