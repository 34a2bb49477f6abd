import sharp from 'sharp'
import { expect, test } from 'vitest'

import type { StoreActor } from '#lib/domain/identity/actor.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { keepPhoto, type PhotoFacts } from '#lib/use-cases/evidence/keep-photo.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { gtin } from '#prisma/demo/builders.ts'
import type { Store } from '#tests/support/world-stores.ts'
import { createWorld, type World } from '#tests/support/world.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A box on a shelf, as a phone sees it; each seed is another shelf. */
const shelf = async (seed: number, { quality = 80, side = 600 } = {}): Promise<Bytes> => {
  const boxes = Array.from({ length: 14 }, (_, i) => {
    const [x, y, grey] = [(i * 97 * seed) % 640, (i * 61 * seed) % 480, (i * 37 * seed) % 255]
    return `<rect x="${x}" y="${y}" width="150" height="110" fill="rgb(${grey},${grey},${grey})"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#998"/>${boxes.join('')}</svg>`
  const picture = sharp(Buffer.from(svg))
    .resize(side)
    .withExif({ IFD0: { Artist: 'Somebody by name' } })
  return Uint8Array.from(await picture.jpeg({ quality }).toBuffer())
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const sending = async (world: World, store: Store, recall: { id: string }) => {
  const person = await store.manager.atWork()
  const actor: StoreActor = { ...person, storeId: store.id }
  const { id: noticeId } = await store.noticeOf(recall)
  const factsOf = (bytes: Bytes, over: Partial<PhotoFacts> = {}): PhotoFacts => ({
    id: world.web.random.id(),
    noticeId,
    sha256: hex(world.web.digest(bytes)),
    source: 'live',
    takenAt: world.clock.now(),
    madeBy: { id: actor.personId, name: actor.name },
    ...over,
  })
  const send = (bytes: Bytes, facts = factsOf(bytes)) => keepPhoto(world.web)(actor, facts, bytes)
  const report = (photos: string[]) =>
    reportStore(world.web)(actor, {
      noticeId,
      outcome: 'removed',
      version: 1,
      by: actor.name,
      instructionsFollowed: [],
      note: null,
      photos,
      lines: [
        {
          gtin: gtin(1),
          lot: null,
          onHandAtNotice: 1,
          found: 1,
          quarantined: 1,
          destroyed: 0,
          returned: 0,
          sold: null,
        },
      ],
    })
  const atDesk = async () => {
    const asked = { recallId: recall.id, storeNumber: store.number, now: world.clock.now() }
    const part = await storePart(world.db.web, await world.manager.atWork(), asked)
    if (!part.ok) throw new Error(part.rejection.code)
    return part.value
  }
  return { actor, noticeId, factsOf, send, report, atDesk }
}

const told = async (world: World, priority: 'high' | 'medium' = 'medium') => {
  const [one, other] = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ priority, shippedTo: [one, other] })
  for (const store of [one, other]) await store.onDuty.expects(/recall/i)
  return { one: await sending(world, one, recall), other: await sending(world, other, recall), store: one }
}

test('a photo of a store stands at the desk with its report, and one that was seen before is a doubt', async () => {
  await using world = await createWorld()
  const { one, other, store } = await told(world)
  const bytes = await shelf(3)
  const facts = one.factsOf(bytes)
  const taken = { ok: true, value: { id: facts.id, answeredAt: world.clock.now().toISOString() } }
  expect(await one.send(bytes, facts)).toEqual(taken)
  // The answer was lost, and the phone sends again.
  expect(await one.send(bytes, facts)).toEqual(taken)
  // What is kept was written anew: nobody's name lies in it.
  const keys = world.files.keys()
  expect(keys).toHaveLength(1)
  const stored = await world.files.read(keys[0] ?? '', 1_000_000)
  expect((await sharp(stored as Uint8Array).metadata()).exif).toBe(undefined)

  expect(await one.report([world.web.random.id()])).toMatchObject({
    rejection: { code: 'VALIDATION_FAILED', errors: [{ path: 'photos.0', code: 'unknown' }] },
  })
  expect(await other.report([facts.id])).toMatchObject({ rejection: { errors: [{ path: 'photos.0' }] } })
  expect((await one.report([facts.id])).ok).toBe(true)
  // A second look at the same box, in the same answer, is nothing to ask about.
  await one.send(await shelf(3, { quality: 60 }))
  expect(await one.atDesk()).toMatchObject({
    doubts: ['unexplained'],
    photos: [
      { sha256: facts.sha256, source: 'live', by: store.manager.name, reported: true, seenBefore: null },
      { reported: false, seenBefore: null },
    ],
  })

  // A neighbour sends the same, made smaller; then another picture.
  const copied = await shelf(3, { side: 400, quality: 50 })
  await other.send(copied)
  await other.send(await shelf(7))
  const seenBefore = { id: facts.id, same: false, storeNumber: store.number }
  expect(await other.atDesk()).toMatchObject({
    doubts: ['photo_used_before'],
    photos: [{ seenBefore }, { seenBefore: null }],
  })
  expect((await one.atDesk()).doubts).toEqual(['unexplained'])
  // The very same file is asked about even within one notice.
  await other.send(copied)
  expect((await other.atDesk()).photos.at(-1)).toMatchObject({ seenBefore: { same: true } })
  const leaves = `SELECT body::jsonb -> 'data' AS data FROM audit_leaf WHERE action = 'notice.photographed' ORDER BY id`
  const trail = await world.truth.rows<{ data: unknown }>(leaves)
  expect(trail).toHaveLength(5)
  expect(trail[0]).toMatchObject({ data: { evidenceId: facts.id, sha256: facts.sha256, source: 'live' } })
})

test('what is no photo of this notice is refused at its field, and nothing is kept of it', async () => {
  await using world = await createWorld()
  const { one, other } = await told(world, 'high')
  const good = await shelf(5)
  const refusals: [Bytes, Partial<PhotoFacts>, string][] = [
    [good, { sha256: '0'.repeat(64) }, 'sha256'],
    [good, { source: 'chosen' }, 'source'],
    [good.slice(0, 900), {}, 'bytes'],
    [new TextEncoder().encode('<svg/>'), {}, 'bytes'],
    [new Uint8Array(0), {}, 'bytes'],
    [new Uint8Array(400 * 1024 + 1).fill(0xff), {}, 'bytes'],
    [await shelf(5, { side: 2400, quality: 5 }), {}, 'bytes'],
  ]
  for (const [bytes, over, path] of refusals)
    expect(await one.send(bytes, one.factsOf(bytes, over)), path).toMatchObject({
      rejection: { code: 'VALIDATION_FAILED', errors: [{ path }] },
    })
  const elsewhere = one.factsOf(good, { noticeId: other.noticeId })
  expect(await one.send(good, elsewhere)).toMatchObject({ rejection: { code: 'NOTICE_NOT_FOUND' } })
  expect([world.files.keys(), await world.truth.rows('SELECT FROM evidence')]).toEqual([[], []])

  // Two phones, or two tries at once: one row, one file.
  const facts = one.factsOf(good)
  const [first, second] = await Promise.all([one.send(good, facts), one.send(good, facts)])
  expect([first.ok, second]).toEqual([true, first])
  expect(world.files.keys()).toHaveLength(1)
  // Another picture, or another store, under the same id.
  const another = await shelf(11)
  const sameId = { id: facts.id }
  expect(await one.send(another, one.factsOf(another, sameId))).toMatchObject({ ok: false })
  expect(await other.send(another, other.factsOf(another, sameId))).toMatchObject({ ok: false })
  expect(world.files.keys()).toHaveLength(1)
})
