import { ATTACHMENT_ACTIONS } from './sending.ts'
import { commandRecallAction, readDraft, saveDraft, startDraft } from './actions.ts'

/** What the editor calls. */
export const DRAFT_ACTIONS = {
  start: startDraft,
  save: saveDraft,
  read: readDraft,
  submit: commandRecallAction,
  attachments: ATTACHMENT_ACTIONS,
}
