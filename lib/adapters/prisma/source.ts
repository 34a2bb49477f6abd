import type { Prisma } from './generated/client.ts'

/** A set: an expression for a JSON array of rows, each with a fresh `id` or with none, and how many they are. */
export type Source = { json: Prisma.Sql; rows: number }
