'use server'

import { AttachForm, FinishForm } from '#lib/contracts/attachment.ts'
import { attachFile } from '#lib/use-cases/attachment/attach-file.ts'
import { finishAttachment } from '#lib/use-cases/attachment/finish-attachment.ts'
import { removeAttachment } from '#lib/use-cases/attachment/remove-attachment.ts'
import { action } from '#lib/web/action.ts'

export const attachFileAction = action('attach file', AttachForm, (ports, input, { actor }) =>
  attachFile(ports)(actor, input),
)

export const finishAttachmentAction = action('finish attachment', FinishForm, (ports, input, { actor }) =>
  finishAttachment(ports)(actor, input),
)

export const removeAttachmentAction = action('remove attachment', FinishForm, (ports, input, { actor }) =>
  removeAttachment(ports)(actor, input),
)
