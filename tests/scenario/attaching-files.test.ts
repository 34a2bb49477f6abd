import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { MOST_BYTES, MOST_WAITING } from '#lib/domain/attachment/attachment.ts'
import { days, hours, minutes } from '#lib/domain/duration.ts'
import { readableFile } from '#lib/queries/attachment/readable-file.ts'
import { attachFile } from '#lib/use-cases/attachment/attach-file.ts'
import { finishAttachment } from '#lib/use-cases/attachment/finish-attachment.ts'
import { clearAwayFiles } from '#lib/use-cases/attachment/clear-away-files.ts'
import { editRecall } from '#lib/use-cases/recall/edit-recall.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'
import { gtin, recallContent } from '#prisma/demo/builders.ts'
import { photo, textBytes, uploaded, uploads } from '#tests/support/world-files.ts'
import { createWorld } from '#tests/support/world.ts'

const withPicture = (pictureId: string | null) =>
  recallContent({ scope: [{ gtin: gtin(1), lots: ['L24A'], complete: true, pictureId }] })

describe('a picture of a product', () => {
  test('is shown small, upright and without what the camera wrote into it', async () => {
    await using world = await createWorld()
    const recall = await world.draftRecall()
    const bytes = await photo({ width: 3000, height: 2000 })
    const picture = await uploaded(world, recall, { bytes })
    expect(picture).toMatchObject({ state: 'ready', mediaType: 'image/webp', width: 1600, height: 1067 })
    const found = await readableFile(world.db.web, await world.manager.atWork(), { id: picture.id })
    const shown = found.ok ? await world.files.read(found.value.objectKey, 300_000) : null
    const { exif, format } = await sharp(shown as Uint8Array).metadata()
    expect({ exif, format }).toEqual({ exif: undefined, format: 'webp' })
    expect(picture.sha256).toBe(Buffer.from(world.web.digest(bytes)).toString('hex'))
    // What the browser wrote to is gone; only what was looked at is left.
    expect(world.files.keys()).toEqual([expect.stringContaining(`/${picture.id}/`)])
  })

  test('goes with its line from the draft to the store, which sees that one and no other', async () => {
    await using world = await createWorld()
    const [told, other] = [await world.store(), await world.store()]
    const recall = await world.draftRecall({ target: { mode: 'listed', storeNumbers: [told.number] } })
    const [shown, spare] = [
      await uploaded(world, recall, { bytes: await photo() }),
      await uploaded(world, recall, { bytes: await photo() }),
    ]
    const content = { ...withPicture(shown.id), target: recall.content.target }
    const manager = await world.manager.atWork()
    const edited = await editRecall(world.web)(manager, {
      recallId: recall.id,
      content,
      ifRevision: recall.revision,
    })
    expect(edited).toMatchObject({ ok: true, value: { content: { scope: [{ pictureId: shown.id }] } } })
    const inStore = await told.manager.atWork()
    expect(await readableFile(world.db.web, inStore, { id: shown.id })).toMatchObject({ ok: false })
    await world.tries(world.manager, 'submit', recall)
    await world.tries(world.approver, 'approve', recall)
    await world.tries(world.manager, 'issue', recall)
    await world.comeToRest()
    await told.onDuty.expects(/Peanut butter/)

    expect(await readableFile(world.db.web, inStore, { id: shown.id })).toMatchObject({ ok: true })
    const refused = { ok: false, rejection: { code: 'ATTACHMENT_NOT_FOUND' } }
    expect(await readableFile(world.db.web, inStore, { id: spare.id })).toMatchObject(refused)
    const elsewhere = await other.manager.atWork()
    expect(await readableFile(world.db.web, elsewhere, { id: shown.id })).toMatchObject(refused)
    const neighbour = await (await world.neighbour()).manager.atWork()
    expect(await readableFile(world.db.web, neighbour, { id: shown.id })).toMatchObject(refused)
  })

  test('is named at its line when it is not one of this recall, or not ready, or a file', async () => {
    await using world = await createWorld()
    const [recall, another] = [await world.draftRecall(), await world.draftRecall()]
    const manager = await world.manager.atWork()
    const bytes = textBytes('a,b\n1,2\n')
    const wrong = [
      (await uploaded(world, another, { bytes: await photo() })).id,
      (await uploaded(world, recall, { purpose: 'file', name: 'a.csv', mediaType: 'text/csv', bytes })).id,
      '00000000-0000-4000-8000-000000000000',
    ]
    const refused = { rejection: { errors: [{ path: 'scope.0.pictureId', code: 'unknown_picture' }] } }
    for (const id of wrong) {
      const edit = { recallId: recall.id, content: withPicture(id), ifRevision: recall.revision }
      expect(await editRecall(world.web)(manager, edit)).toMatchObject(refused)
      expect(await draftRecall(world.web)(manager, withPicture(id))).toMatchObject(refused)
    }
  })

  test('is for whoever may change what is meant, while it can be changed', async () => {
    await using world = await createWorld()
    const store = await world.store()
    const recall = await world.draftRecall()
    const bytes = await photo()
    for (const by of [world.admin, store.manager])
      expect(await uploads(world, recall, { by, bytes })).toMatchObject({ rejection: { code: 'FORBIDDEN' } })
    await world.tries(world.manager, 'cancel', recall, { reason: 'Not needed.' })
    expect(await uploads(world, recall, { bytes })).toMatchObject({
      rejection: { code: 'ILLEGAL_TRANSITION' },
    })
  })
})

