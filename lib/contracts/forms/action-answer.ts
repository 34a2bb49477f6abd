import type { FieldError } from '#lib/domain/result.ts'

/** What a form gets back: done, or what was wrong in words for a person, and where. */
export type ActionAnswer<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: string; title: string; detail: string; errors: FieldError[] }
