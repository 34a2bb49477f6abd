import { context, propagation, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOffSampler, BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

import type { Tracing } from '#lib/ports/log.ts'

import { allowed } from './pino-log.ts'

/** Once per process. Without an endpoint a span is two numbers, which tie the log together; it records nothing. */
export const startTracing = (
  service: string,
  endpoint: string | undefined,
): { shutdown: () => Promise<void> } => {
  const spanProcessors = endpoint
    ? [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }))]
    : []
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors,
    ...(endpoint ? {} : { sampler: new AlwaysOffSampler() }),
  })
  provider.register({ contextManager: new AsyncLocalStorageContextManager().enable() })
  return { shutdown: () => provider.shutdown() }
}

export const otelTracing: Tracing = {
  span: (name, work, { traceparent, fields } = {}) => {
    const parent = traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : context.active()
    return context.with(parent, () =>
      trace.getTracer('clearshelf').startActiveSpan(name, async (span) => {
        if (span.isRecording()) span.setAttributes(allowed(fields) as Record<string, string | number>)
        try {
          return await work()
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR })
          throw error
        } finally {
          span.end()
        }
      }),
    )
  },
  traceparent: () => {
    const carrier: { traceparent?: string } = {}
    propagation.inject(context.active(), carrier)
    return carrier.traceparent ?? null
  },
}
