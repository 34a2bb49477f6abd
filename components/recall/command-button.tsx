import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'

import type { CommandAsk } from './command-dialog.tsx'

type Props = { recallId: string; revision: number; ask: CommandAsk; action: FormAction }

/** One step along the lifecycle that is taken at once. */
export const CommandButton = ({ recallId, revision, ask, action }: Props) => (
  <ActionForm action={action} className="flex max-w-sm flex-col gap-2">
    <input type="hidden" name="recallId" value={recallId} />
    <input type="hidden" name="verb" value={ask.verb} />
    <input type="hidden" name="ifRevision" value={revision} />
    <SendButton variant={ask.variant}>{ask.label}</SendButton>
  </ActionForm>
)
