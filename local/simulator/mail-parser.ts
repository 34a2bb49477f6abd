export type ParsedMail = { headers: Record<string, string>; text: string; html: string | null }

type Part = { headers: Record<string, string>; body: string }

const splitPart = (source: string): Part => {
  const [head = '', ...rest] = source.split(/\r?\n\r?\n/)
  const headers: Record<string, string> = {}
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0)
      headers[line.slice(0, colon).trim().toLowerCase()] = decodeWords(line.slice(colon + 1).trim())
  }
  return { headers, body: rest.join('\r\n\r\n') }
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

const charset = (name: string): string => (/^(utf-?8|us-ascii)$/i.test(name) ? 'utf-8' : name.toLowerCase())

const decode = (bytes: Buffer, name: string): string => {
  try {
    return new TextDecoder(charset(name)).decode(bytes)
  } catch {
    return bytes.toString('latin1') // A charset nobody knows: better odd letters than no mail.
  }
}

const decodeWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi, (_, name: string, kind: string, data: string) =>
      decode(
        kind.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : quotedPrintable(data.replaceAll('_', ' ')),
        name,
      ),
    )

const parameter = (header: string, name: string): string | undefined => {
  const found = new RegExp(`${name}="?([^";]+)"?`, 'i').exec(header)
  return found?.[1]
}

// The source is read as Latin-1, one character per byte, so that the declared charset can still be applied.
const content = ({ headers, body }: Part): string => {
  const encoding = (headers['content-transfer-encoding'] ?? '7bit').toLowerCase()
  const name = parameter(headers['content-type'] ?? '', 'charset') ?? 'utf-8'
  if (encoding === 'base64') return decode(Buffer.from(body, 'base64'), name)
  return decode(encoding === 'quoted-printable' ? quotedPrintable(body) : Buffer.from(body, 'latin1'), name)
}

/** The leaves of a multipart tree; deeper than ten levels nobody nests in good faith. */
const leaves = (part: Part, depth = 0): Part[] => {
  const boundary = parameter(part.headers['content-type'] ?? '', 'boundary')
  if (boundary === undefined || depth > 10) return [part]
  return part.body
    .split(`--${boundary}`)
    .slice(1)
    .filter((section) => !section.startsWith('--'))
    .flatMap((section) => leaves(splitPart(section.replace(/^\r?\n/, '')), depth + 1))
}

/** As much of RFC 5322 and MIME as is needed to show a mail and to find its headers. */
export const parseMail = (raw: Buffer): ParsedMail => {
  const root = splitPart(raw.toString('latin1'))
  const parts = leaves(root)
  const ofType = (type: string) =>
    parts.find((part) => (part.headers['content-type'] ?? 'text/plain').toLowerCase().startsWith(type))
  const text = ofType('text/plain')
  const html = ofType('text/html')
  return {
    headers: root.headers,
    text: text ? content(text).trim() : '',
    html: html ? content(html).trim() : null,
  }
}
