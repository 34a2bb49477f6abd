'use server'

import { DiscardForm, RedriveForm } from '#lib/contracts/dead-letters.ts'
import { discardDeadLetters, redriveDeadLetters } from '#lib/use-cases/operations/decide-dead-letters.ts'
import { action } from '#lib/web/action.ts'

export const redrive = action('redrive dead letters', RedriveForm, (ports, input, { actor }) =>
  redriveDeadLetters(ports)(actor, input),
)

export const discard = action('discard dead letters', DiscardForm, (ports, input, { actor }) =>
  discardDeadLetters(ports)(actor, input),
)
