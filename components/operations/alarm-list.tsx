import { Banner } from '#components/ui/banner.tsx'
import type { Alarm } from '#lib/domain/operations/alarms.ts'

type Props = {
  alarms: Alarm[]
  /** Whether a synthetic recall has just passed: nothing else shows the whole path at work. */
  probed: boolean
}

/** Lists what somebody must look at; when nothing is wrong, says how far that is known. */
export const AlarmList = ({ alarms, probed }: Props) => {
  if (alarms.length === 0) return probed ? <AllWell /> : <NoFault />
  return (
    <ul className="flex flex-col gap-2" aria-label="Alarms">
      {alarms.map(({ code, title, text }) => (
        <li key={`${code} ${title}`}>
          <Banner tone={code === 'dead_letters' ? 'waiting' : 'danger'} title={title}>
            {text}
          </Banner>
        </li>
      ))}
    </ul>
  )
}

const AllWell = () => (
  <Banner tone="verified" title="All systems normal">
    Workers, queues and providers report no fault, and a synthetic recall passed within the last 2 minutes.
  </Banner>
)

const NoFault = () => (
  <Banner tone="neutral" title="No faults found">
    Workers, queues and providers report no fault. No synthetic recall has passed in the last 2 minutes, so
    nothing proves that messages get through. See Synthetic recall below.
  </Banner>
)