describe('what is not what it says', () => {
  const refusals = [
    ['another type', { mediaType: 'image/png', name: 'pack.png' }, 'This isn’t a PNG, despite its name.'],
    ['less than promised', { sent: textBytes('x') }, 'The upload is incomplete. Choose the file again.'],
    ['more than promised', { sent: new Uint8Array(100_000) }, 'The upload is larger than declared.'],
    ['nothing at all', { sent: null }, 'The upload never arrived. Choose the file again.'],
  ] as const
  test.each(refusals)('%s is refused with its reason, and its bytes are gone', async (_, wish, because) => {
    await using world = await createWorld()
    const recall = await world.draftRecall()
    const answer = await uploads(world, recall, { bytes: await photo(), ...wish })
    expect(answer).toMatchObject({ ok: true, value: { state: 'refused', refusedBecause: because } })
    expect(world.files.keys()).toEqual([])
    const id = answer.ok ? answer.value.id : ''
    expect(await readableFile(world.db.web, await world.manager.atWork(), { id })).toMatchObject({
      ok: false,
    })
  })

  test('a picture that breaks off, and one that unpacks to a thousand times its size', async () => {
    await using world = await createWorld()
    const recall = await world.draftRecall()
    const whole = await photo({ width: 800, height: 800 })
    const half = whole.slice(0, whole.length / 2)
    expect(await uploads(world, recall, { bytes: half })).toMatchObject({
      value: { refusedBecause: 'The picture is damaged and can’t be read.' },
    })
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    const wish = { bytes: Uint8Array.from(bomb), mediaType: 'image/png' }
    expect(wish.bytes.length).toBeLessThan(MOST_BYTES.picture)
    expect(await uploads(world, recall, wish)).toMatchObject({
      value: { refusedBecause: expect.stringContaining('more than 40 million pixels') as string },
    })
  }, 60_000)

  test('is refused before a byte is sent, where that can be known', async () => {
    await using world = await createWorld()
    const recall = await world.draftRecall()
    const manager = await world.manager.atWork()
    const promise = (over: object) =>
      attachFile(world.web)(manager, {
        recallId: recall.id,
        purpose: 'picture',
        name: 'x',
        mediaType: 'image/png',
        bytes: 10,
        ...over,
      })
    const codes = async (over: object) => {
      const answer = await promise(over)
      return answer.ok ? [] : answer.rejection.errors?.map(({ path, code }) => `${path} ${code}`)
    }
    expect(await codes({ mediaType: 'image/svg+xml' })).toEqual(['mediaType type_not_allowed'])
    expect(await codes({ mediaType: 'application/pdf' })).toEqual(['mediaType type_not_allowed'])
    expect(await codes({ purpose: 'file', mediaType: 'text/html' })).toEqual(['mediaType type_not_allowed'])
    expect(await codes({ bytes: 0 })).toEqual(['bytes empty'])
    expect(await codes({ bytes: MOST_BYTES.picture + 1 })).toEqual(['bytes too_large'])
    expect(await promise({ recallId: world.tenantId })).toMatchObject({
      rejection: { code: 'RECALL_NOT_FOUND' },
    })
  })
})

