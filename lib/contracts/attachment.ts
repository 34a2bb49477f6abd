import { z } from 'zod'

import { ATTACHMENT_PURPOSES, MOST_NAME } from '#lib/domain/attachment/attachment.ts'

// Of a path only the last part is a name, and a sign that moves the cursor or turns the line around is none.
const FileName = z
  .string()
  .transform((text) =>
    (text.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim(),
  )
  .pipe(
    z
      .string()
      .min(1, 'Enter a file name.')
      .max(MOST_NAME, `File names can have up to ${MOST_NAME} characters.`),
  )

/** A file that is going to be uploaded. Whether it is taken is the use case's to say. */
export const AttachBody = z.strictObject({
  purpose: z.enum(ATTACHMENT_PURPOSES),
  name: FileName,
  mediaType: z.string().max(100),
  bytes: z.int().min(0).max(2_147_483_647),
})

export const AttachForm = AttachBody.extend({ recallId: z.uuid() })
export const FinishForm = z.strictObject({ recallId: z.uuid(), attachmentId: z.uuid() })
