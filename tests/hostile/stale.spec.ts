import { readFileSync } from 'node:fs'

import type { Page } from '@playwright/test'

import { api, call, listed } from '#tests/e2e/support/api.ts'
import { button } from '#tests/e2e/support/controls.ts'
import { createPerson, query, type Person } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { scopeOf } from '#tests/e2e/support/shipped.ts'
import { stack } from '#tests/e2e/support/stack.ts'
import { standIn } from '#tests/e2e/support/stand-in.ts'
import { tellOneStore } from '#tests/e2e/support/task.ts'

import { signedIn } from './impatience.ts'

// A page stays open while the world changes: a press is refused in words, in the language of the page, or does what it says.

const messages = JSON.parse(
  readFileSync(new URL('../../lib/web/messages/es.json', import.meta.url), 'utf8'),
) as Record<'store' | 'outbox', Record<string, string>>
const { store: STORE, outbox: OUTBOX } = messages

type Told = Awaited<ReturnType<typeof tellOneStore>>

const stateOf = async (noticeId: string) =>
  (
    await query<{ state: string; version: number }>('SELECT state, version FROM notice WHERE id = $1', [
      noticeId,
    ])
  )[0]

type Change = {
  name: string
  happens: (told: Told, person: Person) => Promise<unknown>
  /** What the page says of the press. */
  says: (string | undefined)[]
  acknowledged: boolean
}

const CHANGES: Change[] = [
  {
    name: 'the recall is widened',
    happens: async ({ recall, gtin, noticeId }) => {
      const scope = scopeOf(gtin, 'A1', 'B2')
      await call('POST', `/recalls/${recall.id}/extend-scope`, { body: { scope, reason: 'One lot more.' } })
      await expect.poll(async () => (await stateOf(noticeId))?.version).toBe(2)
    },
    says: [OUTBOX['changed']],
    acknowledged: false,
  },
  {
    name: 'the recall is closed',
    happens: async ({ recall }) => {
      await api.step(recall, 'begin-closing')
      const closed = await call('POST', `/recalls/${recall.id}/close`, {
        body: { reason: 'Because of a test' },
      })
      expect(closed.status, closed.text).toBe(200)
    },
    says: [OUTBOX['refused_acknowledge'], OUTBOX['why_ILLEGAL_TRANSITION']],
    acknowledged: false,
  },
  {
    name: 'the person is disabled',
    happens: (_, { id }) => query(`UPDATE person SET status = 'disabled' WHERE id = $1`, [id]),
    says: [],
    acknowledged: false,
  },
  {
    name: 'the store is renamed',
    happens: ({ store }) =>
      query(`UPDATE store SET name = 'Another Street' WHERE number = $1`, [store.number]),
    says: [],
    acknowledged: true,
  },
]

/** The page hears of nothing until somebody presses. */
const deafened = (page: Page) =>
  standIn(page, '**/api/store/pulse', (route) => route.fulfill({ json: { pulse: '' } }))

for (const { name, happens, says, acknowledged } of CHANGES)
  test(`${name} while a task is open: Acknowledge does what it says, or is refused in the language of the page`, async ({
    browse,
    watch,
  }) => {
    watch.expects(/401|409|404/)
    const told = await tellOneStore()
    const person = await createPerson({
      role: 'store_associate',
      storeNumber: told.store.number,
      language: 'es',
    })
    const page = await signedIn(await browse(), 'store', person)
    await deafened(page)
    await page.goto(told.task)
    const press = button(page, STORE['acknowledge'] ?? '')
    await expect(press).toBeVisible()
    await happens(told, person)
    await press.click()
    for (const text of says) await expect(page.getByText(text ?? '').first()).toBeVisible()
    const isDone = async () => (await stateOf(told.noticeId))?.state === 'acknowledged'
    if (acknowledged) await expect.poll(isDone).toBe(true)
    else {
      await expect(page.getByText(STORE['allSent'] ?? '')).toHaveCount(0)
      expect(await isDone()).toBe(false)
    }
  })

test('a draft is canceled while its page is open: Submit for review is refused in words, and nothing comes of it', async ({
  browse,
}) => {
  const store = await api.createStore()
  const recall = await api.draft({ target: listed(store.number) })
  const page = await signedIn(await browse(), 'recall', await createPerson({ role: 'recall_manager' }))
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  await expect(button(page, 'Submit for review')).toBeVisible()
  const gone = await call('POST', `/recalls/${recall.id}/cancel`, { body: { reason: 'Because of a test' } })
  expect(gone.status).toBe(200)
  await button(page, 'Submit for review').click()
  await expect(page.getByText(/changed|not possible/i).first()).toBeVisible()
  expect((await api.recall(recall.id)).status).toBe('cancelled')
})

test('a recall in review is sent back while an approver looks at it: Approve is refused in words, and approves nothing', async ({
  browse,
}) => {
  const store = await api.createStore()
  const recall = await api.draft({ target: listed(store.number) })
  await api.step(recall, 'submit')
  const page = await signedIn(await browse(), 'recall', await createPerson({ role: 'approver' }))
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  await expect(button(page, 'Approve')).toBeVisible()
  const back = await call('POST', `/recalls/${recall.id}/send-back`, {
    key: stack().demo.approverApiKey,
    body: { reason: 'Because of a test' },
  })
  expect(back.status, back.text).toBe(200)
  await button(page, 'Approve').click()
  await expect(page.getByText(/changed|not possible/i).first()).toBeVisible()
  expect((await api.recall(recall.id)).status).toBe('draft')
})
