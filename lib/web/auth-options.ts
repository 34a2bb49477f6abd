import 'server-only'

import type { NextAuthOptions, User } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import Credentials from 'next-auth/providers/credentials'
import { headers } from 'next/headers'

import { SignInForm } from '#lib/contracts/forms/account.ts'
import type { WebEnv } from '#lib/contracts/env.ts'
import { SESSION_LIFE } from '#lib/domain/identity/session-life.ts'
import { Overloaded, overloaded } from '#lib/domain/result.ts'
import { signInByOidc } from '#lib/use-cases/identity/sign-in-by-oidc.ts'
import { signIn } from '#lib/use-cases/identity/sign-in.ts'
import { resolveSession } from '#lib/use-cases/identity/resolve-session.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import type { StartedSession } from '#lib/use-cases/identity/start-session.ts'

import { clientAddress } from './client-address.ts'
import { webProcess } from './process.ts'
import { cookieNames, deviceSecret, toClaim } from './session-cookie.ts'
import { keepKnown, pairedDevice, shownAsKnown } from './this-device.ts'

type SignedIn = User & Partial<StartedSession>

/** next-auth for this surface: it carries the cookie; who may come in, and for how long, is ours. */
export const authOptions = (): NextAuthOptions => {
  const { env } = webProcess()
  return {
    secret: env.AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_LIFE[env.SURFACE].absolute / 1000 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    cookies: cookiesOf(env),
    providers: [credentials(), ...oidc(env)],
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== 'oidc') return true
        const verified = profile as { email?: string; email_verified?: boolean } | undefined
        return acceptOidc(user, verified?.email ?? '', verified?.email_verified === true)
      },
      jwt: ({ token, user }) => {
        if (!user) return token
        const { sessionId, tenantId } = user as SignedIn
        return { sid: sessionId, tid: tenantId, aud: env.SURFACE }
      },
      // Nothing about the person is handed to scripts.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        new URL(url, baseUrl).origin === new URL(baseUrl).origin ? url : baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        const claim = toClaim(token)
        const known = claim && { ...claim, deviceSecret: await deviceSecret() }
        const resolved = known && (await resolveSession(webProcess().ports)(known))
        if (resolved?.ok) await signOut(webProcess().ports)(resolved.value.actor, 'here')
      },
    },
    logger: {
      error: (code) => webProcess().ports.log.warn('auth.failed', { code }),
      warn: (code) => webProcess().ports.log.info('auth.warning', { code }),
      debug: () => undefined,
    },
  }
}

const credentials = () =>
  Credentials({
    name: 'password',
    credentials: { email: {}, password: {}, code: {} },
    authorize: async (given) => {
      const form = SignInForm.safeParse(given)
      if (!form.success) throw new Error('VALIDATION_FAILED')
      const { env, ports } = webProcess()
      const from = await headers()
      const client = {
        address: clientAddress(from, env.TRUSTED_PROXIES),
        userAgent: from.get('user-agent') ?? '',
      }
      const device = await pairedDevice()
      const known = await shownAsKnown()
      const result = await signIn(ports)({
        surface: env.SURFACE,
        ...form.data,
        ...client,
        device,
        known,
      }).catch((error: unknown) => {
        if (error instanceof Overloaded) return overloaded
        throw error
      })
      // next-auth hands the message of an error to the form: a code, and what a person may read.
      if (!result.ok) throw new Error(`${result.rejection.code}|${result.rejection.detail ?? ''}`)
      const { known: shownNext, ...started } = result.value
      await keepKnown(shownNext)
      return { id: started.personId, ...started }
    },
  })

const oidc = (env: WebEnv): OAuthConfig<{ sub: string; email?: string }>[] =>
  env.OIDC_ISSUER && env.OIDC_CLIENT_ID
    ? [
        {
          id: 'oidc',
          name: env.OIDC_NAME,
          type: 'oauth',
          wellKnown: `${env.OIDC_ISSUER}/.well-known/openid-configuration`,
          issuer: env.OIDC_ISSUER,
          clientId: env.OIDC_CLIENT_ID,
          clientSecret: env.OIDC_CLIENT_SECRET ?? '',
          idToken: true,
          checks: ['pkce', 'state', 'nonce'],
          authorization: { params: { scope: 'openid email' } },
          profile: ({ sub, email }) => ({ id: sub, email: email ?? null }),
        },
      ]
    : []

const acceptOidc = async (user: SignedIn, email: string, emailVerified: boolean): Promise<true | string> => {
  const { env, ports } = webProcess()
  const userAgent = (await headers()).get('user-agent') ?? ''
  const client = { surface: env.SURFACE, userAgent, device: await pairedDevice() }
  const result = await signInByOidc(ports)({ email, emailVerified, ...client })
  if (!result.ok) return `/sign-in?error=OIDC_REFUSED`
  Object.assign(user, result.value)
  return true
}

const cookiesOf = (env: WebEnv): NextAuthOptions['cookies'] => {
  const names = cookieNames(env)
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: names.secure }
  return {
    sessionToken: { name: names.session, options },
    csrfToken: { name: names.csrf, options },
    callbackUrl: { name: names.callback, options },
    state: { name: names.state, options: { ...options, maxAge: 900 } },
    pkceCodeVerifier: { name: names.pkce, options: { ...options, maxAge: 900 } },
    nonce: { name: names.nonce, options },
  }
}
