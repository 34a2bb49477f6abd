import { importErrors } from '#lib/web/import-errors.ts'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  importErrors(request, (await params).id)
