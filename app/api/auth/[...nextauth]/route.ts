import NextAuth from 'next-auth'

import { authOptions } from '#lib/web/auth-options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

// The options need the environment of the running process, not of the build.
const handler = async (request: Request, context: Context): Promise<Response> => {
  // Would write into our log whatever a stranger sends.
  if ((await context.params).nextauth[0] === '_log') return new Response('Not found', { status: 404 })
  return (NextAuth(authOptions()) as (request: Request, context: Context) => Promise<Response>)(
    request,
    context,
  )
}

export { handler as GET, handler as POST }
