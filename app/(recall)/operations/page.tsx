import type { Metadata } from 'next'

import { AcceptPlot } from '#components/operations/accept-plot.tsx'
import { AlarmList } from '#components/operations/alarm-list.tsx'
import { DeadLettersCard } from '#components/operations/dead-letters-card.tsx'
import { GateTable } from '#components/operations/gate-table.tsx'
import { QueueTable } from '#components/operations/queue-table.tsx'
import { SweepTable } from '#components/operations/sweep-table.tsx'
import { KeepFresh } from '#components/store/keep-fresh.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { activity, send } from '#components/ui/glyphs.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { alarmsOf } from '#lib/domain/operations/alarms.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'
import { listDeadLetters } from '#lib/queries/operations/list-dead-letters.ts'
import { machineryOverview } from '#lib/queries/operations/machinery-overview.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageLinks } from '#lib/web/page-links.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { discard, redrive } from './actions.ts'

export const metadata: Metadata = { title: 'Operations' }

const LETTERS = 25
const FRESH_EVERY_MS = 5000

type Props = { searchParams: Promise<{ queue?: string; cursor?: string }> }

const OperationsPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/operations')
  const { queue: asked, cursor } = await pageQuery(searchParams)
  const overview = await read(machineryOverview, actor, {})
  const { at, backlog, waits, gates, sweeps, workers, accepts, deadLetters, importsRunning } = overview
  const fullest = PRIORITIES.find((one) => deadLetters[one] > 0) ?? 'high'
  const queue = PRIORITIES.find((one) => one === asked) ?? fullest
  const { data: letters, nextCursor } = await read(listDeadLetters, actor, { queue, limit: LETTERS, cursor })
  const queues = await webProcess().ports.queueDepths()
  const dead = PRIORITIES.reduce((sum, one) => sum + deadLetters[one], 0)
  const alarms = alarmsOf({ at, queues, backlog, gates, deadLetters: dead, workers, sweeps })
  const now = at.toISOString()
  return (
    <div className="flex flex-col gap-5">
      <KeepFresh every={FRESH_EVERY_MS} />
      <PageHeader
        title="Operations"
        description={<AsOf label="As of" at={now} locale="en" timeZone="UTC" />}
      />
      <AlarmList alarms={alarms} />
      <div className="grid gap-5 xl:grid-cols-2">
        <Card
          title="Queues"
          description="What is due is counted in the database; the queues only hold hints to it, of every tenant."
          flush
        >
          <QueueTable backlog={backlog} queues={queues} />
        </Card>
        <Card
          title="Accepted by the providers"
          description="Your messages, minute by minute over the last hour."
        >
          {accepts.length === 0 ? (
            <EmptyState title="Nothing was sent in the last hour" glyph={send} className="py-6">
              Issue a recall or start a drill, and each minute shows here how much went out.
            </EmptyState>
          ) : (
            <AcceptPlot accepts={accepts} />
          )}
        </Card>
      </div>
      <Card
        title="Providers"
        description="One that fails five times in a row is left alone and tried with a single message."
        flush
      >
        {gates.length === 0 ? (
          <EmptyState title="No provider was used yet" glyph={send} className="py-6">
            With the first message that goes out, its provider shows here.
          </EmptyState>
        ) : (
          <GateTable gates={gates} waits={waits} now={now} />
        )}
      </Card>
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
          label="Pages of dead letters"
          summary={`${letters.length} on this page`}
          {...pageLinks('/operations', { queue }, cursor, nextCursor)}
        />
      )}
      <Card
        title="Workers and sweeps"
        description={`${workers.length === 1 ? '1 worker' : `${workers.length} workers`} in the last two minutes. A sweep goes on where a message was lost; its silence is an alarm.`}
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
          <EmptyState title="No worker was seen in the last hour" glyph={activity}>
            Start one: what was issued goes out as soon as it runs.
          </EmptyState>
        ) : (
          <SweepTable sweeps={sweeps} at={at} />
        )}
      </Card>
    </div>
  )
}

export default OperationsPage
