import type { Metadata } from 'next'

import { RecallTable } from '#components/recall/recall-table.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { bell, plus } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { allowed } from '#lib/web/allowed.ts'
import { listRecalls } from '#lib/queries/recall/list-recalls.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { webProcess } from '#lib/web/process.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Recalls' }

type Props = { searchParams: Promise<{ cursor?: string }> }

const RecallsPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/recalls')
  const { cursor } = await pageQuery(searchParams)
  const { data, nextCursor } = await read(listRecalls, actor, { limit: 50, cursor })
  const now = webProcess().ports.clock.now().toISOString()
  const start = allowed(actor, 'recall:write') && (
    <LinkButton href="/recalls/new" variant="primary" glyph={plus}>
      New recall
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="Recalls"
        description={<AsOf label="As of" at={now} locale="en" timeZone="UTC" />}
        actions={start}
      />
      {data.length === 0 ? (
        <EmptyState title="No recalls yet" glyph={bell} action={start}>
          Start with a draft. Nothing is sent before somebody has approved and issued it.
        </EmptyState>
      ) : (
        <RecallTable recalls={data} now={now} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Pages of recalls"
          summary={`${data.length} on this page`}
          {...(cursor ? { previous: { label: 'Newest', href: '/recalls' } } : {})}
          {...(nextCursor ? { next: { label: 'Older', href: `/recalls?cursor=${nextCursor}` } } : {})}
        />
      )}
    </div>
  )
}

export default RecallsPage
