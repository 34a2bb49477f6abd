'use server'

import { setTimeout as sleep } from 'node:timers/promises'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

import { ForgotForm, NewPasswordForm, NothingForm } from '#lib/contracts/forms/account.ts'
import { ok } from '#lib/domain/result.ts'
import { action, publicAction } from '#lib/web/action.ts'
import { clientAddress } from '#lib/web/client-address.ts'
import { webProcess } from '#lib/web/process.ts'
import { dropSession } from '#lib/web/session-cookie.ts'
import { acceptToken } from '#lib/use-cases/identity/accept-token.ts'
import { requestReset } from '#lib/use-cases/identity/request-reset.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'

// Longer than either answer takes: the time does not tell whether there is an account.
const ANSWER_AFTER_MS = 300

export const sendResetLink = publicAction('send reset link', ForgotForm, async (ports, { email }) => {
  const address = clientAddress(await headers(), webProcess().env.TRUSTED_PROXIES)
  const [asked] = await Promise.all([requestReset(ports)(email, address), sleep(ANSWER_AFTER_MS)])
  return asked
})

export const resetPassword = publicAction('reset password', NewPasswordForm, (ports, { secret, password }) =>
  acceptToken(ports)({ secret, password, purpose: 'password_reset' }),
)

export const acceptInvitation = publicAction(
  'accept invitation',
  NewPasswordForm,
  (ports, { secret, password }) => acceptToken(ports)({ secret, password, purpose: 'invitation' }),
)

const endSession = action('sign out', NothingForm, async (ports, _, { actor }) => {
  await signOut(ports)(actor, 'here')
  return ok(null)
})

export const signOutHere = async (): Promise<void> => {
  const ended = await endSession({})
  // Nobody reads that they are signed out while their session lives on.
  if (!ended.ok && ended.code !== 'UNAUTHENTICATED') throw new Error(`Not signed out: ${ended.code}`)
  await dropSession()
  redirect('/sign-in?signed-out')
}
