import { api } from './support/api.ts'
import { expect, test } from './support/fixtures.ts'
import { tellStore } from './support/notices.ts'
import { urlOf } from './support/people.ts'

test('an open page of a store follows what happens there, and says when it no longer does', async ({
  managerPage: page,
  watch,
}) => {
  watch.expects(/ERR_INTERNET_DISCONNECTED/)
  const { store, recall } = await tellStore()
  await page.goto(`${urlOf('recall')}/recalls/${recall.id}/stores/${store.number}`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await expect(page.getByText('Not seen')).toBeVisible()
  await api.acknowledge(recall, store.number)
  await expect(page.getByText('Not seen')).toHaveCount(0)
  await expect(page.getByText('Acknowledged by', { exact: true })).toBeVisible()
  await page.context().setOffline(true)
  await expect(page.getByText('connection lost, figures may be out of date')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
})
