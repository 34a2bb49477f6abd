import { expect } from '@playwright/test'

import { api, listed, type draftBody } from './api.ts'
import { query } from './database.ts'
import { inbox, linkIn } from './inbox.ts'

/** A store that has just been told of a recall. */
export const tellStore = async (over: Parameters<typeof draftBody>[0] = {}) => {
  const store = await api.createStore()
  const since = await inbox.now()
  const recall = await api.issue({ ...over, target: listed(store.number) })
  const mail = await inbox.waitFor(store.email, since)
  // The provider has it; the worker writes that down a moment later.
  await expect.poll(async () => (await api.notices(recall.id))[0]?.notifiedAt ?? null).not.toBeNull()
  const [row] = await query<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id])
  return { store, recall, mail, link: linkIn(mail), noticeId: row?.id ?? '' }
}

/** The notice as it is kept, and how much was ever written about it and its recall. */
export const noticeState = async (noticeId: string) => {
  const [row] = await query(
    `SELECT to_jsonb(n) AS notice, (SELECT count(*)::int FROM audit_leaf a WHERE a.subject_id IN (n.id::text, n.recall_id::text)) AS leaves
     FROM notice n WHERE n.id = $1`,
    [noticeId],
  )
  expect(row).toBeDefined()
  return row
}
