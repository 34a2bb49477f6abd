import type { Page } from '@playwright/test'

import { button } from '../support/controls.ts'
import { query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { nextRelease } from '../support/next-release.ts'
import { urlOf } from '../support/people.ts'
import { standIn } from '../support/stand-in.ts'
import { atTask } from '../support/task.ts'

test.use({ serviceWorkers: 'allow' })

// The browser wonders about a font that the service worker handed out before it was asked for.
const EARLY_FONT = /preloaded using link preload but not used/

// One that was there before builds had numbers says nothing.
const runningBuild = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number | null>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', ({ data }) => resolve(data as number))
        port1.start()
        navigator.serviceWorker.controller?.postMessage('build', [port2])
        setTimeout(() => resolve(null), 500)
      }),
  )

const newOneWaits = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    return registration.waiting !== null
  })

const said = (noticeId: string) =>
  query<{ kind: string }>('SELECT kind FROM response WHERE notice_id = $1 ORDER BY at', [noticeId])

test('an update waits as long as something is unsent, takes over when the app is opened anew, and loses and repeats nothing', async ({
  browse,
  watch,
}) => {
  watch.expects(/503/)
  watch.expects(EARLY_FONT)
  const page = await browse()
  const context = page.context()
  await using store = await nextRelease(urlOf('store'))
  const { noticeId } = await atTask(page)
  const task = `${store.url}/tasks/${noticeId}`
  await page.goto(task)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  expect(await runningBuild(page)).toBeNull()

  const reconnect = await standIn(context, '**/api/store/answers', (route) =>
    route.fulfill({ status: 503, body: '{}' }),
  )
  await button(page, 'Acknowledge').click()
  await expect(page.getByText('1 unsent')).toBeVisible()
  store.serve(2)
  await expect.poll(() => newOneWaits(page)).toBe(true)
  await page.reload()
  await expect(page.getByText('1 unsent')).toBeVisible()
  // The page asks for it after a moment; it must not be offered then either.
  await page.waitForTimeout(2500)
  await expect(page.getByText('A new version is ready')).toHaveCount(0)
  expect(await runningBuild(page)).toBeNull()

  // Closed and opened again, as a phone does: now the newer one runs, and finds what the older one kept.
  await page.close()
  const anew = await context.newPage()
  // As long as the older one is busy for a page that is gone, it stays, and the next time is another chance.
  const opened = async () => {
    await anew.goto('about:blank')
    await anew.waitForTimeout(1500)
    await anew.goto(task)
    return runningBuild(anew)
  }
  await expect.poll(opened, { timeout: 30_000 }).toBe(2)
  await expect(anew.getByText('1 unsent')).toBeVisible()
  expect(await said(noticeId)).toEqual([])
  reconnect()
  await anew.reload()
  await expect(anew.getByText('All sent')).toBeVisible()
  expect(await said(noticeId)).toEqual([{ kind: 'acknowledged' }])
  await context.close()
})

test(
  'with nothing unsent an update is offered, pressed, and what is being written is still there',
  { tag: '@prove' },
  async ({ browse, watch }) => {
    watch.expects(EARLY_FONT)
    const page = await browse()
    await using store = await nextRelease(urlOf('store'))
    const { noticeId } = await atTask(page)
    await page.goto(`${store.url}/tasks/${noticeId}/report`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.getByLabel('Shelf', { exact: true }).fill('7')
    await expect(page.getByText('Found in all: 7')).toBeVisible()
    store.serve(3)
    await expect.poll(() => newOneWaits(page)).toBe(true)
    await page.reload()
    await expect(page.getByText('A new version is ready')).toBeVisible()
    await button(page, 'Update').click()
    // It takes over once the one before has nothing left to do; a question is something to do.
    await expect(page.getByText('A new version is ready')).toHaveCount(0, { timeout: 15_000 })
    await expect.poll(() => runningBuild(page).catch(() => null)).toBe(3)
    await expect(page.getByText('Found in all: 7')).toBeVisible()
    await page.context().close()
  },
)
