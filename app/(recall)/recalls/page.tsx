import type { Metadata } from 'next'
import type { ReactNode } from 'react'

import { NeedList } from '#components/recall/need-list.tsx'
import { RecallTable } from '#components/recall/recall-table.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { bell, plus } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { callTasks } from '#lib/queries/escalation/call-tasks.ts'
import { listRecallHeads } from '#lib/queries/recall/list-recalls.ts'
import { unreadMentions } from '#lib/queries/recall/unread-mentions.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { needsOfReader, OPEN, urgentFirst } from '#lib/web/needs-of-reader.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { recordCallAction } from './call-actions.ts'

export const metadata: Metadata = { title: 'Recalls' }

type Props = { searchParams: Promise<{ cursor?: string; show?: string; search?: string }> }

const SHOWN = {
  open: { label: 'Open', filter: { statuses: OPEN, drills: false } },
  finished: { label: 'Finished', filter: { statuses: ['closed', 'cancelled'] as const, drills: false } },
  drills: { label: 'Drills', filter: { drills: true } },
  all: { label: 'All', filter: { drills: false } },
}
type Shown = keyof typeof SHOWN

// More open recalls than these at once, and the list goes on page by page, newest first.
const AT_ONCE = 100

const RecallsPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/recalls')
  const { cursor, show = 'open', search = '' } = await pageQuery(searchParams)
  const shown: Shown = show in SHOWN ? (show as Shown) : 'open'
  const text = search.trim().slice(0, 100)
  // A search looks everywhere: whoever types a number means that recall, however old.
  const filter = text ? { text } : SHOWN[shown].filter
  const [{ data, nextCursor }, needs, mentions, calls] = await Promise.all([
    read(listRecallHeads, actor, { limit: AT_ONCE, cursor, ...filter }),
    needsOfReader(actor),
    read(unreadMentions, actor, { recallId: null }),
    read(callTasks, actor, {}),
  ])
  const now = webProcess().ports.clock.now().toISOString()
  const kept = { ...(shown === 'open' ? {} : { show: shown }), ...(text ? { search: text } : {}) }
  const href = (more: Record<string, string>) =>
    `/recalls?${new URLSearchParams({ ...kept, ...more }).toString()}`
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
        actions={
          <>
            {allowed(actor, 'notice:report') && (
              <LinkButton href="/recalls/paper">Enter a paper response</LinkButton>
            )}
            {start}
          </>
        }
      />
      {needs.length + mentions.length + calls.length > 0 && (
        <NeedList {...{ needs, mentions, calls, now }} recordCall={recordCallAction} />
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <TabLinks
          label="Filter recalls"
          tabs={Object.entries(SHOWN).map(([key, { label }]) => ({
            href: key === 'open' ? '/recalls' : `/recalls?show=${key}`,
            label,
            current: !text && key === shown,
          }))}
        />
        <SearchForm label="Number or title" button="Search" value={text} />
      </div>
      {data.length === 0 ? (
        <Nothing text={text} shown={shown} start={start} />
      ) : (
        <RecallTable recalls={shown === 'open' && !text ? urgentFirst(data) : data} now={now} />
      )}
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Recall pages"
          summary={`${data.length} on this page`}
          {...(cursor ? { previous: { label: 'Newest', href: href({}) } } : {})}
          {...(nextCursor ? { next: { label: 'Older', href: href({ cursor: nextCursor }) } } : {})}
        />
      )}
    </div>
  )
}

export default RecallsPage

const Nothing = ({ text, shown, start }: { text: string; shown: Shown; start: ReactNode }) => {
  if (text)
    return (
      <EmptyState
        title="No recall matches"
        glyph={bell}
        action={<LinkButton href="/recalls?show=all">Show all</LinkButton>}
      >
        No number or title contains “{text}”.
      </EmptyState>
    )
  return shown === 'open' || shown === 'all' ? (
    <EmptyState title={shown === 'open' ? 'No open recalls' : 'No recalls yet'} glyph={bell} action={start}>
      Start with a draft. Nothing is sent until it’s approved and issued.
    </EmptyState>
  ) : (
    <EmptyState title={shown === 'drills' ? 'No drills yet' : 'No finished recalls yet'} glyph={bell}>
      {shown === 'drills'
        ? 'A drill is a recall of the kind “Drill”: the same steps, marked as practice in every message.'
        : 'Closed and canceled recalls appear here.'}
    </EmptyState>
  )
}
