import { CommandButton } from '#components/recall/command-button.tsx'
import { CommandDialog } from '#components/recall/command-dialog.tsx'
import { commandAsks } from '#components/recall/command-asks.ts'
import { ScheduleDialog } from '#components/recall/schedule-dialog.tsx'
import { ZONES } from '#components/recall/zones.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { PreviewView, RecallView } from '#lib/contracts/views.ts'
import { allowed } from '#lib/web/allowed.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { proofOf } from '#lib/web/proof-of.ts'

import { commandRecallAction, scheduleRecallAction } from '../actions.ts'

type Props = { signed: Signed; recall: RecallView; preview: PreviewView | null }

/** What this person can do with this recall now. */
export const Commands = ({ signed: { actor, person }, recall, preview }: Props) => {
  const reach = preview && {
    stores: preview.targeted - preview.unreachable,
    unreachable: preview.unreachable,
    certain: preview.byMatch.in_scope,
    deliveries: preview.deliveries,
    minutes: preview.estimatedMinutes,
  }
  const granted = {
    write: allowed(actor, 'recall:write'),
    approve: allowed(actor, 'recall:approve'),
    issue: allowed(actor, 'recall:issue'),
  }
  const hasTotp = person.totp?.confirmedAt != null
  const asks = commandAsks({
    recall,
    allowed: granted,
    isAuthor: recall.authorId === actor.personId,
    hasTotp,
    reach,
  })
  const { id: recallId, revision } = recall
  const proof = proofOf(recall.priority, person)
  return (
    <>
      {recall.status === 'draft' && granted.write && (
        <LinkButton href={`/recalls/${recallId}/edit`}>Edit</LinkButton>
      )}
      <LinkButton href={`/recalls/${recallId}/messages`} variant="ghost">
        Messages
      </LinkButton>
      {recall.status === 'issued' && granted.issue && (
        <LinkButton href={`/recalls/${recallId}/scope`}>Change scope</LinkButton>
      )}
      {recall.status === 'approved' && granted.issue && (
        <ScheduleDialog {...{ recallId, revision, proof }} zones={ZONES} action={scheduleRecallAction} />
      )}
      {asks.map((ask) => {
        const step = { recallId, revision, ask, action: commandRecallAction }
        return ask.question ? (
          <CommandDialog key={ask.verb} {...step} question={ask.question} />
        ) : (
          <CommandButton key={ask.verb} {...step} />
        )
      })}
    </>
  )
}
