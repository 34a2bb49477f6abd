'use server'

import { headers } from 'next/headers'

import { PairDeviceForm } from '#lib/contracts/forms/device.ts'
import { ok } from '#lib/domain/result.ts'
import { pairDevice } from '#lib/use-cases/device/pair-device.ts'
import { unpairDevice } from '#lib/use-cases/device/unpair-device.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import { publicAction } from '#lib/web/action.ts'
import { clientAddress } from '#lib/web/client-address.ts'
import { currentActor } from '#lib/web/current-actor.ts'
import { webProcess } from '#lib/web/process.ts'
import { dropSession } from '#lib/web/session-cookie.ts'
import { keepDevice, pairedDevice } from '#lib/web/this-device.ts'

export const pairThis = publicAction('pair device', PairDeviceForm, async (ports, { shown, name }) => {
  const address = clientAddress(await headers(), webProcess().env.TRUSTED_PROXIES)
  const paired = await pairDevice(ports)({ shown, name, address })
  if (!paired.ok) return paired
  // From now on whoever works here signs in with a PIN, and a session of before would not be bound to the device.
  const signed = await currentActor()
  if (signed) await signOut(ports)(signed.actor, 'here')
  await dropSession()
  // A browser is one device: what it was before is nobody's.
  const before = await pairedDevice()
  if (before)
    await unpairDevice(ports)({ kind: 'system', tenantId: before.tenantId, name: 'identity' }, before.id)
  await keepDevice(paired.value.secret)
  return ok(null)
})
