import { expect, test } from 'vitest'

import type { LinkActor } from '#lib/domain/identity/actor.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import type { Result } from '#lib/domain/result.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { scanDesk } from '#lib/queries/notice/scan-desk.ts'
import { storeInbox } from '#lib/queries/notice/store-inbox.ts'
import { paperSheet } from '#lib/queries/recall/paper-sheet.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'

const EN = {
  title: 'Oat drink may contain glass',
  hazard: 'Glass can cut the mouth and throat.',
  instructions: 'Remove every carton. Put them in the back room.',
}
const ES = {
  title: 'La bebida de avena puede contener vidrio',
  hazard: 'El vidrio puede cortar la boca y la garganta.',
  instructions: 'Quite todos los cartones. Póngalos en la trastienda.',
}
const FR = {
  title: 'La boisson à l’avoine peut contenir du verre',
  hazard: 'Le verre peut blesser la bouche et la gorge.',
  instructions: 'Retirez toutes les briques. Mettez-les en réserve.',
}

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.rejection.code)
  return result.value
}

type Translations = Partial<Record<'es' | 'fr', typeof ES>>

const told = async (world: World, translations: Translations) => {
  const store = await world.store({ onDuty: email({ language: 'es' }) })
  await world.ships(store, { lot: 'L1' })
  const recall = await world.issueRecall({
    ...EN,
    translations,
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true, identificationHint: 'On the lid' }],
  })
  await store.onDuty.expects(translations.es ? /bebida de avena/ : /Oat drink/)
  const { id: noticeId } = await store.noticeOf(recall)
  return { store, recall, noticeId }
}

/** What each page of the store app has to say the recall with, in this language. */
const pagesOf = async (
  world: World,
  { store, noticeId }: Awaited<ReturnType<typeof told>>,
  language: Language,
) => {
  const actor = await store.manager.atWork()
  const now = world.clock.now()
  const { db } = world
  const link: LinkActor = {
    kind: 'link',
    tenantId: actor.tenantId,
    storeId: store.id,
    noticeId,
    deliveryId: '',
  }
  return {
    card: must(await storeInbox(db.web, actor, { now, language })).waiting[0],
    task: must(await noticeTask(db.web, actor, { noticeId, now, language })).recall,
    mailed: must(await noticeTask(db.web, link, { noticeId, now, language })).recall,
    scanner: must(await scanDesk(db.web, actor, { noticeId, now, language })).recalls[0],
    sheet: must(await paperSheet(db.web, actor, { noticeId, language })).recall,
  }
}

const said = (texts: typeof EN, language: Language) => {
  const { title } = texts
  return {
    card: { title, language },
    task: { ...texts, language },
    mailed: { ...texts, language },
    scanner: { title, language },
    sheet: { ...texts, language },
  }
}

test('every page of a store says a recall in the language of its reader, with the texts that the mails have', async () => {
  await using world = await createWorld()
  const its = await told(world, { es: ES, fr: FR })
  expect(await pagesOf(world, its, 'en')).toMatchObject(said(EN, 'en'))
  expect(await pagesOf(world, its, 'es')).toMatchObject(said(ES, 'es'))
  expect(await pagesOf(world, its, 'fr')).toMatchObject(said(FR, 'fr'))
})

test('where a language has no approved texts, all of them are the author’s English, and are known as such', async () => {
  await using world = await createWorld()
  const its = await told(world, { es: ES })
  expect(await pagesOf(world, its, 'fr')).toMatchObject(said(EN, 'en'))
})

test('a wider scope leaves the texts as they were approved', async () => {
  await using world = await createWorld()
  const its = await told(world, { es: ES })
  await world.ships(its.store, { lot: 'L2' })
  await world.extends(its.recall, [{ lots: ['L1', 'L2'] }])
  await its.store.onDuty.expects(/bebida de avena/)
  expect(await its.store.noticeOf(its.recall)).toMatchObject({ version: 2 })
  expect(await pagesOf(world, its, 'es')).toMatchObject(said(ES, 'es'))
})
