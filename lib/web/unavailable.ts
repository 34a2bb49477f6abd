import 'server-only'

import { randomUUID } from 'node:crypto'

import type { WebProcess } from '#lib/compose.ts'
import type { Language } from '#lib/domain/identity/language.ts'

import en from './messages/en.json'
import es from './messages/es.json'
import fr from './messages/fr.json'
import { preferredLanguage } from './preferred-language.ts'
import { problem } from './problem.ts'

// The types alone: the process composes itself at boot, and is not bundled a second time for what stands before the routes.
const kept = globalThis as typeof globalThis & {
  clearshelf?: Pick<WebProcess, 'hasDatabase' | 'ports' | 'env'>
}

const TEXTS: Record<Language, (typeof en)['away']> = { en: en.away, es: es.away, fr: fr.away }
const RETRY_AFTER_SECONDS = '5'

// These say something without a database, or tell that there is none.
const NEEDS_NONE = /^\/(healthz|readyz|sw\.js|store\.webmanifest|icons\/.*|api\/v1\/openapi\.json)$/

/**
 * The answer while the database is away; null: it is there. Asked before a page is begun, because what fails within a page is
 * a 500 of Next's own, and before anything is done, so that what is refused here was not done.
 */
export const unavailable = async (
  headers: Headers,
  path: string,
  nonce: string,
): Promise<Response | null> => {
  const { clearshelf: web } = kept
  if (NEEDS_NONE.test(path) || !web || (await web.hasDatabase())) return null
  const requestId = randomUUID()
  web.ports.log.warn('request.unavailable', { requestId, status: 503 })
  if (!isForAPerson(headers, path)) return problem('UNAVAILABLE', requestId)
  return new Response(
    page(preferredLanguage(headers.get('accept-language')), web.env.SURFACE === 'store', nonce),
    {
      status: 503,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'retry-after': RETRY_AFTER_SECONDS,
        'x-request-id': requestId,
      },
    },
  )
}

/** A browser that opens an address asks for a page; so does somebody by hand, who says nothing of themselves. */
const isForAPerson = (headers: Headers, path: string): boolean =>
  !path.startsWith('/api/') &&
  ((headers.get('accept') ?? '').includes('text/html') || headers.get('sec-fetch-mode') === null)

const page = (language: Language, isForStores: boolean, nonce: string): string => {
  const { title, text, kept: saved, again } = TEXTS[language]
  const forStores = isForStores ? `<p>${TEXTS[language].phone}</p>` : ''
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Clearshelf</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header>Clearshelf</header>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p>${saved}</p>
${forStores}
<a href="">${again}</a>
</main>
<script nonce="${nonce}">${COMES_BACK}</script>
</body>
</html>
`
}

// The tokens of app/globals.css: the stylesheet itself has a name that only a page of Next's knows.
const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif }
body { margin: 0; background: light-dark(#f5f7f7, #0d1213); color: light-dark(#2b3637, #d2dada) }
header, main { max-width: 36rem; margin: 0 auto; padding: 1rem 1.25rem }
header { font-weight: 650; color: light-dark(#0b5b5c, #63cbc5) }
main { padding-top: 3rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; color: light-dark(#0f1819, #f1f5f5) }
p { margin: 0 0 0.75rem }
a { display: inline-block; margin-top: 1rem; padding: 0.75rem 1.25rem; border-radius: 0.5rem; font-weight: 600;
  text-decoration: none; background: light-dark(#0b5b5c, #167476); color: #fff }
a:focus-visible { outline: 3px solid light-dark(#0b7a7c, #63cbc5); outline-offset: 2px }
`

// Loads the page again once it can be shown, and not before: a board on a wall comes back by itself.
const COMES_BACK = `
setInterval(() => fetch('/readyz').then(({ ok }) => ok && location.replace(location.href), () => undefined), 5000)
`
