import { randomUUID } from 'node:crypto'

import { expectAccessible } from './support/axe.ts'
import { button } from './support/controls.ts'
import { createPerson, PASSWORD } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { fillSignIn, signIn, urlOf } from './support/people.ts'

// The browser says so itself when a sign-in is answered with 401.
const REFUSED = /status of 401/

test('an unknown address, a wrong password and a disabled person are answered alike', async ({
  browse,
  watch,
}) => {
  watch.expects(REFUSED)
  const active = await createPerson({ role: 'viewer' })
  const disabled = await createPerson({ role: 'viewer', status: 'disabled' })
  const page = await browse()
  const answers: string[] = []
  for (const who of [
    { email: `nobody-${randomUUID()}@people.example`, password: PASSWORD },
    { email: active.email, password: 'not this password' },
    disabled,
  ]) {
    await page.goto(`${urlOf('recall')}/sign-in`)
    await fillSignIn(page, who)
    const alert = page.getByRole('alert').filter({ hasText: /\w/ }).first()
    await expect(alert).toBeVisible()
    answers.push(((await page.getByText('Incorrect email or password').textContent()) ?? '').trim())
    await expect(page.getByLabel('Email')).toHaveValue(who.email)
  }
  await expectAccessible(page)
  expect(new Set(answers)).toEqual(new Set(['Incorrect email or password.']))
})

test('who guesses often has to wait, and gets in again after the pause', async ({ browse, watch }) => {
  watch.expects(REFUSED)
  const person = await createPerson({ role: 'viewer' })
  const page = await browse()
  await page.goto(`${urlOf('recall')}/sign-in`)
  for (let tries = 0; tries < 5; tries += 1) {
    const answered = page.waitForResponse(/callback\/credentials/)
    await fillSignIn(page, { email: person.email, password: `guess ${tries}` })
    await answered
    await expect(button(page, 'Sign in')).toBeEnabled()
  }
  await fillSignIn(page, person)
  await expect(page.getByText('Too many attempts. Wait a moment, then try again.')).toBeVisible()
  await expect
    .poll(
      async () => {
        const answered = page.waitForResponse(/callback\/credentials/)
        await button(page, 'Sign in').click()
        return (await answered).status()
      },
      { intervals: [500], timeout: 10_000 },
    )
    .toBe(200)
  await expect(page).toHaveURL(`${urlOf('recall')}/recalls`)
})

test('an account of the other surface is told where it signs in', async ({ browse, watch }) => {
  watch.expects(REFUSED)
  const manager = await createPerson({ role: 'recall_manager' })
  const page = await browse()
  await page.goto(`${urlOf('store')}/sign-in`)
  await fillSignIn(page, manager)
  await expect(page.getByText(`This account signs in at ${urlOf('recall')}.`)).toBeVisible()
})

test(
  'after the sign-in one is where one wanted to go, and never on a foreign site',
  { tag: '@prove' },
  async ({ browse }) => {
    const person = await createPerson({ role: 'viewer' })
    const page = await browse()
    await page.goto(`${urlOf('recall')}/stores?search=Boston`)
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await fillSignIn(page, person)
    await expect(page).toHaveURL(`${urlOf('recall')}/stores?search=Boston`)

    for (const elsewhere of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const other = await browse()
      await other.goto(`${urlOf('recall')}/sign-in?next=${encodeURIComponent(elsewhere)}`)
      await fillSignIn(other, person)
      await expect(other).toHaveURL(`${urlOf('recall')}/recalls`)
    }
  },
)

test(
  'both surfaces can be signed in to side by side in one browser',
  { tag: '@prove' },
  async ({ browse }) => {
    const manager = await createPerson({ role: 'recall_manager' })
    const associate = await createPerson({ role: 'store_associate', storeNumber: '0001' })
    const page = await browse()
    await signIn(page, 'recall', manager)
    await signIn(page, 'store', associate)
    await page.goto(`${urlOf('recall')}/recalls`)
    await expect(page.getByRole('heading', { name: 'Recalls', level: 1 })).toBeVisible()
  },
)
