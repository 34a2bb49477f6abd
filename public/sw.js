// The store app without a network. Registered by the store's pages alone; the recall surface does not serve this file.
// Pages come from the network first and from here when it is away; what belongs to a session lies in caches whose names
// begin with "session-", and the page throws those away at sign-out (components/store/outbox/forget-session.ts).

const PAGES = 'session-pages'
const FILES = 'session-files'
const ASSETS = 'assets'
const OFFLINE = '/offline'
const SIGN_OUT_DUE = 'sign-out-due'

const PATIENCE_MS = 4000
const FRESH_MS = 5 * 60_000
const MOST_ASSETS = 200
// Every open task with its report and its scanner, of a store that has a bad week; and the pictures of the most urgent.
const MOST_PAGES = 400
const MOST_FILES = 120

const isKeptPage = (path) => path === '/inbox' || (path.startsWith('/tasks/') && !path.endsWith('.pdf'))
const isAsset = (path) => path.startsWith('/_next/static/') || path.startsWith('/icons/')

// What was there once stays; the oldest goes first.
const put = async (name, key, response, most) => {
  // What was on its way when somebody signed out is not kept any more.
  if (name.startsWith('session-') && (await caches.has(SIGN_OUT_DUE))) return
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
const picture = kept(FILES, MOST_FILES)

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
  // A server that cannot answer is no reason to show less than there is without one.
  if (first && first.status < 500) return first
  return (await keptPage(path)) ?? answer.catch(offlinePage)
}

// Somebody signed out without a network: what this phone kept is gone already, and the session ends before anything is shown.
const endSession = async () => {
  if (!(await caches.has(SIGN_OUT_DUE))) return
  const response = await fetch('/api/store/sign-out', { method: 'POST' })
  if (response.ok || response.status === 401) await caches.delete(SIGN_OUT_DUE)
}

const afterSignOut = async (event, path) => {
  try {
    await endSession()
  } catch {
    return offlinePage()
  }
  return page(event, path)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (isAsset(pathname)) event.respondWith(asset(request))
  else if (pathname.startsWith('/files/')) event.respondWith(picture(request))
  else if (request.mode === 'navigate') event.respondWith(afterSignOut(event, pathname))
})

const named = (html) => [...new Set(html.match(/\/(?:_next\/static|files)\/[\w./~%-]+/g) ?? [])]

const keepPart = async (path) => {
  if (!path.startsWith('/files/')) return asset(new Request(path))
  return (await roomFor(FILES, MOST_FILES)) ? picture(new Request(path)) : undefined
}

/** Fetches what a page needs beside itself. */
const keepParts = (html) => Promise.all(named(html).map((path) => keepPart(path).catch(() => undefined)))

// The oldest would make room for the newest, and the most urgent come first: when there is no room, no more are fetched.
const roomFor = async (name, most) => (await (await caches.open(name)).keys()).length < most

const isFresh = (response) =>
  response !== undefined && Date.now() - Date.parse(response.headers.get('date') ?? '') < FRESH_MS

const tellPages = async (message) => {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage(message)
}

// A newer worker waits until this one has nothing left to do: what is not kept by now, that one keeps.
let makesWay = false

/** Before somebody goes into the cold room: every open task, the most urgent first, with their pictures. */
const keepAhead = async (paths) => {
  for (const path of paths.filter(isKeptPage).slice(0, MOST_PAGES)) {
    if (makesWay) return
    if (isFresh(await caches.match(path, { cacheName: PAGES }))) continue
    const response = await fetch(path).catch(() => null)
    if (!response || !isGood(response)) return
    await keepPage(path, response)
    if (makesWay) return
    await keepParts(await response.text())
    await tellPages({ type: 'kept', path })
  }
}

self.addEventListener('message', (event) => {
  const { type, paths } = event.data ?? {}
  if (type === 'keep') event.waitUntil(keepAhead(paths ?? []))
  if (type === 'send') event.waitUntil(sendWaiting().catch(() => undefined))
  if (type === 'make-way') makesWay = true
  if (type === 'take-over') void self.skipWaiting()
})

// What waits on this phone, sent when no page is there to do it: from the page that says that there is no connection, and in
// the background where the browser wakes us. The order, the keys, the lock and the judgement of an answer are those of
// components/store/outbox/ (drain.ts, outcome.ts): each task by itself, and a no parks it.
const OUTBOX = 'clearshelf-outbox'
const FORMAT = 2
const tabs = new BroadcastChannel(OUTBOX)
const PATIENCE_ANSWER_MS = 90_000

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

