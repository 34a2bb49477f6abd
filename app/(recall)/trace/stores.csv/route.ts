import { traceDownload } from '#lib/web/trace-download.ts'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => traceDownload(request)
