import type { VerdictWord } from '#lib/domain/scan/judge-scan.ts'

import { saysNothingYet } from '../outbox/outcome.ts'

/** A scan on its way to the server; its id makes sure that it is kept there once. */
export type WaitingScan = {
  id: string
  noticeId: string
  version: number
  code: string
  lot: string | null
  expiresOn: string | null
  entry: 'camera' | 'typed'
  verdict: VerdictWord
  at: string
}

type Answer = { id: string; verdict: VerdictWord; version: number }

/** `later`: not now, by itself again. `refused`: not like this; somebody has to do something first. */
export type Sent = { how: 'all' | 'later'; leftOut: number } | { how: 'refused'; detail: string }

type Needs = {
  load: () => Promise<WaitingScan[]>
  keep: (scan: WaitingScan) => Promise<void>
  remove: (scans: readonly WaitingScan[]) => Promise<void>
  post: (scans: readonly WaitingScan[]) => Promise<Response>
  /** The server, asked later, says something else than the phone did. */
  onChanged: (answer: Answer) => void
}

const AT_ONCE = 200

/**
 * Scans leave in the order in which they were made, and each is taken off only when the server has said that it has it. An
 * answer that is lost costs a second sending, which the server knows by the ids.
 */
export const scanQueue = ({ load, keep, remove, post, onChanged }: Needs) => {
  let sending: Promise<Sent> | null = null

  const sendAll = async (): Promise<Sent> => {
    let leftOut = 0
    const next = async () => (await load()).slice(0, AT_ONCE)
    for (let batch = await next(); batch.length > 0; batch = await next()) {
      const response = await post(batch).catch(() => null)
      if (!response || saysNothingYet(response.status)) return { how: 'later', leftOut }
      const body: unknown = await response.json().catch(() => null)
      if (!response.ok) return { how: 'refused', detail: detailIn(body) }
      await remove(batch)
      leftOut += refusedIn(body)
      for (const answer of answersIn(body)) {
        const asked = batch.find(({ id }) => id === answer.id)
        if (asked && differs(asked.verdict, answer.verdict)) onChanged(answer)
      }
    }
    return { how: 'all', leftOut }
  }

  return {
    add: keep,
    /** One sending at a time: whoever asks meanwhile waits for the same. */
    send: (): Promise<Sent> => {
      sending ??= sendAll().finally(() => {
        sending = null
      })
      return sending
    },
  }
}

// That the server knows more than the phone did, and so rules a pack out, is no news of the recall.
const differs = (phone: VerdictWord, server: VerdictWord): boolean =>
  phone !== server && !(phone === 'check' && server === 'not_recalled')

const detailIn = (body: unknown): string => {
  const { detail, title } = (body ?? {}) as { detail?: unknown; title?: unknown }
  return typeof detail === 'string' ? detail : typeof title === 'string' ? title : ''
}

// Codes in which the server finds no product: they are done with, too, and somebody is told how many.
const refusedIn = (body: unknown): number => {
  const { refused } = (body ?? {}) as { refused?: unknown }
  return Array.isArray(refused) ? refused.length : 0
}

const answersIn = (body: unknown): Answer[] => {
  const { scans } = (body ?? {}) as { scans?: unknown }
  return Array.isArray(scans) ? (scans as Answer[]) : []
}
