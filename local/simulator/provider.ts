import type { IncomingHttpHeaders } from 'node:http'

import type { Accept } from './accept-log.ts'

export type ProviderRequest = {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export type Answer = { status: number; headers?: Record<string, string>; body?: string }

/** A message that its provider would take: what to record, and what to say once it is on disk. */
export type Intake = {
  accept: Omit<Accept, 'n' | 'at'>
  accepted: Answer
  /** How this provider words a refusal with this status. */
  refused: (status: number) => Answer
}

/** Either something to accept, or an answer that accepts nothing: a quota, or a request that makes no sense. */
export type Reading = { intake: Intake } | { answer: Answer }

export const header = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}
