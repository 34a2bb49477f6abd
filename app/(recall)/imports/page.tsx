import type { Metadata } from 'next'

import { ImportHelp } from '#components/imports/import-help.tsx'
import { ImportTable } from '#components/imports/import-table.tsx'
import { UploadForm } from '#components/imports/upload-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { file } from '#components/ui/glyphs.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { listImports } from '#lib/queries/catalog/imports/list-imports.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Imports' }

type Props = { searchParams: Promise<{ cursor?: string; kind?: string }> }

const ImportsPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/imports')
  const { cursor, kind = 'stores' } = await pageQuery(searchParams)
  const { data, nextCursor } = await read(listImports, actor, { limit: 25, cursor })
  const now = webProcess().ports.clock.now().toISOString()
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Imports"
        description="Import stores, products and shipments from CSV files. You review every change before it’s applied."
      />
      <Card title="Upload a file">
        <UploadForm kind={['stores', 'products', 'shipments'].includes(kind) ? kind : 'stores'} />
      </Card>
      <ImportHelp />
      <Section title="Past imports">
        {data.length === 0 ? (
          <EmptyState title="No imports yet" glyph={file}>
            Start with stores, then products, then shipments.
          </EmptyState>
        ) : (
          <ImportTable imports={data} now={now} />
        )}
        {(cursor ?? nextCursor) && (
          <Pagination
            label="Import pages"
            summary={`${data.length} on this page`}
            {...pageLinks('/imports', {}, cursor, nextCursor)}
          />
        )}
      </Section>
    </div>
  )
}

export default ImportsPage