describe('whoever begins and does not finish', () => {
  test('has at most so many waiting, until they are cleared away', async () => {
    await using world = await createWorld()
    const recall = await world.draftRecall()
    const actor = await world.manager.atWork()
    const promised = { purpose: 'file', name: 'a.txt', mediaType: 'text/plain', bytes: 1 } as const
    const begin = () => attachFile(world.web)(actor, { recallId: recall.id, ...promised })
    const begun = await Promise.all(Array.from({ length: MOST_WAITING }, begin))
    expect(begun.every(({ ok }) => ok)).toBe(true)
    expect(await begin()).toMatchObject({ rejection: { code: 'TOO_MANY_ATTEMPTS' } })
  })

  test('leaves nothing: the row and the bytes are gone a day later, and what is ready stays', async () => {
    // The database lets the worker clear away what is a day old by its own clock.
    await using world = await createWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
    const recall = await world.draftRecall()
    const kept = await uploaded(world, recall, { bytes: await photo() })
    const actor = await world.manager.atWork()
    const promised = { purpose: 'file', name: 'a.txt', mediaType: 'text/plain', bytes: 1 } as const
    const begun = await attachFile(world.web)(actor, { recallId: recall.id, ...promised })
    if (!begun.ok) throw new Error(begun.rejection.code)
    await world.files.put(begun.value.upload, textBytes('x'))
    expect(world.files.keys()).toHaveLength(2)
    await world.fastForward(days(1) - minutes(1))
    expect(await clearAwayFiles(world.worker.ports)()).toBe(0)
    await world.fastForward(minutes(2))
    expect(world.files.keys()).toEqual([expect.stringContaining(kept.id)])
    const left = await world.truth.rows('SELECT id FROM attachment')
    expect(left).toEqual([{ id: kept.id }])
  })

  test('is too late after an hour, long before it is cleared away', async () => {
    await using world = await createWorld()
    const recall = await world.draftRecall()
    const actor = await world.manager.atWork()
    const promised = { purpose: 'file', name: 'a.txt', mediaType: 'text/plain', bytes: 1 } as const
    const begun = await attachFile(world.web)(actor, { recallId: recall.id, ...promised })
    if (!begun.ok) throw new Error(begun.rejection.code)
    await world.files.put(begun.value.upload, textBytes('x'))
    await world.fastForward(hours(1) + minutes(1))
    const finished = await finishAttachment(world.web)(await world.manager.atWork(), {
      recallId: recall.id,
      attachmentId: begun.value.id,
    })
    expect(finished).toMatchObject({ value: { state: 'refused' } })
  })
})

test('finished twice, at once or later, it is ready once and says the same', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall()
  const actor = await world.manager.atWork()
  const bytes = await photo()
  const promised = {
    purpose: 'picture',
    name: 'a.jpg',
    mediaType: 'image/jpeg',
    bytes: bytes.length,
  } as const
  const begun = await attachFile(world.web)(actor, { recallId: recall.id, ...promised })
  if (!begun.ok) throw new Error(begun.rejection.code)
  await world.files.put(begun.value.upload, bytes)
  const finish = (by = actor) =>
    finishAttachment(world.web)(by, { recallId: recall.id, attachmentId: begun.value.id })
  expect(await finish(await world.approver.atWork())).toMatchObject({
    rejection: { code: 'ATTACHMENT_NOT_FOUND' },
  })
  const [one, two] = await Promise.all([finish(), finish()])
  expect(one).toMatchObject({ value: { state: 'ready' } })
  expect(two).toEqual(one)
  // Whoever still has the first address writes where nobody reads.
  await world.files.put(begun.value.upload, textBytes('<script>'))
  expect(await finish()).toEqual(one)
  const found = await readableFile(world.db.web, actor, { id: begun.value.id })
  const shown = found.ok ? await world.files.read(found.value.objectKey, 300_000) : null
  expect((await sharp(shown as Uint8Array).metadata()).format).toBe('webp')
  expect(world.files.keys().filter((key) => key.startsWith('kept/'))).toHaveLength(1)
})

test('a text that calls itself a program is listed and saved as a text', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall()
  const bytes = textBytes('<script>new ActiveXObject("WScript.Shell")</script>')
  const promised = { purpose: 'file', name: 'update.hta', mediaType: 'text/plain', bytes } as const
  const file = await uploaded(world, recall, promised)
  expect(file.name).toBe('update.hta.txt')
  const manager = await world.manager.atWork()
  // As it was kept before names were judged.
  await world.truth.rows('UPDATE attachment SET name = $2 WHERE id = $1', [file.id, 'update.hta'])
  expect(await readableFile(world.db.web, manager, { id: file.id })).toMatchObject({
    ok: true,
    value: { name: 'update.hta.txt' },
  })
})

test('no bytes become ready that are not of an allowed type', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall()
  const types = [
    ['image/jpeg', [0xff, 0xd8, 0xff]],
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['image/webp', [...textBytes('RIFF0000WEBP')]],
    ['application/pdf', [...textBytes('%PDF-')]],
    ['text/csv', []],
    ['text/plain', []],
  ] as const
  const starts = fc.oneof(
    fc.constantFrom(...types.map(([, magic]) => [...magic])),
    fc.constantFrom([...textBytes('MZ')], [...textBytes('PK\u0003\u0004')], [...textBytes('GIF89a')]),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...types.map(([type]) => type)),
      starts,
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      async (mediaType, start, rest) => {
        const bytes = Uint8Array.from([...start, ...rest])
        const answer = await uploads(world, recall, { purpose: 'file', name: 'x', mediaType, bytes })
        if (!answer.ok || answer.value.state !== 'ready') return
        // Noise never decodes as a picture; a PDF begins as one; text is UTF-8 and has no control signs.
        if (mediaType === 'application/pdf') expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-')
        else {
          expect(mediaType).toMatch(/^text/)
          expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toMatch(
            // oxlint-disable-next-line no-control-regex
            /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/,
          )
        }
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)
