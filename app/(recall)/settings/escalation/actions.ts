'use server'

import { LadderForm } from '#lib/contracts/forms/escalation.ts'
import { saveLadder } from '#lib/use-cases/escalation/save-ladder.ts'
import { action } from '#lib/web/action.ts'

export const saveLadderAction = action('save ladder', LadderForm, (ports, input, { actor }) =>
  saveLadder(ports)(actor, input),
)
