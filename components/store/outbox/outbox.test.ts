import fc from 'fast-check'
import { expect, test } from 'vitest'

import { FORMAT, mayGo, type Entry, type Letter, type Sent, type Shelf } from './entry.ts'
import { createOutbox } from './outbox.ts'
import { judgeAnswer, type Outcome } from './outcome.ts'

const memoryShelf = (): Shelf & { entries: Entry[] } => {
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

type Weather = 'well' | 'cut before' | 'cut after' | 'error' | 'busy'
const WEATHER: Weather[] = ['well', 'cut before', 'cut after', 'error', 'busy']

/** Does each key once and answers it alike each time, behind a network that loses requests and answers. */
const serverTwin = (weather: () => Weather) => {
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

const phone = (send: (key: string, letter: Letter) => Promise<Outcome>, shelf = memoryShelf()) => {
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

const settled = async (outbox: ReturnType<typeof createOutbox>, timers: { work: () => void }[]) => {
  await outbox.replay()
  // As many rounds as the longest run of bad weather below.
  for (let round = 0; round < 200 && timers.length > 0; round += 1) {
    timers.shift()?.work()
    await outbox.replay()
  }
}

test('whatever the network loses, each answer is done once, in the order in which it was given', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...WEATHER), { maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      async (weather, count, twoTabs) => {
        const server = serverTwin(() => weather.shift() ?? 'well')
        const { tab, timers } = phone(server.send)
        const [one, other] = [tab(), tab()]
        const said = Array.from({ length: count }, (_, i) => `answer ${i}`)
        for (const body of said)
          await (twoTabs && body.endsWith('1') ? other : one).say('task', [{ kind: 'report', text: body }])
        await Promise.all([settled(one, timers), settled(other, timers)])
        expect(server.done).toEqual(said)
        expect((await one.snapshot()).unsent).toEqual([])
      },
    ),
    { numRuns: 150 },
  ))

test('five hundred that waited, photos among them, go out once each, in order', async () => {
  let online = false
  const server = serverTwin(() => (online ? 'well' : 'cut before'))
  const { tab, timers } = phone(server.send)
  const outbox = tab()
  const said = Array.from({ length: 500 }, (_, i) => `answer ${i}`)
  for (let i = 0; i < said.length; i += 5) {
    const letters = said
      .slice(i, i + 5)
      .map((text, j): Letter =>
        j < 4
          ? { kind: 'photo', id: `photo ${i + j}`, text, bytes: new Uint8Array(3) }
          : { kind: 'report', text },
      )
    await outbox.say('task', letters)
  }
  await outbox.replay()
  expect(server.done).toEqual([])
  online = true
  await settled(outbox, timers)
  expect(server.done).toEqual(said)
  // Of photos nothing is left to be confirmed; of the last answer there is.
  expect((await outbox.snapshot()).sent.map(({ answeredAt }) => answeredAt)).toEqual(['answer 499'])
})

test('a no stops the line once, is kept with its reason, and lets the rest through when it is discarded', async () => {
  const server = serverTwin(() => 'well')
  const { tab, timers, copies } = phone(server.send)
  const outbox = tab()
  for (const body of ['first', 'bad', 'last']) await outbox.say('task', [{ kind: 'report', text: body }])
  await settled(outbox, timers)
  await outbox.replay()
  await outbox.replay()
  expect(server.tries).toEqual(['first', 'bad'])
  const { unsent } = await outbox.snapshot()
  expect(unsent.map(({ refused }) => refused?.code ?? null)).toEqual(['NO', null])
  await outbox.discard(unsent[0]?.place ?? 0)
  await outbox.replay()
  expect(server.done).toEqual(['first', 'last'])
  // What was thrown away stays as a copy.
  expect(copies).toEqual(['bad'])
})

test('one stuck answer never keeps the other recalls back: a no, an error that stays, a photo that never arrives', async () => {
  const online = serverTwin(() => 'well')
  const stuck: Record<string, Outcome> = {
    'wrong PIN': judgeAnswer(403, null, { code: 'SIGNATURE_REFUSED' }),
    'breaks the server': judgeAnswer(500, null, {}),
    'never arrives': { kind: 'later', afterMs: null, reached: false },
  }
  const { tab, timers } = phone(async (key, letter) => stuck[letter.text] ?? online.send(key, letter))
  const outbox = tab()
  const tasks = ['wrong PIN', 'never arrives', 'breaks the server', 'fourth', 'fifth']
  for (const text of tasks) await outbox.say(text, [{ kind: 'report', text }])
  await outbox.say('wrong PIN', [{ kind: 'report', text: 'after the wrong PIN' }])
  await outbox.say('fourth', [{ kind: 'report', text: 'fourth again' }])
  for (let round = 0; round < 6; round += 1) {
    timers.shift()?.work()
    await outbox.replay()
  }
  expect(online.done.toSorted()).toEqual(['fifth', 'fourth', 'fourth again'])
  const { unsent } = await outbox.snapshot()
  expect(unsent.map(({ noticeId }) => noticeId)).toEqual([...tasks.slice(0, 3), 'wrong PIN'])
})

test('a report that the recall has outrun is kept, taken into the next one with its photos, and goes when that is said', async () => {
  const got: string[] = []
  const { tab } = phone(async (_key, { text }) => {
    got.push(text)
    return text.includes('"version":1')
      ? judgeAnswer(409, null, { code: 'VERSION_SUPERSEDED' })
      : { kind: 'taken', answeredAt: 'then' }
  })
  const outbox = tab()
  const old = JSON.stringify({ version: 1, outcome: 'removed', lines: [], photos: ['p1'] })
  await outbox.say('task', [{ kind: 'report', text: old }])
  await outbox.replay()
  expect(await outbox.outrun('task')).toEqual([old])
  await outbox.say('task', [{ kind: 'report', text: JSON.stringify({ version: 2, photos: ['p2'] }) }])
  await outbox.replay()
  expect((await outbox.snapshot()).unsent).toEqual([])
  expect(got.at(-1)).toBe(JSON.stringify({ version: 2, photos: ['p1', 'p2'] }))
})

test('taken up again it is asked anew, not answered from memory', async () => {
  const keys: string[] = []
  const server = serverTwin(() => 'well')
  const { tab } = phone((key, letter) => (keys.push(key), server.send(key, letter)))
  const outbox = tab()
  await outbox.say('task', [{ kind: 'report', text: 'bad' }])
  await outbox.replay()
  await outbox.tryAgain((await outbox.snapshot()).unsent[0]?.place ?? 0)
  await outbox.replay()
  expect(new Set(keys).size).toBe(2)
})

test('signed out it keeps everything and asks nothing more', async () => {
  let tries = 0
  const { tab, timers } = phone(async () => (tries++, judgeAnswer(401, null, {})))
  const outbox = tab()
  await outbox.say('task', [{ kind: 'report', text: 'one' }])
  await outbox.replay()
  const before = tries
  expect(await outbox.snapshot()).toMatchObject({ standing: 'signed_out', unsent: [{ refused: null }] })
  expect([timers, tries]).toEqual([[], before])
})

test('what another store left on the phone is neither seen nor sent', async () => {
  const server = serverTwin(() => 'well')
  const { tab, shelf } = phone(server.send)
  await shelf.put([
    {
      key: 'k',
      storeId: 'theirs',
      noticeId: 'n',
      kind: 'report',
      sealed: { iv: new Uint8Array(), bytes: new ArrayBuffer(0) },
      refused: null,
    },
  ])
  const outbox = tab()
  await outbox.replay()
  expect([server.tries, (await outbox.snapshot()).unsent, shelf.entries.length]).toEqual([[], [], 1])
})

test('photos go before the report that names them, and one that is refused and discarded is named no longer', async () => {
  const got: { text: string; bytes: number }[] = []
  const server = serverTwin(() => 'well')
  const { tab } = phone((key, letter) => {
    got.push({ text: letter.text, bytes: letter.bytes?.length ?? 0 })
    return server.send(key, letter)
  })
  const outbox = tab()
  const photo = (id: string, text: string): Letter => ({ kind: 'photo', id, text, bytes: new Uint8Array(7) })
  const report: Letter = { kind: 'report', text: JSON.stringify({ photos: ['p1', 'p2'] }) }
  await outbox.say('task', [photo('p1', 'one'), photo('p2', 'bad'), report])
  await outbox.replay()
  const { unsent, sent } = await outbox.snapshot()
  expect(unsent.map(({ kind, key, refused }) => [kind, key, refused?.code])).toEqual([
    ['photo', 'p2', 'NO'],
    ['report', 'key 1', undefined],
  ])
  expect(sent).toEqual([])
  // Its id is its key: whether it was taken is asked once more, not done once more.
  await outbox.tryAgain(unsent[0]?.place ?? 0)
  await outbox.replay()
  await outbox.discard(unsent[0]?.place ?? 0)
  await outbox.replay()
  expect(got).toEqual([
    { text: 'one', bytes: 7 },
    { text: 'bad', bytes: 7 },
    { text: 'bad', bytes: 7 },
    { text: '{"photos":["p1"]}', bytes: 0 },
  ])
})

test('what an older build left is sent, what a newer one wrote is left to it', async () => {
  const server = serverTwin(() => 'well')
  const { tab, shelf } = phone(server.send)
  const sealed = (text: string) => ({ iv: new Uint8Array(), bytes: new TextEncoder().encode(text).buffer })
  const common = { storeId: 'ours', noticeId: 'n', kind: 'report', refused: null } as const
  await shelf.put([
    { ...common, key: 'old', sealed: sealed('of an older build') },
    { ...common, key: 'new', format: FORMAT + 1, sealed: sealed('of a newer one') },
  ])
  await tab().replay()
  expect([server.tries, shelf.entries.map(({ key }) => key)]).toEqual([['of an older build'], ['new']])
})

test('a phone without room sends directly, and says when that failed as well', async () => {
  const full = { ...memoryShelf(), put: () => Promise.reject(new Error('QuotaExceededError')) }
  const well = phone(serverTwin(() => 'well').send, full)
  const cut = phone(serverTwin(() => 'cut before').send, full)
  expect(await well.tab().say('task', [{ kind: 'report', text: 'one' }])).toBe('sent')
  const tab = cut.tab()
  expect(await tab.say('task', [{ kind: 'report', text: 'one' }])).toEqual({ lost: null })
  expect(await tab.snapshot()).toMatchObject({ unsent: [], lost: true })
  const out = phone(() => Promise.resolve({ kind: 'signed_out' }), full).tab()
  expect(await out.say('task', [{ kind: 'report', text: 'one' }])).toEqual({ lost: 'signed_out' })
  expect(await out.snapshot()).toMatchObject({ lost: true })
})
