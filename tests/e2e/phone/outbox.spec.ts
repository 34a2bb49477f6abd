import type { Page } from '@playwright/test'

import { api } from '../support/api.ts'
import { button, sendReport, signOut } from '../support/controls.ts'
import { createPerson, query } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { tellStore } from '../support/notices.ts'
import { signIn, urlOf } from '../support/people.ts'
import { sessionCookie } from '../support/session.ts'
import { standIn } from '../support/stand-in.ts'
import { atTask } from '../support/task.ts'

const answersOf = async (noticeId: string) =>
  query<{ kind: string; by: string; note: string | null }>(
    'SELECT kind, by, note FROM response WHERE notice_id = $1 ORDER BY at',
    [noticeId],
  )

const cutOff = (page: Page) =>
  standIn(page, '**/api/store/answers', (route) => route.fulfill({ status: 503, body: '{}' }))
const step = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

test('a store takes a recall on, counts what it found, and HQ has it', async ({ browse }) => {
  const page = await browse()
  const { recall, noticeId, store, person, task } = await atTask(page)
  await button(page, 'Acknowledge').click()
  await expect(step(page, 'Confirmed by HQ')).not.toContainText('not yet')
  await expect(page.getByText(`Acknowledged by ${person.name}`)).toBeVisible()

  await page.getByRole('link', { name: 'Start report' }).click()
  await expect(page.getByText('24 shipped to this store')).toBeVisible()
  await page.getByLabel('Shelf', { exact: true }).fill('20')
  await button(page, 'One more: Back room').click()
  await expect(page.getByText('24 were shipped, 21 accounted for')).toBeVisible()
  // Whoever is called away in the middle finds it again.
  await page.reload()
  await expect(page.getByText('Found in all: 21')).toBeVisible()
  await page.getByLabel('Destroyed', { exact: true }).fill('30')
  await button(page, 'Review').click()
  await expect(page.getByText('You can’t set aside more than you found')).toBeVisible()
  await page.getByLabel('Destroyed', { exact: true }).fill('1')
  await button(page, 'All set aside (+20)').click()
  await sendReport(page)
  await expect(page).toHaveURL(task)
  await expect(page.getByText('Keep the product off the shelf').first()).toBeVisible()
  await expect(step(page, 'Confirmed by HQ')).not.toContainText('not yet')

  expect(await api.notices(recall.id)).toMatchObject([{ state: 'reported' }])
  expect(await answersOf(noticeId)).toMatchObject([
    { kind: 'acknowledged', by: person.name },
    { kind: 'removed', by: person.name, note: 'Lot A1: found 20 on the shelf, 1 in the back room.' },
  ])
  const desk = await browse('manager')
  await desk.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${store.number}`)
  await expect(desk.getByText('20 on the shelf, 1 in the back room').first()).toBeVisible()
})

test('what is entered before the phone’s store is open is kept, beside what was entered the day before', async ({
  browse,
}) => {
  const page = await browse()
  const { person, task } = await atTask(page)
  const lot = (name: string) => page.getByRole('region', { name: new RegExp(`Lot ${name}`) })
  const found = (name: string, count: number) => lot(name).getByText(`Found in all: ${count}`)
  await page.goto(`${task}/report`)
  await expect(page.getByText('All sent')).toBeVisible()
  await page.getByLabel('Lot on the pack').fill('B2')
  await button(page, 'Add lot').click()
  await lot('B2').getByLabel('Shelf', { exact: true }).fill('7')
  await expect(found('B2', 7)).toBeVisible()
  await page.reload()
  await expect(found('B2', 7)).toBeVisible()
  await signOut(page)
  await expect(page.getByText('You are signed out.')).toBeVisible()

  // Without the key, which went with the session, nothing that is kept can be read or written.
  const released = Promise.withResolvers<void>()
  await page.route('**/api/store/outbox-key', async (route) => {
    await released.promise
    await route.continue().catch(() => undefined)
  })
  await signIn(page, 'store', person)
  await page.goto(`${task}/report`)
  await lot('A1').getByLabel('Shelf', { exact: true }).fill('24')
  const note = page.getByRole('textbox', { name: /^Note/ })
  await note.fill('Two boxes were open.')
  await expect(lot('B2')).toHaveCount(0)
  released.resolve()
  await expect(found('B2', 7)).toBeVisible()
  await expect(found('A1', 24)).toBeVisible()
  await page.reload()
  await expect(found('A1', 24)).toBeVisible()
  await expect(found('B2', 7)).toBeVisible()
  await expect(note).toHaveValue('Two boxes were open.')
})

test('what the desk refuses stops the line once, says why, and is discarded by the person alone', async ({
  browse,
  watch,
}) => {
  watch.expects(/503|409/)
  const page = await browse()
  const { recall, store, noticeId } = await atTask(page)
  const reconnect = await cutOff(page)
  await button(page, 'Not affected').click()
  await button(page, 'Send to HQ').click()
  await expect(page.getByText('Look on the shelf, in the back room and on displays first')).toBeVisible()
  await page.getByLabel('I looked on the shelf').check()
  await button(page, 'Send to HQ').click()
  await expect(page.getByText('1 unsent')).toBeVisible()
  await expect(step(page, 'Sent')).toContainText('not yet')

  // Meanwhile somebody else counts and the desk checks it.
  await api.report(recall, store.number)
  await api.verify(recall, store.number)
  reconnect()
  await page.reload()
  await expect(page.getByText('HQ didn’t accept your report')).toBeVisible()
  await expect(
    page.getByText(
      'The task can’t take this anymore: someone answered, checked or closed it in the meantime.',
    ),
  ).toBeVisible()
  await expect(page.getByText('1 unsent')).toBeVisible()
  await button(page, 'Discard').click()
  await button(page.getByRole('alertdialog'), 'Discard').click()
  await expect(page.getByText('All sent')).toBeVisible()
  expect((await answersOf(noticeId)).map(({ kind }) => kind)).toEqual(['removed'])
})

test('signing out keeps what is unsent: another store sees nothing of it, the next colleague sends it', async ({
  browse,
  watch,
}) => {
  // The page asks how things stand every few seconds: a question that is on its way when the session ends is told so.
  watch.expects(/503|401/)
  const page = await browse()
  const { noticeId, store, person, task } = await atTask(page)
  const other = await tellStore()
  const stranger = await createPerson({ role: 'store_associate', storeNumber: other.store.number })
  const colleague = await createPerson({ role: 'store_manager', storeNumber: store.number })
  const reconnect = await cutOff(page)
  await button(page, 'Can’t do this').or(button(page, "Can't do this")).click()
  await page.getByLabel('Too many to handle').check()
  await button(page, 'Send to HQ').click()
  await expect(page.getByText('1 unsent')).toBeVisible()
  await signOut(page)
  await expect(page.getByText('Not sent yet: 1. It stays on this phone, locked')).toBeVisible()
  await button(page.getByRole('alertdialog'), 'Sign out').click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(page.getByText('Waiting to be sent: 1')).toContainText(
    'Sent when someone from your store signs in',
  )
  reconnect()

  await signIn(page, 'store', stranger)
  await expect(page.getByText('All sent')).toBeVisible()
  await signOut(page)
  await expect(page.getByText('You are signed out.')).toBeVisible()
  expect(await answersOf(noticeId)).toEqual([])

  await signIn(page, 'store', colleague)
  await expect(page.getByText('All sent')).toBeVisible()
  await expect
    .poll(() => answersOf(noticeId))
    .toEqual([
      { kind: 'needs_help', by: `${colleague.name}, for ${person.name}`, note: 'Too many to handle.' },
    ])
  await page.goto(task)
  await expect(page.getByText('Your district was notified')).toBeVisible()
})

test('without script the acknowledgement is a form like any other', async ({ browser, watch }) => {
  const { store, noticeId } = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const [name = '', value = ''] = (await sessionCookie('store', person)).split(/=(.*)/s)
  const context = await browser.newContext({ javaScriptEnabled: false })
  watch.on(context)
  await context.addCookies([{ name, value, url: urlOf('store') }])
  const page = await context.newPage()
  await page.goto(`${urlOf('store')}/tasks/${noticeId}`)
  await button(page, 'Acknowledge').click()
  await expect(page.getByText(`Acknowledged by ${person.name}`)).toBeVisible()
  await context.close()
})

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('tasks open, answers are kept through reloads and in a second tab, and go out once', async ({
    browse,
    watch,
  }) => {
    watch.expects(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|Fetch failed|503/)
    const page = await browse()
    const { noticeId, recall, task } = await atTask(page)
    const report = `/tasks/${noticeId}/report`
    await expect
      .poll(() => page.evaluate(async (path) => (await caches.match(path)) !== undefined, report), {
        timeout: 15_000,
      })
      .toBe(true)
    await page.reload()
    await page.context().setOffline(true)
    await button(page, 'Acknowledge').click()
    await expect(page.getByText('1 unsent')).toBeVisible()

    await page.reload()
    await expect(page.getByText(/^As of .*, offline$/)).toBeVisible()
    await expect(page.getByText('1 unsent')).toBeVisible()
    await expect(step(page, 'Saved on this phone')).not.toContainText('not yet')
    await expect(step(page, 'Sent')).toContainText('not yet')
    await page.goto(urlOf('store') + report)
    await page.getByLabel('Shelf', { exact: true }).fill('24')
    await button(page, 'All set aside (+24)').click()
    await sendReport(page)
    // Without a network the way back is a page loaded anew: whoever leaves in the middle of it is brought back.
    await expect(page).toHaveURL(task)
    await expect(step(page, 'Saved on this phone')).not.toContainText('not yet')
    await expect(page.getByText('2 unsent')).toBeVisible()
    await page.goto(`${urlOf('store')}/profile`)
    await expect(page.getByText('This page isn’t kept on this phone')).toBeVisible()

    const second = await page.context().newPage()
    await second.goto(task)
    await expect(second.getByText('2 unsent')).toBeVisible()
    await page.goto(`${urlOf('store')}/inbox`)
    expect(await answersOf(noticeId)).toEqual([])
    await page.context().setOffline(false)
    await expect(second.getByText('All sent')).toBeVisible()
    await expect(page.getByText('All sent')).toBeVisible()
    await expect(step(second, 'Confirmed by HQ')).not.toContainText('not yet')
    expect((await answersOf(noticeId)).map(({ kind }) => kind)).toEqual(['acknowledged', 'removed'])
    expect(await api.notices(recall.id)).toMatchObject([{ state: 'reported' }])
  })
})
