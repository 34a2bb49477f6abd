import { escapeHtml } from '#lib/domain/delivery/mail-page.ts'
import type { CardBlock, TeamsCard } from '#lib/domain/delivery/teams-card.ts'

// Drawn from the card's JSON by hand, in the sizes and colours that Teams gives a card: it shows what the card says and how
// it breaks, not each pixel of Teams.

const SIZES = { Large: 'font-size:18px;line-height:24px', Medium: 'font-size:16px;line-height:22px' }
const STYLE = `:root{color-scheme:light dark;--page:#f5f5f5;--card:#fff;--text:#242424;--soft:#616161;--attention:#b10e1c;--press:#5b5fc7;--on-press:#fff}
@media (prefers-color-scheme:dark){:root{--page:#1f1f1f;--card:#292929;--text:#fff;--soft:#adadad;--attention:#f87c86;--press:#9ea2ff;--on-press:#0a0a0a}}
body{margin:0;padding:12px;background:var(--page);color:var(--text);font:14px/20px 'Segoe UI',sans-serif}
article{background:var(--card);border-radius:8px;padding:16px;overflow-wrap:anywhere}
p{margin:0 0 8px;white-space:pre-line}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:6px 12px;margin:0 0 16px}
dt{font-weight:600;overflow-wrap:normal}dd{margin:0}
.None{margin-top:-8px}.Bolder{font-weight:600}.Attention{color:var(--attention)}
b.press{display:inline-block;border-radius:4px;background:var(--press);color:var(--on-press);padding:6px 12px;font-weight:600}`

/** Teams reads Markdown: a sign behind a backslash is the sign. */
const read = (text: string): string => escapeHtml(text.replaceAll(/\\([\\`*_[\]()#>~|])/g, '$1'))

const drawn = (block: CardBlock): string => {
  if (block.type === 'FactSet')
    return `<dl>${block.facts.map(({ title, value }) => `<dt>${read(title)}</dt><dd>${read(value)}</dd>`).join('')}</dl>`
  const { weight = '', color = '', spacing = '', size, text } = block
  return `<p class="${weight} ${color} ${spacing}" style="${size ? SIZES[size] : ''}">${read(text)}</p>`
}

export const cardPage = ({ lang, body, actions }: TeamsCard): string =>
  `<!doctype html><html lang="${lang}"><meta name="viewport" content="width=device-width"><title>Card</title><style>${STYLE}</style>
<body><article>${body.map(drawn).join('')}${actions.map(({ title }) => `<b class="press">${escapeHtml(title)}</b>`).join('')}</article></body></html>`
