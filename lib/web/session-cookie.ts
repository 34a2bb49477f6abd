import 'server-only'

import { decode, encode, type JWT } from 'next-auth/jwt'
import { cookies } from 'next/headers'

import type { WebEnv } from '#lib/contracts/env.ts'
import type { Surface } from '#lib/domain/identity/actor.ts'
import { SESSION_LIFE } from '#lib/domain/identity/session-life.ts'
import type { StartedSession } from '#lib/use-cases/identity/start-session.ts'

import { webProcess } from './process.ts'

/** Where the browser keeps it. Both surfaces may share a host name in development, so each has a name of its own. */
export const cookieNames = (env: WebEnv) => {
  const secure = ownUrl(env).startsWith('https://')
  const name = (what: string) => `${secure ? '__Host-' : ''}clearshelf-${env.SURFACE}-${what}`
  return {
    secure,
    session: name('session'),
    csrf: name('csrf'),
    callback: name('callback'),
    state: name('state'),
    pkce: name('pkce'),
    nonce: name('nonce'),
    device: name('device'),
    known: name('known'),
  }
}

export const ownUrl = (env: WebEnv): string => (env.SURFACE === 'recall' ? env.RECALL_URL : env.STORE_URL)

export type SessionClaim = {
  sessionId: string
  tenantId: string
  surface: Surface
  deviceSecret?: string | null
}

/** next-auth's tokens have no audience: ours name the surface, and one of the other surface is nobody's. */
export const readClaim = async (): Promise<SessionClaim | null> => {
  const { env } = webProcess()
  const token = (await cookies()).get(cookieNames(env).session)?.value
  if (!token) return null
  const claims = await decode({ token, secret: env.AUTH_SECRET }).catch(() => null)
  const claim = claims && claims['aud'] === env.SURFACE ? toClaim(claims) : null
  return claim && { ...claim, deviceSecret: await deviceSecret() }
}

/** What a shared device shows of itself. */
export const deviceSecret = async (): Promise<string | null> =>
  (await cookies()).get(cookieNames(webProcess().env).device)?.value ?? null

/** The cookie of a session that was begun at a shared device, as next-auth would write it. */
export const keepSession = async ({ sessionId, tenantId }: StartedSession): Promise<void> => {
  const { env } = webProcess()
  const { session, secure } = cookieNames(env)
  const maxAge = SESSION_LIFE.device.absolute / 1000
  const token = { sid: sessionId, tid: tenantId, aud: env.SURFACE }
  const value = await encode({ token, secret: env.AUTH_SECRET, maxAge })
  ;(await cookies()).set(session, value, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge })
}

export const dropSession = async (): Promise<void> => {
  const { session, secure } = cookieNames(webProcess().env)
  ;(await cookies()).delete({ name: session, path: '/', secure })
}

export const toClaim = (claims: JWT): SessionClaim | null => {
  const { sid, tid, aud } = claims as Record<string, unknown>
  const named = typeof sid === 'string' && typeof tid === 'string' && (aud === 'recall' || aud === 'store')
  return named ? { sessionId: sid, tenantId: tid, surface: aud } : null
}
