import type { Metadata } from 'next'

import { DrillTable } from '#components/drill/drill-table.tsx'
import { ScoreTrend } from '#components/drill/score-trend.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { Card } from '#components/ui/card.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { flask, plus } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/section.tsx'
import { listDrills } from '#lib/queries/drill/list-drills.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Drills' }

const DrillsPage = async () => {
  const { actor } = await signedIn('/drills')
  const { drills, asOf } = await read(listDrills, actor, {})
  const upcoming = drills.filter(({ issuedAt }) => !issuedAt)
  const past = drills.filter(({ issuedAt }) => issuedAt)
  const points = past
    .flatMap(({ number, summary }) => (summary?.score == null ? [] : [{ number, score: summary.score }]))
    .slice(0, 12)
    .toReversed()
  const start = allowed(actor, 'recall:write') && (
    <LinkButton href="/drills/new" variant="primary" glyph={plus}>
      Start a drill
    </LinkButton>
  )
  return (
    <div className="flex flex-col gap-5">
      <DrillBar word="DRILLS">Practice, kept separate from recalls.</DrillBar>
      <PageHeader
        title="Drills"
        description={<AsOf label="As of" at={asOf} locale="en" timeZone="UTC" />}
        actions={start}
      />
      {drills.length === 0 && (
        <EmptyState title="No drills yet" glyph={flask} action={start}>
          A drill follows the same steps as a recall and is marked as practice in every message. Each store
          and district gets a score afterward.
        </EmptyState>
      )}
      {points.length > 1 && (
        <Card title="Scores of recent drills">
          <ScoreTrend points={points} />
        </Card>
      )}
      {upcoming.length > 0 && (
        <Section title="Upcoming">
          <DrillTable drills={upcoming} now={null} />
        </Section>
      )}
      {past.length > 0 && (
        <Section title="Past">
          <DrillTable drills={past} now={asOf} />
        </Section>
      )}
    </div>
  )
}

export default DrillsPage
