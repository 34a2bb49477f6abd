import { webProcess } from '#lib/web/process.ts'

export const dynamic = 'force-dynamic'

/** Its database and queue answer too; if not, which of them does not. */
export const GET = async () => {
  const missing = await webProcess().missing()
  return missing.length === 0
    ? Response.json({ status: 'ready' })
    : Response.json({ status: 'not ready', missing }, { status: 503, headers: { 'retry-after': '5' } })
}
