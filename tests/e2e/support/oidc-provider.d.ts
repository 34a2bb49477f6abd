// The package comes without types; this is what the tests use of it.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Claims = Record<string, unknown> & { sub: string }
  type Context = { oidc: { client?: { clientId: string }; session?: { accountId?: string } } }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>
    Grant: new (of: { clientId?: string; accountId?: string }) => {
      addOIDCScope(scope: string): void
      save(): Promise<string>
    }
  }

  export type { Claims, Context }
}
