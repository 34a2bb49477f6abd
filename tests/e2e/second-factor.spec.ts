import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'

import { button } from './support/controls.ts'
import { createPerson, PASSWORD, type Person } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { api, listed } from './support/api.ts'
import { fillSignIn, signIn, urlOf } from './support/people.ts'

const STEP_MS = 30_000

/** The app on somebody's phone. `ahead`: the code that comes after the present one, which counts already. */
const authenticator =
  (seed: string) =>
  (ahead = 0) =>
    new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: Date.now() + ahead * STEP_MS })

const earlyInAStep = async (): Promise<void> => {
  const left = STEP_MS - (Date.now() % STEP_MS)
  if (left < STEP_MS / 2) await sleep(left)
}

const enrol = async (page: Page) => {
  await page.goto(`${urlOf('recall')}/profile`)
  await page.getByLabel('Your password, to confirm it’s you').fill(PASSWORD)
  await button(page, 'Set up').click()
  const seed = (await page.getByText(/^Key:/).locator('code').textContent()) ?? ''
  const code = authenticator(seed)
  await page.getByLabel('Code from the app').fill('000000')
  await button(page, 'Confirm').click()
  await expect(page.getByText('Incorrect code.')).toBeVisible()
  // The one before: still good, and it leaves the present one to be used at the sign-in. Good only until the next step
  // begins, so one that is about to begin is waited for.
  await earlyInAStep()
  const used = code(-1)
  await page.getByLabel('Code from the app').fill(used)
  await button(page, 'Confirm').click()
  await expect(page.getByText('Keep these backup codes.')).toBeVisible()
  const backup = await page.getByText(/^[A-Z]{5}-[A-Z]{5}$/).allTextContents()
  return { code, used, backup }
}

const tryCode = async (page: Page, person: Person, code: string): Promise<void> => {
  await page.goto(`${urlOf('recall')}/sign-in`)
  await fillSignIn(page, person)
  await page.getByLabel('Code from your authenticator app').fill(code)
  await button(page, 'Sign in').click()
}

const REFUSED = 'That code isn’t valid or was already used.'

test(
  'with an authenticator app the password alone opens nothing, and each code opens once',
  { tag: '@prove' },
  async ({ browse, watch }) => {
    test.slow()
    watch.expects(/status of 401/)
    const person = await createPerson({ role: 'recall_manager' })
    const page = await browse()
    await signIn(page, 'recall', person)
    const { code, used, backup } = await enrol(page)
    expect(new Set(backup).size).toBe(10)

    const other = await browse()
    await test.step('the code of the enrolment does not sign in', async () => {
      await tryCode(other, person, used)
      await expect(other.getByText(REFUSED)).toBeVisible()
    })
    const next = code(1)
    await test.step('a fresh one does, once', async () => {
      await tryCode(other, person, next)
      await expect(other).toHaveURL(`${urlOf('recall')}/recalls`)
      const third = await browse()
      await tryCode(third, person, next)
      await expect(third.getByText(REFUSED)).toBeVisible()
    })
    await test.step('a backup code works, once, however it is typed', async () => {
      const [first = ''] = backup
      const fourth = await browse()
      await tryCode(fourth, person, first.toLowerCase().replace('-', ' '))
      await expect(fourth).toHaveURL(`${urlOf('recall')}/recalls`)
      const fifth = await browse()
      await tryCode(fifth, person, first)
      await expect(fifth.getByText(REFUSED)).toBeVisible()
      await fourth.goto(`${urlOf('recall')}/profile`)
      await expect(fourth.getByText('9 backup codes are left')).toBeVisible()
    })
  },
)

test('approving what is urgent asks for a code, and no longer for the password', async ({ browse }) => {
  const approver = await createPerson({ role: 'approver' })
  const page = await browse()
  await signIn(page, 'recall', approver)
  const { code } = await enrol(page)
  const recall = await api.draft({
    priority: 'high',
    target: listed('0001'),
    title: 'Needs a code to be approved',
  })
  await api.step(recall, 'submit')
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  await button(page, 'Approve').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Code from your authenticator app').fill(approver.password)
  await button(dialog, 'Approve').click()
  await expect(dialog.getByText('That isn’t the code from your authenticator app.')).toBeVisible()
  await dialog.getByLabel('Code from your authenticator app').fill(code(1))
  await button(dialog, 'Approve').click()
  await expect(page.getByText('Approved', { exact: true })).toBeVisible()
})

test(
  'the app is taken away against a code, and the password alone is enough again',
  { tag: '@prove' },
  async ({ browse }) => {
    const person = await createPerson({ role: 'viewer' })
    const page = await browse()
    await signIn(page, 'recall', person)
    const { backup } = await enrol(page)
    await page.reload()
    await page.getByLabel('Code from the app, or a backup code').fill(backup[3] ?? '')
    await button(page, 'Remove').click()
    await expect(page.getByText('Not set up.')).toBeVisible()
    await signIn(await browse(), 'recall', person)
  },
)
