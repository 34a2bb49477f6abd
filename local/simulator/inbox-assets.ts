export const INBOX_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f8, #121416);
  --sheet: light-dark(#ffffff, #1a1d20);
  --ink: light-dark(#16191d, #e9ecef);
  --quiet: light-dark(#59616b, #9aa4af);
  --rule: light-dark(#dfe3e8, #2c3136);
  --accent: light-dark(#0b5fad, #7cbcff);
  --chosen: light-dark(#e6f0fb, #16283b);
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; border-radius: 6px; }
.top { display: flex; gap: 16px; align-items: center; padding: 10px 20px; background: var(--sheet); border-bottom: 1px solid var(--rule); }
.name { color: inherit; text-decoration: none; white-space: nowrap; }
.name span, .count, time, .n, dt, .empty { color: var(--quiet); }
form { flex: 1; max-width: 420px; }
input { width: 100%; padding: 7px 12px; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--rule); border-radius: 8px; }
.count { margin-left: auto; font-variant-numeric: tabular-nums; white-space: nowrap; }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(280px, 400px) 1fr; }
nav { overflow-y: auto; border-right: 1px solid var(--rule); background: var(--sheet); }
ol { list-style: none; margin: 0; padding: 0; }
li a { display: block; padding: 10px 20px; color: inherit; text-decoration: none; border-bottom: 1px solid var(--rule); }
li a:hover { background: var(--ground); }
li a[aria-current] { background: var(--chosen); box-shadow: inset 3px 0 var(--accent); }
.line { display: flex; gap: 8px; align-items: baseline; }
.line + .line { margin-top: 3px; }
.to { flex: 1; min-width: 0; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.subject { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
time, .n { font-size: 12px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.badge { padding: 0 7px; font-size: 12px; font-weight: 600; border-radius: 99px; color: var(--tone); border: 1px solid currentColor; white-space: nowrap; }
.email { --tone: light-dark(#0b5fad, #7cbcff); }
.sms { --tone: light-dark(#1b6b3a, #7fd6a0); }
.push { --tone: light-dark(#8a4b00, #f2b872); }
.teams { --tone: light-dark(#5b3fb5, #b9a6ff); }
.webhook { --tone: light-dark(#59616b, #b4bdc7); }
.older { display: block; padding: 14px 20px; }
.empty { padding: 32px 20px; margin: 0; text-align: center; }
article { min-width: 0; overflow-y: auto; padding: 24px 28px; display: flex; flex-direction: column; gap: 16px; }
article.none { justify-content: center; }
article header { display: flex; gap: 12px; align-items: center; }
h1 { margin: 0; font-size: 20px; line-height: 1.3; overflow-wrap: anywhere; }
dl { margin: 0; display: grid; gap: 2px; }
dl div { display: grid; grid-template-columns: 84px 1fr; }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { flex: 1; min-height: 460px; width: 100%; background: #ffffff; border: 1px solid var(--rule); border-radius: 10px; }
pre { margin: 0; padding: 16px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sheet); border: 1px solid var(--rule); border-radius: 10px; font: 13px/1.55 ui-monospace, Menlo, Consolas, monospace; }
pre.text { font: inherit; }
summary { cursor: pointer; color: var(--quiet); margin-bottom: 8px; }
.back { display: none; }
@media (max-width: 760px) {
  .top { flex-wrap: wrap; gap: 8px 16px; }
  form { order: 3; flex-basis: 100%; max-width: none; }
  main { grid-template-columns: 1fr; }
  article.none, .reading nav { display: none; }
  article { padding: 16px; }
  .back { display: inline; }
}
`

// Only the list is exchanged, so that an open message and what is being typed stay as they are.
export const INBOX_SCRIPT = `
const refresh = async () => {
  const list = document.getElementById('list')
  const { accepted } = await (await fetch('/stats')).json()
  if (String(accepted) === list.dataset.total) return
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const focused = document.activeElement?.getAttribute('href')
  const top = list.scrollTop
  list.innerHTML = page.getElementById('list').innerHTML
  list.dataset.total = String(accepted)
  list.scrollTop = top
  document.getElementById('count').textContent = accepted + ' accepted'
  if (focused) list.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus()
}
setInterval(() => { if (!document.hidden) refresh().catch(() => undefined) }, 1500)
`
