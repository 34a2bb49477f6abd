import NextAuth from 'next-auth'

import { authOptions } from '#lib/web/auth-options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

// The options need the environment of the running process, not of the build.
const handler = (request: Request, context: Context): Promise<Response> =>
  (NextAuth(authOptions()) as (request: Request, context: Context) => Promise<Response>)(request, context)

export { handler as GET, handler as POST }
