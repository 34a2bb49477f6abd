'use client'

import { useEffect } from 'react'

import { FileDrop } from '#components/attachment/file-drop.tsx'
import type { AttachmentActions } from '#components/attachment/send-attachment.ts'
import { UploadList } from '#components/attachment/upload-list.tsx'
import { useUploads, type UploadItem } from '#components/attachment/use-uploads.ts'
import { useFieldError } from '#components/forms/form-state.tsx'
import { circleAlert } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'

import { ACCEPTED_FILES, FILE_HINT } from './add-files.tsx'

export type FileRemoval = (input: unknown) => Promise<ActionAnswer<unknown>>

type Props = {
  recallId: string
  actions: AttachmentActions & { remove: FileRemoval }
  /** How many are still on their way. */
  onWaiting: (count: number) => void
}

/** The files that go with a comment. They are sent while one writes; the comment names those that are ready. */
export const CommentFiles = ({ recallId, actions, onWaiting }: Props) => {
  const { items, add, drop } = useUploads({
    purpose: 'file',
    actions,
    recallId: async () => ({ id: recallId }),
  })
  const error = useFieldError('attachments')
  const waiting = items.filter(({ state }) => state === 'sending').length
  useEffect(() => onWaiting(waiting), [waiting, onWaiting])
  const ready = items.flatMap((item) => (item.state === 'ready' ? [item.attachment.id] : []))
  const remove = (item: UploadItem) => {
    drop(item.key)
    // Nobody has been told of it. Should this fail, it stays among the files of the recall, where it is seen.
    if (item.state === 'ready')
      void actions.remove({ recallId, attachmentId: item.attachment.id }).catch(() => null)
  }
  return (
    <div id="attachments" tabIndex={-1} className="flex min-w-0 flex-col gap-2">
      <input type="hidden" name="attachments" value={ready.join(' ')} />
      <FileDrop choose="Attach files" hint={FILE_HINT} accept={ACCEPTED_FILES} multiple onFiles={add} />
      <UploadList items={items} onRemove={remove} />
      {error && (
        <p className="flex gap-1.5 text-xs font-medium text-danger">
          <Icon glyph={circleAlert} />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}
