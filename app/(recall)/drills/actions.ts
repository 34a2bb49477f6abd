'use server'

import { redirect } from 'next/navigation'

import { DrillDraftForm, SurpriseDrillForm } from '#lib/contracts/drill.ts'
import { planDrill } from '#lib/use-cases/recall/plan-drill.ts'
import { action } from '#lib/web/action.ts'

export const startDrillAction = action('start drill', DrillDraftForm, async (ports, input, { actor }) => {
  const planned = await planDrill(ports)(actor, input)
  return planned.ok ? redirect(`/recalls/${planned.value.id}/edit`) : planned
})

export const surpriseDrillAction = action(
  'schedule surprise drill',
  SurpriseDrillForm,
  async (ports, input, { actor }) => {
    const planned = await planDrill(ports)(actor, input)
    return planned.ok ? redirect(`/recalls/${planned.value.id}`) : planned
  },
)
