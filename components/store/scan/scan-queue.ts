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
export type Sent = { how: 'all' | 'later' } | { how: 'refused'; detail: string }

type Needs = {
  load: () => WaitingScan[]
  save: (scans: readonly WaitingScan[]) => void
  post: (scans: readonly WaitingScan[]) => Promise<Response>
  /** The server, asked later, says something else than the phone did. */
  onChanged: (answer: Answer) => void
}

const AT_ONCE = 200

/**
 * Scans leave in the order in which they were made, and each is taken off only when the server has said that it has it. An
 * answer that is lost costs a second sending, which the server knows by the ids.
 */
export const scanQueue = ({ load, save, post, onChanged }: Needs) => {
  let sending: Promise<Sent> | null = null

  const sendAll = async (): Promise<Sent> => {
    for (let batch = load().slice(0, AT_ONCE); batch.length > 0; batch = load().slice(0, AT_ONCE)) {
      const response = await post(batch).catch(() => null)
      if (!response || saysNothingYet(response.status)) return { how: 'later' }
      const body: unknown = await response.json().catch(() => null)
      if (!response.ok) return { how: 'refused', detail: detailIn(body) }
      const sent = new Set(batch.map(({ id }) => id))
      save(load().filter(({ id }) => !sent.has(id)))
      for (const answer of answersIn(body)) {
        const asked = batch.find(({ id }) => id === answer.id)
        if (asked && asked.verdict !== answer.verdict) onChanged(answer)
      }
    }
    return { how: 'all' }
  }

  return {
    add: (scan: WaitingScan) => save([...load(), scan]),
    waiting: () => load().length,
    /** One sending at a time: whoever asks meanwhile waits for the same. */
    send: (): Promise<Sent> => {
      sending ??= sendAll().finally(() => {
        sending = null
      })
      return sending
    },
  }
}

const detailIn = (body: unknown): string => {
  const { detail, title } = (body ?? {}) as { detail?: unknown; title?: unknown }
  return typeof detail === 'string' ? detail : typeof title === 'string' ? title : ''
}

const answersIn = (body: unknown): Answer[] => {
  const { scans } = (body ?? {}) as { scans?: unknown }
  return Array.isArray(scans) ? (scans as Answer[]) : []
}