const openDatabase = () => {
  const request = indexedDB.open('clearshelf')
  // A phone on which nobody has opened the app yet has nothing to send.
  request.addEventListener('upgradeneeded', () => request.transaction.abort())
  return asked(request)
}

const nextEntry = (db, storeId, held) =>
  new Promise((resolve, reject) => {
    const blocked = new Set(held)
    const request = db.transaction('unsent').objectStore('unsent').index('store').openCursor(storeId)
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('success', () => {
      const cursor = request.result
      if (!cursor) return resolve(null)
      const { noticeId, refused, format = 1 } = cursor.value
      if (!blocked.has(noticeId) && !refused && format <= FORMAT) return resolve(cursor.value)
      if (refused?.code !== 'VERSION_SUPERSEDED') blocked.add(noticeId)
      cursor.continue()
    })
  })

const opened = async (key, { iv, bytes }) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes)

const post = (entry, text, bytes) => {
  const signal = AbortSignal.timeout(PATIENCE_ANSWER_MS)
  if (bytes) {
    const headers = { 'content-type': 'image/jpeg', 'x-photo': encodeURIComponent(text) }
    return fetch('/api/store/photos', { method: 'POST', headers, body: bytes, signal })
  }
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': entry.key,
    'x-sent-at': new Date().toISOString(),
  }
  return fetch('/api/store/answers', { method: 'POST', headers, body: text, signal })
}

const letterOf = async ({ sealed, attached }, key) => [
  new TextDecoder().decode(await opened(key, sealed)),
  attached && (await opened(key, attached)),
]

const NOT_YET = [408, 425, 429]

const write = (db, names, work) =>
  new Promise((resolve, reject) => {
    const transaction = db.transaction(names, 'readwrite')
    work((name) => transaction.objectStore(name))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })

/** 'gone', 'parked', 'later' or 'stop', as the page would judge it. */
const sendOne = async (db, entry, key) => {
  const letter = await letterOf(entry, key).catch(() => null)
  // What can no longer be read is told of by a page, to the person.
  if (!letter) return 'later'
  const response = await post(entry, ...letter)
  const said = (await response.json().catch(() => null)) ?? {}
  const { place, storeId, noticeId, kind } = entry
  if (response.ok && said.answeredAt) {
    const { answeredAt, earlier = null } = said
    await write(db, ['unsent', 'sent'], (store) => {
      store('unsent').delete(place)
      if (kind !== 'photo') store('sent').put({ storeId, noticeId, kind, answeredAt, earlier })
    })
    return 'gone'
  }
  if (response.status === 401) return 'stop'
  const running = response.status === 409 && said.code === 'IDEMPOTENCY_IN_PROGRESS'
  if (response.status < 400 || response.status >= 500 || NOT_YET.includes(response.status) || running)
    return 'later'
  const detail = said.detail ?? (said.errors ?? []).map(({ message }) => message).join(' ')
  const refused = { code: said.code ?? `HTTP_${response.status}`, title: said.title ?? '', detail }
  await write(db, ['unsent'], (store) => store('unsent').put({ ...entry, refused }))
  return 'parked'
}

/** Fails while the network is away, so that the browser wakes us again. */
const sendWaiting = () =>
  navigator.locks.request(OUTBOX, async () => {
    const db = await openDatabase().catch(() => null)
    if (!db) return
    db.addEventListener('versionchange', () => db.close())
    try {
      const keys = await asked(db.transaction('keys').objectStore('keys').getAll())
      // Without the store's own key nothing that waits can be read; a page fetches it.
      if (keys.length !== 1) return
      const [{ storeId, key }] = keys
      const held = new Set()
      for (
        let entry = await nextEntry(db, storeId, held);
        entry;
        entry = await nextEntry(db, storeId, held)
      ) {
        const outcome = await sendOne(db, entry, key)
        tabs.postMessage(null)
        if (outcome === 'stop') return
        if (outcome === 'later') held.add(entry.noticeId)
      }
    } finally {
      db.close()
    }
  })

self.addEventListener('sync', (event) => {
  if (event.tag === OUTBOX) event.waitUntil(sendWaiting())
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
