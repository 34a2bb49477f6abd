// What the browser and the server each believe about messages to this phone, and how both are brought to the same.

import { pushMarks } from './push-marks.ts'

export type Standing =
  /** This browser cannot; `install`: it could, from the home screen. */
  | 'cannot'
  | 'install'
  | 'denied'
  | 'told'
  /** Somebody wished it, and one of the two has given it up. */
  | 'lost'
  | 'untold'

const PATIENCE_MS = 8_000
const URL = '/api/store/push'

type Known = { key: string | null; told: boolean }

const ask = async (endpoint: string | null): Promise<Known | null> => {
  const query = endpoint ? `?endpoint=${encodeURIComponent(endpoint)}` : ''
  const answer = await fetch(URL + query, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as Known) : null
}

const send = async (method: 'POST' | 'DELETE', body: unknown): Promise<boolean> => {
  const headers = { 'content-type': 'application/json' }
  const request = { method, headers, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) }
  const answer = await fetch(URL, request).catch(() => null)
  return answer?.ok === true
}

const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const current = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** Null: the server could not be asked, so nothing is claimed. */
export const standingHere = async (): Promise<Standing | null> => {
  if (!canPush()) return /iPhone|iPad/.test(navigator.userAgent) ? 'install' : 'cannot'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await current()
  const known = await ask(subscription?.endpoint ?? null)
  if (!known) return null
  if (known.key === null) return 'cannot'
  if (subscription && known.told) return 'told'
  return pushMarks.isWished() ? 'lost' : 'untold'
}

/** After a press, never by itself: browsers ask once, and remember a no for good. */
export const tellThisPhone = async (): Promise<Standing | null> => {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'untold'
  const known = await ask(null)
  if (!known?.key) return null
  const { pushManager } = await navigator.serviceWorker.ready
  // One that the server gave up is dead at its maker's too: a fresh one is asked for.
  await (await pushManager.getSubscription())?.unsubscribe().catch(() => false)
  const options = { userVisibleOnly: true, applicationServerKey: known.key }
  const subscription = await pushManager.subscribe(options).catch(() => null)
  const { endpoint, keys } = subscription?.toJSON() ?? {}
  if (!endpoint || !(await send('POST', { endpoint, keys }))) return null
  pushMarks.wish()
  return 'told'
}

export const stopTellingThisPhone = async (): Promise<boolean> => {
  const subscription = await current()
  if (subscription && !(await send('DELETE', { endpoint: subscription.endpoint }))) return false
  await subscription?.unsubscribe().catch(() => false)
  pushMarks.clearOptIn()
  return true
}

/** At sign-out the server lets go by itself; the browser is told so too. */
export const forgetPush = async (): Promise<void> => {
  pushMarks.clearOptIn()
  if (canPush()) await (await current())?.unsubscribe().catch(() => false)
}
