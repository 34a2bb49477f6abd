'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

import { NothingForm } from '#lib/contracts/forms/account.ts'
import { PinSignInForm } from '#lib/contracts/forms/device.ts'
import { ok } from '#lib/domain/result.ts'
import { signInByPin } from '#lib/use-cases/device/sign-in-by-pin.ts'
import { publicAction } from '#lib/web/action.ts'
import { deviceSecret, keepSession } from '#lib/web/session-cookie.ts'
import { forgetDevice, keepDevice, pairedDevice, thisDevice } from '#lib/web/this-device.ts'

export const enterPin = publicAction('sign in by PIN', PinSignInForm, async (ports, { personId, pin }) => {
  const device = await pairedDevice()
  const userAgent = (await headers()).get('user-agent') ?? ''
  const started = await signInByPin(ports)({ device, personId, pin, userAgent })
  if (!started.ok) return started
  await keepSession(started.value)
  const secret = await deviceSecret()
  if (secret) await keepDevice(secret)
  return ok(null)
})

const forget = publicAction('forget device', NothingForm, async () => {
  const device = await thisDevice()
  if (device?.unpairedAt) await forgetDevice()
  return ok(null)
})

/** Whoever is at a device that was unpaired has read it: from now on it is a phone like any other. */
export const forgetUnpaired = async (): Promise<void> => {
  await forget({})
  redirect('/sign-in')
}
