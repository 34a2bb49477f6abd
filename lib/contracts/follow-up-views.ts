import { z } from 'zod'

import { ROLES } from '#lib/domain/identity/actor.ts'

import { CHANNELS, CONTACT_KINDS } from './catalog.ts'
import { NoticeView } from './views.ts'

// What the calls answer that run after the stores of a recall.

/** A store to call. Phone numbers come first: they are what one calls. */
export const CallListStoreView = z.strictObject({
  number: z.string(),
  name: z.string(),
  city: z.string().nullable(),
  usState: z.string().nullable(),
  timezone: z.string(),
  district: z.string().nullable(),
  state: NoticeView.shape.state,
  dueAt: z.iso.datetime(),
  shipped: z.int(),
  owner: z.string().nullable(),
  contacts: z.array(
    z.strictObject({ kind: z.enum(CONTACT_KINDS), channel: z.enum(CHANNELS), address: z.string() }),
  ),
})

/** How many stores changed hands. */
export const ReassignedView = z.strictObject({ reassigned: z.int() })

export const ColleagueView = z.strictObject({ id: z.uuid(), name: z.string(), role: z.enum(ROLES) })
