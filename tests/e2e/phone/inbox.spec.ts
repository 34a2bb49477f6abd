import { api, listed } from '../support/api.ts'
import { button, signOut } from '../support/controls.ts'
import { createPerson } from '../support/database.ts'
import { expect, test } from '../support/fixtures.ts'
import { tellStore } from '../support/notices.ts'
import { signIn, urlOf } from '../support/people.ts'

test('a store sees its own recalls and nothing of its neighbour', async ({ browse, watch }) => {
  watch.expects(/404 \(Not Found\)/)
  const ours = await tellStore({ title: 'Cheese for our store alone' })
  const theirs = await tellStore({ title: 'Cheese for the neighbour alone' })
  const person = await createPerson({ role: 'store_manager', storeNumber: ours.store.number })
  const page = await browse()
  await signIn(page, 'store', person)
  await expect(page.getByRole('link', { name: ours.recall.title })).toBeVisible()
  await expect(page.getByText(theirs.recall.title)).toHaveCount(0)
  await page.goto(`${urlOf('store')}/tasks/${theirs.noticeId}`)
  await expect(page.getByText('Page not found')).toBeVisible()
})

test(
  'an acknowledged recall is still to be removed and reported, and says so',
  { tag: '@prove' },
  async ({ browse }) => {
    const { store, recall } = await tellStore()
    const urgent = await api.issue({
      title: 'What may hurt somebody',
      priority: 'high',
      target: listed(store.number),
    })
    const drill = await api.issue({
      title: 'Only a drill',
      kind: 'drill',
      priority: 'high',
      target: listed(store.number),
    })
    const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
    const page = await browse()
    await signIn(page, 'store', person)
    const todo = page.getByRole('region', { name: 'To do' })
    await expect(page.getByRole('region', { name: 'Urgent' }).getByRole('link')).toContainText([urgent.title])
    await expect(todo.getByRole('link')).toContainText([recall.title, drill.title])
    await todo.getByRole('link', { name: recall.title }).click()
    await button(page, 'Acknowledge').click()
    await expect(page.getByText('Acknowledged is not removed')).toBeVisible()
    await page.getByRole('link', { name: 'Back to inbox' }).click()
    const inHand = page.getByRole('region', { name: 'To remove and report' })
    await expect(inHand.getByRole('link', { name: recall.title })).toContainText('Remove and report by')
    // Acknowledging leaves the work still to do.
    await expect(page.getByRole('link', { name: '3 To do Inbox' })).toBeVisible()
  },
)

test('signing out of the store app ends the session, not only the cookie', async ({ browse }) => {
  const { store } = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const page = await browse()
  await signIn(page, 'store', person)
  const cookies = await page.context().cookies()
  await signOut(page)
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.context().addCookies(cookies)
  await page.goto(`${urlOf('store')}/inbox`)
  await expect(page).toHaveURL(/\/sign-in/)
})
