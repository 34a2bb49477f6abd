import { trace } from '@opentelemetry/api'
import pino from 'pino'

import type { Log, LogFields } from '#lib/ports/log.ts'

// An allow-list, not a black-list: a field that is not named here does not reach the log, whatever it holds.
const ALLOWED = [
  'requestId',
  'tenantId',
  'recallId',
  'recallVersion',
  'noticeId',
  'deliveryId',
  'messageId',
  'personId',
  'sessionId',
  'keyId',
  'network',
  'queue',
  'type',
  'method',
  'route',
  'status',
  'code',
  'count',
  'attempt',
  'outcome',
  'reason',
  'ms',
  'port',
  'surface',
] as const satisfies (keyof LogFields)[]

export const pinoLog = (service: string, level: string, destination?: pino.DestinationStream): Log => {
  const logger = pino(
    { level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    destination,
  )
  // What nobody wants to hear is not put together first: each message that is sent has its line.
  const at = (of: 'info' | 'warn' | 'error') => (event: string, fields?: LogFields) => {
    if (logger.isLevelEnabled(of)) logger[of](allowed(fields), event)
  }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

export const allowed = (fields: LogFields = {}): Record<string, unknown> => {
  const kept: Record<string, unknown> = {}
  for (const name of ALLOWED) if (fields[name] !== undefined) kept[name] = fields[name]
  if (fields.error !== undefined) kept['error'] = describe(fields.error)
  const context = trace.getActiveSpan()?.spanContext()
  if (context) Object.assign(kept, { traceId: context.traceId, spanId: context.spanId })
  return kept
}

// What kind of accident and where. Its message is left out: it may quote the data that caused it.
const describe = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, code, message, stack = '' } = error as Error & { code?: unknown }
  // The stack begins with the message, whose lines may look like places. Where it cannot be cut off, no place is told.
  const begins = stack.indexOf(message)
  const at = (begins < 0 ? '' : stack.slice(begins + message.length))
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
  return { type: name, ...(typeof code === 'string' ? { code } : {}), at }
}
