import { expect } from '@playwright/test'

import { query } from './database.ts'
import { urlOf } from './people.ts'

type Kind = 'stores' | 'products' | 'shipments'

/** A file, sent as a page of ours would send it. */
export const upload = (
  cookie: string,
  kind: Kind,
  text: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${urlOf('recall')}/imports/upload?kind=${kind}&name=${kind}.csv`, {
    method: 'POST',
    headers: { cookie, origin: urlOf('recall'), 'sec-fetch-site': 'same-origin', ...headers },
    body: text,
  })

export const stateOf = async (id: string): Promise<string | undefined> =>
  (await query<{ state: string }>('SELECT state FROM catalog_import WHERE id = $1', [id]))[0]?.state

/** One that is uploaded; and, if that is wished, checked by the worker. */
export const bringFile = async (
  cookie: string,
  kind: Kind,
  text: string,
  until: 'uploaded' | 'checked' = 'uploaded',
): Promise<string> => {
  const answer = await upload(cookie, kind, text)
  expect(answer.status).toBe(201)
  const { importId } = (await answer.json()) as { importId: string }
  await expect.poll(() => stateOf(importId), { timeout: 15_000 }).toBe('uploaded')
  if (until === 'uploaded') return importId
  await query(`UPDATE catalog_import SET state = 'checking' WHERE id = $1`, [importId])
  await expect.poll(() => stateOf(importId), { timeout: 15_000 }).toBe('checked')
  return importId
}
