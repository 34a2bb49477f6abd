import 'server-only'

import type { Actor } from '#lib/domain/identity/actor.ts'
import { may, type Verb } from '#lib/domain/identity/permissions.ts'

/** Whether to offer something. The use case asks again, and it is the one that decides. */
export const allowed = (actor: Actor, verb: Verb): boolean => may(actor, verb)
