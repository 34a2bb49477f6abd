import type { Page, Route } from '@playwright/test'

import { button, sendReport, signOut } from '#tests/e2e/support/controls.ts'
import { createPerson, query } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { standIn } from '#tests/e2e/support/stand-in.ts'
import { PROVING } from '#tests/support/proof.ts'
import { tellOneStore } from '#tests/e2e/support/task.ts'

import { signedIn } from './impatience.ts'

// The line is cut before, during and after each action of the store: nothing is lost, doubled, or said to be sent when it is not.

const answersOf = async (noticeId: string) => {
  const sql = `SELECT r.kind || CASE WHEN w.response_id IS NULL THEN '' ELSE ', taken back' END AS kind
               FROM response r LEFT JOIN response_withdrawal w ON w.response_id = r.id
               WHERE r.notice_id = $1 ORDER BY r.at, r.kind`
  return (await query<{ kind: string }>(sql, [noticeId])).map(({ kind }) => kind)
}

type Told = Awaited<ReturnType<typeof tellOneStore>>

type Act = {
  name: string
  /** Goes to where it is pressed, while there is a line. */
  reach: (page: Page, told: Told) => Promise<void>
  press: (page: Page) => Promise<void>
  before?: string[]
  answers: string[]
}

const fillReport = async (page: Page) => {
  await page.getByLabel('Shelf', { exact: true }).fill('24')
  await button(page, 'All set aside (+24)').click()
}

const ACTS: Act[] = [
  {
    name: 'Acknowledge',
    reach: async (page, { task }) => void (await page.goto(task)),
    press: (page) => button(page, 'Acknowledge').click(),
    answers: ['acknowledged'],
  },
  {
    name: 'Can’t do this',
    reach: async (page, { task }) => {
      await page.goto(task)
      await button(page, 'Can’t do this').or(button(page, "Can't do this")).click()
      await page.getByLabel('Too many to handle').check()
    },
    press: (page) => button(page, 'Send to HQ').click(),
    answers: ['needs_help'],
  },
  {
    name: 'Not affected',
    reach: async (page, { task }) => {
      await page.goto(task)
      await button(page, 'Not affected').click()
      await page.getByLabel('I looked on the shelf').check()
    },
    press: (page) => button(page, 'Send to HQ').click(),
    answers: ['not_affected'],
  },
  {
    name: 'Send report',
    reach: async (page, { task }) => {
      await page.goto(`${task}/report`)
      await fillReport(page)
    },
    press: sendReport,
    answers: ['removed'],
  },
  {
    name: 'Undo report',
    reach: async (page, { task, noticeId }) => {
      await page.goto(`${task}/report`)
      await fillReport(page)
      await sendReport(page)
      await expect.poll(() => answersOf(noticeId)).toEqual(['removed'])
      await expect(button(page, 'Undo report')).toBeVisible({ timeout: 15_000 })
    },
    press: (page) => button(page, 'Undo report').click(),
    before: ['removed'],
    answers: ['removed, taken back'],
  },
]

const isKept = (page: Page, path: string) =>
  page.evaluate(async (wanted) => (await caches.match(wanted)) !== undefined, path)

const CUTS = {
  during: (route: Route) => route.abort('connectionreset'),
  after: async (route: Route) => {
    // Ended while it was on its way: nobody waits for it any more.
    await route.fetch().catch(() => undefined)
    await route.abort('connectionreset').catch(() => undefined)
  },
} as const

// The browser wonders about a font that the service worker handed out before it was asked for.
const NO_LINE = /ERR_|Failed to fetch|Fetch failed|503|409|401|preloaded using link preload but not used/

const somebodyAt = async (page: Page) => {
  const told = await tellOneStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: told.store.number })
  await signedIn(page, 'store', person)
  return { told, person }
}

const expectUnsent = async (page: Page) => {
  await expect(page.getByText('1 unsent').first()).toBeVisible()
  await expect(page.getByText('All sent')).toHaveCount(0)
}

const expectSentOnce = async (page: Page, noticeId: string, answers: string[]) => {
  await expect(page.getByText('All sent')).toBeVisible({ timeout: 20_000 })
  expect(await answersOf(noticeId)).toEqual(answers)
}

// npm test tries the one that is pressed most often; npm run prove all of them.
const TRIED = PROVING ? ACTS : ACTS.filter(({ name }) => name === 'Acknowledge')

for (const { name, reach, press, before = [], answers } of TRIED) {
  test.describe('with what the phone keeps', () => {
    test.use({ serviceWorkers: 'allow' })

    test(`${name}, with the line cut before it: it is kept, never said to be sent before it is, and arrives once`, async ({
      browse,
      watch,
    }) => {
      test.slow()
      watch.expects(NO_LINE)
      const page = await browse()
      const { told } = await somebodyAt(page)
      const { noticeId, task } = told
      await page.goto(task)
      for (const path of [`/tasks/${noticeId}`, `/tasks/${noticeId}/report`])
        await expect.poll(() => isKept(page, path), { timeout: 15_000 }).toBe(true)
      await reach(page, told)
      await page.context().setOffline(true)
      await press(page)
      await expectUnsent(page)
      expect(await answersOf(noticeId)).toEqual(before)
      await page.context().setOffline(false)
      await expectSentOnce(page, noticeId, answers)
    })
  })

  for (const [when, cut] of Object.entries(CUTS))
    test(`${name}, with the line cut ${when} it: it is kept, never said to be sent before it is, and arrives once`, async ({
      browse,
      watch,
    }) => {
      test.slow()
      watch.expects(NO_LINE)
      const page = await browse()
      const { told } = await somebodyAt(page)
      await reach(page, told)
      const reconnect = await standIn(page, '**/api/store/answers', cut)
      await press(page)
      await expectUnsent(page)
      await expect.poll(() => answersOf(told.noticeId)).toEqual(when === 'after' ? answers : before)
      await expectUnsent(page)
      reconnect()
      await page.reload()
      await expectSentOnce(page, told.noticeId, answers)
    })
}

test('Sign out, with the line cut and no service worker: the session ends, what waits stays on the phone, and is sent by whoever of the store signs in', async ({
  browse,
  watch,
}) => {
  test.slow()
  watch.expects(NO_LINE)
  const { store, noticeId, task } = await tellOneStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await signedIn(await browse(), 'store', person)
  await page.goto(task)
  const reconnect = await standIn(page, '**/api/store/answers', CUTS.during)
  await button(page, 'Acknowledge').click()
  await expect(page.getByText('1 unsent')).toBeVisible()
  await signOut(page)
  await expect(page.getByText('Not sent yet: 1.', { exact: false })).toBeVisible()
  await button(page.getByRole('alertdialog'), 'Sign out').click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  expect(await answersOf(noticeId)).toEqual([])
  reconnect()
  await signedIn(page, 'store', person)
  await page.goto(`${urlOf('store')}/inbox`)
  await expect(page.getByText('All sent')).toBeVisible({ timeout: 20_000 })
  expect(await answersOf(noticeId)).toEqual(['acknowledged'])
})
