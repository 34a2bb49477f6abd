import { attachFileAction, finishAttachmentAction, removeAttachmentAction } from './attachment-actions.ts'

/** What whoever sends a file calls. */
export const ATTACHMENT_ACTIONS = {
  attach: attachFileAction,
  finish: finishAttachmentAction,
  remove: removeAttachmentAction,
}
