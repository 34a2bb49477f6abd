import 'server-only'

import type { Priority } from '#lib/domain/recall/recall.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'

/** What somebody is asked for again before something urgent goes out, or null. */
export const proofOf = (
  priority: Priority,
  { totp }: Pick<StoredPerson, 'totp'>,
): { label: string; password: boolean } | null => {
  if (priority !== 'high') return null
  return totp?.confirmedAt != null
    ? { label: 'Code from your authenticator app', password: false }
    : { label: 'Your password', password: true }
}
