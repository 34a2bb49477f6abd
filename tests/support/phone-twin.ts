import { mayGo, type Entry, type Letter, type Sent, type Shelf } from '#components/store/outbox/entry.ts'
import { createOutbox } from '#components/store/outbox/outbox.ts'
import { judgeAnswer, type Outcome } from '#components/store/outbox/outcome.ts'

export const memoryShelf = (): Shelf & { entries: Entry[] } => {
  const entries: Entry[] = []
  const sent = new Map<string, Sent>()
  let place = 0
  const at = (wanted: number) => entries.findIndex((entry) => entry.place === wanted)
  const drop = (wanted: number) => void (at(wanted) < 0 || entries.splice(at(wanted), 1))
  const own = (storeId: string) => entries.filter((entry) => entry.storeId === storeId)
  return {
    entries,
    put: async (added) => void entries.push(...added.map((entry) => ({ ...entry, place: ++place }))),
    next: async (storeId, held) => {
      const heldBack = new Set(held)
      return own(storeId).find((entry) => mayGo(entry, heldBack)) ?? null
    },
    list: async (storeId) => own(storeId),
    sent: async () => [...sent.values()],
    change: async (entry) => void entries.splice(at(entry.place), 1, entry),
    remove: async (wanted) => drop(wanted),
    settle: async ({ place: wanted, noticeId, storeId, kind }, { answeredAt, earlier }) => {
      drop(wanted)
      sent.set(noticeId, { noticeId, storeId, kind, answeredAt, ...(earlier ? { earlier } : {}) })
    },
  }
}

export type Weather = 'well' | 'cut before' | 'cut after' | 'error' | 'busy'
export const WEATHER: Weather[] = ['well', 'cut before', 'cut after', 'error', 'busy']

/** Does each key once and answers it alike each time, behind a network that loses requests and answers. */
export const serverTwin = (weather: () => Weather) => {
  const done: string[] = []
  const answers = new Map<string, Outcome>()
  const tries: string[] = []
  const act = (key: string, body: string): Outcome => {
    const known = answers.get(key)
    if (known) return known
    const refused: Outcome = { kind: 'refused', refusal: { code: 'NO', title: 'No', detail: '' } }
    const outcome: Outcome = body.startsWith('bad') ? refused : { kind: 'taken', answeredAt: body }
    if (outcome.kind === 'taken') done.push(body)
    answers.set(key, outcome)
    return outcome
  }
  const send = async (key: string, { text: body }: Letter): Promise<Outcome> => {
    tries.push(body)
    const now = weather()
    if (now === 'cut before') return { kind: 'later', afterMs: null, reached: false }
    if (now === 'error') return judgeAnswer(503, null, {})
    if (now === 'busy') return judgeAnswer(429, '7', {})
    const outcome = act(key, body)
    return now === 'cut after' ? { kind: 'later', afterMs: null, reached: false } : outcome
  }
  return { done, tries, send }
}

export const phone = (send: (key: string, letter: Letter) => Promise<Outcome>, shelf = memoryShelf()) => {
  const copies: string[] = []
  const timers: { work: () => void; ms: number }[] = []
  let keys = 0
  const tab = (storeId = 'ours') =>
    createOutbox({
      storeId,
      shelf,
      send,
      seal: async (open) => ({ iv: new Uint8Array(), bytes: open.buffer }),
      open: async ({ bytes }) => new Uint8Array(bytes),
      lock: (work) => (line = line.then(work)),
      copy: async (_noticeId, _key, text) => void copies.push(text),
      newKey: () => `key ${++keys}`,
      fraction: () => 0.5,
      timer: (work, ms) => {
        const timer = { work, ms }
        timers.push(timer)
        return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
      },
      changed: () => undefined,
    })
  let line = Promise.resolve()
  return { tab, shelf, timers, copies }
}

export const settled = async (outbox: ReturnType<typeof createOutbox>, timers: { work: () => void }[]) => {
  await outbox.replay()
  // As many rounds as the longest run of bad weather below.
  for (let round = 0; round < 200 && timers.length > 0; round += 1) {
    timers.shift()?.work()
    await outbox.replay()
  }
}
