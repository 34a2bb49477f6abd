import { z } from 'zod'

/** Signs of a stack, a library or the database. */
export const RAW = /\bat \S+:\d+|node_modules|prisma|postgres|ZodError|stack"/i

const Answer = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    code: z.string().regex(/^[A-Z_]+$/),
    title: z.string().min(1),
    detail: z.string(),
    errors: z.array(z.looseObject({ path: z.string(), code: z.string(), message: z.string() })),
  }),
])

export const isActionAnswer = (value: unknown): boolean => Answer.safeParse(value).success
