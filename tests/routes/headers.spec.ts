import { call } from '#tests/e2e/support/api.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { urlOf, type Surface } from '#tests/e2e/support/people.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

const directives = (policy: string): Record<string, string> =>
  Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values.join(' ')]
    }),
  )

// At the desk also the bucket, which the embedded stand-in plays here.
const CONNECTS = {
  recall: expect.stringMatching(/^'self' http:\/\/127\.0\.0\.1:\d+$/) as unknown,
  store: `'self'`,
}

/** A page of each kind: without a session, with one of each surface, from a mail, and one that is not there. */
const pages = async (): Promise<[string, Surface, string, string?][]> => {
  const { demo } = stack()
  const { link, recall, noticeId } = await tellStore()
  const manager = await sessionCookie('recall', demo.manager)
  const store = await sessionCookie('store', demo.store)
  return [
    ['sign-in', 'recall', '/sign-in'],
    ['sign-in of the store', 'store', '/sign-in'],
    ['recalls', 'recall', '/recalls', manager],
    ['a recall', 'recall', `/recalls/${recall.id}`, manager],
    ['the editor', 'recall', '/recalls/new', manager],
    ['the API to read', 'recall', '/api/docs'],
    ['the inbox', 'store', '/inbox', store],
    ['a task of others', 'store', `/tasks/${noticeId}`, store],
    ['a link', 'store', new URL(link).pathname],
    ['nothing', 'recall', '/nothing/here'],
  ]
}

test('each page carries a policy with a nonce of its own, and every script carries the nonce', async () => {
  const nonces = new Set<string>()
  const all = await pages()
  for (const [name, surface, path, cookie] of all) {
    const response = await fetch(urlOf(surface) + path, { headers: cookie ? { cookie } : {} })
    const policy = directives(response.headers.get('content-security-policy') ?? '')
    expect(policy, name).toMatchObject({
      'default-src': `'self'`,
      'object-src': `'none'`,
      'base-uri': `'none'`,
      'frame-ancestors': `'none'`,
      'form-action': `'self'`,
      'connect-src': CONNECTS[surface],
    })
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy['script-src'] ?? '') ?? []
    expect(policy['script-src'], name).not.toMatch(/unsafe|https?:|\*/)
    nonces.add(nonce)
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length, name).toBeGreaterThan(0)
    for (const script of scripts) expect(script, name).toContain(`nonce="${nonce}"`)
  }
  expect(nonces.size).toBe(all.length)
})

test('each page and each answer of the API says nosniff, no referrer, no frame', async () => {
  for (const [name, surface, path, cookie] of await pages()) {
    const { headers } = await fetch(urlOf(surface) + path, { headers: cookie ? { cookie } : {} })
    expect(
      {
        sniff: headers.get('x-content-type-options'),
        referrer: headers.get('referrer-policy'),
        opener: headers.get('cross-origin-opener-policy'),
        poweredBy: headers.get('x-powered-by'),
      },
      name,
    ).toEqual({ sniff: 'nosniff', referrer: 'no-referrer', opener: 'same-origin', poweredBy: null })
    // What is behind a sign-in or a secret is kept by no cache.
    expect(headers.get('cache-control'), name).toMatch(/no-store/)
  }
  const { headers } = await call('GET', '/recalls')
  expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([
    'nosniff',
    'no-store',
  ])
})

test('HTTPS is remembered by whoever came by it', async () => {
  const overTls = { headers: { 'x-forwarded-proto': 'https' } }
  for (const surface of ['recall', 'store'] as const) {
    expect(
      (await fetch(`${urlOf(surface)}/sign-in`, overTls)).headers.get('strict-transport-security'),
    ).toMatch(/max-age=\d{8}/)
    expect((await fetch(`${urlOf(surface)}/sign-in`)).headers.get('strict-transport-security')).toBeNull()
  }
})

test('no page names an asset of anybody else', async () => {
  for (const [name, surface, path, cookie] of await pages()) {
    const html = await (await fetch(urlOf(surface) + path, { headers: cookie ? { cookie } : {} })).text()
    const assets = [...html.matchAll(/(?:src|srcset|href|action|poster|data)="([^"]+)"/g)].map(
      ([, url = '']) => url,
    )
    const foreign = assets.filter(
      (url) =>
        /^(?:[a-z]+:)?\/\//i.test(url) &&
        ![urlOf('recall'), urlOf('store')].includes(new URL(url, 'http://x').origin),
    )
    expect(foreign, name).toEqual([])
  }
})

test('the session cookie is for this surface, for requests, and for no script', async () => {
  const { demo } = stack()
  const base = urlOf('recall')
  const begun = await fetch(`${base}/api/auth/csrf`)
  const cookies = begun.headers.getSetCookie()
  const { csrfToken } = (await begun.json()) as { csrfToken: string }
  const signIn = (email: string) =>
    fetch(`${base}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') },
      body: new URLSearchParams({ csrfToken, email, password: demo.manager.password, json: 'true' }),
    })
  const set = (await signIn(demo.manager.email)).headers
    .getSetCookie()
    .find((one) => one.includes('-session='))
  expect(set).toMatch(/^clearshelf-recall-session=/)
  expect(set).toMatch(/; HttpOnly/i)
  expect(set).toMatch(/; SameSite=lax/i)
  expect(set).toMatch(/; Path=\/(;|$)/i)
  expect(set).not.toMatch(/; Domain=/i)
  const forged = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ csrfToken: 'forged', ...demo.manager, json: 'true' }),
  })
  expect(forged.headers.getSetCookie().some((one) => one.includes('-session='))).toBe(false)
})

test('what next-auth tells a script about the session is nothing about the person', async () => {
  const cookie = await sessionCookie('recall', stack().demo.manager)
  const session = await (await fetch(`${urlOf('recall')}/api/auth/session`, { headers: { cookie } })).json()
  expect(session).toEqual({ expires: expect.any(String) })
})
