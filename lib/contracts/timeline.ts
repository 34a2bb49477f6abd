import { z } from 'zod'

import { MOST_OF_A_COMMENT } from '#lib/domain/attachment/attachment.ts'
import { TIMELINE_SHOWS } from '#lib/domain/timeline/timeline.ts'

import { StoreNumber } from './catalog.ts'

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

const said = {
  storeNumber: StoreNumber.optional(),
  body: z.string().trim().min(1, 'Write something first.').max(4000, 'At most 4,000 characters.'),
}
const files = z.array(z.uuid()).max(MOST_OF_A_COMMENT, `At most ${MOST_OF_A_COMMENT} files at once.`)

export const CommentForm = z.strictObject({
  recallId: z.uuid(),
  ...said,
  /** Ids of files that are ready, as one field of a form sends them: with blanks between. */
  attachments: z
    .string()
    .max(1000)
    .default('')
    .transform((text) => text.split(' ').filter(Boolean))
    .pipe(files),
})

/** Through the API. Whoever is meant stands in the text as @[id]. */
export const CommentBody = z.strictObject({ ...said, attachments: files.default([]) })

/** A timeline's address. What is none of ours shows everything, so that a link never leads to an error. */
export const TimelineAddress = z.object({
  show: z.enum(TIMELINE_SHOWS).default('everything').catch('everything'),
  cursor: lenient(z.string().max(100)),
  open: lenient(z.string().max(100)),
})
export type TimelineAddress = z.output<typeof TimelineAddress>

export const timelineHref = (base: string, { show, cursor, open }: TimelineAddress): string => {
  const said = {
    ...(show === 'everything' ? {} : { show }),
    ...(cursor ? { cursor } : {}),
    ...(open ? { open } : {}),
  }
  const query = new URLSearchParams(said).toString()
  return `${base}/timeline${query ? `?${query}` : ''}`
}
