import type { Page } from '@playwright/test'

import { gtin } from '#prisma/demo/builders.ts'

import { call } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { codeVideo } from '../support/code-video.ts'
import { button } from '../support/controls.ts'
import { createPerson } from '../support/database.ts'
import { filmingPhone } from '../support/filming-phone.ts'
import { expect, test } from '../support/fixtures.ts'
import { tellStore } from '../support/notices.ts'
import { signIn, urlOf } from '../support/people.ts'
import { scansOf } from '../support/scans-of.ts'

const RECALLED = gtin(100)
const OTHER = '4006381333931'

type Pack = {
  kind: string
  text: string
  aslant?: boolean
  code: string
  lot: string[]
  said: RegExp
  verdict: string
}

/** Each kind of code that packs bear, as it is drawn and as it is read, and what is to be said of it. */
const PACKS: Pack[] = [
  {
    kind: 'gs1-128',
    text: `(01)${RECALLED}(10)L2641A`,
    code: `]C101${RECALLED}10L2641A`,
    lot: ['L2641A'],
    said: /^REMOVE[^]*Lot L2641A/,
    verdict: 'remove',
  },
  {
    kind: 'gs1-128',
    text: `(01)${RECALLED}(10)L0000A`,
    code: `]C101${RECALLED}10L0000A`,
    lot: ['L0000A'],
    said: /^NOT RECALLED[^]*Lot L0000A/,
    verdict: 'not_recalled',
  },
  {
    kind: 'gs1datamatrix',
    text: `(01)${RECALLED}(10)L2641A(426)724`,
    code: `]d201${RECALLED}10L2641A\u001d426724`,
    lot: ['L2641A'],
    said: /^REMOVE[^]*Lot L2641A/,
    verdict: 'remove',
  },
  {
    kind: 'gs1datamatrix',
    text: `(01)${RECALLED}(10)L0000B`,
    code: `]d201${RECALLED}10L0000B`,
    lot: ['L0000B'],
    said: /^NOT RECALLED[^]*Lot L0000B/,
    verdict: 'not_recalled',
  },
  {
    kind: 'qrcode',
    text: `https://id.example/01/${RECALLED}/10/L2641A`,
    code: `https://id.example/01/${RECALLED}/10/L2641A`,
    lot: ['L2641A'],
    said: /^REMOVE[^]*Lot L2641A/,
    verdict: 'remove',
  },
  // Long enough apart from what bears a lot for nobody to take them for a second code on the same pack.
  {
    kind: 'ean8',
    text: '96385074',
    code: '96385074',
    lot: [],
    said: /^NOT RECALLED[^]*96385074/,
    verdict: 'not_recalled',
  },
  {
    kind: 'ean13',
    text: OTHER,
    code: OTHER,
    lot: [],
    said: /^NOT RECALLED[^]*4006381333931/,
    verdict: 'not_recalled',
  },
  {
    kind: 'upca',
    text: RECALLED.slice(2),
    aslant: true,
    // A UPC is an EAN that begins with a zero.
    code: RECALLED.slice(1),
    lot: [],
    said: /^CHECK LOT[^]*On the lid/,
    verdict: 'check',
  },
]

