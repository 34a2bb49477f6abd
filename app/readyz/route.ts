import { webProcess } from '#lib/web/process.ts'

export const dynamic = 'force-dynamic'

/** Its database and queue answer too. */
export const GET = async () => {
  const ready = await webProcess().ready()
  return Response.json({ status: ready ? 'ready' : 'not ready' }, { status: ready ? 200 : 503 })
}
