import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { DrillForm } from '#components/drill/drill-form.tsx'
import { ZONES } from '#components/recall/zones.ts'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Card } from '#components/ui/card.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listDistricts } from '#lib/queries/catalog/list-districts.ts'
import { allowed } from '#lib/web/allowed.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { proposedDays } from '#lib/web/proposed-days.ts'
import { read } from '#lib/web/read.ts'

import { startDrillAction, surpriseDrillAction } from '../actions.ts'

export const metadata: Metadata = { title: 'Start a drill' }

const NewDrillPage = async () => {
  const { actor } = await signedIn('/drills/new')
  if (!allowed(actor, 'recall:write')) notFound()
  const { districts } = await read(listDistricts, actor, {})
  return (
    <div className="flex flex-col gap-5">
      <DrillBar word="DRILL">Practice. No product is affected.</DrillBar>
      <PageHeader
        above={
          <Breadcrumbs
            label="Breadcrumb"
            items={[{ label: 'Drills', href: '/drills' }, { label: 'Start' }]}
          />
        }
        title="Start a drill"
        description="The product and lots are picked from what these stores actually received, so they can look for them."
      />
      <Card className="max-w-3xl">
        <DrillForm
          districts={districts.map(({ name }) => name)}
          zones={ZONES}
          days={proposedDays()}
          surprise={surpriseDrillAction}
          draft={startDrillAction}
        />
      </Card>
    </div>
  )
}

export default NewDrillPage
