import type { Metadata } from 'next'

import { VersionCard } from '#components/recall/version-card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { bell } from '#components/ui/glyphs.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { recallVersions } from '#lib/queries/recall/recall-versions.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { read } from '#lib/web/read.ts'

import { PartHeader } from '../part-header.tsx'

export const metadata: Metadata = { title: 'Versions' }

const VersionsPage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/versions`)
  const recall = await read(recallDetail, actor, { id })
  const versions = await read(recallVersions, actor, { recallId: id })
  return (
    <div className="flex flex-col gap-5">
      <PartHeader
        recall={recall}
        here="Versions"
        title="Versions"
        description="What each version ordered and what changed. Read-only."
      />
      {versions.length === 0 ? (
        <EmptyState title="No versions yet" glyph={bell}>
          The first version is created when the recall is issued.
        </EmptyState>
      ) : (
        versions.map((version) => <VersionCard key={version.version} version={version} now={recall.asOf} />)
      )}
    </div>
  )
}

export default VersionsPage
