import { FileList } from '#components/attachment/file-list.tsx'
import { AddFiles } from '#components/recall/timeline/add-files.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { listAttachments } from '#lib/queries/attachment/list-attachments.ts'
import { allowed } from '#lib/web/allowed.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { ATTACHMENT_ACTIONS } from '../../sending.ts'

type Props = { recallId: string; actor: Signed['actor'] }

const day = (at: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(at))

/** Everything that was ever attached to a recall, pictures of its products too. */
export const Files = async ({ recallId, actor }: Props) => {
  const files = await read(listAttachments, actor, { recallId })
  const mayAdd = allowed(actor, 'recall:comment')
  if (files.length === 0 && !mayAdd) return null
  return (
    <div {...(files.length === 0 ? { 'data-print': 'no' } : {})}>
      <Disclosure title={`Files (${files.length})`}>
        <div className="flex flex-col gap-4">
          {files.length > 0 && (
            <FileList
              files={files.map(({ uploadedByName, createdAt, purpose, ...file }) => ({
                ...file,
                isPicture: purpose === 'picture',
                said: `${purpose === 'picture' ? 'picture of a product, ' : ''}${uploadedByName}, ${day(createdAt)}`,
              }))}
            />
          )}
          {mayAdd && <AddFiles recallId={recallId} actions={ATTACHMENT_ACTIONS} />}
        </div>
      </Disclosure>
    </div>
  )
}
