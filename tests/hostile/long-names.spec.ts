import type { Page } from '@playwright/test'

import { contact, product, store as storeRow } from '#prisma/demo/builders.ts'
import { api, call } from '#tests/e2e/support/api.ts'
import { expectNoSidewaysScroll } from '#tests/e2e/support/axe.ts'
import { createPerson, query } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { scopeOf, shipLots } from '#tests/e2e/support/shipped.ts'

import { signedIn } from './impatience.ts'

// Everything as long as it may be, on the smallest phone and with text of twice the size.

const SIZES = [
  { width: 360, height: 640, text: 100 },
  { width: 360, height: 640, text: 200 },
] as const

const long = (length: number, word = 'Unbreakable') => word.repeat(length).slice(0, length)

/** Buttons that lie over one another, or that nobody can get into view. */
const crowded = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('main button, main a[href]')].filter((one) => {
      const { width, height } = one.getBoundingClientRect()
      return (
        one.checkVisibility({ visibilityProperty: true }) &&
        width > 1 &&
        height > 1 &&
        !one.closest('[inert]')
      )
    })
    return all.flatMap((one) => {
      one.scrollIntoView({ block: 'center' })
      const { left, right, top, bottom } = one.getBoundingClientRect()
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const isOwn =
        at !== null && (one.contains(at) || at.contains(one) || at.closest('label')?.contains(one))
      return isOwn ? [] : [`${one.textContent.slice(0, 40)} under ${at?.outerHTML.slice(0, 80) ?? 'nothing'}`]
    })
  })

const tellLongStore = async () => {
  const lot = long(60, 'LOT7')
  const { gtin, stores } = await shipLots(lot)
  const [store] = stores
  if (!store) throw new Error('No store.')
  const row = storeRow({
    number: store.number,
    name: long(200),
    contacts: [contact({ address: store.email })],
  })
  await call('PUT', '/stores', { body: [row] })
  await call('PUT', '/products', { body: [product({ gtin, name: long(200), brand: long(100) })] })
  const recall = await api.issue({
    title: long(200),
    hazard: long(2000),
    scope: scopeOf(gtin, lot).map((line) => ({ ...line, identificationHint: long(200) })),
    target: { mode: 'shipped', storeNumbers: [] },
  })
  await expect.poll(async () => (await api.notices(recall.id)).length).toBe(1)
  const [row_] = await query<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id])
  return { store, recall, noticeId: row_?.id ?? '' }
}

test('the longest names and lots, at 360 px: nothing sticks out, also with text of twice the size, and no button lies under another', async ({
  browse,
}) => {
  test.slow()
  const { store, recall, noticeId } = await tellLongStore()
  const associate = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const manager = await createPerson({ role: 'recall_manager' })
  const phone = await signedIn(await browse(), 'store', associate)
  const desk = await signedIn(await browse(), 'recall', manager)
  const task = `${urlOf('store')}/tasks/${noticeId}`
  const pages: [string, Page, string][] = [
    ['task', phone, task],
    ['scan', phone, `${task}/scan`],
    ['report', phone, `${task}/report`],
    ['inbox', phone, `${urlOf('store')}/inbox`],
    ['board', desk, `${urlOf('recall')}/recalls/${recall.id}`],
  ]
  for (const { width, height, text } of SIZES)
    for (const [name, page, url] of pages)
      await test.step(`${name} at ${width} px, ${text} %`, async () => {
        await page.setViewportSize({ width, height })
        await page.goto(url)
        await expect(page.locator('h1')).toHaveCount(1)
        await page.evaluate((percent) => {
          document.documentElement.style.fontSize = `${percent}%`
        }, text)
        // The desk is not for text of twice the size on a phone.
        if (name !== 'board' || text === 100) await expectNoSidewaysScroll(page)
        // A board at this width is a table that scrolls by itself.
        if (name !== 'board' && text === 100) expect(await crowded(page), name).toEqual([])
      })
})
