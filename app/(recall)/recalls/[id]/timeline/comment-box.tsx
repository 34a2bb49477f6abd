import { CommentForm } from '#components/recall/timeline/comment-form.tsx'
import { ROLE_WORDS } from '#components/recall/role-words.ts'
import { listColleagues } from '#lib/queries/identity/list-colleagues.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'

import { ATTACHMENT_ACTIONS } from '../../sending.ts'
import { addCommentAction } from './actions.ts'

type Props = { recallId: string; storeNumber?: string; actor: Signed['actor'] }

export const CommentBox = async ({ recallId, storeNumber, actor }: Props) => {
  const people = await read(listColleagues, actor, {})
  return (
    <CommentForm
      recallId={recallId}
      {...(storeNumber === undefined ? {} : { storeNumber })}
      people={people
        .filter(({ id }) => id !== actor.personId)
        .map(({ id, name, role }) => ({ id, name, role: ROLE_WORDS[role] }))}
      action={addCommentAction}
      files={ATTACHMENT_ACTIONS}
    />
  )
}
