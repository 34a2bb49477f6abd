import type { Metadata } from 'next'

import { AcceptPlot } from '#components/operations/accept-plot.tsx'
import { AlarmList } from '#components/operations/alarm-list.tsx'
import { DeadLettersCard } from '#components/operations/dead-letters-card.tsx'
import { GateTable } from '#components/operations/gate-table.tsx'
import { QueueTable } from '#components/operations/queue-table.tsx'
import { SweepList } from '#components/operations/sweep-list.tsx'
import { SyntheticCard } from '#components/operations/synthetic-card.tsx'
import { KeepFresh } from '#components/store/keep-fresh.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { activity, send } from '#components/ui/glyphs.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { listDeadLetters } from '#lib/queries/operations/list-dead-letters.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { machineryNow } from '#lib/web/machinery.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { read } from '#lib/web/read.ts'

import { discard, redrive } from './actions.ts'

export const metadata: Metadata = { title: 'Operations' }

const LETTERS = 25
const FRESH_EVERY_MS = 5000

type Props = { searchParams: Promise<{ queue?: string; cursor?: string }> }

const OperationsPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/operations')
  const { queue: asked, cursor } = await pageQuery(searchParams)
  const machinery = await machineryNow(actor, asked)
  const { at, queue, sweeps, workers, alarms } = machinery
  const { deadLetters, importsRunning, synthetic, probed } = machinery
  const { data: letters, nextCursor } = await read(listDeadLetters, actor, { queue, limit: LETTERS, cursor })
  const now = at.toISOString()
  return (
    <div className="flex flex-col gap-5">
      <KeepFresh every={FRESH_EVERY_MS} />
      <PageHeader
        title="Operations"
        description={<AsOf label="As of" at={now} locale="en" timeZone="UTC" />}
      />
      <AlarmList alarms={alarms} probed={probed} />
      <Flow machinery={machinery} />
      <SyntheticCard synthetic={synthetic} at={at} />
      <DeadLettersCard
        queue={queue}
        counts={deadLetters}
        letters={letters}
        now={now}
        redrive={redrive}
        discard={discard}
      />
      {(cursor ?? nextCursor) && (
        <Pagination
          label="Dead letter pages"
          summary={`${letters.length} on this page`}
          {...pageLinks('/operations', { queue }, cursor, nextCursor)}
        />
      )}
      <Card
        title="Workers and sweeps"
        description={`${workers.length === 1 ? '1 worker' : `${workers.length} workers`} in the last 2 minutes. Sweeps recover lost messages; a sweep that stops raises an alarm.`}
        actions={
          importsRunning > 0 && (
            <TextLink href="/imports">
              {importsRunning === 1 ? '1 import is running' : `${importsRunning} imports are running`}
            </TextLink>
          )
        }
        flush
      >
        {sweeps.length === 0 ? (
          <EmptyState title="No workers seen in the last hour" glyph={activity}>
            Start a worker. Issued recalls are sent as soon as it runs.
          </EmptyState>
        ) : (
          <SweepList sweeps={sweeps} at={at} />
        )}
      </Card>
    </div>
  )
}

export default OperationsPage

/** Queues, sends of the last hour, and providers. */
const Flow = ({ machinery }: { machinery: Awaited<ReturnType<typeof machineryNow>> }) => {
  const { at, queues, backlog, waits, gates, accepts } = machinery
  return (
    <>
      <div className="grid gap-5 xl:grid-cols-[3fr_2fr]">
        <Card
          title="Queues"
          description="Due is counted in the database. Queues hold only wake-up hints, for every tenant."
          flush
        >
          <QueueTable backlog={backlog} queues={queues} />
        </Card>
        <Card title="Accepted by providers" description="Your messages per minute over the last hour.">
          {accepts.length === 0 ? (
            <EmptyState title="Nothing sent in the last hour" glyph={send} className="py-6">
              Issue a recall or start a drill to see messages per minute here.
            </EmptyState>
          ) : (
            <AcceptPlot accepts={accepts} />
          )}
        </Card>
      </div>
      <Card
        title="Providers"
        description="A provider that fails five times in a row is paused and tested with a single message."
        flush
      >
        {gates.length === 0 ? (
          <EmptyState title="No providers used yet" glyph={send} className="py-6">
            A provider appears here once the first message is sent.
          </EmptyState>
        ) : (
          <GateTable gates={gates} waits={waits} now={at.toISOString()} />
        )}
      </Card>
    </>
  )
}
