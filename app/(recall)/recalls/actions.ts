'use server'

import { redirect } from 'next/navigation'

import { CommandForm, DraftForm, EditForm } from '#lib/contracts/forms/recall.ts'
import { commandRecall } from '#lib/use-cases/recall/command-recall.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'
import { editRecall } from '#lib/use-cases/recall/edit-recall.ts'
import { action } from '#lib/web/action.ts'

export const startDraft = action('draft recall', DraftForm, async (ports, { content }, { actor }) => {
  const drafted = await draftRecall(ports)(actor, content)
  return drafted.ok ? redirect(`/recalls/${drafted.value.id}`) : drafted
})

export const saveDraft = action('edit recall', EditForm, async (ports, input, { actor }) => {
  const saved = await editRecall(ports)(actor, input)
  return saved.ok ? redirect(`/recalls/${input.recallId}`) : saved
})

export const commandRecallAction = action('command recall', CommandForm, async (ports, input, { actor }) => {
  const done = await commandRecall(ports)(actor, { ...input, wantsReasons: true })
  return done.ok ? { ok: true, value: null } : done
})
