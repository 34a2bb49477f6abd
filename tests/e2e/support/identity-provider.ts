import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { Provider, type Context } from 'oidc-provider'

export type IdentityProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Whom it will vouch for at the next sign-in. */
  vouchFor: (person: { email?: string; verified?: boolean }) => void
  stop: () => Promise<void>
}

const CLIENT = { clientId: 'clearshelf', clientSecret: 'a secret of forty characters, more or less' }

const signingKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kid: 'test',
  alg: 'RS256',
  use: 'sig',
})

/** A real OpenID provider that asks nobody anything: whoever comes is the person that the test has named. */
export const startIdentityProvider = async (redirectUri: string): Promise<IdentityProvider> => {
  let person: { email?: string; verified?: boolean } = {}
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`

  const provider: Provider = new Provider(issuer, {
    clients: [
      { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // As the large providers do: the address stands in the ID token.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key of a test'] },
    jwks: { keys: [signingKey()] },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_: Context, sub: string) => ({
      accountId: sub,
      claims: () => ({
        sub,
        ...(person.email === undefined ? {} : { email: person.email }),
        ...(person.verified === undefined ? {} : { email_verified: person.verified }),
      }),
    }),
    loadExistingGrant: async ({ oidc: { client, session } }: Context) => {
      const grant = new provider.Grant({
        ...(client ? { clientId: client.clientId } : {}),
        ...(session?.accountId ? { accountId: session.accountId } : {}),
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const login = { accountId: 'somebody' }
    void (request.url?.startsWith('/interaction/')
      ? provider.interactionFinished(request, response, { login })
      : answer(request, response))
  })
  return {
    issuer,
    ...CLIENT,
    vouchFor: (next) => {
      person = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
