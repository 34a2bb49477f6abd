type MailPage = {
  language: string
  title: string
  striped?: boolean
  /** HTML that is escaped already. */
  body: string
  action: { label: string; url: string }
  foot: string
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => `<p style="margin:0 0 12px">${escapeHtml(line)}</p>`)
    .join('\n')

const STRIPES = 'background:repeating-linear-gradient(135deg,#b8860b 0 12px,#1f2933 12px 24px);height:12px'

/**
 * One frame for every mail. A table and inline styles, because that is what mail programs draw alike; `color-scheme`
 * lets those that have a dark mode turn it themselves.
 */
export const mailPage = ({
  language,
  title,
  striped,
  body,
  action,
  foot,
}: MailPage): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:24px 12px;font-family:Inter,Segoe UI,Helvetica,Arial,sans-serif;font-size:16px;line-height:24px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left">
${striped ? `<tr><td style="${STRIPES}"></td></tr>` : ''}
<tr><td style="padding:16px 0">${body}</td></tr>
<tr><td style="padding:0 0 24px"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:14px 24px;border-radius:8px;background-color:#0f5c5c;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(action.label)}</a></td></tr>
<tr><td style="padding:16px 0 0;border-top:1px solid #9aa5b1;font-size:13px;line-height:20px">${escapeHtml(foot)}<br>Clearshelf</td></tr>
</table>
</td></tr></table>
</body>
</html>`
