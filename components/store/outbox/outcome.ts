import type { EarlierAnswer } from '#lib/domain/notice/phone-answer.ts'

import type { Refusal } from './entry.ts'

/** What came of one try. */
export type Outcome =
  | { kind: 'taken'; answeredAt: string; earlier?: EarlierAnswer | null }
  | { kind: 'refused'; refusal: Refusal }
  /** `reached`: the server answered; false: nobody did, or somebody else. */
  | { kind: 'later'; afterMs: number | null; reached: boolean }
  | { kind: 'signed_out' }

const NOT_YET = new Set([408, 425, 429])

/** An answer of these says nothing about what was asked: it may be asked again. */
export const saysNothingYet = (status: number): boolean => status >= 500 || NOT_YET.has(status)

type Taken = { answeredAt?: string; earlier?: EarlierAnswer | null }
type Problem = {
  code?: string
  title?: string
  detail?: string
  errors?: { path?: string; message: string }[]
}

/** Whether an answer of the server is a yes, a no, or none yet. */
export const judgeAnswer = (status: number, retryAfter: string | null, body: unknown): Outcome => {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Problem & Taken
  const { answeredAt, earlier } = said
  if (status >= 200 && status < 300 && answeredAt)
    return { kind: 'taken', answeredAt, ...(earlier ? { earlier } : {}) }
  if (status === 401) return { kind: 'signed_out' }
  const running = status === 409 && said.code === 'IDEMPOTENCY_IN_PROGRESS'
  // A yes without the proof of it comes from something between us and the server.
  if (status < 400 || saysNothingYet(status) || running) {
    return { kind: 'later', afterMs: waitOf(retryAfter), reached: status >= 400 }
  }
  const detail = said.detail ?? said.errors?.map(({ message }) => message).join(' ') ?? ''
  const paths = said.errors?.flatMap(({ path }) => path ?? []) ?? []
  const refusal = { code: said.code ?? `HTTP_${status}`, title: said.title ?? '', detail }
  return { kind: 'refused', refusal: paths.length > 0 ? { ...refusal, paths } : refusal }
}

const LONGEST_ASKED = 3_600_000
const waitOf = (retryAfter: string | null): number | null =>
  /^\d+$/.test(retryAfter ?? '') ? Math.min(Number(retryAfter) * 1000, LONGEST_ASKED) : null

const FIRST_MS = 1_000
const MOST_MS = 60_000

/** Twice as long after each failure, with some chance in it: a thousand phones that lost one server do not return as one. */
export const backoffMs = (failures: number, fraction: number, asked: number | null): number => {
  const grown = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), MOST_MS)
  return Math.max(asked ?? 0, Math.round(grown * (0.5 + fraction / 2)))
}
