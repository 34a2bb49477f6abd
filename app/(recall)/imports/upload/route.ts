import { takeUpload } from '#lib/web/upload-route.ts'

export const dynamic = 'force-dynamic'

export const POST = (request: Request): Promise<Response> => takeUpload(request)
