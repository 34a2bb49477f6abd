import { expect, type Page } from '@playwright/test'

import { api } from './api.ts'
import { createPerson, query } from './database.ts'
import { signIn, urlOf } from './people.ts'
import { scopeOf, shipLots } from './shipped.ts'

/** A recall to one store that got 24 of a lot. */
export const tellOneStore = async () => {
  const { gtin, stores } = await shipLots('A1')
  const [store] = stores
  if (!store) throw new Error('No store.')
  const recall = await api.issue({
    title: 'Oat drink may have gone off',
    scope: scopeOf(gtin, 'A1'),
    target: { mode: 'shipped', storeNumbers: [] },
  })
  await expect.poll(async () => (await api.notices(recall.id)).length).toBe(1)
  const [row] = await query<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id])
  const noticeId = row?.id ?? ''
  return { gtin, store, recall, noticeId, task: `${urlOf('store')}/tasks/${noticeId}` }
}

/** Somebody of such a store, at the task. */
export const atTask = async (page: Page) => {
  const told = await tellOneStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: told.store.number })
  await signIn(page, 'store', person)
  await page.goto(told.task)
  return { ...told, person }
}
