import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { answerAsStore } from '#lib/use-cases/notice/answer-as-store.ts'
import { gtin } from '#prisma/demo/builders.ts'

import type { World } from './world.ts'

type Over = Partial<Omit<Extract<PhoneAnswer, { outcome: 'removed' }>, 'lines'>> & { found?: number }

export const PHONES = {
  one: '018f0000-0000-7000-8000-000000000001',
  other: '018f0000-0000-7000-8000-000000000002',
}

export const told = async (world: World) => {
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  return { store, recall }
}

export type Told = Awaited<ReturnType<typeof told>>

export const reports = async (
  world: World,
  { store, recall }: Told,
  over: Over = {},
  sentAt: string | null = null,
) => {
  const actor = await store.manager.atWork()
  const { id: noticeId, version } = await store.noticeOf(recall)
  const { found = 24, ...rest } = over
  const line = { gtin: gtin(1), lot: 'L24A', onHandAtNotice: found, sold: null, destroyed: 0, returned: 0 }
  const places = { shelf: found, backRoom: 0, display: 0, customers: 0 }
  const at = world.clock.now().toISOString()
  const answer = {
    kind: 'report',
    outcome: 'removed',
    storeId: store.id,
    noticeId,
    version,
    at,
    madeBy: { id: actor.personId, name: actor.name },
    knew: null,
    phone: PHONES.one,
    lines: [{ ...line, found: places, quarantined: found }],
    note: null,
    ...rest,
  } as PhoneAnswer
  return answerAsStore(world.web)(actor, answer, { sentAt })
}

export const taskOf = async (world: World, { store, recall }: Told) => {
  const { id: noticeId } = await store.noticeOf(recall)
  const task = await noticeTask(world.db.web, await store.manager.atWork(), {
    noticeId,
    now: world.clock.now(),
    language: 'en',
  })
  if (!task.ok) throw new Error(task.rejection.code)
  return task.value
}

export const takesBack = async (world: World, { store, recall }: Told, responseId: string) => {
  const actor = await store.manager.atWork()
  const { id: noticeId, version } = await store.noticeOf(recall)
  const at = world.clock.now().toISOString()
  const madeBy = { id: actor.personId, name: actor.name }
  return answerAsStore(world.web)(actor, {
    kind: 'take_back',
    storeId: store.id,
    noticeId,
    version,
    at,
    madeBy,
    responseId,
  })
}

export const chooses = async (
  world: World,
  { store, recall }: Told,
  responseId: string,
  knew: string | null,
) => {
  const actor = await store.manager.atWork()
  const { id: noticeId, version } = await store.noticeOf(recall)
  const madeBy = { id: actor.personId, name: actor.name }
  const at = world.clock.now().toISOString()
  const common = { storeId: store.id, noticeId, version, at, madeBy, knew }
  return answerAsStore(world.web)(actor, { kind: 'choose', ...common, responseId })
}
