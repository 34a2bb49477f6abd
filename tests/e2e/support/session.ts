import { expect } from '@playwright/test'

import { urlOf, type Surface } from './people.ts'

const pairs = (response: Response): string[] =>
  response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')

/** The session cookie of somebody, as `name=value`, without a browser: the requests of the form, one by one. */
export const sessionCookie = async (
  surface: Surface,
  { email, password }: { email: string; password: string },
): Promise<string> => {
  const base = urlOf(surface)
  const begun = await fetch(`${base}/api/auth/csrf`)
  const { csrfToken } = (await begun.json()) as { csrfToken: string }
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: pairs(begun).join('; '), origin: base },
    body: new URLSearchParams({ csrfToken, email, password, callbackUrl: base, json: 'true' }),
  })
  const session = pairs(answer).find((pair) => pair.startsWith(`clearshelf-${surface}-session=`))
  expect(session, `sign-in of ${email}`).toBeDefined()
  return session ?? ''
}

const cookieName = (surface: Surface): string => `clearshelf-${surface}-session`

/** The same token under the name that the other surface looks for. */
export const renamedFor = (surface: Surface, cookie: string): string =>
  `${cookieName(surface)}=${cookie.slice(cookie.indexOf('=') + 1)}`

/** Where a page leads somebody who is not signed in. */
export const isSentToSignIn = (response: Response): boolean =>
  response.status === 307 && (response.headers.get('location') ?? '').includes('/sign-in')
