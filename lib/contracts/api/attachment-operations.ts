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
    summary: 'Create an upload for a file or picture, and get the URL to send its bytes to',
    scope: 'recalls:write',
    params: Id,
    body: AttachBody,
    answer: AttachingView,
    status: 201,
  },
  finishAttachment: {
    method: 'POST',
    path: '/recalls/{id}/attachments/{attachmentId}/finish',
    summary: 'Finish an upload: its bytes are checked, and the file is ready or rejected with the reason',
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
    summary: 'List a recall’s files and pictures, newest first',
    scope: 'recalls:read',
    params: Id,
    answer: listOf(AttachmentView),
    status: 200,
  },
} as const
