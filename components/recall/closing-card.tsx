import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Status } from '#components/ui/status.tsx'
import { mayBeWaived, type ClosingCondition, type ClosingPoint } from '#lib/domain/recall/closing.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

type Props = {
  recallId: string
  revision: number
  priority: Priority
  checklist: ClosingPoint[]
  /** May this person close it? */
  allowed: boolean
  action: FormAction
}

const TONES = { met: 'verified', unknown: 'neutral', unmet: 'waiting' } as const

/** The closing checklist: each point with what was counted for it, or a reason why it may stay open. */
export const ClosingCard = ({ recallId, revision, priority, checklist, allowed, action }: Props) => (
  <Card title="Closing checklist" description="Complete each item, or give a reason for leaving it open.">
    <ActionForm action={action} className="flex flex-col gap-4">
      <input type="hidden" name="recallId" value={recallId} />
      <input type="hidden" name="ifRevision" value={revision} />
      <ul className="flex flex-col gap-4">
        {checklist.map(({ condition, standing, message }) => (
          <li key={condition} className="flex flex-col gap-2">
            <Status wrap tone={TONES[standing]}>
              {message}
            </Status>
            {standing === 'unmet' && allowed && mayBeWaived(condition, priority) && (
              <FormTextArea
                name={`reasons.${condition}`}
                label="Reason for closing anyway"
                hint="Saved with the recall."
                rows={2}
              />
            )}
          </li>
        ))}
      </ul>
      {allowed && <Close blockers={blockersOf(checklist, priority)} />}
    </ActionForm>
  </Card>
)

const blockersOf = (checklist: ClosingPoint[], priority: Priority): number =>
  checklist.filter(({ condition, standing }) => standing === 'unmet' && !mayBeWaived(condition, priority))
    .length

/** No reason replaces some of the items: while one of them is open, there is nothing to press. */
const Close = ({ blockers }: { blockers: number }) =>
  blockers === 0 ? (
    <SendButton className="self-start">Close recall</SendButton>
  ) : (
    <p className="text-sm text-muted">
      {blockers === 1
        ? 'One open item must be complete before this recall can be closed. A reason can’t replace it.'
        : `${blockers} open items must be complete before this recall can be closed. A reason can’t replace them.`}
    </p>
  )

type ClosedProps = { checklist: ClosingPoint[]; reasons: Partial<Record<ClosingCondition, string>> }

// Of who looks at it, and of what came later, a recall that is closed says nothing.
const OF_THE_MOMENT: readonly ClosingCondition[] = ['second_person', 'arriving']

/** How the recall was closed: each point, and why it was closed although one was open. */
export const ClosedCard = ({ checklist, reasons }: ClosedProps) => (
  <Card title="Closed" description="How things stood. Answers, evidence and figures are final.">
    <ul className="flex flex-col gap-4">
      {checklist
        .filter(({ condition }) => reasons[condition] || !OF_THE_MOMENT.includes(condition))
        .map(({ condition, standing, message }) => (
          <li key={condition} className="flex flex-col gap-1">
            {OF_THE_MOMENT.includes(condition) ? (
              <Status tone="waiting">Closed by the person who started closing.</Status>
            ) : (
              <Status wrap tone={TONES[standing]}>
                {message}
              </Status>
            )}
            {reasons[condition] && (
              <p className="text-sm text-muted">
                Reason for closing anyway: <q>{reasons[condition]}</q>
              </p>
            )}
          </li>
        ))}
    </ul>
  </Card>
)
