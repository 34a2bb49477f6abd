const PATH = '/sw.js'

const registered = async (): Promise<ServiceWorkerRegistration | null> => {
  if (!('serviceWorker' in navigator)) return null
  // A browser that will not have one works as long as there is a network.
  return navigator.serviceWorker.register(PATH, { updateViaCache: 'none' }).catch(() => null)
}

/** Asks the service worker to keep these pages ready, once the one in sight is done. */
export const keepAhead = async (paths: readonly string[]): Promise<void> => {
  if (!(await registered())) return
  const { active } = await navigator.serviceWorker.ready
  if (navigator.onLine) active?.postMessage({ type: 'keep', paths })
}

const OUTBOX = 'clearshelf-outbox'

type Waking = { sync?: { register(tag: string): Promise<void> } }

/** Has what waits sent without a page: at once, and by the browser itself, where it can, as soon as there is a network. */
export const askToSend = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  if (!registration) return
  if (navigator.onLine) registration.active?.postMessage({ type: 'send' })
  await wakeLater(registration)
}

/** Something waits: the browser wakes the service worker when there is a network, be the app closed by then. */
export const wakeWhenOnline = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration) await wakeLater(registration)
}

const wakeLater = (registration: ServiceWorkerRegistration): Promise<void> | undefined =>
  (registration as ServiceWorkerRegistration & Waking).sync?.register(OUTBOX).catch(() => undefined)

/** Tells when a newer version waits behind the one that runs. */
export const watchForUpdate = (ready: () => void): (() => void) => {
  let gone = false
  const look = ({ waiting }: ServiceWorkerRegistration) => {
    if (waiting && navigator.serviceWorker.controller && !gone) ready()
  }
  void registered().then((registration) => {
    if (!registration) return
    look(registration)
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', () => look(registration)),
    )
  })
  return () => {
    gone = true
  }
}

/** Lets the newer version in, and reads the page anew with it. */
export const takeOver = async (): Promise<void> => {
  const registration = await registered()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration?.active?.postMessage({ type: 'make-way' })
  registration?.waiting?.postMessage({ type: 'take-over' })
}
