import { button } from '../support/controls.ts'
import { createPerson, givePin } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { noticeState, tellStore } from '../support/notices.ts'
import { fillSignIn, signIn, urlOf } from '../support/people.ts'

const pathOf = (link: string): string => new URL(link).pathname

test('whoever fetches the link of a message changes nothing, whether as a scanner, a preview or a browser', async ({
  browse,
}) => {
  const { link, noticeId } = await tellStore()
  const before = await noticeState(noticeId)
  const scanners: RequestInit[] = [
    { method: 'GET' },
    { method: 'HEAD' },
    { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' } },
    { headers: { 'user-agent': 'Mozilla/5.0 (compatible; MailScanner/1.0)' } },
    { headers: { rsc: '1', 'next-router-prefetch': '1' } },
  ]
  for (const scanner of scanners) expect((await fetch(link, scanner)).status).toBe(200)
  // Some scanners send the forms of a page too. Without a page of ours around it, that is a page view.
  await fetch(link, { method: 'POST', body: new URLSearchParams({ by: 'scanner' }) })

  const page = await browse()
  await page.goto(link)
  await expect(button(page, 'Acknowledge')).toBeVisible()
  // Scripts have run, and somebody moved about on the page, without a press.
  await page.waitForLoadState('networkidle')
  await page.mouse.move(100, 300)
  await page.keyboard.press('Tab')
  expect(await noticeState(noticeId)).toEqual(before)
})

test('a medium recall is acknowledged from the link without an account, and a second press keeps the first', async ({
  browse,
  visit,
  api,
}) => {
  const { link, recall } = await tellStore()
  const first = await browse()
  const second = await browse()
  await visit(first, 'store', pathOf(link))
  await second.goto(link)
  await expect(button(second, 'Acknowledge')).toBeVisible()

  await first.getByLabel('Your name').fill('Robin at the counter')
  await button(first, 'Acknowledge').click()
  await expect(first.getByText('Acknowledged by Robin at the counter')).toBeVisible()
  await expect(first.getByText('Acknowledged is not removed')).toBeVisible()
  const [kept] = await api.notices(recall.id)
  expect(kept).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Robin at the counter' })

  await second.getByLabel('Your name').fill('Sam, a little later')
  await button(second, 'Acknowledge').click()
  await expect(second.getByText('Acknowledged by Robin at the counter')).toBeVisible()
  expect(await api.notices(recall.id)).toEqual([kept])
})

test('an urgent recall wants somebody who is signed in at the store, and leads them there and back', async ({
  browse,
}) => {
  const { link, store, recall, noticeId } = await tellStore({ priority: 'high' })
  const associate = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await browse()
  await page.goto(link)
  await expect(page.getByText('sign in at the store to acknowledge it')).toBeVisible()
  await page.getByRole('link', { name: 'Acknowledge' }).click()
  await fillSignIn(page, associate)
  await expect(page).toHaveURL(`${urlOf('store')}/tasks/${noticeId}`)
  await expect(page.getByRole('heading', { name: recall.title })).toBeVisible()
  await button(page, 'Acknowledge').click()
  await expect(page.getByText(`Acknowledged by ${associate.name}`)).toBeVisible()
})

test('an urgent recall is acknowledged on the page of its link by name and PIN of somebody there', async ({
  browse,
  visit,
}) => {
  const { link, store } = await tellStore({ priority: 'high' })
  const associate = await createPerson({ role: 'store_associate', storeNumber: store.number })
  await givePin(associate, '482917')
  const page = await browse()
  await visit(page, 'store', pathOf(link))
  await button(page, 'Acknowledge with PIN').click()
  await expect(page.getByText('Enter your name.').first()).toBeVisible()
  await expect(page.getByLabel('PIN')).toHaveAccessibleDescription(/Six digits/)
  await page.getByLabel('Your name').fill(associate.name.toUpperCase())
  await page.getByLabel('PIN').fill('000001')
  await button(page, 'Acknowledge with PIN').click()
  await expect(page.getByText('Incorrect name or PIN.')).toBeVisible()
  await page.getByLabel('PIN').fill('482917')
  await button(page, 'Acknowledge with PIN').click()
  await expect(page.getByText(`Acknowledged by ${associate.name}`)).toBeVisible()

  // Whoever is signed in there has the task at once: from the message two presses.
  await signIn(page, 'store', associate)
  await page.goto(link)
  await expect(page).toHaveURL(/\/tasks\//)
})

test('a link that was cut short says so', async ({ browse }) => {
  const { link } = await tellStore()
  const page = await browse()
  await page.goto(link.slice(0, -3))
  await expect(page.getByRole('heading', { name: 'This link doesn’t work' })).toBeAttached()
  await expect(button(page, 'Acknowledge')).toHaveCount(0)
})
