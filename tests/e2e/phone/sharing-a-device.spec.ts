import type { Page } from '@playwright/test'

import { api } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { button, sendReport } from '../support/controls.ts'
import { createPerson, givePin, query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { signIn, urlOf } from '../support/people.ts'
import { scopeOf, shipLots } from '../support/shipped.ts'

const PINS = { robin: '482917', sam: '735182' }

/** A task of a store, and three who work there. */
const gather = async () => {
  const { gtin, stores } = await shipLots('A1')
  const number = stores[0]?.number ?? ''
  const target = { mode: 'shipped', storeNumbers: [] as string[] } as const
  const recall = await api.issue({ title: 'Oat drink may have gone off', scope: scopeOf(gtin, 'A1'), target })
  await expect.poll(async () => (await api.notices(recall.id)).length).toBe(1)
  const [row] = await query<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id])
  const manager = await createPerson({ role: 'store_manager', storeNumber: number })
  const robin = await createPerson({ role: 'store_associate', storeNumber: number })
  const sam = await createPerson({ role: 'store_associate', storeNumber: number })
  await givePin(robin, PINS.robin)
  await givePin(sam, PINS.sam)
  return { number, noticeId: row?.id ?? '', recall, manager, robin, sam }
}

const enters = async (page: Page, { name }: { name: string }, pin: string): Promise<void> => {
  await button(page, name).click()
  for (const digit of pin) await button(page, digit).click()
}

/** Everything that the browser keeps for this site, as far as a script can read it. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), ...(await caches.keys())]
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('clearshelf')
      request.addEventListener('success', () => resolve(request.result))
    })
    for (const name of db.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve) => {
        const request = db.transaction(name).objectStore(name).getAll()
        request.addEventListener('success', () => resolve(request.result as unknown[]))
      })
      const plain = (_: string, value: unknown) =>
        value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value
      texts.push(`${name}: ${JSON.stringify(rows, plain)}`)
    }
    db.close()
    return texts.join('\n')
  })

const keyStatus = async (page: Page, without?: RegExp): Promise<number> => {
  const cookies = (await page.context().cookies()).filter(({ name }) => !without?.test(name))
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return (await fetch(`${urlOf('store')}/api/store/outbox-key`, { headers: { cookie } })).status
}

test('a shared device: paired, taken over in the middle of a report, signed, and taken away by the desk', async ({
  browse,
  watch,
}) => {
  test.setTimeout(60_000)
  watch.expects(/401|403/)
  const { number, noticeId, manager, robin, sam, recall } = await gather()
  const phone = await browse()
  await signIn(phone, 'store', manager)
  await phone.goto(`${urlOf('store')}/devices`)
  await button(phone, 'Pair a shared device').click()
  const code = await phone.getByText(/^[A-Z]{4}-[A-Z]{4}$/).innerText()
  await expectAccessible(phone)

  const tablet = await browse()
  await tablet.goto(`${urlOf('store')}/pair`)
  await tablet.getByLabel('Code on the manager’s screen').fill('ABCD-EFGH')
  await tablet.getByLabel('Name of this device').fill('Receiving desk')
  await button(tablet, 'Pair this device').click()
  await expect(tablet.getByText('This code isn’t valid')).toBeVisible()
  await tablet.getByLabel('Code on the manager’s screen').fill(code.toLowerCase())
  await button(tablet, 'Pair this device').click()
  await expect(tablet).toHaveURL(`${urlOf('store')}/lock`)
  await expect(phone.getByText('The device is paired')).toBeVisible()

  await expectAccessible(tablet)
  await button(tablet, robin.name).click()
  await tablet.getByLabel(`PIN of ${robin.name}`).fill('000001')
  await expect(tablet.getByText('Wrong PIN.')).toBeVisible()
  await expectAccessible(tablet)
  await button(tablet, 'Someone else').click()
  await enters(tablet, robin, PINS.robin)
  await expect(tablet).toHaveURL(`${urlOf('store')}/inbox`)
  await expect(tablet.getByRole('main')).toContainText(`${robin.name}Receiving desk`)
  // The session is bound to the device: carried away without its secret it is nobody's.
  expect([await keyStatus(tablet), await keyStatus(tablet, /device/)]).toEqual([200, 401])

  const report = `${urlOf('store')}/tasks/${noticeId}/report`
  await tablet.goto(report)
  await tablet.getByLabel('Shelf', { exact: true }).fill('24')
  // Not just any draft: whether there is room is tried there, too.
  await expect.poll(() => kept(tablet)).toContain(`"noticeId":"${noticeId}"`)
  await button(tablet, 'Switch person').click()
  await expect(tablet).toHaveURL(/\/lock/)
  await expect.poll(() => kept(tablet)).toContain('keys: []')
  const left = await kept(tablet)
  // In quotes: two letters alone turn up by chance among so many sealed bytes.
  expect(left).not.toMatch(/"A1\\*"/)
  for (const text of [robin.name, robin.id, 'session-']) expect(left).not.toContain(text)

  await enters(tablet, sam, PINS.sam)
  await expect(tablet).toHaveURL(`${urlOf('store')}/inbox`)
  await tablet.goto(report)
  await expect(tablet.getByText('Found in all: 24')).toBeVisible()
  await button(tablet, 'All set aside (+24)').click()
  await sendReport(tablet)
  await expect(tablet.getByText('Sign with your PIN: six digits.').first()).toBeVisible()
  await tablet.getByLabel(/^PIN/).fill('000001')
  await expectAccessible(tablet)
  await button(tablet, 'Send report').click()
  // What is not signed is told on every page, so on the way to the task's, too.
  await expect(tablet.getByText('A report is not signed yet')).toBeVisible()
  await expect(tablet).toHaveTitle(/Oat drink may have gone off/)
  await expectAccessible(tablet)
  await tablet.getByLabel(`Sign: ${sam.name}`).fill(PINS.sam)
  await button(tablet, 'Sign and send').click()
  await expect(tablet.getByText('All sent')).toBeVisible()
  const answers = 'SELECT kind, by, signed_by FROM response WHERE notice_id = $1'
  await expect
    .poll(() => query(answers, [noticeId]))
    .toEqual([{ kind: 'removed', by: sam.name, signed_by: 'pin' }])

  const desk = await browse('manager')
  await desk.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${number}`)
  await expect(desk.getByText(`signed by ${sam.name} with PIN`).first()).toBeVisible()
  await desk.goto(`${urlOf('recall')}/stores/${number}`)
  await expect(desk.getByRole('row').filter({ hasText: 'Receiving desk' })).toContainText(sam.name)
  await button(desk, 'Unpair Receiving desk').click()
  await button(desk, 'Unpair device').click()
  await expect(desk.getByText('No shared devices')).toBeVisible()
  expect(await keyStatus(tablet)).toBe(401)
  await tablet.reload()
  await expect(tablet.getByText('This device is no longer shared')).toBeVisible()
  await expectAccessible(tablet)
  await button(tablet, 'Got it').click()
  await expect(tablet.getByText('This device is no longer shared')).toBeHidden()
})
