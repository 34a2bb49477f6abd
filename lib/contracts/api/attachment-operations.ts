import { z } from 'zod'

import { AttachBody } from '../attachment.ts'
import { EmptyBody } from '../recall.ts'
import { AttachingView, AttachmentView, listOf } from '../views.ts'
import { Id } from './request-parts.ts'

const OfAttachment = z.strictObject({ id: z.uuid(), attachmentId: z.uuid() })

/** The calls about the files of a recall: promise, send to the bucket, finish. */
export const ATTACHMENT_OPERATIONS = {
  attachFile: {
    method: 'POST',
    path: '/recalls/{id}/attachments',
    summary: 'Promise a file or a picture, and get where to put its bytes',
    scope: 'recalls:write',
    params: Id,
    body: AttachBody,
    answer: AttachingView,
    status: 201,
  },
  finishAttachment: {
    method: 'POST',
    path: '/recalls/{id}/attachments/{attachmentId}/finish',
    summary: 'Have the uploaded bytes looked at: the file is ready, or refused and why',
    scope: 'recalls:write',
    inParts: true,
    params: OfAttachment,
    body: EmptyBody,
    answer: AttachmentView,
    status: 200,
  },
  listAttachments: {
    method: 'GET',
    path: '/recalls/{id}/attachments',
    summary: 'The files and pictures of a recall, newest first',
    scope: 'recalls:read',
    params: Id,
    answer: listOf(AttachmentView),
    status: 200,
  },
} as const
