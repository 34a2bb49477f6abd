import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { api, call, listed } from './support/api.ts'
import { withoutDatabase, whileHanging } from './support/away.ts'
import { expectAccessible } from './support/axe.ts'
import { button } from './support/controls.ts'
import { query } from './support/database.ts'
import { expect, test } from './support/fixtures.ts'
import { urlOf } from './support/people.ts'
import { sessionCookie } from './support/session.ts'
import { stack } from './support/stack.ts'
import { atTask } from './support/task.ts'

// A board that is open while something breaks: what happened meanwhile is there afterwards, once, without a reload.

const STORES = 4

const openBoard = async (page: Page) => {
  const stores: { number: string }[] = []
  for (let i = 0; i < STORES; i += 1) stores.push(await api.createStore())
  const numbers = stores.map(({ number }) => number)
  const recall = await api.issue({ target: listed(...numbers), title: 'Open while something breaks' })
  await expect.poll(async () => (await api.recall(recall.id)).progress.targeted).toBe(STORES)
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  // Whatever loads the page anew would take this away.
  await page.evaluate(() => void (document.body.dataset['since'] = 'the beginning'))
  return { recall, numbers }
}

/** The figure and the rows say the same, each store once, in the page that was opened at the beginning. */
const shows = async (page: Page, acknowledged: number) => {
  await expect(page.getByRole('progressbar', { name: 'Acknowledged' })).toHaveAttribute(
    'aria-valuetext',
    `${acknowledged} of ${STORES}`,
    { timeout: 15_000 },
  )
  const rows = page.locator('[data-index]')
  await expect(rows.filter({ hasText: 'by Somebody' })).toHaveCount(acknowledged)
  await expect(rows).toHaveCount(STORES)
  expect(await page.locator('body').getAttribute('data-since')).toBe('the beginning')
}

const isStale = (page: Page) =>
  expect(page.getByText(/connection lost, figures may be out of date/)).toBeVisible()
const isLive = (page: Page) =>
  expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 15_000 })

test('the network of a board goes away and comes back', async ({ managerPage: page, watch }) => {
  watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/)
  const { recall, numbers } = await openBoard(page)
  await api.acknowledge(recall, numbers[0] ?? '')
  await shows(page, 1)
  await page.context().setOffline(true)
  await isStale(page)
  await api.acknowledge(recall, numbers[1] ?? '')
  await api.acknowledge(recall, numbers[2] ?? '')
  await isStale(page)
  await page.context().setOffline(false)
  await isLive(page)
  await shows(page, 3)
  await api.acknowledge(recall, numbers[3] ?? '')
  await shows(page, 4)
})

test('the connection on which the console listens is ended, again and again', async ({
  managerPage: page,
}) => {
  const { recall, numbers } = await openBoard(page)
  const end = async () => {
    const ended = await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN recall_changed' AND datname = current_database()`,
    )
    return ended.length
  }
  for (const [i, number] of numbers.entries()) {
    // It listens again half a second after its end: nobody hears of the change in between.
    await expect.poll(end).toBeGreaterThan(0)
    await api.acknowledge(recall, number)
    await shows(page, i + 1)
  }
  await isLive(page)
})

test('the console is killed, and started again by its supervisor', async ({ managerPage: page, watch }) => {
  test.slow()
  watch.expects(/ERR_|Failed to load resource|Failed to fetch/)
  const { recall, numbers } = await openBoard(page)
  const pid = () => Number(readFileSync(join(stack().dataDir, 'run/web-recall.pid'), 'utf8'))
  const before = pid()
  await api.acknowledge(recall, numbers[0] ?? '')
  process.kill(before, 'SIGKILL')
  await isStale(page)
  await expect.poll(() => isUp(), { timeout: 30_000 }).toBe(true)
  expect(pid()).not.toBe(before)
  await api.acknowledge(recall, numbers[1] ?? '')
  await api.acknowledge(recall, numbers[2] ?? '')
  await isLive(page)
  await shows(page, 3)
})

const isUp = async (): Promise<boolean> => {
  const answer = await fetch(`${urlOf('recall')}/readyz`).catch(() => null)
  return answer?.status === 200
}

/** What somebody's browser would be answered, and after how long. */
const answered = async (url: string, headers: Record<string, string> = {}) => {
  const began = performance.now()
  const response = await fetch(url, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, ms: performance.now() - began }
}

const AWAY = {
  en: 'Clearshelf is unavailable right now',
  es: 'Clearshelf no está disponible en este momento',
  fr: 'Clearshelf est indisponible pour le moment',
}

