import fc from 'fast-check'
import { expect, test } from 'vitest'

import { memoryShelf, phone, serverTwin, settled, WEATHER } from '#tests/support/phone-twin.ts'

import { FORMAT, type Letter } from './entry.ts'
import { judgeAnswer, type Outcome } from './outcome.ts'

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
  expect(await outbox.toTakeUp('task')).toEqual([{ text: old, isOutrun: true }])
  await outbox.say('task', [{ kind: 'report', text: JSON.stringify({ version: 2, photos: ['p2'] }) }])
  await outbox.replay()
  expect((await outbox.snapshot()).unsent).toEqual([])
  expect(got.at(-1)).toBe(JSON.stringify({ version: 2, photos: ['p1', 'p2'] }))
})

test('a report that HQ asks to have put right gives way to the one that puts it right', async () => {
  const got: string[] = []
  const { tab } = phone(async (_key, { text }) => {
    got.push(text)
    return text.includes('wrong')
      ? judgeAnswer(422, null, { code: 'VALIDATION_FAILED' })
      : { kind: 'taken', answeredAt: 'then' }
  })
  const outbox = tab()
  const wrong = JSON.stringify({ outcome: 'removed', lines: [], note: 'wrong' })
  await outbox.say('task', [{ kind: 'report', text: wrong }])
  await outbox.replay()
  expect(await outbox.toTakeUp('task')).toEqual([{ text: wrong, isOutrun: false }])
  // An acknowledgement is another word, and waits behind it.
  await outbox.say('task', [{ kind: 'acknowledge', text: 'taken on' }])
  await outbox.replay()
  expect((await outbox.snapshot()).unsent).toHaveLength(2)
  await outbox.say('task', [{ kind: 'report', text: '{"note":"right"}' }])
  await outbox.replay()
  expect((await outbox.snapshot()).unsent).toEqual([])
  expect(got).toEqual([wrong, 'taken on', '{"note":"right"}'])
})

test('a photo that HQ does not have is not named again by the report that takes the place of the refused one', async () => {
  const got: string[] = []
  const { tab } = phone(async (_key, { text }) => {
    got.push(text)
    const photos = (JSON.parse(text) as { photos: string[] }).photos
    return photos.includes('gone')
      ? judgeAnswer(422, null, {
          code: 'VALIDATION_FAILED',
          errors: [{ path: `photos.${photos.indexOf('gone')}`, message: 'This photo hasn’t arrived.' }],
        })
      : { kind: 'taken', answeredAt: 'then' }
  })
  const outbox = tab()
  await outbox.say('task', [{ kind: 'report', text: '{"photos":["there","gone"]}' }])
  await outbox.replay()
  await outbox.say('task', [{ kind: 'report', text: '{"photos":["new"]}' }])
  await outbox.replay()
  expect(got.at(-1)).toBe('{"photos":["there","new"]}')
  expect((await outbox.snapshot()).unsent).toEqual([])
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
