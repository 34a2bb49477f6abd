import type { Language } from '#lib/domain/identity/language.ts'

import { openPhoneDatabase } from './phone-database.ts'
import { forgetKeys } from './store-key.ts'

const WHOSE = 'clearshelf-whose'

/** At sign-out: the key and every page that was kept go; what waits to be sent stays, and cannot be read without the key. */
export const forgetSession = async (): Promise<void> => {
  localStorage.removeItem(WHOSE)
  await Promise.all([openPhoneDatabase().then(forgetKeys), forgetPages()]).catch(() => undefined)
}

const DUE = 'sign-out-due'
const LONGEST_MS = 3000

/** Without a network the session cannot be ended: the service worker does it before it lets anything through (public/sw.js). */
export const signOutLater = async (): Promise<void> => {
  if ('caches' in window) await caches.open(DUE)
}

/** The line may be better than when it was last asked, and a browser may have no service worker: it is tried at once as well. */
export const tryToSignOut = async (): Promise<void> => {
  const asked = { method: 'POST', signal: AbortSignal.timeout(LONGEST_MS) }
  const answer = await fetch('/api/store/sign-out', asked).catch(() => null)
  if ((answer?.ok || answer?.status === 401) && 'caches' in window) await caches.delete(DUE)
}

/** Pages that were kept for one person are not shown to the next, nor in a language that their reader has left. */
export const forgetPagesOfOthers = async (personId: string, language: Language): Promise<void> => {
  const reader = `${personId} ${language}`
  if (localStorage.getItem(WHOSE) === reader) return
  await forgetPages()
  localStorage.setItem(WHOSE, reader)
}

const forgetPages = async (): Promise<void> => {
  if (!('caches' in window)) return
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith('session-')).map((name) => caches.delete(name)))
}
