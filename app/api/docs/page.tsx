import type { Metadata } from 'next'

import { PublicShell } from '#components/shell/public-shell.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeInline } from '#components/ui/code-inline.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { openApiDocument } from '#lib/contracts/api/openapi.ts'
import { OPERATIONS, type ApiOperation } from '#lib/contracts/api/operations.ts'
import { webProcess } from '#lib/web/process.ts'

import { QueryList } from './query-list.tsx'

export const metadata: Metadata = { title: 'API' }
export const dynamic = 'force-dynamic'

type Documented = { requestBody?: { content: { 'application/json': { schema: unknown } } } }

const bodyOf = (paths: Record<string, Record<string, unknown>>, { path, method }: ApiOperation): unknown => {
  const documented = paths[path]?.[method.toLowerCase()] as Documented | undefined
  return documented?.requestBody?.content['application/json'].schema
}

/** The API to read, written from the schemas that parse its requests. */
const ApiDocsPage = () => {
  const { paths, servers } = openApiDocument(webProcess().env.RECALL_URL)
  return (
    <PublicShell>
      <h1 className="text-xl">API, version 1</h1>
      <p className="text-base">
        Base <CodeInline>{servers[0]?.url ?? ''}</CodeInline>. Send{' '}
        <CodeInline>Authorization: Bearer csk_…</CodeInline>. A POST may carry an{' '}
        <CodeInline>Idempotency-Key</CodeInline>; a command on a recall may carry{' '}
        <CodeInline>If-Match</CodeInline> with its revision. Errors are problem documents with a stable{' '}
        <CodeInline>code</CodeInline>. The whole contract as OpenAPI 3.1:{' '}
        <TextLink href="/api/v1/openapi.json">openapi.json</TextLink>.
      </p>
      {Object.entries<ApiOperation>(OPERATIONS).map(([id, operation]) => {
        const body = bodyOf(paths, operation)
        return (
          <Card
            key={id}
            title={operation.summary}
            description={<Badge glyph={null}>{operation.scope}</Badge>}
          >
            <p className="wrap-anywhere">
              <CodeInline>
                {operation.method} {operation.path}
              </CodeInline>
            </p>
            <QueryList operation={operation} />
            {body !== undefined && (
              <details className="mt-3">
                <summary className="text-sm">Body</summary>
                <pre className="mt-2 rounded-md bg-sunken p-3 text-xs wrap-anywhere whitespace-pre-wrap">
                  {JSON.stringify(body, null, 2)}
                </pre>
              </details>
            )}
          </Card>
        )
      })}
    </PublicShell>
  )
}

export default ApiDocsPage
