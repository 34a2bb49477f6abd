import type { Page, Request as PageRequest } from '@playwright/test'

import { button, signOut } from '#tests/e2e/support/controls.ts'
import { createPerson, query } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { noticeState, tellStore } from '#tests/e2e/support/notices.ts'
import { signIn, urlOf } from '#tests/e2e/support/people.ts'
import { standIn } from '#tests/e2e/support/stand-in.ts'

type Sent = { url: string; headers: Record<string, string>; body: string }

/** What the browser would have sent when the button is pressed; it is kept from going out. */
const captured = async (page: Page, press: () => Promise<void>): Promise<Sent> => {
  const { promise: caught, resolve } = Promise.withResolvers<PageRequest>()
  const stepBack = await standIn(page, '**', (route) => {
    // The report that a page was seen is an action too; it is not the one that was pressed.
    if (route.request().method() !== 'POST') return route.continue()
    resolve(route.request())
    return route.abort()
  })
  await press()
  const request = await caught
  stepBack()
  const headers = await request.allHeaders()
  return {
    url: request.url(),
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !name.startsWith(':') && name !== 'content-length'),
    ),
    body: request.postData() ?? '',
  }
}

const without = (headers: Record<string, string>, ...names: string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))

/** The same request as others could make a browser, or a program, send it. */
const forgeries = ({ headers }: Sent): Record<string, Record<string, string>> => ({
  'without Origin': without(headers, 'origin'),
  'without Origin and Sec-Fetch-Site': without(headers, 'origin', 'sec-fetch-site'),
  'from a foreign Origin': { ...headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'from the Origin null': { ...headers, origin: 'null' },
  'from the other surface': {
    ...headers,
    origin: headers['origin'] === urlOf('store') ? urlOf('recall') : urlOf('store'),
    'sec-fetch-site': 'same-site',
  },
  'cross-site with our Origin': { ...headers, 'sec-fetch-site': 'cross-site' },
  'same-site with our Origin': { ...headers, 'sec-fetch-site': 'same-site' },
  'with a forged host': {
    ...headers,
    origin: 'https://evil.example',
    'x-forwarded-host': 'evil.example',
    'sec-fetch-site': 'same-origin',
  },
})

const send = (sent: Sent, headers: Record<string, string>, method = 'POST') =>
  fetch(sent.url, { method, headers, redirect: 'manual', ...(method === 'POST' ? { body: sent.body } : {}) })

/** Nothing forged does anything; the very same request, unforged, does: so it was the forgery that was refused. */
const expectOnlyOwn = async (sent: Sent, state: () => Promise<unknown>): Promise<void> => {
  const before = await state()
  for (const [what, headers] of Object.entries(forgeries(sent))) {
    await send(sent, headers)
    expect(await state(), what).toEqual(before)
  }
  await send(sent, sent.headers, 'GET')
  await send(sent, sent.headers, 'HEAD')
  expect(await state(), 'by GET and HEAD').toEqual(before)
  expect((await send(sent, sent.headers)).status).toBeLessThan(400)
  expect(await state(), 'as it was').not.toEqual(before)
}

// What is kept from going out is a failure to the page.
const ABORTED = /ERR_FAILED|Failed to fetch|Fetch failed/

test('a command of the console is taken from our own pages only', async ({ browse, api, watch }) => {
  watch.expects(ABORTED)
  const manager = await createPerson({ role: 'recall_manager' })
  const recall = await api.draft({ target: { mode: 'listed', storeNumbers: ['0001'] } })
  const page = await browse()
  await signIn(page, 'recall', manager)
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  const sent = await captured(page, () => button(page, 'Submit for review').click())
  await expectOnlyOwn(sent, async () => (await api.recall(recall.id)).status)
})

test('an acknowledgement of the store app is taken from our own pages only', async ({
  browse,
  api,
  watch,
}) => {
  watch.expects(ABORTED)
  const { store, recall, noticeId } = await tellStore()
  const associate = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await browse()
  await signIn(page, 'store', associate)
  await page.goto(`${urlOf('store')}/tasks/${noticeId}`)
  await expect.poll(async () => (await api.notices(recall.id))[0]?.state).toBe('seen')
  const sent = await captured(page, () => button(page, 'Acknowledge').click())
  // It would send it again by itself.
  await page.close()
  await expectOnlyOwn(sent, () => noticeState(noticeId))
})

test('a sign-out is taken from our own pages only, and one that is refused is not said to have happened', async ({
  browse,
  watch,
}) => {
  watch.expects(ABORTED)
  const person = await createPerson({ role: 'recall_manager' })
  const page = await browse()
  await signIn(page, 'recall', person)
  await page.goto(`${urlOf('recall')}/recalls`)
  const sent = await captured(page, () => signOut(page))
  await page.close()
  for (const [what, headers] of Object.entries(forgeries(sent))) {
    const { headers: said } = await send(sent, headers)
    expect(said.get('x-action-redirect') ?? '', what).not.toContain('signed-out')
    expect(said.get('set-cookie') ?? '', what).not.toContain('session')
  }
  const sessions = () =>
    query<{ n: number }>('SELECT count(*)::int AS n FROM session WHERE person_id = $1 AND ended_at IS NULL', [
      person.id,
    ])
  await expectOnlyOwn(sent, sessions)
})

test('an acknowledgement by link is taken from our own pages only', async ({ browse, watch }) => {
  watch.expects(ABORTED)
  const { link, noticeId } = await tellStore()
  const page = await browse()
  await page.goto(link)
  const sent = await captured(page, () => button(page, 'Acknowledge').click())
  await expectOnlyOwn(sent, () => noticeState(noticeId))
})

test('an invitation is taken from our own pages and from administrators only', async ({ browse, watch }) => {
  watch.expects(ABORTED)
  const [admin, viewer] = await Promise.all([
    createPerson({ role: 'admin' }),
    createPerson({ role: 'viewer' }),
  ])
  const email = `forged-${admin.id.slice(0, 8)}@people.example`
  const page = await browse()
  await signIn(page, 'recall', admin)
  await page.goto(`${urlOf('recall')}/people`)
  await button(page, 'Invite').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Forged')
  await dialog.getByLabel('Email').fill(email)
  const sent = await captured(page, () => button(dialog, 'Send invitation').click())
  const invited = () => query('SELECT email FROM person WHERE email = $1', [email])

  // The action's id is no secret: somebody without the right has it as well.
  const other = await browse()
  await signIn(other, 'recall', viewer)
  const cookies = await other.context().cookies(urlOf('recall'))
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await send(sent, { ...sent.headers, cookie })
  await send(sent, without(sent.headers, 'cookie'))
  expect(await invited()).toEqual([])
  await expectOnlyOwn(sent, invited)
})
