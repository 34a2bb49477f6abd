import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Status } from '#components/ui/status.tsx'
import { mayBeWaived, type ClosingPoint } from '#lib/domain/recall/closing.ts'
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
      {allowed && <SendButton className="self-start">Close recall</SendButton>}
    </ActionForm>
  </Card>
)
