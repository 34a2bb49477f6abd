import type { AttachmentPurpose } from '#lib/domain/attachment/attachment.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { may } from '#lib/domain/identity/permissions.ts'
import { ok, type Result } from '#lib/domain/result.ts'

import { permitted } from '../permitted.ts'

/** A file is for whoever may speak; a picture, of these, for whoever may change what is meant: as a draft or a version. */
export const mayAttach = (actor: Actor, purpose: AttachmentPurpose): Result<null> => {
  const allowed = permitted(actor, 'recall:comment')
  if (!allowed.ok || purpose === 'file') return allowed
  return may(actor, 'recall:write') ? ok(null) : permitted(actor, 'recall:issue')
}
