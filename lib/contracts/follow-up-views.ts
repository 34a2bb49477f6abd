import { z } from 'zod'

import { CHANNEL_NAMES } from '#lib/domain/channel/channel.ts'
import { ROLES } from '#lib/domain/identity/actor.ts'

import { CONTACT_KINDS } from './catalog.ts'
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
    z.strictObject({ kind: z.enum(CONTACT_KINDS), channel: z.enum(CHANNEL_NAMES), address: z.string() }),
  ),
})

/** A photo that a store sent as proof. `takenAt` is what its phone says; the hash is of what the phone sent. */
export const EvidenceView = z.strictObject({
  id: z.uuid(),
  sha256: z.string(),
  takenAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  by: z.string(),
  /** Taken there and then with the app's own camera, not chosen from the phone. */
  live: z.boolean(),
  reported: z.boolean(),
  /** The first photo that is the same file, or looks the same; which store sent it is told to whoever may know. */
  duplicateOf: z
    .strictObject({
      id: z.uuid(),
      same: z.boolean(),
      recallNumber: z.string(),
      storeNumber: z.string().nullable(),
      at: z.iso.datetime(),
    })
    .nullable(),
})
export type EvidenceView = z.infer<typeof EvidenceView>

/** How many stores changed hands. */
export const ReassignedView = z.strictObject({ reassigned: z.int() })

export const ColleagueView = z.strictObject({ id: z.uuid(), name: z.string(), role: z.enum(ROLES) })
