import { Badge } from '#components/ui/badge.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { CallTaskView } from '#lib/domain/escalation/call-task-view.ts'
import type { FormAction } from '#components/forms/action-form.tsx'

import { CallTaskDialog } from './call-task-dialog.tsx'

const KINDS: Record<string, string> = {
  on_duty: 'on duty',
  after_hours: 'after hours',
  escalation: 'escalation',
}
const OUTCOMES = { reached: 'Reached', no_answer: 'No answer', wrong_number: 'Wrong number' }

const Phones = ({ phones }: { phones: CallTaskView['phones'] }) => {
  if (phones.length === 0) return <span className="text-danger">No phone number</span>
  return phones.map(({ kind, address }) => (
    <span key={`${kind} ${address}`}>
      <TextLink href={`tel:${address}`}>{address}</TextLink>{' '}
      <span className="text-muted">{KINDS[kind] ?? kind}</span>
    </span>
  ))
}

const storeMoment = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en', {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(at))

type Props = { task: CallTaskView; now: string; action: FormAction }

/** A store that the reader has to call, with the numbers to call it at. */
export const CallTaskRow = ({ task, now, action }: Props) => {
  const { id, recallId, number, title, drill, store, silentSince, phones, outcome, note, calledAt } = task
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <Status tone="overdue" className="sm:w-56">
        Call store {store.number}
      </Status>
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5 text-sm">
        <p>
          <TextLink href={`/recalls/${recallId}/stores/${encodeURIComponent(store.number)}`}>
            {[store.name, store.city].filter(Boolean).join(', ')}
          </TextLink>
          {' · no response since '}
          <time dateTime={silentSince}>{storeMoment(silentSince, store.timezone)}</time>
        </p>
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <Phones phones={phones} />
        </p>
        <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
          {number} {title}
          {drill && <Badge tone="drill">DRILL</Badge>}
        </p>
        {outcome && calledAt && (
          <p className="text-xs text-muted">
            {OUTCOMES[outcome]},{' '}
            <RelativeTime at={calledAt} now={now} locale="en" timeZone={store.timezone} />
            {note && `: ${note}`}
          </p>
        )}
      </div>
      <CallTaskDialog taskId={id} storeNumber={store.number} action={action} />
    </li>
  )
}
