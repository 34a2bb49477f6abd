import { CHANNEL_LABELS } from '#lib/domain/channel/channel.ts'

import type { Accept, AcceptSummary } from './accept-log.ts'
import { xml as escape } from './query-protocol.ts'

export type InboxView = {
  query: string
  rows: readonly AcceptSummary[]
  total: number
  /** Where the next, older page begins. */
  older: number | undefined
  message: Accept | undefined
}

const address = (query: string, more: Record<string, number | undefined>): string => {
  const search = new URLSearchParams(query === '' ? {} : { q: query })
  for (const [name, value] of Object.entries(more)) if (value !== undefined) search.set(name, String(value))
  return escape(`/?${search}`)
}

const time = (at: string): string =>
  `<time datetime="${escape(at)}">${escape(at.slice(5, 19).replace('T', ' '))}</time>`

const badge = (channel: Accept['channel']): string =>
  `<span class="badge ${channel}">${CHANNEL_LABELS[channel]}</span>`

const row = (view: InboxView, entry: AcceptSummary): string => {
  const current = view.message?.n === entry.n ? ' aria-current="true"' : ''
  return `<li><a href="${address(view.query, { message: entry.n })}"${current}>
    <span class="line"><span class="to">${escape(entry.to)}</span>${time(entry.at)}</span>
    <span class="line">${badge(entry.channel)}<span class="subject">${escape(entry.preview)}</span><span class="n">#${entry.n}</span></span>
  </a></li>`
}

const nothing = ({ query, total }: InboxView): string =>
  total === 0
    ? '<p class="empty">No message yet. Whatever Clearshelf sends shows up here by itself.</p>'
    : `<p class="empty">No message to “${escape(query)}”.</p>`

const list = (view: InboxView): string => `<nav id="list" aria-label="Messages" data-total="${view.total}">
  ${view.rows.length === 0 ? nothing(view) : `<ol>${view.rows.map((entry) => row(view, entry)).join('')}</ol>`}
  ${view.older === undefined ? '' : `<a class="older" href="${address(view.query, { before: view.older })}">Older messages</a>`}
</nav>`

const linked = (text: string): string =>
  escape(text).replace(
    /https?:\/\/[^\s<>]+?(?=(?:&quot;|[.,;:!?)\]])*(?:\s|$))/g,
    (link) => `<a href="${link}" target="_blank" rel="noreferrer noopener">${link}</a>`,
  )

const term = (name: string, value: string | null | undefined): string =>
  value ? `<div><dt>${name}</dt><dd>${escape(value)}</dd></div>` : ''

const body = ({ n, raw, text }: Accept): string => {
  const plain = `<pre class="text">${linked(text)}</pre>`
  if (typeof raw['html'] !== 'string' || raw['html'] === '') return plain
  const frame = `<iframe title="The message as HTML" src="/mail/${n}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
  return `${frame}<details><summary>Plain text</summary>${plain}</details>`
}

const reading = (view: InboxView): string => {
  const { message } = view
  if (!message) return '<article class="none"><p class="empty">Choose a message to read it.</p></article>'
  const from = typeof message.raw['from'] === 'string' ? message.raw['from'] : null
  return `<article>
    <a class="back" href="${address(view.query, {})}">← All messages</a>
    <header>${badge(message.channel)}<h1>${escape(message.subject ?? message.text.slice(0, 80))}</h1></header>
    <dl>${term('From', from)}${term('To', message.to)}${term('Accepted', message.at)}${term('Delivery', message.deliveryId)}</dl>
    ${body(message)}
    <details><summary>Request as recorded</summary><pre>${escape(JSON.stringify(message, null, 2))}</pre></details>
  </article>`
}

export const renderInbox = (view: InboxView): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Inbox · Clearshelf simulator</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/inbox.css">
<script src="/inbox.js" defer></script>
</head>
<body class="${view.message ? 'reading' : ''}">
<header class="top">
  <a class="name" href="/"><strong>Inbox</strong> <span>provider simulator</span></a>
  <form role="search" action="/"><input type="search" name="q" value="${escape(view.query)}" placeholder="Recipient" aria-label="Search by recipient"></form>
  <span class="count" id="count">${view.total} accepted</span>
</header>
<main>
${list(view)}
${reading(view)}
</main>
</body>
</html>
`
