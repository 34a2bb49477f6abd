import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Status } from '#components/ui/status.tsx'
import {
  CLOSING_CONDITIONS,
  mayBeWaived,
  type ClosingCondition,
  type UnmetCondition,
} from '#lib/domain/recall/closing.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

type Props = {
  recallId: string
  revision: number
  priority: Priority
  unmet: UnmetCondition[]
  /** May this person close it? */
  allowed: boolean
  action: FormAction
}

const MET: Record<ClosingCondition, string> = {
  unanswered: 'Every store has reported or is excused.',
  arriving: 'Nothing that was shipped waits to be judged.',
  unexplained: 'What was shipped is accounted for.',
  checks: 'The effectiveness checks are done.',
  second_person: 'Another person closes it than the one who took it to closing.',
}

/** What closing wants: each point done, or with a reason. */
export const ClosingCard = ({ recallId, revision, priority, unmet, allowed, action }: Props) => (
  <Card title="What closing wants" description="Each point is done, or somebody says why it may stay open.">
    <ActionForm action={action} className="flex flex-col gap-4">
      <input type="hidden" name="recallId" value={recallId} />
      <input type="hidden" name="ifRevision" value={revision} />
      <ul className="flex flex-col gap-4">
        {CLOSING_CONDITIONS.map((condition) => {
          const open = unmet.find((each) => each.condition === condition)
          return (
            <li key={condition} className="flex flex-col gap-2">
              {open ? (
                <Status wrap tone="waiting">
                  {open.message}
                </Status>
              ) : (
                <Status wrap tone="verified">
                  {MET[condition]}
                </Status>
              )}
              {open && allowed && mayBeWaived(condition, priority) && (
                <FormTextArea
                  name={`reasons.${condition}`}
                  label="Reason to close all the same"
                  hint="Stays with the recall."
                  rows={2}
                />
              )}
            </li>
          )
        })}
      </ul>
      {allowed && <SendButton className="self-start">Close recall</SendButton>}
    </ActionForm>
  </Card>
)
