'use client'

import { useRouter } from 'next/navigation'

import { FileDrop } from '#components/attachment/file-drop.tsx'
import type { AttachmentActions } from '#components/attachment/send-attachment.ts'
import { UploadList } from '#components/attachment/upload-list.tsx'
import { useUploads } from '#components/attachment/use-uploads.ts'
import { FILE_TYPES } from '#lib/domain/attachment/attachment.ts'

/** What a file may be, for whoever chooses one. */
export const ACCEPTED_FILES = `${FILE_TYPES.join(',')},.csv,.txt`
export const FILE_HINT = 'Or drop or paste them here. PDF, pictures, CSV or text, up to 25 MB each.'

/** Files of the recall as a whole. Each is listed as soon as it was looked at. */
export const AddFiles = ({ recallId, actions }: { recallId: string; actions: AttachmentActions }) => {
  const router = useRouter()
  const { items, add, drop } = useUploads({
    purpose: 'file',
    actions,
    recallId: async () => ({ id: recallId }),
    onReady: () => router.refresh(),
  })
  return (
    <div data-print="no" className="flex flex-col gap-2">
      <FileDrop choose="Add files" hint={FILE_HINT} accept={ACCEPTED_FILES} multiple onFiles={add} />
      {/* Once ready, a file stands in the list above. */}
      <UploadList items={items.filter(({ state }) => state !== 'ready')} onRemove={({ key }) => drop(key)} />
    </div>
  )
}
