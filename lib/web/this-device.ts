import 'server-only'

import { cookies } from 'next/headers'
import { cache } from 'react'

import { days } from '#lib/domain/duration.ts'
import { SESSION_LIFE } from '#lib/domain/identity/session-life.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import { openDevice } from '#lib/use-cases/device/open-device.ts'

import { webProcess } from './process.ts'
import { cookieNames, deviceSecret } from './session-cookie.ts'

/** As long as the server lets a session there lie. */
export const LOCK_AFTER_MS = SESSION_LIFE.device.idle

// As long as browsers keep a cookie; each sign-in begins it anew.
const KEPT_FOR = days(400)

/** The shared device that asks, paired still or not; null: a phone like any other. */
export const thisDevice = cache(async (): Promise<StoredDevice | null> => {
  const secret = await deviceSecret()
  return secret ? openDevice(webProcess().ports)(secret) : null
})

export const pairedDevice = async (): Promise<StoredDevice | null> => {
  const device = await thisDevice()
  return device?.unpairedAt === null ? device : null
}

export const keepDevice = async (secret: string): Promise<void> => {
  const { device, secure } = cookieNames(webProcess().env)
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  ;(await cookies()).set(device, secret, { ...options, maxAge: KEPT_FOR / 1000 })
}

export const forgetDevice = async (): Promise<void> => {
  const { device, secure } = cookieNames(webProcess().env)
  ;(await cookies()).delete({ name: device, path: '/', secure })
}

/** What this browser was given when somebody signed in on it. */
export const shownAsKnown = async (): Promise<string | null> =>
  (await cookies()).get(cookieNames(webProcess().env).known)?.value ?? null

/** Gives it what shows the next time that this account has signed in here before. */
export const keepKnown = async (value: string): Promise<void> => {
  const { known, secure } = cookieNames(webProcess().env)
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  ;(await cookies()).set(known, value, { ...options, maxAge: KEPT_FOR / 1000 })
}
