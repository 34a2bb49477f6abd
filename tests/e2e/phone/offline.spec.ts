import type { Page } from '@playwright/test'

import { api, call, listed } from '../support/api.ts'
import { button, sendReport } from '../support/controls.ts'
import { createPerson, query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { signIn, urlOf } from '../support/people.ts'
import { scopeOf } from '../support/shipped.ts'
import { standIn } from '../support/stand-in.ts'
import { atTask } from '../support/task.ts'

const answersOf = async (noticeId: string) => {
  const sql = 'SELECT kind FROM response WHERE notice_id = $1 ORDER BY at'
  return (await query<{ kind: string }>(sql, [noticeId])).map(({ kind }) => kind)
}

const isKept = (page: Page, path: string) =>
  page.evaluate(async (wanted) => (await caches.match(wanted)) !== undefined, path)

// Fetched behind the page in sight, when that is done.
const expectKept = (page: Page, path: string) =>
  expect.poll(() => isKept(page, path), { timeout: 20_000 }).toBe(true)

// Once is enough: a second time the browser complains that the first was in vain.
const fontsLoaded = (page: Page) =>
  page.evaluate(
    () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).length,
  )

const colleagueOf = async (page: Page, storeNumber: string) => {
  const person = await createPerson({ role: 'store_associate', storeNumber })
  await signIn(page, 'store', person)
  return person
}

