import type { Metadata } from 'next'

import { DRILL_WORDS } from '#components/drill/drill-words.ts'
import { DistrictScores, ScoreFigures } from '#components/drill/score-tables.tsx'
import { PrintButton } from '#components/recall/print-button.tsx'
import { AsOf } from '#components/ui/as-of.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { Section } from '#components/ui/section.tsx'
import { drillScore } from '#lib/queries/drill/drill-score.ts'
import { drillTrends } from '#lib/queries/drill/drill-trends.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { read } from '#lib/web/read.ts'

export const metadata: Metadata = { title: 'Drill score' }

const ScorePage = async ({ params }: { params: Promise<{ id: string }> }) => {
  const id = pageId((await params).id)
  const { actor } = await signedIn(`/recalls/${id}/score`)
  const [recall, { total, districts, asOf }, trends] = await Promise.all([
    read(recallDetail, actor, { id }),
    read(drillScore, actor, { recallId: id }),
    read(drillTrends, actor, { recallId: id }),
  ])
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[
              { label: 'Drills', href: '/drills' },
              { label: recall.number, href: `/recalls/${id}` },
              { label: 'Score' },
            ]}
          />
        }
        title={recall.title}
        description={<AsOf label="As of" at={asOf} locale="en" timeZone="UTC" />}
        actions={
          <>
            <LinkButton href={`/recalls/${id}`}>Open the board</LinkButton>
            <PrintButton />
          </>
        }
      />
      <ScoreFigures total={total} />
      <Section
        title="Districts, lowest score first"
        description={
          trends.some(({ points }) => points.length > 1) &&
          'The line shows scores of up to 12 drills, ending with this one.'
        }
      >
        <DistrictScores recallId={id} districts={districts} trends={trends} />
      </Section>
      <Card title="How it is scored">
        <HowScored />
      </Card>
    </div>
  )
}

export default ScorePage

const HowScored = () => (
  <div className="flex flex-col gap-3 text-sm">
    <p>
      Seen is worth 10 points, acknowledged 50, reported 40. Each earns full points up to its deadline, then
      fewer in a straight line, and none after three times the deadline. Time runs from when the store was
      notified. What isn’t due yet isn’t counted. A district’s score is the average of its stores.
    </p>
    <ul className="flex flex-col gap-1">
      {Object.values(DRILL_WORDS).map(({ word, hint }) => (
        <li key={word}>
          <strong>{word}</strong>: {hint}.
        </li>
      ))}
    </ul>
  </div>
)
