'use server'

import { redirect } from 'next/navigation'

import {
  ChangeScopeForm,
  CloseForm,
  CommandForm,
  DraftForm,
  EditForm,
  RecallIdForm,
  ScheduleForm,
  ScopeEffectForm,
} from '#lib/contracts/forms/recall.ts'
import { scopeEffect } from '#lib/queries/recall/scope-effect.ts'
import { changeScope } from '#lib/use-cases/recall/change-scope.ts'
import { orPropose } from '#lib/use-cases/recall/propose-change.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { scheduleRecall } from '#lib/use-cases/recall/schedule-recall.ts'
import { webProcess } from '#lib/web/process.ts'
import { unknownStores } from '#lib/queries/catalog/unknown-stores.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { commandRecall } from '#lib/use-cases/recall/command-recall.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'
import { editRecall } from '#lib/use-cases/recall/edit-recall.ts'
import { action } from '#lib/web/action.ts'
import { savedDraft } from '#lib/web/saved-draft.ts'
import { read } from '#lib/web/read.ts'

const listedIn = ({ target }: { target: { mode: string; storeNumbers: string[] } }): string[] =>
  target.mode === 'listed' ? target.storeNumbers : []

export const startDraft = action('draft recall', DraftForm, async (ports, input, { actor }) => {
  const { recallId, content } = input
  const drafted = await draftRecall(ports)(actor, content, { recallId })
  if (!drafted.ok) return drafted
  const unknown = await read(unknownStores, actor, { numbers: listedIn(content) })
  return savedDraft(drafted.value, unknown, ports.clock.now())
})

export const saveDraft = action('edit recall', EditForm, async (ports, input, { actor }) => {
  const saved = await editRecall(ports)(actor, { ...input, unfinished: true })
  if (!saved.ok) return saved
  const unknown = await read(unknownStores, actor, { numbers: listedIn(input.content) })
  return savedDraft(saved.value, unknown, ports.clock.now())
})

/** What stands on the server now: asked for when somebody else has saved meanwhile. */
export const readDraft = action('read recall', RecallIdForm, async (_, { recallId }, { actor }) => ({
  ok: true,
  value: await read(recallDetail, actor, { id: recallId }),
}))

export const commandRecallAction = action('command recall', CommandForm, async (ports, input, { actor }) => {
  const done = await commandRecall(ports)(actor, { ...input, wantsReasons: true })
  return done.ok ? { ok: true, value: null } : done
})

export const scheduleRecallAction = action(
  'schedule recall',
  ScheduleForm,
  async (ports, input, { actor }) => {
    const done = await scheduleRecall(ports)(actor, input)
    return done.ok ? { ok: true, value: null } : done
  },
)

export const closeRecallAction = action('close recall', CloseForm, async (ports, input, { actor }) => {
  const done = await closeRecall(ports)(actor, input)
  return done.ok ? { ok: true, value: null } : done
})

export const changeScopeAction = action('change scope', ChangeScopeForm, async (ports, input, { actor }) => {
  const done = await changeScope(ports)(actor, input)
  const { recallId, scope, reason } = input
  const proposed = { kind: 'retract_scope', change: { scope } } as const
  const either = await orPropose(ports)(actor, { recallId, proposed, reason }, done)
  return either.ok ? redirect(`/recalls/${recallId}`) : either
})

/** What a scope would change, for the page that asks before it is sent. */
export const scopeEffectAction = action(
  'scope effect',
  ScopeEffectForm,
  (_, { recallId, scope }, { actor }) => scopeEffect(webProcess().db, actor, { id: recallId, scope }),
)
