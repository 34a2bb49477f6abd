import { NextResponse, type NextRequest } from 'next/server'

import { actionCallFault, formCallFault } from '#lib/contracts/action-call.ts'
import { bucketOrigin } from '#lib/contracts/bucket-origin.ts'
import { unavailable } from '#lib/web/unavailable.ts'

// Routing and headers. Not the security boundary: use cases and queries ask for themselves who is asking.

const ONLY_RECALL = [
  '/recalls',
  '/photos',
  '/stores',
  '/products',
  '/people',
  '/trace',
  '/drills',
  '/imports',
  '/operations',
  '/settings',
  '/api/v1',
  '/api/docs',
  '/api/desk',
  '/api/live',
]
const ONLY_STORE = [
  '/inbox',
  '/tasks',
  '/devices',
  '/lock',
  '/pair',
  '/a/',
  '/api/store',
  '/offline',
  '/sw.js',
  '/store.webmanifest',
  '/icons',
]

const under = (path: string, prefixes: string[]): boolean =>
  prefixes.some((prefix) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`))

const belongsElsewhere = (path: string): boolean =>
  under(path, process.env['SURFACE'] === 'store' ? ONLY_RECALL : ONLY_STORE)

const policy = (nonce: string): string =>
  [
    `default-src 'self'`,
    // Next's own scripts carry the nonce and load the rest; development evaluates what it hot-reloads.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${process.env['NODE_ENV'] === 'development' ? ` 'unsafe-eval'` : ''}`,
    `style-src-elem 'self' 'nonce-${nonce}'${process.env['NODE_ENV'] === 'development' ? ` 'unsafe-inline'` : ''}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    // Files are chosen at the desk only, and go straight to their bucket.
    process.env['SURFACE'] === 'store'
      ? `connect-src 'self'`
      : `connect-src 'self' ${bucketOrigin(process.env)}`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')

// What somebody uploaded is no page, whatever its bytes say: nothing in it may run or load.
const FILE_POLICY = `default-src 'none'; sandbox; frame-ancestors 'none'`
const isFile = (path: string): boolean => /^\/(files|photos|a\/[^/]+\/pictures)\//.test(path)

/** As Next judges it, which answers 500 then: whether a page of another site sends this. Programs name no origin. */
const isForeign = ({ headers }: NextRequest): boolean => {
  const origin = headers.get('origin')
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return origin !== null && (URL.parse(origin)?.host ?? origin) !== host
}

// No form, no call of an action and no sign-in is as large; what is uploaded goes another way. Read whole, a few megabytes of
// small fields would keep everybody waiting for minutes.
const MOST_BYTES = 1024 * 1024
const MOST_OF_A_SIGN_IN = 16 * 1024

/** Judged by what is declared, before a byte is read; the connection takes no more than that. */
const isTooLarge = ({ headers, method, nextUrl: { pathname } }: NextRequest): boolean => {
  if (method === 'GET' || method === 'HEAD') return false
  const isSignIn = under(pathname, ['/api/auth'])
  // What comes to the API is read, and refused, by the API.
  if (pathname.startsWith('/api/') && !isSignIn) return false
  const declared = headers.get('content-length')
  if (declared === null) return headers.has('transfer-encoding')
  return Number(declared) > (isSignIn ? MOST_OF_A_SIGN_IN : MOST_BYTES)
}

/** Next answers 500 to a form or a call of an action that it cannot take: such a one goes no further than this. */
const refused = async (request: NextRequest): Promise<400 | 403 | 413 | null> => {
  if (isTooLarge(request)) return 413
  if (request.method !== 'POST' || request.nextUrl.pathname.startsWith('/api/')) return null
  const isAction = request.headers.has('next-action')
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false
  if ((isAction || isForm) && isForeign(request)) return 403
  if (isForm) {
    const form = await request.formData().catch(() => null)
    return form === null ? 400 : isAction ? formCallFault(form) : null
  }
  return isAction ? actionCallFault(await request.text()) : null
}

const REFUSED = {
  400: 'This request cannot be read.',
  403: 'This request comes from another site.',
  413: 'This request is too large.',
} as const

export const proxy = async (request: NextRequest): Promise<Response> => {
  const { pathname } = request.nextUrl
  if (belongsElsewhere(pathname)) return new NextResponse('Not found', { status: 404 })
  const fault = await refused(request)
  if (fault) return new NextResponse(REFUSED[fault], { status: fault })
  const nonce = btoa(crypto.randomUUID())
  const csp = isFile(pathname) ? FILE_POLICY : policy(nonce)
  const response = (await unavailable(request.headers, pathname, nonce)) ?? passedOn(request, nonce, csp)
  response.headers.set('content-security-policy', csp)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  // Asked for anew each time: a browser that kept an old one would keep an old app.
  if (pathname === '/sw.js') response.headers.set('cache-control', 'no-cache')
  if (request.nextUrl.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https') {
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  }
  return response
}

const passedOn = (request: NextRequest, nonce: string, csp: string): NextResponse => {
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', csp)
  // A page that asks who is signed in wants to know where to come back to.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  return NextResponse.next({ request: { headers } })
}

// A file that is uploaded passes by: in front of a route that a proxy sees, Next keeps the whole body in memory.
export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico|icon.svg|imports/upload).*)'] }
