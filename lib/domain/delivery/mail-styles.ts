/** Of every cell with text: Outlook hands no font down into a table. */
export const PADDING =
  "padding:20px;font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;overflow-wrap:anywhere;word-break:break-word"

// The same pairs as the pages of the dark theme. `!important`, for what they replace is written on the elements.
const DARK = `.page{background-color:#0d1213!important}
.body{color:#d2dada!important}
.strong{color:#f1f5f5!important}
.foot{color:#9ba8a9!important;border-color:#3d494a!important}
.foot a,.body li a{color:#63cbc5!important}
.band-urgent{background-color:#f1f5f5!important;color:#0d1213!important}
.band-plain{background-color:#1e2627!important;color:#f1f5f5!important}
.band-drill{background-color:#4d3ba3!important;color:#ffffff!important}
.button{background-color:#167476!important}`

export const MAIL_STYLES = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme: dark){
${DARK}
}`
