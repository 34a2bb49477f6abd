// The store app without a network. Registered by the store's pages alone; the recall surface does not serve this file.
// Pages come from the network first and from here when it is away; what belongs to a session lies in caches whose names
// begin with "session-", and the page throws those away at sign-out (components/store/outbox/forget-session.ts).

const PAGES = 'session-pages'
const FILES = 'session-files'
const ASSETS = 'assets'
const OFFLINE = '/offline'

const PATIENCE_MS = 4000
const FRESH_MS = 5 * 60_000
const MOST_ASSETS = 200
const MOST_PAGES = 40

const isKeptPage = (path) => path === '/inbox' || (path.startsWith('/tasks/') && !path.endsWith('.pdf'))
const isAsset = (path) => path.startsWith('/_next/static/') || path.startsWith('/icons/')

// What was there once stays; the oldest goes first.
const put = async (name, key, response, most) => {
  const cache = await caches.open(name)
  await cache.put(key, response)
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((old) => cache.delete(old)))
}

const isGood = (response) => response.ok && response.type === 'basic' && !response.redirected

const keepPage = (path, response) =>
  isGood(response) ? put(PAGES, path, response.clone(), MOST_PAGES) : Promise.resolve()

// What never changes under its name: from here if it is here.
const kept = (name, most) => async (request) => {
  const known = await caches.match(request, { cacheName: name })
  if (known) return known
  const response = await fetch(request)
  if (isGood(response)) await put(name, request, response.clone(), most)
  return response
}

const asset = kept(ASSETS, MOST_ASSETS)
const picture = kept(FILES, MOST_PAGES)

// Marked, so that the page says of what hour it is.
const keptPage = async (path) => {
  const kept = await caches.match(path, { cacheName: PAGES })
  if (!kept) return null
  const html = (await kept.text()).replace('<html ', '<html data-kept="" ')
  return new Response(html, { headers: kept.headers })
}

const offlinePage = async () =>
  (await caches.match(OFFLINE, { cacheName: ASSETS })) ?? new Response('No connection.', { status: 503 })

const page = async (event, path) => {
  const answer = fetch(event.request).then(async (response) => {
    if (isKeptPage(path)) await keepPage(path, response)
    return response
  })
  // A slow answer is still kept for the next time.
  event.waitUntil(answer.catch(() => undefined))
  if (!isKeptPage(path)) return answer.catch(offlinePage)
  const slow = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const first = await Promise.race([answer.catch(() => undefined), slow])
  if (first) return first
  return (await keptPage(path)) ?? answer.catch(offlinePage)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (isAsset(pathname)) event.respondWith(asset(request))
  else if (pathname.startsWith('/files/')) event.respondWith(picture(request))
  else if (request.mode === 'navigate') event.respondWith(page(event, pathname))
})

const named = (html) => [...new Set(html.match(/\/(?:_next\/static|files)\/[\w./~%-]+/g) ?? [])]

/** Fetches what a page needs beside itself. */
const keepParts = (html) =>
  Promise.all(
    named(html).map((path) =>
      (path.startsWith('/files/') ? picture : asset)(new Request(path)).catch(() => undefined),
    ),
  )

const isFresh = (response) =>
  response !== undefined && Date.now() - Date.parse(response.headers.get('date') ?? '') < FRESH_MS

/** Before somebody goes into the cold room: the tasks of today, with their pictures. */
const keepAhead = async (paths) => {
  for (const path of paths.filter(isKeptPage).slice(0, MOST_PAGES)) {
    if (isFresh(await caches.match(path, { cacheName: PAGES }))) continue
    const response = await fetch(path).catch(() => null)
    if (!response || !isGood(response)) return
    await keepPage(path, response)
    await keepParts(await response.text())
  }
}

self.addEventListener('message', (event) => {
  const { type, paths } = event.data ?? {}
  if (type === 'keep') event.waitUntil(keepAhead(paths ?? []))
  if (type === 'take-over') void self.skipWaiting()
})

self.addEventListener('install', (event) => {
  const keepOffline = async () => {
    const response = await fetch(OFFLINE)
    if (!isGood(response)) return
    await put(ASSETS, OFFLINE, response.clone(), MOST_ASSETS)
    await keepParts(await response.text())
  }
  event.waitUntil(keepOffline())
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// A message of HQ, shown even when the app is closed. One of a recall takes the place of the one before.
self.addEventListener('push', (event) => {
  const read = () => {
    try {
      return event.data?.json() ?? {}
    } catch {
      return {}
    }
  }
  const { title, body, link, tag } = read()
  const shown = {
    body: String(body ?? ''),
    icon: '/icons/store-192.png',
    data: { link },
    renotify: Boolean(tag),
  }
  event.waitUntil(
    self.registration.showNotification(
      String(title ?? 'Clearshelf'),
      tag ? { ...shown, tag: String(tag) } : { ...shown, renotify: false },
    ),
  )
})

// Never elsewhere than to a page of ours, whatever the message says.
const ownPath = (link) => {
  const url = URL.parse(String(link ?? ''), self.location.origin)
  return url?.origin === self.location.origin ? url.pathname + url.search : '/inbox'
}

const open = async (path) => {
  const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const moved = page && (await page.navigate(path).catch(() => null))
  await (moved ? moved.focus() : self.clients.openWindow(path))
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(ownPath(event.notification.data?.link)))
})
