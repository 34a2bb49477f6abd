'use server'

import { CommentForm } from '#lib/contracts/timeline.ts'
import { RecallIdForm } from '#lib/contracts/forms/recall.ts'
import { addComment } from '#lib/use-cases/recall/add-comment.ts'
import { readComments } from '#lib/use-cases/recall/read-comments.ts'
import { action } from '#lib/web/action.ts'

export const addCommentAction = action('add comment', CommentForm, (ports, input, { actor }) =>
  addComment(ports)(actor, input),
)

export const readCommentsAction = action('read comments', RecallIdForm, (ports, input, { actor }) =>
  readComments(ports)(actor, input),
)
