import Link from 'next/link'

import type { FormAction } from '#components/forms/action-form.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Status } from '#components/ui/status.tsx'
import type { RecallHead } from '#lib/contracts/desk-views.ts'
import type { CallTaskView } from '#lib/domain/escalation/call-task-view.ts'
import type { Need } from '#lib/domain/recall/needs.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { CallTaskRow } from './call-task-row.tsx'

const say = (need: Need, { progress }: RecallHead): string => {
  switch (need) {
    case 'overdue':
      return counted(progress.overdue, 'store is overdue', 'stores are overdue')
    case 'help':
      return counted(progress.needsHelp, 'store needs help', 'stores need help')
    case 'approve':
      return 'Approve or send back'
    case 'issue':
      return 'Approved, ready to issue'
    case 'close':
      return 'Close or reopen'
    case 'finish_draft':
      return 'Finish your draft'
  }
}

const QUERY: Partial<Record<Need, string>> = {
  overdue: '?overdue=true#stores',
  help: '?state=needs_help#stores',
}

type Mention = { recallId: string; number: string; title: string; by: string; comments: number }

const MentionRow = ({ mention: { recallId, number, title, by, comments } }: { mention: Mention }) => (
  <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken">
    <Status tone="waiting" className="sm:w-56">
      {comments === 1 ? `${by} mentioned you` : `Mentioned in ${comments} comments`}
    </Status>
    <Link
      href={`/recalls/${recallId}/timeline?show=comments`}
      prefetch={false}
      className="font-medium text-strong after:absolute after:inset-0"
    >
      {title}
    </Link>
    <span className="text-xs text-muted">{number}</span>
  </li>
)

/** What waits for this very person, each a press away. */
type Props = {
  needs: { need: Need; recall: RecallHead }[]
  mentions: Mention[]
  calls: CallTaskView[]
  now: string
  recordCall: FormAction
}

export const NeedList = ({ needs, mentions, calls, now, recordCall }: Props) => (
  <Card flush title="Needs your attention">
    <ul className="divide-y divide-line">
      {calls.map((task) => (
        <CallTaskRow key={task.id} task={task} now={now} action={recordCall} />
      ))}
      {mentions.map((mention) => (
        <MentionRow key={mention.recallId} mention={mention} />
      ))}
      {needs.map(({ need, recall }) => (
        <li
          key={recall.id}
          className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken"
        >
          <Status tone={need === 'overdue' ? 'overdue' : 'waiting'} className="sm:w-56">
            {say(need, recall)}
          </Status>
          <Link
            href={`/recalls/${recall.id}${QUERY[need] ?? ''}`}
            prefetch={false}
            className="font-medium text-strong after:absolute after:inset-0"
          >
            {recall.title}
          </Link>
          <span className="flex items-center gap-2 text-xs text-muted">
            {recall.number}
            {recall.priority === 'high' && <Badge tone="hazard">High priority</Badge>}
            {recall.kind === 'drill' && <Badge tone="drill">DRILL</Badge>}
          </span>
        </li>
      ))}
    </ul>
  </Card>
)