test('while the database is away every page says so in its reader’s language, and comes back by itself', async ({
  managerPage: page,
  watch,
}) => {
  test.slow()
  watch.expects(/status of 503|Failed to fetch|ERR_/)
  const { demo } = stack()
  const cookies = {
    recall: await sessionCookie('recall', demo.manager),
    store: await sessionCookie('store', demo.store),
  }
  await withoutDatabase(async () => {
    await expect.poll(async () => (await answered(`${urlOf('recall')}/readyz`)).status).toBe(503)
    for (const [surface, path, language] of [
      ['recall', '/recalls', 'en'],
      ['recall', '/sign-in', 'fr'],
      ['recall', '/stores/contacts.csv', 'en'],
      ['store', '/inbox', 'es'],
      ['store', '/sign-in', 'en'],
      ['store', '/a/some-secret-of-a-mail', 'es'],
    ] as const) {
      const answer = await answered(urlOf(surface) + path, {
        cookie: cookies[surface],
        'accept-language': `${language}-US,en;q=0.5`,
      })
      expect([answer.status, answer.headers.get('retry-after')], path).toEqual([503, '5'])
      expect(answer.text, path).toContain(`<html lang="${language}">`)
      expect(answer.text, path).toContain(`<h1>${AWAY[language]}</h1>`)
      expect(answer.headers.get('content-security-policy'), path).toContain(`default-src 'self'`)
    }
    const { status, body, headers } = await call('GET', '/recalls')
    expect([status, body['code'], headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '5'])
    const knowledge = await answered(`${urlOf('store')}/api/store/knowledge`, { cookie: cookies.store })
    expect([knowledge.status, JSON.parse(knowledge.text)]).toMatchObject([503, { code: 'UNAVAILABLE' }])

    await page.goto(`${urlOf('recall')}/recalls`)
    await expect(page.getByRole('heading', { name: AWAY.en })).toBeVisible()
    await expect(page.getByText('Everything that was confirmed is saved.')).toBeVisible()
    await expectAccessible(page)
  })
  await expect(page.getByRole('heading', { name: 'Recalls', level: 1 })).toBeVisible({ timeout: 15_000 })
})

test('a database that hangs, or a queue, is named within three seconds, and the process says that it lives', async () => {
  test.slow()
  for (const [part, missing] of [
    ['postgres', 'database'],
    ['sqs', 'queue'],
  ] as const)
    await whileHanging(part, async () => {
      for (const surface of ['recall', 'store'] as const) {
        // Asked again and again, as a balancer does: what hangs must not use up what is asked with.
        for (let time = 0; time < 4; time += 1) {
          const ready = await answered(`${urlOf(surface)}/readyz`)
          expect([ready.status, JSON.parse(ready.text)]).toEqual([
            503,
            { status: 'not ready', missing: [missing] },
          ])
          expect(ready.ms).toBeLessThan(3000)
        }
        const alive = await answered(`${urlOf(surface)}/healthz`)
        expect(alive.status).toBe(200)
        expect(alive.ms).toBeLessThan(1000)
        const page = await answered(`${urlOf(surface)}/sign-in`)
        expect(page.status).toBe(part === 'postgres' ? 503 : 200)
        expect(page.ms).toBeLessThan(3000)
      }
    })
})

test.describe('on a phone that keeps its tasks', () => {
  test.use({ serviceWorkers: 'allow', viewport: { width: 390, height: 844 } })

  test('a task opens and is answered while the database is away, and the answer is sent afterwards', async ({
    browse,
    watch,
  }) => {
    test.slow()
    watch.expects(/status of 503|Failed to fetch|ERR_/)
    const page = await browse()
    const { noticeId, task } = await atTask(page)
    const isKept = () =>
      page.evaluate(async (path) => Boolean(await caches.match(path)), `/tasks/${noticeId}`)
    await expect.poll(isKept, { timeout: 20_000 }).toBe(true)
    await page.reload()
    await withoutDatabase(async () => {
      await page.goto(task)
      await expect(page.getByText(/^As of .*, offline$/)).toBeVisible()
      await button(page, 'Acknowledge').click()
      await expect(page.getByText('1 unsent')).toBeVisible()
      await page.goto(`${urlOf('store')}/profile`)
      await expect(page.getByRole('heading', { name: AWAY.en })).toBeVisible()
      await expect(page.getByText('Anything this phone hasn’t sent yet stays on the phone')).toBeVisible()
    })
    await page.goto(task)
    const kinds = async () =>
      (await query<{ kind: string }>('SELECT kind FROM response WHERE notice_id = $1', [noticeId])).map(
        ({ kind }) => kind,
      )
    await expect.poll(kinds, { timeout: 20_000 }).toEqual(['acknowledged'])
  })
})