/** Fires the event with which a browser wakes the service worker once there is a network. */
const syncOf = async (page: Page): Promise<() => Promise<void>> => {
  const devtools = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const registrationId = await registered
  const origin = urlOf('store')
  return async () => {
    await devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin,
      registrationId,
      tag: 'clearshelf-outbox',
      lastChance: false,
    })
  }
}

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('what was acknowledged is not asked for again, nothing is said to be all sent, and the page that says there is no connection sends it', async ({
    browse,
    watch,
  }) => {
    watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Fetch failed|503/)
    const page = await browse()
    const { noticeId, task } = await atTask(page)
    await expectKept(page, `/tasks/${noticeId}/report`)
    await page.goto(`${urlOf('store')}/inbox`)
    await expect(page.getByText('Opens without a connection')).toBeVisible()
    await expect(page.getByText(/^Acknowledge by/)).toBeVisible()
    await page.context().setOffline(true)
    await expect(page.getByText('No connection')).toBeVisible()
    await expect(page.getByText('All sent')).toHaveCount(0)
    await page.goto(task)
    await button(page, 'Acknowledge').click()
    await expect(page.getByText('1 unsent')).toBeVisible()
    await page.goto(`${urlOf('store')}/inbox`)
    await expect(page.getByText('Acknowledged, saved on this phone. Not sent yet')).toBeVisible()
    await expect(page.getByText(/^Acknowledge by/)).toHaveCount(0)

    await page.goto(`${urlOf('store')}/profile`)
    await expect(page.getByText('This page isn’t kept on this phone')).toBeVisible()
    await expect(page.getByText('Waiting to be sent: 1')).toBeVisible()
    expect(await fontsLoaded(page)).toBe(1)
    expect(await answersOf(noticeId)).toEqual([])
    await page.context().setOffline(false)
    // The page that was asked for comes in its place, and what waited has gone.
    await expect(page.getByRole('heading', { name: 'No connection' })).toHaveCount(0, { timeout: 15_000 })
    await expect.poll(() => answersOf(noticeId), { timeout: 10_000 }).toEqual(['acknowledged'])
  })

  test(
    'all of twelve open tasks are kept, each says so, and the last opens and is acknowledged without a network',
    { tag: '@prove' },
    async ({ browse, watch }) => {
      watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Fetch failed|503/)
      const store = await api.createStore()
      for (let i = 0; i < 12; i += 1)
        await api.issue({ title: `Recall ${i + 1} of twelve`, priority: 'low', target: listed(store.number) })
      const page = await browse()
      await colleagueOf(page, store.number)
      await expect(page.getByText('Opens without a connection')).toHaveCount(12, { timeout: 30_000 })
      await page.context().setOffline(true)
      await page.getByRole('link', { name: /Recall 12 of twelve/ }).click()
      await expect(page.getByRole('heading', { name: 'Recall 12 of twelve' })).toBeVisible()
      await expect(page.getByText('Opens without a connection')).toBeVisible()
      await button(page, 'Acknowledge').click()
      await expect(page.getByText('1 unsent')).toBeVisible()
      // The page that was kept still asks for it; the phone knows better.
      await expect(page.getByText('Acknowledged, saved on this phone. Not sent yet')).toBeVisible()
      await expect(page.getByText(/^Acknowledge by/)).toHaveCount(0)
      await page.getByRole('link', { name: 'Start report' }).click()
      await expect(page.getByRole('heading', { name: 'Report', exact: true })).toBeVisible()
    },
  )

  test('the app was closed in the cold room: woken by the browser, it sends what waits without a page', async ({
    browse,
    watch,
  }) => {
    watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Fetch failed|503/)
    const page = await browse()
    const { noticeId } = await atTask(page)
    await expectKept(page, `/tasks/${noticeId}`)
    const picture = await page.context().newPage()
    await picture.goto(`${urlOf('store')}/icons/store-192.png`)
    const wake = await syncOf(picture)
    await page.context().setOffline(true)
    await button(page, 'Acknowledge').click()
    await expect(page.getByText('1 unsent')).toBeVisible()
    await page.close()
    await page.context().setOffline(false)
    expect(await answersOf(noticeId)).toEqual([])
    await wake()
    await expect.poll(() => answersOf(noticeId), { timeout: 15_000 }).toEqual(['acknowledged'])
  })

  test(
    'somebody signs out in the cold room, is warned of what is unsent, and nobody is signed in after them',
    { tag: '@prove' },
    async ({ browse, watch }) => {
      watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Fetch failed|503/)
      const page = await browse()
      const { noticeId, task } = await atTask(page)
      await expectKept(page, `/tasks/${noticeId}`)
      await page.reload()
      await page.context().setOffline(true)
      await button(page, 'Acknowledge').click()
      await expect(page.getByText('1 unsent')).toBeVisible()
      await page.getByRole('button', { name: /^Account: / }).click()
      await button(page, 'Sign out').click()
      await expect(page.getByText('Not sent yet: 1. It stays on this phone, locked')).toBeVisible()
      await button(page.getByRole('alertdialog'), 'Sign out').click()
      await expect(page.getByText('Waiting to be sent: 1')).toContainText(
        'Sent when someone from your store signs in',
      )
      expect(await isKept(page, `/tasks/${noticeId}`)).toBe(false)
      await page.context().setOffline(false)
      // With the network comes the form, and it says the same.
      await expect(page.getByLabel('Email')).toBeVisible({ timeout: 15_000 })
      await expect(page.getByText('Waiting to be sent: 1')).toContainText('HQ doesn’t have it yet')
      await page.goto(task)
      await expect(page).toHaveURL(/\/sign-in/)
    },
  )
})

test('a report waited while the recall was widened: it is kept, its counts are taken over, and only the new lots are asked', async ({
  browse,
  watch,
}) => {
  watch.expects(/503|409/)
  const page = await browse()
  const { recall, noticeId, gtin, task } = await atTask(page)
  await page.goto(`${task}/report`)
  // Said once the phone has the key with which it keeps answers.
  await expect(page.getByText('All sent')).toBeVisible()
  const reconnect = await standIn(page, '**/api/store/*', (route) =>
    route.fulfill({ status: 503, body: '{}' }),
  )
  await page.getByLabel('Shelf', { exact: true }).fill('24')
  await button(page, 'All set aside (+24)').click()
  await sendReport(page)
  await expect(page.getByText('1 unsent')).toBeVisible()
  await call('POST', `/recalls/${recall.id}/extend-scope`, {
    body: { scope: scopeOf(gtin, 'A1', 'B2', 'C3'), reason: 'Two more lots were filled on that line.' },
  })
  await expect
    .poll(
      async () =>
        (await query<{ version: number }>('SELECT version FROM notice WHERE id = $1', [noticeId]))[0],
    )
    .toEqual({ version: 2 })
  reconnect()
  await page.reload()
  await expect(page.getByText('The recall changed while your answer waited')).toBeVisible()
  await page.getByRole('link', { name: 'Check these lots' }).click()
  await expect(page.getByText('The recall changed while your report waited')).toBeVisible()
  await expect(page.getByText('Found in all: 24')).toBeVisible()
  await button(page, 'B2').click()
  await page
    .getByRole('region', { name: /Lot B2/ })
    .getByLabel('Shelf', { exact: true })
    .fill('2')
  await sendReport(page)
  await expect(page).toHaveURL(task)
  await expect(page.getByText('All sent')).toBeVisible()
  const sql = `SELECT r.version, l.lot, l.found FROM response r JOIN response_line l ON l.response_id = r.id
               WHERE r.notice_id = $1 ORDER BY l.position`
  expect(await query(sql, [noticeId])).toEqual([
    { version: 2, lot: 'A1', found: 24 },
    { version: 2, lot: 'B2', found: 2 },
  ])
})

