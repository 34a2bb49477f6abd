'use server'

import { RecallIdForm } from '#lib/contracts/forms/recall.ts'
import { CallForm } from '#lib/contracts/forms/escalation.ts'
import { recordCall } from '#lib/use-cases/escalation/record-call.ts'
import { takeNewLadder } from '#lib/use-cases/escalation/take-new-ladder.ts'
import { action } from '#lib/web/action.ts'

export const recordCallAction = action('record call', CallForm, (ports, input, { actor }) =>
  recordCall(ports)(actor, input),
)

export const takeNewLadderAction = action('take new ladder', RecallIdForm, (ports, input, { actor }) =>
  takeNewLadder(ports)(actor, input),
)
