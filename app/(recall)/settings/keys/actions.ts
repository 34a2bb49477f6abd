'use server'

import { KeyForm, KeyIdForm } from '#lib/contracts/forms/keys.ts'
import { createKey } from '#lib/use-cases/identity/create-key.ts'
import { revokeKey } from '#lib/use-cases/identity/revoke-key.ts'
import { rotateKey } from '#lib/use-cases/identity/rotate-key.ts'
import { action } from '#lib/web/action.ts'

export const createKeyAction = action('create key', KeyForm, (ports, { name, scopes, lifeMs }, { actor }) => {
  const expiresAt = lifeMs === null ? null : new Date(ports.clock.now().getTime() + lifeMs)
  return createKey(ports)(actor, { name, scopes, expiresAt })
})

export const rotateKeyAction = action('rotate key', KeyIdForm, (ports, { id }, { actor }) =>
  rotateKey(ports)(actor, id),
)

export const revokeKeyAction = action('revoke key', KeyIdForm, async (ports, { id }, { actor }) => {
  const revoked = await revokeKey(ports)(actor, id)
  return revoked.ok ? { ok: true, value: null } : revoked
})
