'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { trash } from '#components/ui/glyphs.ts'

/** Gives the file up. It is on somebody's disk still, so nothing is asked. */
export const DiscardButton = ({ importId, action }: { importId: string; action: FormAction }) => (
  <ActionForm action={action}>
    <input type="hidden" name="importId" value={importId} />
    <SendButton variant="secondary" glyph={trash}>
      Discard
    </SendButton>
  </ActionForm>
)
