/** What may be logged: names and ids. Texts, addresses, names of people and secrets are not fields of it. */
export type LogFields = {
  requestId?: string
  tenantId?: string
  recallId?: string
  recallVersion?: number
  noticeId?: string
  deliveryId?: string
  messageId?: string
  personId?: string
  sessionId?: string
  keyId?: string
  /** Of an address the network alone. */
  network?: string
  queue?: string
  type?: string
  method?: string
  route?: string
  status?: number
  code?: string
  count?: number
  attempt?: number
  outcome?: string
  reason?: string
  ms?: number
  port?: number
  surface?: string
  error?: unknown
}

export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

export type Tracing = {
  /** Runs the work in a span; continues the trace that `traceparent` names, if any. */
  span<T>(
    name: string,
    work: () => Promise<T>,
    options?: { traceparent?: string | null; fields?: LogFields },
  ): Promise<T>
  /** The trace we are in, in the W3C form, to travel in rows and messages. */
  traceparent(): string | null
}
