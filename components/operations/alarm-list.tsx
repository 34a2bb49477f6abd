import { Banner } from '#components/ui/banner.tsx'
import type { Alarm } from '#lib/domain/operations/alarms.ts'

type Props = {
  alarms: Alarm[]
  /** Whether a recall is sent to a test store all the time: the only thing that shows the whole path at work. */
  probed: boolean
}

/** What somebody must look at; when nothing is wrong, what was looked at is said. */
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
    Workers, queues and providers are operating normally, and the last synthetic recall arrived in time.
  </Banner>
)

const NoFault = () => (
  <Banner tone="neutral" title="No faults found">
    Workers, queues and providers report no fault. The synthetic recall is off, so nothing proves that a
    message gets through. Turn it on below.
  </Banner>
)