test('two phones count otherwise: each sees the other within five seconds, both answers are kept, and a person decides', async ({
  browse,
}) => {
  const [first, second] = [await browse(), await browse()]
  const { recall, store, noticeId, task, person } = await atTask(first)
  const robin = await colleagueOf(second, store.number)
  // The second phone has bars and hears nothing of the first.
  const hears = await standIn(second, '**/api/store/pulse', (route) => route.fulfill({ json: { pulse: '' } }))
  await second.goto(`${task}/report`)
  await second.getByLabel('Shelf', { exact: true }).fill('20')
  await first.goto(`${task}/report`)
  await first.getByLabel('Shelf', { exact: true }).fill('24')
  await sendReport(first)
  await expect.poll(() => answersOf(noticeId)).toEqual(['removed'])
  await sendReport(second)
  await expect.poll(() => answersOf(noticeId)).toEqual(['removed', 'removed'])
  hears()
  for (const page of [first, second]) {
    await expect(page.getByText('Two answers differ')).toBeVisible({ timeout: 5_000 })
    await expect(page.getByText('Lot A1: 24 found', { exact: false }).first()).toBeVisible()
    await expect(page.getByText('Lot A1: 20 found', { exact: false }).first()).toBeVisible()
  }
  const desk = await browse('manager')
  await desk.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${store.number}`)
  await expect(desk.getByText('Two phones at this store disagree')).toBeVisible()
  await first.getByRole('button', { name: new RegExp(`^Use this one: ${person.name}`) }).click()
  for (const page of [first, second])
    await expect(page.getByText('Two answers differ')).toHaveCount(0, { timeout: 10_000 })
  expect(await answersOf(noticeId)).toEqual(['removed', 'removed', 'removed'])
  await desk.reload()
  await expect(desk.getByText('Two phones at this store disagree')).toHaveCount(0)
  await expect(desk.getByText(`the one of ${person.name}`, { exact: false }).first()).toBeVisible()
  expect(robin.name).not.toBe(person.name)
  expect(await api.notices(recall.id)).toMatchObject([{ state: 'reported' }])
})

test('the recall is widened while somebody counts: the open form says so within seconds, and their report is none to what they have not seen', async ({
  browse,
  watch,
}) => {
  watch.expects(/409/)
  const page = await browse()
  const { recall, noticeId, gtin, task } = await atTask(page)
  await page.goto(`${task}/report`)
  await page.getByLabel('Shelf', { exact: true }).fill('24')
  await call('POST', `/recalls/${recall.id}/extend-scope`, {
    body: { scope: scopeOf(gtin, 'A1', 'B2'), reason: 'One more lot was filled on that line.' },
  })
  await expect(page.getByText('The recall changed while you were counting')).toBeVisible({ timeout: 20_000 })
  await sendReport(page)
  await expect(page).toHaveURL(task)
  await expect(page.getByText('The recall changed while your answer waited')).toBeVisible()
  expect(await answersOf(noticeId)).toEqual([])
  await page.getByRole('link', { name: 'Check these lots' }).click()
  await expect(page.getByText('Found in all: 24')).toBeVisible()
  await expect(button(page, 'B2')).toBeVisible()
  await sendReport(page)
  await expect.poll(() => answersOf(noticeId)).toEqual(['removed'])
})
