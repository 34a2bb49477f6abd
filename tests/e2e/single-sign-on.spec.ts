import type { Page } from '@playwright/test'

import { button } from './support/controls.ts'
import { createPerson, SECOND_TENANT, query } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { startIdentityProvider, type IdentityProvider } from './support/identity-provider.ts'
import { startRecallConsole, type WebProcess } from './support/web-process.ts'
import { urlOf } from './support/people.ts'

// One provider and one console for these tests: whom it vouches for is said before each sign-in.
test.describe.configure({ mode: 'default' })

let provider: IdentityProvider
let recallConsole: WebProcess

test.beforeAll(async () => {
  recallConsole = await startRecallConsole(async (url) => {
    provider = await startIdentityProvider(`${url}/api/auth/callback/oidc`)
    const { issuer, clientId, clientSecret } = provider
    return {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: 'Fairmeadow ID',
    }
  })
})

test.afterAll(async () => {
  await recallConsole.stop()
  await provider.stop()
})

const come = async (page: Page): Promise<void> => {
  await page.goto(`${recallConsole.url}/sign-in`)
  await button(page, 'Continue with Fairmeadow ID').click()
}

const REFUSED = 'There’s no account for you here, or your email address isn’t verified.'

test('somebody whom the provider vouches for, and who works here, is in', async ({ browse }) => {
  const person = await createPerson({ role: 'recall_manager' })
  const page = await browse()
  provider.vouchFor({ email: person.email.toUpperCase(), verified: true })
  await come(page)
  await expect(page).toHaveURL(`${recallConsole.url}/recalls`)
  await page.getByRole('button', { name: `Account: ${person.name}` }).click()
  await expect(page.getByText(person.email)).toBeVisible()
  await button(page, 'Sign out').click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
})

test('nobody else is let in, and nobody is made up', { tag: '@prove' }, async ({ browse }) => {
  const [active, disabled, invited, ofStore] = await Promise.all([
    createPerson({ role: 'recall_manager' }),
    createPerson({ role: 'recall_manager', status: 'disabled' }),
    createPerson({ role: 'recall_manager', status: 'invited' }),
    createPerson({ role: 'store_associate', storeNumber: '0001' }),
  ])
  const twice = await createPerson({ role: 'viewer' })
  const other = await createPerson({ role: 'viewer', tenantId: SECOND_TENANT })
  await query('UPDATE person SET email = $1 WHERE id = $2', [twice.email, other.id])
  const refused: Record<string, Parameters<IdentityProvider['vouchFor']>[0]> = {
    'an address that is not verified': { email: active.email, verified: false },
    'an address of which nothing is said': { email: active.email },
    'no address': { verified: true },
    'somebody unknown': { email: 'unknown@people.example', verified: true },
    'somebody disabled': { email: disabled.email, verified: true },
    'somebody who has not joined yet': { email: invited.email, verified: true },
    'somebody of the other surface': { email: ofStore.email, verified: true },
    'an address in two organisations': { email: twice.email, verified: true },
  }
  for (const [who, claims] of Object.entries(refused))
    await test.step(who, async () => {
      const page = await browse()
      provider.vouchFor(claims)
      await come(page)
      await expect(page.getByText(REFUSED)).toBeVisible()
      await page.goto(`${recallConsole.url}/recalls`)
      await expect(page).toHaveURL(/\/sign-in/)
      await page.context().close()
    })
  expect(await query(`SELECT id FROM person WHERE email = 'unknown@people.example'`)).toEqual([])
})

test('an answer that the browser did not ask for is not taken', async ({ browse }) => {
  const person = await createPerson({ role: 'recall_manager' })
  provider.vouchFor({ email: person.email, verified: true })
  const page = await browse()
  await page.goto(`${recallConsole.url}/api/auth/callback/oidc?code=stolen&state=stolen`)
  await expect(page).toHaveURL(/\/sign-in\?.*error=/)
  await page.goto(`${recallConsole.url}/recalls`)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('without a provider in the environment there is no button for one', async ({ browse }) => {
  const page = await browse()
  await page.goto(`${urlOf('recall')}/sign-in`)
  await expect(button(page, 'Sign in')).toBeVisible()
  await expect(page.getByRole('button', { name: /Continue with/ })).toHaveCount(0)
})
