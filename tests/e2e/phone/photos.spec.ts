import { chromium, type Page } from '@playwright/test'

import { api } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { CHROMIUM_FLAGS } from '../support/chromium.ts'
import { button, sendReport } from '../support/controls.ts'
import { createPerson, query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { packFile } from '../support/pictures.ts'
import { signIn, urlOf } from '../support/people.ts'
import { scopeOf, shipLots } from '../support/shipped.ts'
import { standIn } from '../support/stand-in.ts'

type Priority = 'high' | 'medium'

/** A store that got 24 of a lot, and is told of it. */
const tell = async (priority: Priority = 'medium') => {
  const { gtin, stores } = await shipLots('A1')
  const [store] = stores
  if (!store) throw new Error('No store.')
  const target = { mode: 'shipped' as const, storeNumbers: [] }
  const recall = await api.issue({
    title: 'Oat drink may have gone off',
    priority,
    scope: scopeOf(gtin, 'A1'),
    target,
  })
  await expect.poll(async () => (await api.notices(recall.id)).length).toBe(1)
  const [row] = await query<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id])
  const noticeId = row?.id ?? ''
  const task = `${urlOf('store')}/tasks/${noticeId}`
  return { store, recall, noticeId, task, report: `${task}/report` }
}

const atStore = async (page: Page, { number }: { number: string }) => {
  const person = await createPerson({ role: 'store_associate', storeNumber: number })
  await signIn(page, 'store', person)
  return person
}

const count = async (page: Page, n: number) => {
  await page.getByLabel('Shelf', { exact: true }).fill(String(n))
  await page.getByLabel('Set aside', { exact: true }).fill(String(n))
}

const photosOf = (noticeId: string) =>
  query<{ source: string; reports: number }>(
    `SELECT e.source, (SELECT count(*)::int FROM response_evidence x WHERE x.evidence_id = e.id) AS reports
     FROM evidence e WHERE e.notice_id = $1 ORDER BY e.id`,
    [noticeId],
  )
const reportsOf = (noticeId: string) =>
  query<{ by: string }>(`SELECT by FROM response WHERE notice_id = $1 AND kind = 'removed' ORDER BY at, id`, [
    noticeId,
  ])

/** A phone that takes a second to lock up what it keeps. */
const slowToSeal = () => {
  const { subtle } = crypto
  const seal = subtle.encrypt.bind(subtle)
  subtle.encrypt = async (...all: Parameters<typeof seal>) => {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    return seal(...all)
  }
}

