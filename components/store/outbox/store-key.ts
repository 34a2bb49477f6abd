import type { Bytes, Sealed } from './entry.ts'
import { inStore } from './phone-database.ts'

const PATIENCE_MS = 8_000

type KeptKey = { storeId: string; key: CryptoKey }

/**
 * The key of the store that is signed in: kept so that no script can read it out, until somebody signs out. A key of
 * another store is thrown away at sight.
 */
export const storeKey = async (db: IDBDatabase, storeId: string): Promise<CryptoKey> => {
  const kept = await inStore<KeptKey[]>(db, 'keys', 'readonly', (store) => store('keys').getAll())
  const own = kept.find((one) => one.storeId === storeId)
  if (own && kept.length === 1) return own.key
  await forgetKeys(db)
  const answer = await fetch('/api/store/outbox-key', { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error('No key.')
  const given = (await answer.json()) as { storeId: string; key: string }
  if (given.storeId !== storeId) throw new Error('Someone else is signed in now.')
  const bytes = Uint8Array.from(atob(given.key), (char) => char.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  // A phone that is full has no room for it either: then it is there as long as the page.
  await inStore(db, 'keys', 'readwrite', (store) => store('keys').put({ storeId, key })).catch(
    () => undefined,
  )
  return key
}

export const forgetKeys = async (db: IDBDatabase): Promise<void> => {
  await inStore(db, 'keys', 'readwrite', (store) => store('keys').clear())
}

export const sealWith = async (key: CryptoKey, open: Bytes): Promise<Sealed> => {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, open) }
}

/** Fails for whatever another store sealed. */
export const openWith = async (key: CryptoKey, { iv, bytes }: Sealed): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes))
