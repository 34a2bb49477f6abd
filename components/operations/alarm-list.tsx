import { Banner } from '#components/ui/banner.tsx'
import type { Alarm } from '#lib/domain/operations/alarms.ts'

/** What somebody must look at; when nothing is wrong, that is said. */
export const AlarmList = ({ alarms }: { alarms: Alarm[] }) =>
  alarms.length === 0 ? (
    <Banner tone="verified" title="All systems normal">
      Workers, queues and providers are operating normally.
    </Banner>
  ) : (
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
