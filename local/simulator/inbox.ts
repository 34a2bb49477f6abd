import type { Accept, AcceptLog } from './accept-log.ts'
import { INBOX_SCRIPT, INBOX_STYLE } from './inbox-assets.ts'
import { renderInbox } from './inbox-page.ts'
import type { Answer } from './provider.ts'

const PAGE = 60

const PAGE_POLICY =
  "default-src 'none'; img-src data:; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// The mail's own HTML is a stranger's: no scripts, no forms, no origin; its links open in a tab of their own.
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; font-src data:"

const asset = (type: string, body: string): Answer => ({
  status: 200,
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' },
  body,
})

const page = (policy: string, body: string, status = 200): Answer => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  },
  body,
})

const htmlOf = (accept: Accept): string | null =>
  typeof accept.raw['html'] === 'string' && accept.raw['html'] !== '' ? accept.raw['html'] : null

const numberFrom = (value: string | null): number | undefined =>
  value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined

const list = (accepts: AcceptLog, url: URL): Answer => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const before = numberFrom(url.searchParams.get('before')) ?? Number.POSITIVE_INFINITY
  const needle = query.toLowerCase()
  const rows = []
  const all = accepts.summaries()
  for (let at = Math.min(all.length, before - 1) - 1; at >= 0 && rows.length <= PAGE; at -= 1) {
    const row = all[at]
    if (row?.to.toLowerCase().includes(needle)) rows.push(row)
  }
  const open = numberFrom(url.searchParams.get('message'))
  const message = open === undefined ? undefined : accepts.read(open)
  const older = rows.length > PAGE ? rows[PAGE - 1]?.n : undefined
  return page(
    PAGE_POLICY,
    renderInbox({ query, rows: rows.slice(0, PAGE), total: all.length, older, message }),
  )
}

const mail = (accepts: AcceptLog, n: number): Answer | undefined => {
  const accept = accepts.read(n)
  const html = accept && htmlOf(accept)
  return html ? page(MAIL_POLICY, `<base target="_blank">${html}`) : undefined
}

/** The development inbox: whatever would have reached a person, newest first. */
export const answerInbox = (accepts: AcceptLog, url: URL): Answer | undefined => {
  if (url.pathname === '/') return list(accepts, url)
  if (url.pathname === '/inbox.css') return asset('text/css', INBOX_STYLE)
  if (url.pathname === '/inbox.js') return asset('text/javascript', INBOX_SCRIPT)
  const number = /^\/mail\/(\d{1,9})$/.exec(url.pathname)?.[1]
  return number === undefined ? undefined : mail(accepts, Number(number))
}
