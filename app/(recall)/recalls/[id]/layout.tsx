import type { ReactNode } from 'react'

import { isUuid } from '#lib/domain/format/uuid.ts'
import { DrillNotice } from '#components/recall/drill-notice.tsx'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { currentActor } from '#lib/web/current-actor.ts'
import { webProcess } from '#lib/web/process.ts'

type Props = { params: Promise<{ id: string }>; children: ReactNode }

/** Whatever page there comes to be of a drill: it says so. Who may see it, the pages judge. */
const OneRecallLayout = async ({ params, children }: Props) => (
  <div className="flex flex-col gap-5">
    {(await isDrill((await params).id)) && <DrillNotice />}
    {children}
  </div>
)

export default OneRecallLayout

const isDrill = async (id: string): Promise<boolean> => {
  const signed = await currentActor()
  if (!signed || !isUuid(id)) return false
  const { db, ports } = webProcess()
  const recall = await recallDetail(db, signed.actor, { id, now: ports.clock.now() })
  return recall.ok && recall.value.kind === 'drill'
}
