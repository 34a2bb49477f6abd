import { openApiDocument } from '#lib/contracts/api/openapi.ts'
import { webProcess } from '#lib/web/process.ts'

export const dynamic = 'force-dynamic'

export const GET = () => Response.json(openApiDocument(webProcess().env.RECALL_URL))
