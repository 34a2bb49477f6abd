import type { Locator, Page } from '@playwright/test'

import { createPerson } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { tellStore } from './support/notices.ts'
import { urlOf } from './support/people.ts'

/** Presses Tab until the control has the focus, as somebody without a mouse does; each stop on the way is in sight. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport()
      expect(await isMarked(target), 'the focus can be seen').toBe(true)
      return
    }
  }
  throw new Error(`Tab does not lead to ${target.toString()}.`)
}

/** The ring is the control's own, or, where the whole row can be pressed, that of its ::after. */
const isMarked = (target: Locator): Promise<boolean> =>
  target.evaluate((element) =>
    [null, '::after'].some((part) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    }),
  )

const signInByKeys = async (
  page: Page,
  url: string,
  who: { email: string; password: string },
): Promise<void> => {
  await page.goto(`${url}/sign-in`)
  await tabTo(page, page.getByLabel('Email'))
  await page.keyboard.type(who.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(who.password)
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/sign-in/)
}

test(
  'with the keyboard alone: sign in at the store, open the recall, acknowledge',
  { tag: '@prove' },
  async ({ browse }) => {
    const { store, recall } = await tellStore()
    const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
    const page = await browse()
    await signInByKeys(page, urlOf('store'), person)
    await tabTo(page, page.getByRole('link', { name: recall.title }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: recall.title })).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Acknowledge', exact: true }))
    await page.keyboard.press('Enter')
    await expect(page.getByText(`Acknowledged by ${person.name}`)).toBeVisible()
  },
)

test('with the keyboard alone: sign in, search, open a recall, submit it', async ({ browse, api }) => {
  const manager = await createPerson({ role: 'recall_manager' })
  const recall = await api.draft({ title: `Found by its number ${manager.id.slice(0, 6)}` })
  const page = await browse()
  await signInByKeys(page, urlOf('recall'), manager)
  const search = page.getByRole('combobox', { name: 'Search recalls and pages' })
  // A page hears no keys before it is alive.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(search).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(search).toBeFocused()
  await page.keyboard.type(recall.number)
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: recall.title })).toBeVisible()

  const trigger = page.getByRole('button', { name: 'Cancel recall', exact: true })
  await tabTo(page, trigger)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(trigger).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: 'Submit for review', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('In review', { exact: true })).toBeVisible()
})

test('the first Tab leads past the navigation', { tag: '@prove' }, async ({ managerPage }) => {
  await managerPage.goto(`${urlOf('recall')}/stores`)
  await managerPage.keyboard.press('Tab')
  const skip = managerPage.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await managerPage.keyboard.press('Enter')
  await expect(managerPage.locator('#main')).toBeFocused()
})
