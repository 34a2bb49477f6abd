import type { Locator, Page } from '@playwright/test'

import { api, listed } from '#tests/e2e/support/api.ts'
import { button } from '#tests/e2e/support/controls.ts'
import { createPerson, query, type Person } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { stack } from '#tests/e2e/support/stack.ts'
import { tellOneStore } from '#tests/e2e/support/task.ts'
import { seeded } from '#tests/support/world-time.ts'

import { deedsOf, pressImpatiently, signedIn } from './impatience.ts'

// Two to seven presses on one spot at 400 kbit/s and a quarter of the processor: nothing that one press would not do.

const SEED = Number(process.env['SEED'] ?? 20_261_201)

type Role = 'recall_manager' | 'approver' | 'admin'
type Flow = {
  name: string
  role: Role
  /** Goes to the button. */
  reach: (page: Page, person: Person) => Promise<Locator>
  /** What stands in the trail afterwards. */
  deeds: Record<string, number>
}

const recallFor = async () => {
  const store = await api.createStore()
  const recall = await api.issue({ target: listed(store.number) })
  await expect.poll(async () => (await api.notices(recall.id)).length).toBe(1)
  return { store, recall, url: `${urlOf('recall')}/recalls/${recall.id}` }
}

const desk = (path: string): string => urlOf('recall') + path

const FLOWS: Flow[] = [
  {
    name: 'Submit for review',
    role: 'recall_manager',
    reach: async (page) => {
      const store = await api.createStore()
      const { id } = await api.draft({ target: listed(store.number) })
      await page.goto(desk(`/recalls/${id}`))
      return button(page, 'Submit for review')
    },
    deeds: { 'recall.submit': 1 },
  },
  {
    name: 'Issue recall, in the dialog',
    role: 'recall_manager',
    reach: async (page) => {
      const store = await api.createStore()
      const recall = await api.draft({ target: listed(store.number) })
      await api.step(recall, 'submit')
      await api.step(recall, 'approve', stack().demo.approverApiKey)
      await page.goto(desk(`/recalls/${recall.id}`))
      await button(page, 'Issue recall').click()
      const send = button(page.getByRole('dialog'), 'Issue recall')
      await expect(send).toBeEnabled()
      return send
    },
    deeds: { 'recall.issue': 1 },
  },
  {
    name: 'Comment',
    role: 'recall_manager',
    reach: async (page) => {
      const { url } = await recallFor()
      await page.goto(`${url}/timeline`)
      await page.getByLabel('Comment', { exact: true }).fill('Pressed by somebody in a hurry.')
      return button(page, 'Comment')
    },
    deeds: { 'comment.added': 1 },
  },
  {
    name: 'Remind, in the dialog',
    role: 'recall_manager',
    reach: async (page) => {
      const { url } = await recallFor()
      await page.goto(url)
      await page.getByRole('row').getByRole('checkbox').last().check()
      await button(page, 'Remind').click()
      return page.getByRole('dialog').getByRole('button', { name: /^Remind/ })
    },
    deeds: { 'recall.stores_reminded': 1 },
  },
  {
    name: 'Send invitation',
    role: 'admin',
    reach: async (page, { id }) => {
      await page.goto(desk('/people'))
      await button(page, 'Invite').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name').fill('Noor Newcomer')
      await dialog.getByLabel('Email').fill(`hurry-${id.slice(0, 8)}@people.example`)
      return button(dialog, 'Send invitation')
    },
    deeds: { 'person.invited': 1 },
  },
  {
    name: 'Create key, in the dialog',
    role: 'admin',
    reach: async (page) => {
      await page.goto(desk('/settings/keys'))
      await button(page, 'Create key').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name').fill('Of somebody in a hurry')
      await dialog.getByRole('checkbox').first().check()
      return button(dialog, 'Create key')
    },
    deeds: { 'key.created': 1 },
  },
]

for (const [at, { name, role, reach, deeds }] of FLOWS.entries())
  test(`${name}: pressed again and again at a slow line it is done once`, async ({ browse }) => {
    test.slow()
    const times = 2 + Math.floor(seeded(SEED + at)() * 6)
    const person = await createPerson({ role })
    const page = await signedIn(await browse(), 'recall', person)
    await page.setViewportSize({ width: 1440, height: 900 })
    const target = await reach(page, person)
    await pressImpatiently(page, target, times)
    await expect.poll(() => deedsOf(person), { timeout: 15_000 }).toEqual(deeds)
  })

test('a second press on Cancel is none on whatever lay behind the dialog', async ({ browse }) => {
  const { store, url } = await recallFor()
  const page = await signedIn(await browse(), 'recall', await createPerson({ role: 'recall_manager' }))
  await page.goto(`${url}/stores/${store.number}`)
  await button(page, 'Remind').click()
  const box = await button(page.getByRole('dialog'), 'Cancel').boundingBox()
  if (!box) throw new Error('The dialog has no Cancel.')
  const hits = await page.evaluateHandle(() => {
    const pressed: string[] = []
    document.addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof Element && target.closest('main, header, nav')) pressed.push(target.outerHTML)
      },
      true,
    )
    return pressed
  })
  for (let i = 0; i < 8; i += 1) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    // As fast as a finger.
    await page.waitForTimeout(90)
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await hits.jsonValue()).toEqual([])
  await button(page, 'Remind').click()
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a new recall that is named by a thumb in a hurry is one draft', async ({ browse }) => {
  test.slow()
  const person = await createPerson({ role: 'recall_manager' })
  const page = await signedIn(await browse(), 'recall', person)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(desk('/recalls/new'))
  await page.getByLabel('Title', { exact: true }).fill('Glass in jam')
  await pressImpatiently(page, button(page, 'Submit for review'), 5)
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect((await deedsOf(person))['recall.drafted']).toBe(1)
  expect(await query('SELECT FROM recall WHERE author_id = $1', [person.id])).toHaveLength(1)
})

test('Acknowledge and Start report: pressed by an impatient thumb the first is done once, and the second sends no report', async ({
  browse,
}) => {
  test.slow()
  const { store, task } = await tellOneStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await signedIn(await browse(), 'store', person)
  await page.goto(task)
  await pressImpatiently(page, button(page, 'Acknowledge'), 7)
  await expect(page.getByText(`Acknowledged by ${person.name}`)).toBeVisible()
  await pressImpatiently(page, page.getByRole('link', { name: 'Start report' }), 4)
  await expect(button(page, 'Review')).toBeVisible({ timeout: 15_000 })
  const deeds = await deedsOf(person)
  expect(deeds).toEqual({ 'notice.acknowledged': 1, ...(deeds['notice.seen'] ? { 'notice.seen': 1 } : {}) })
})