/** What the page says of packs from now on. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    const plate = document.querySelector<HTMLElement>('[aria-live=assertive]')!
    new MutationObserver(() => said.push(plate.innerText)).observe(plate, { childList: true, subtree: true })
  })
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)

test('each code that packs bear gets its word before the camera, and without a network the evidence waits', async ({
  watch,
  launchOptions,
  viewport,
}) => {
  test.setTimeout(60_000)
  watch.expects(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  const { store, noticeId } = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  await using film = await codeVideo(PACKS, 0.8)
  await using filming = await filmingPhone({ launchOptions, viewport, watch }, film)
  const { context, page } = filming
  await signIn(page, 'store', person)
  await page.goto(`${urlOf('store')}/tasks/${noticeId}`)
  await page.getByRole('link', { name: 'Scan packs' }).click()
  await expect(page.getByText(/^(REMOVE|NOT RECALLED|CHECK LOT)$/)).toBeVisible({ timeout: 15_000 })

  await context.setOffline(true)
  await listen(page)
  const unheard = async () => {
    const said = await heard(page)
    return PACKS.filter((one) => !said.some((text) => one.said.test(text))).map(({ text }) => text)
  }
  await expect.poll(unheard, { timeout: 25_000 }).toEqual([])
  await expect(page.getByText(/Scans on this phone waiting to be sent/)).toBeVisible()
  await expectAccessible(page)

  await context.setOffline(false)
  const expected = PACKS.map(({ code, lot, verdict }) => [code, ...lot, verdict, verdict].join(' | '))
  const kept = async () => new Set(await scansOf(noticeId))
  await expect.poll(kept, { timeout: 10_000 }).toEqual(new Set(expected))
  const took = await page.evaluate(() =>
    performance.getEntriesByName('scan').map(({ duration }) => Math.round(duration)),
  )
  test.info().annotations.push({ type: 'from frame to verdict', description: `${took.join(', ')} ms` })
})

test('a verdict is of the pack in view: a code that nobody can read takes its place, and it fades when the pack is gone', async ({
  watch,
  launchOptions,
  viewport,
}) => {
  test.setTimeout(60_000)
  const { store, noticeId } = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  await using film = await codeVideo(
    [
      { kind: 'ean13', text: OTHER },
      { kind: 'code128', text: 'PICK-0042' },
      { kind: 'blank', text: '' },
      { kind: 'blank', text: '' },
    ],
    3,
  )
  await using filming = await filmingPhone({ launchOptions, viewport, watch }, film)
  const { page } = filming
  await signIn(page, 'store', person)
  await page.goto(`${urlOf('store')}/tasks/${noticeId}/scan`)
  const plate = page.locator('[aria-live=assertive][aria-atomic]')
  await expect(plate).toContainText('NOT RECALLED', { timeout: 20_000 })
  await expect(plate).toContainText('CHECK', { timeout: 3_500 })
  await expect(plate).toContainText('This is an internal code')
  await expect(plate).toContainText('Hold one pack’s code in front of the camera.', { timeout: 9_000 })
  await expect(page.getByRole('region', { name: 'Scanned before' })).toContainText('NOT RECALLED')
})

test(
  'the reader is fetched when the task opens, and on a slow line the scanner says that it is loading',
  { tag: '@prove' },
  async ({ watch, launchOptions, viewport }) => {
    const { store, noticeId } = await tellStore()
    const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
    await using film = await codeVideo([PACKS[0] as Pack], 0.8)
    await using filming = await filmingPhone({ launchOptions, viewport, watch }, film)
    const { context, page } = filming
    await signIn(page, 'store', person)
    const fetched = page.waitForRequest(/\.wasm$/, { timeout: 15_000 })
    await page.goto(`${urlOf('store')}/tasks/${noticeId}`)
    await fetched

    const line = Promise.withResolvers<void>()
    await context.route(/\.wasm$/, async (route) => {
      await line.promise
      await route.continue()
    })
    await page.goto(`${urlOf('store')}/tasks/${noticeId}/scan`)
    await expect(page.getByText(/^Loading the scanner: \d+%$/)).toBeVisible({ timeout: 15_000 })
    line.resolve()
    await expect(page.getByText('REMOVE', { exact: true })).toBeVisible({ timeout: 15_000 })
    await expect(page.getByText(/^Loading the scanner/)).toBeHidden()
  },
)

test('a lot that the recall desk adds while the scanner is open is recalled within five seconds', async ({
  browse,
}) => {
  const { store, noticeId, recall } = await tellStore()
  // Nobody recalled it before, whatever ran on this stack.
  const lot = `L${Date.now()}Z`
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await browse()
  await signIn(page, 'store', person)
  await page.goto(`${urlOf('store')}/tasks/${noticeId}/scan`)
  await expect(page.getByText(/Recalls as of/)).toBeVisible()
  const judge = async () => {
    await page.getByLabel('Number under the bars').fill(`]C101${RECALLED}10${lot}`)
    await button(page, 'Check this pack').click()
  }
  const plate = page.locator('[aria-live=assertive][aria-atomic]')
  await judge()
  await expect(plate).toContainText('NOT RECALLED')
  await expect(plate).toContainText('checked against open recalls')
  const scope = [{ gtin: RECALLED, lots: ['L2641A', lot], complete: true, identificationHint: 'On the lid' }]
  const widened = await call('POST', `/recalls/${recall.id}/extend-scope`, {
    body: { scope, reason: 'One lot more.' },
  })
  expect(widened.status).toBe(200)
  // The pack that was let go has to be fetched back, and is, once it is scanned again.
  await expect(plate).toContainText('Hold one pack’s code', { timeout: 5_000 })
  const letGo = page.getByRole('link', { name: 'Look again: packs this phone let go may be recalled' })
  // In view wherever somebody is on the page.
  await expect(letGo).toBeInViewport()
  await letGo.click()
  await expect(page.getByText(`Lot ${lot} × 1`)).toBeInViewport()
  // On a small screen a word and its buttons keep their place beside it.
  await page.setViewportSize({ width: 360, height: 640 })
  await page.getByLabel('Number under the bars').fill('garbled')
  await button(page, 'Check this pack').click()
  await expect(plate.getByText('CHECK', { exact: true })).toBeInViewport({ ratio: 1 })
  await expect(letGo).toBeInViewport({ ratio: 1 })
  await judge()
  await expect(plate.getByText('REMOVE', { exact: true })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: 'Undo' })).toBeInViewport({ ratio: 1 })
  await expect(letGo).toBeHidden()
})
