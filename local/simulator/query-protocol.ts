import { randomUUID } from 'node:crypto'

import type { Answer } from './provider.ts'

export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** `Tags.member.1.Name=…` and the like: the entries of a list, in order, each as its own small record. */
export const members = (form: URLSearchParams, prefix: string): Record<string, string>[] => {
  const entries: Record<string, string>[] = []
  for (const [key, value] of form) {
    if (!key.startsWith(`${prefix}.`)) continue
    const [position = '', ...rest] = key.slice(prefix.length + 1).split('.')
    const index = Number(position) - 1
    if (!Number.isInteger(index) || index < 0 || index > 999) continue
    entries[index] = { ...entries[index], [rest.join('.')]: value }
  }
  return entries.filter((entry) => entry !== undefined)
}

/** The AWS query protocol, in which SES and SNS still speak: forms in, XML out. */
export const queryProtocol = (namespace: string) => {
  const answer = (status: number, body: string): Answer => ({
    status,
    headers: { 'content-type': 'text/xml' },
    body,
  })
  const result = (action: string, fields: Record<string, string>): Answer => {
    const inner = Object.entries(fields).map(([name, value]) => `<${name}>${xml(value)}</${name}>`)
    return answer(
      200,
      `<${action}Response xmlns="${namespace}"><${action}Result>${inner.join('')}</${action}Result>` +
        `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
    )
  }
  const error = (status: number, code: string, message: string): Answer =>
    answer(
      status,
      `<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code>` +
        `<Message>${xml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
    )
  const refused = (status: number): Answer => {
    if (status === 429) return error(status, 'Throttling', 'Maximum sending rate exceeded.')
    if (status === 503) return error(status, 'ServiceUnavailable', 'The service cannot answer at the moment.')
    if (status >= 500) return error(status, 'InternalFailure', 'The request failed inside the service.')
    return error(status, 'MessageRejected', 'The message was refused.')
  }
  return { result, error, refused }
}