test('a photo is taken live beside an example, outlives a reload and a network that is cut, and stands at the desk', async ({
  viewport,
  launchOptions,
  watch,
  browse,
}) => {
  watch.expects(/ERR_FAILED|Failed to fetch/)
  const { store, recall, noticeId, task, report } = await tell('high')
  const film = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
  await using browser = await chromium.launch({ ...launchOptions, args: [...CHROMIUM_FLAGS, ...film] })
  const context = await browser.newContext({ viewport, permissions: ['camera'], reducedMotion: 'reduce' })
  watch.on(context)
  const page = await context.newPage()
  const person = await atStore(page, store)
  await page.goto(report)
  await count(page, 24)
  await expect(page.getByText('take the photos now. Photos already on the phone')).toBeVisible()
  await page.evaluate(slowToSeal)
  for (const kept of [1, 2]) {
    await button(page, 'Take a photo').click()
    await expect(page.getByRole('img', { name: /^Example: a closed box/ })).toBeVisible()
    await button(page, 'Take the photo').click()
    await expect(page.getByText('Saving…', { exact: true })).toHaveCount(1)
    await expect(page.getByText('Taken live', { exact: true })).toHaveCount(kept)
  }
  // A photo that reads "Taken live" is safe on the phone, however slow it is.
  await page.reload()
  await expect(page.getByText('Taken live', { exact: true })).toHaveCount(2)
  await expect(page.getByText('Found in all: 24')).toBeVisible()
  await button(page, 'Remove photo 2').click()
  await page.reload()
  await expect(page.getByRole('img', { name: /^Photo/ })).toHaveCount(1)
  await expectAccessible(page)

  // Cut before it arrives; then after it has, so that its answer is lost.
  let tries = 0
  await page.route('**/api/store/photos', async (route) => {
    tries += 1
    if (tries === 2) await route.fetch()
    if (tries <= 2) return route.abort()
    return route.continue()
  })
  await sendReport(page)
  await expect(page).toHaveURL(task)
  await expect(page.getByText('2 unsent')).toBeVisible()
  await expect(page.getByText('All sent')).toBeVisible({ timeout: 10_000 })
  expect([tries, await photosOf(noticeId)]).toEqual([3, [{ source: 'live', reports: 1 }]])

  const desk = await browse('manager')
  await desk.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${store.number}`)
  await expect(desk.getByText('Live photo', { exact: true })).toBeVisible()
  await button(desk, `Open photo 1 of store ${store.number.toLowerCase()}`).click()
  const large = desk.getByRole('dialog').getByRole('img')
  await expect.poll(() => large.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300)
  await expect(desk.getByRole('dialog')).toContainText(`${person.name}, `)
  await expectAccessible(desk)
})

test(
  'a file may be chosen where it is not urgent; one that HQ refuses is discarded, and the report goes without it',
  { tag: '@prove' },
  async ({ browse, watch }) => {
    watch.expects(/422/)
    const { store, noticeId, task, report } = await tell()
    const page = await browse()
    await atStore(page, store)
    await page.goto(report)
    await count(page, 24)
    await button(page, 'Take a photo').click()
    await expect(page.getByText(/No camera found|The camera is not allowed here/)).toBeVisible()
    await button(page, 'Back without a photo').click()
    const chooser = page.getByLabel('Choose a photo from this phone').last()
    await chooser.setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') })
    await expect(page.getByText('We can’t read this file as a picture')).toBeVisible()
    await chooser.setInputFiles(await packFile())
    await expect(page.getByText('Chosen, not live')).toHaveCount(1)
    await chooser.setInputFiles(await packFile('other.jpg'))
    await expect(page.getByText('Chosen, not live')).toHaveCount(2)
    const refusal = { code: 'VALIDATION_FAILED', title: 'Not valid', detail: 'The photo is damaged.' }
    const relent = await standIn(page, '**/api/store/photos', (route) => {
      relent()
      return route.fulfill({ status: 422, body: JSON.stringify(refusal) })
    })
    await sendReport(page)
    await expect(page).toHaveURL(task)
    await expect(page.getByText('HQ didn’t accept a photo')).toBeVisible()
    await button(page, 'Discard').click()
    await button(page.getByRole('alertdialog'), 'Discard').click()
    await expect(page.getByText('All sent')).toBeVisible()
    await expect.poll(() => photosOf(noticeId)).toEqual([{ source: 'chosen', reports: 1 }])
  },
)

test(
  'a full phone says so before and after, and what it cannot keep is sent at once when there is a network',
  { tag: '@prove' },
  async ({ browse, watch }) => {
    watch.expects(/ERR_FAILED|Failed to fetch/)
    const { store, noticeId, task, report } = await tell()
    const page = await browse()
    // Before the browser looks for the first time: it remembers for a while how much room there was.
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: urlOf('store'), quotaSize: 1 })
    await atStore(page, store)
    await page.goto(report)
    // The browser goes on to say that it has room: it is tried out.
    await expect(page.getByText('This phone is almost full')).toBeVisible()
    await count(page, 23)
    await page
      .getByLabel('Choose a photo from this phone')
      .last()
      .setInputFiles(await packFile())
    await expect(page.getByText('This phone has no room to keep the photo')).toBeVisible()
    const reconnect = await standIn(page, '**/api/store/*', (route) => route.abort())
    await sendReport(page)
    await expect(page.getByText(/^We can’t confirm that HQ got this/)).toBeVisible()
    expect(await reportsOf(noticeId)).toEqual([])

    reconnect()
    await expect(page.getByText('Found 23 of').last()).toBeVisible()
    await button(page, 'Send report').click()
    await expect(page).toHaveURL(task)
    expect([(await reportsOf(noticeId)).length, await photosOf(noticeId)]).toEqual([
      1,
      [{ source: 'chosen', reports: 1 }],
    ])
  },
)

/** What a build left that knew neither photos nor what a phone knew: words alone, without a number of a format. */
const leaveOldEntry = (page: Page, body: object, noticeId: string) =>
  page.evaluate(
    async ({ text, notice }) => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)))
      const db = await asked(indexedDB.open('clearshelf'))
      const [{ storeId, key }] = (await asked(db.transaction('keys').objectStore('keys').getAll())) as [
        { storeId: string; key: CryptoKey },
      ]
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const words = new TextEncoder().encode(JSON.stringify({ ...JSON.parse(text), storeId }))
      const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, words)
      const entry = {
        key: 'of-an-old-build',
        storeId,
        noticeId: notice,
        kind: 'report',
        sealed: { iv, bytes },
        refused: null,
      }
      await asked(db.transaction('unsent', 'readwrite').objectStore('unsent').add(entry))
    },
    { text: JSON.stringify(body), notice: noticeId },
  )

test(
  'what an older build left is sent; the second phone hears who was first; a second report begins with the last',
  { tag: '@prove' },
  async ({ browse }) => {
    const { store, recall, noticeId, task, report } = await tell()
    const [first, second] = [await browse(), await browse()]
    const robin = await atStore(first, store)
    await atStore(second, store)
    await second.goto(report)
    await count(second, 20)

    await first.goto(task)
    await expect(first.getByText('All sent')).toBeVisible()
    const [{ gtin } = { gtin: '' }] = recall.scope
    const found = { shelf: 22, backRoom: 2, display: 0, customers: 0 }
    const line = {
      gtin,
      lot: 'A1',
      onHandAtNotice: 24,
      found,
      quarantined: 24,
      destroyed: 0,
      returned: 0,
      sold: null,
    }
    const madeBy = { id: robin.id, name: robin.name }
    const common = { kind: 'report', outcome: 'removed', noticeId, version: 1, note: null, madeBy }
    await leaveOldEntry(first, { ...common, at: new Date().toISOString(), lines: [line] }, noticeId)
    await first.reload()
    await expect.poll(async () => (await reportsOf(noticeId)).length).toBe(1)

    await sendReport(second)
    await expect(second).toHaveURL(task)
    await expect(second.getByText(`${robin.name} answered first`)).toBeVisible()
    await expect(second.getByText('Reported: 24 found, 24 set aside. Both answers are kept.')).toBeVisible()
    expect(await reportsOf(noticeId)).toHaveLength(2)

    await first.goto(report)
    await expect(first.getByText(/^Starts from what .* reported/)).toBeVisible()
    await expect(first.getByText('Found in all: 20')).toBeVisible()
    await expect(first.getByLabel('Set aside', { exact: true })).toHaveValue('20')
  },
)
