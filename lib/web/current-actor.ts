import 'server-only'

import { redirect } from 'next/navigation'
import { cache } from 'react'

import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import { resolveSession } from '#lib/use-cases/identity/resolve-session.ts'

import { webProcess } from './process.ts'
import { readClaim } from './session-cookie.ts'

export type Signed = { actor: PersonActor; person: StoredPerson }

/** Who is asking, judged by the session's row; once per request. Null: nobody who is signed in here. */
export const currentActor = cache(async (): Promise<Signed | null> => {
  const claim = await readClaim()
  if (!claim) return null
  const resolved = await resolveSession(webProcess().ports)(claim)
  return resolved.ok ? resolved.value : null
})

/** For pages: whoever is not signed in is taken to the sign-in, and back afterwards. */
export const signedIn = async (path: string): Promise<Signed> =>
  (await currentActor()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`)
