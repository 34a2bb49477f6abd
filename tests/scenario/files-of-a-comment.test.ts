import { describe, expect, test } from 'vitest'

import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { listAttachments } from '#lib/queries/attachment/list-attachments.ts'
import { readableFile } from '#lib/queries/attachment/readable-file.ts'
import { timeline } from '#lib/queries/recall/timeline/timeline.ts'
import { removeAttachment } from '#lib/use-cases/attachment/remove-attachment.ts'
import { addComment } from '#lib/use-cases/recall/add-comment.ts'
import { photo, textBytes, uploaded } from '#tests/support/world-files.ts'
import { createWorld } from '#tests/support/world.ts'

describe('files of a comment', () => {
  const text = { purpose: 'file', name: 'a.txt', mediaType: 'text/plain', bytes: textBytes('a') } as const

  test('go with it once, are one’s own, and are there when it is read', async () => {
    await using world = await createWorld()
    const recall = await world.draftRecall()
    const manager = await world.manager.atWork()
    const own = await uploaded(world, recall, text)
    const another = await uploaded(world, recall, { ...text, by: world.approver })
    const says = (attachments: string[]) =>
      addComment(world.web)(manager, { recallId: recall.id, body: 'See this.', attachments })
    const refused = { rejection: { errors: [{ path: 'attachments', code: 'unknown_file' }] } }
    expect(await says([own.id, another.id])).toMatchObject(refused)
    expect(await says([own.id])).toMatchObject({ ok: true })
    expect(await says([own.id])).toMatchObject(refused)
    const filter = { recallId: recall.id, show: 'comments', limit: 60, now: world.clock.now() } as const
    const read = await timeline(world.db.web, await world.approver.atWork(), filter)
    const said = read.ok ? read.value.entries.flatMap(({ comment }) => comment?.files ?? []) : []
    expect(said).toEqual([{ id: own.id, name: 'a.txt', mediaType: 'text/plain', bytes: 1 }])
  })

  test('are taken back before they were sent, by whoever brought them, and not afterwards', async () => {
    await using world = await createWorld()
    const recall = await world.draftRecall()
    const manager = await world.manager.atWork()
    const [first, second] = [await uploaded(world, recall, text), await uploaded(world, recall, text)]
    const picture = await uploaded(world, recall, { bytes: await photo() })
    const takesBack = (attachmentId: string, by = manager) =>
      removeAttachment(world.web)(by, { recallId: recall.id, attachmentId })
    expect(await takesBack(first.id, await world.approver.atWork())).toMatchObject({ ok: false })
    expect(await takesBack(first.id)).toEqual({ ok: true, value: null })
    expect(await takesBack(first.id)).toMatchObject({ rejection: { code: 'ATTACHMENT_NOT_FOUND' } })
    await addComment(world.web)(manager, { recallId: recall.id, body: 'See.', attachments: [second.id] })
    for (const { id } of [second, picture])
      expect(await takesBack(id)).toMatchObject({ rejection: { code: 'ILLEGAL_TRANSITION' } })
    expect(world.files.keys().some((key) => key.includes(first.id))).toBe(false)
    expect(world.files.keys()).toHaveLength(2)
  })

  test('on a store of another district are not there for its manager', async () => {
    await using world = await createWorld()
    const [north, south] = [await world.store({ region: 'North' }), await world.store({ region: 'South' })]
    const recall = await world.issueRecall({ shippedTo: [north, south] })
    await world.comeToRest()
    for (const store of [north, south]) await store.onDuty.expects(/Peanut butter/)
    const manager = await world.manager.atWork()
    const [ofNorth, ofAll] = [await uploaded(world, recall, text), await uploaded(world, recall, text)]
    const about = { recallId: recall.id, body: 'See this.' }
    await addComment(world.web)(manager, { ...about, storeNumber: north.number, attachments: [ofNorth.id] })
    await addComment(world.web)(manager, { ...about, attachments: [ofAll.id] })
    const [region] = await world.truth.rows<{ id: string }>("SELECT id FROM region WHERE name = 'South'")
    const district: PersonActor = { ...manager, role: 'district_manager', regionId: region?.id ?? '' }
    const listed = await listAttachments(world.db.web, district, { recallId: recall.id })
    expect(listed.ok && listed.value.map(({ id }) => id)).toEqual([ofAll.id])
    expect(await readableFile(world.db.web, district, ofAll)).toMatchObject({ ok: true })
    expect(await readableFile(world.db.web, district, ofNorth)).toMatchObject({ ok: false })
  })
})
